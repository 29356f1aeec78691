"""When a worker is there: asked here by every room, answered by the one that knows the hours."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

Span = tuple[datetime, datetime]
Source = Callable[[UUID, date, date], Sequence[Span]]

_sources: list[Source] = []


def register_source(source: Source) -> None:
    """Let this answer when workers are there. Registered when the rooms start."""
    if source not in _sources:
        _sources.append(source)


def working_hours(worker_id: UUID, first: date, last: date) -> list[Span]:
    """The spans in which the worker is there on these days, both included, in order; nothing where nobody knows."""
    return sorted(span for source in _sources for span in source(worker_id, first, last))
