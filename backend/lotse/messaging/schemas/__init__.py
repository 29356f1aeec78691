"""Conversations as the resident and the team see them."""
