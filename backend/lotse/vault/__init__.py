"""Encryption at rest: what is personal lies sealed in the database, its keys in a file of their own."""
