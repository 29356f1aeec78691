"""Users, roles, activation cards, devices and sign-in."""
