"""The kinds of events. Each app registers its own in its `events.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from django.utils.functional import Promise

from lotse.core.shapes import Schema

if TYPE_CHECKING:
    from lotse.accounts.queries import Viewer


@dataclass(frozen=True, kw_only=True)
class Push:
    """What a phone shows of an event while the app is closed: a neutral sentence, without names and content.

    `path` is an address of the residents' app without the language, `staff_path` one of the staff's. A newer push of
    one `topic` replaces an older one that nobody has seen. After `time_to_live` it is not worth showing any more.
    """

    text: str | Promise
    urgency: Literal["high", "normal", "low"]
    path: str
    staff_path: str = "/"
    topic: str
    time_to_live: timedelta


@dataclass(frozen=True, kw_only=True)
class EventType:
    """A kind of event: its name, its payload (the REST Out schema), and how the present state is read.

    `load` gets the viewer and the subjects and answers what the viewer may see of them now; a subject it leaves out
    is gone for this viewer and becomes a tombstone. It reads all subjects with one set of queries.
    `load_shared` answers the same for a language instead of a viewer, where the state is one for everybody who was told
    of it: a broadcast is then read and written once per language and not once per person.
    """

    name: str
    schema: type[Schema]
    load: Callable[[Viewer, Sequence[UUID]], Mapping[UUID, Schema]]
    load_shared: Callable[[str, Sequence[UUID]], Mapping[UUID, Schema]] | None = None
    push: Push | None = None


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
