"""What the event log answers: one schema for REST and sockets, a union of the registered kinds."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, create_model

from lotse.core.shapes import Schema
from lotse.events.registry import EventType


class EventOut(Schema):
    """What every event carries. `data` is the present state; null is a tombstone: gone for this person.

    `unreadable` marks an event whose subject could not be read: keep what you have and go on.
    """

    seq: int
    subject_id: UUID
    unreadable: bool


class UnknownEvent(EventOut):
    """An event that this version of the server does not know."""

    event_type: Literal["unknown"]
    data: None = None


def event_schema(kind: EventType) -> type[EventOut]:
    """The schema of one kind of event, e.g. AppointmentChangedEvent."""
    name = "".join(part.title() for part in kind.name.split("_")) + "Event"
    fields: dict[str, Any] = {"event_type": (Literal[kind.name], ...), "data": (kind.schema | None, None)}
    return create_model(name, __base__=EventOut, __doc__=f"An event of the kind {kind.name}.", **fields)


def page_schema(kinds: Iterable[EventType]) -> type[Schema]:
    """The answer of GET /events for these kinds, told apart by `event_type`."""
    union = reduce(or_, [event_schema(kind) for kind in kinds], UnknownEvent)
    event: Any = Annotated[union, Field(discriminator="event_type")] if union is not UnknownEvent else union
    return create_model(
        "EventsOut",
        __base__=Schema,
        __doc__="Events after a number, oldest first; `head` is the number of the last one there is.",
        epoch=(str, ...),
        events=(list[event], ...),
        head=(int, ...),
        more=(bool, ...),
    )


class ResyncOut(Schema):
    """The reader's log is from another life or too old: fetch everything anew, then go on after `head`."""

    code: Literal["resync_needed"]
    message: str
    epoch: str
    head: int
