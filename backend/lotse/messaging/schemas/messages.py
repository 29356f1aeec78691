"""Messages, their files, and how far everybody is."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from lotse.core.shapes import Schema
from lotse.messaging.models import AttachmentKind, MessageKind

LARGEST_NUMBER = 2**31 - 1
Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]


class MarksOut(Schema):
    """How far the conversation and its people have come, as message numbers that only grow.

    `team_seen_number`: the team has looked up to here. `delivered_number`: the resident's phone has everything up to
    here. `read_number`: how far the viewer's own side has read; the other side never learns it of a resident.
    """

    last_number: int
    team_seen_number: int
    delivered_number: int
    read_number: int


class SenderOut(Schema):
    """Who wrote: a resident, or somebody of the team."""

    id: UUID
    name: str
    is_team: bool


class AttachmentOut(Schema):
    """A file; `duration` in seconds, `size` in bytes. The bytes are at /attachments/{id}."""

    id: UUID
    kind: AttachmentKind
    media_type: str
    size: int
    name: str
    width: int | None
    height: int | None
    duration: float | None
    has_thumbnail: bool


class ForwardedOut(Schema):
    """Who answers too, up to and including a day."""

    to: str
    until_on: date


class MessageOut(Schema):
    """A message. `client_key` is told to its sender only; `unreadable`: what was stored cannot be opened any more.

    `forwarded` belongs to the kind of that name, which has no text.
    """

    id: UUID
    conversation_id: UUID
    number: int
    sender: SenderOut
    is_mine: bool
    kind: MessageKind
    text: str
    attachment: AttachmentOut | None
    forwarded: ForwardedOut | None
    client_key: UUID | None
    sent_at: datetime
    marks: MarksOut
    answer_by: datetime | None
    unreadable: bool


class AsOfOut(Schema):
    """Where the event log stood before this was read."""

    epoch: str
    head: int


class MessagesOut(Schema):
    """A page of messages, in the order in which they were said."""

    items: list[MessageOut]
    has_before: bool
    has_after: bool
    as_of: AsOfOut


class MessageIn(Schema):
    """What is to be said: a text, or a file with or without one."""

    kind: Literal["text", "photo", "document", "voice"] = "text"
    text: Annotated[str, StringConstraints(max_length=4000)] = ""
    attachment_id: UUID | None = None


class MarksIn(Schema):
    """Up to which message the phone has everything, and up to which the person has looked."""

    delivered: Number | None = None
    read: Number | None = None
