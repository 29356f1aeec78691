"""Reads of appointments; each takes the viewer or a scope."""
