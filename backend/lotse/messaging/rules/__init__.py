"""Decisions of messaging. No queries, no writes."""
