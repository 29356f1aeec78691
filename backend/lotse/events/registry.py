"""The kinds of events. Each app registers its own in its `events.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from lotse.core.shapes import Schema

if TYPE_CHECKING:
    from lotse.accounts.queries import Viewer


@dataclass(frozen=True, kw_only=True)
class EventType:
    """A kind of event: its name, its payload (the REST Out schema), and how the present state is read.

    `load` gets the viewer and the subjects and answers what the viewer may see of them now; a subject it leaves out
    is gone for this viewer and becomes a tombstone. It reads all subjects with one set of queries.
    """

    name: str
    schema: type[Schema]
    load: Callable[[Viewer, Sequence[UUID]], Mapping[UUID, Schema]]


_registered: dict[str, EventType] = {}


def register(event_type: EventType) -> EventType:
    """Make a kind of event known; a second one of the same name is a mistake in the program."""
    if event_type.name in _registered:
        raise ValueError(f"event type {event_type.name!r} is registered twice")
    _registered[event_type.name] = event_type
    return event_type


def registered_types() -> tuple[EventType, ...]:
    """All kinds of events, by name."""
    return tuple(_registered[name] for name in sorted(_registered))


def find(name: str) -> EventType | None:
    """The kind of this name; None for one that this version of the program does not know."""
    return _registered.get(name)
