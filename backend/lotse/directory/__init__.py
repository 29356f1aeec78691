"""Organisations, accommodations, residents, staff and who is responsible for whom."""
