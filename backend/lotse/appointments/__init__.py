"""Availability, slots and bookings."""
