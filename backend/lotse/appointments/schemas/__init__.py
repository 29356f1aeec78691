"""What appointments show and take, as plain fields."""
