"""Conversations between residents and the team in charge: text, photo, document, voice."""
