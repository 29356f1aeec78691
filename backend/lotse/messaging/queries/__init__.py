"""Reads of messaging, each within what the viewer may see."""
