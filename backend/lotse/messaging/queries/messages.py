"""Messages as the viewer reads them, by one statement: for lists, for events and for the answer to every sending."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

import structlog

from lotse.accounts.queries import Viewer
from lotse.core.by_hand import id_of, moment_of, run
from lotse.messaging.models import AttachmentKind, MessageKind
from lotse.messaging.queries.wall import reach
from lotse.messaging.schemas.messages import (
    LARGEST_NUMBER,
    AttachmentOut,
    ForwardedOut,
    MarksOut,
    MessageOut,
    SenderOut,
)
from lotse.messaging.sealing import Seal
from lotse.vault.envelope import Unreadable

MESSAGES: Final = """
SELECT m.id, m.number, m.sender_id, m.from_team, m.kind, m.body, m.client_key, m.created_at,
  c.id, c.data_key, c.answer_by,
  c.last_number, c.team_seen_number, c.resident_delivered_number, c.resident_read_number,
  COALESCE(s.display_name, r.given_name || ' ' || r.family_name),
  a.id, a.kind, a.media_type, a.size, a.name, a.width, a.height, a.duration
FROM {source} m
JOIN messaging_conversation c ON c.id = m.conversation_id
LEFT JOIN directory_staffmember s ON s.user_id = m.sender_id
LEFT JOIN directory_resident r ON r.user_id = m.sender_id
LEFT JOIN messaging_attachment a ON a.id = m.attachment_id
WHERE {condition}
"""
TABLE: Final = "messaging_message"
logger = structlog.get_logger(__name__)


class Said(NamedTuple):
    """A row of the statement, in its order."""

    id: Any
    number: int
    sender_id: Any
    from_team: Any
    kind: str
    body: bytes
    client_key: Any
    created_at: Any
    conversation_id: Any
    data_key: bytes
    answer_by: Any
    last_number: int
    team_seen_number: int
    resident_delivered_number: int
    resident_read_number: int
    sender_name: str
    attachment_id: Any
    attachment_kind: str
    media_type: str
    size: int
    name: bytes
    width: int | None
    height: int | None
    duration: float | None


class Page(NamedTuple):
    """Messages in the order in which they were said, and whether there are more on either side."""

    items: list[MessageOut]
    has_before: bool
    has_after: bool


def messages_where(viewer: Viewer, on: date, condition: str, parameters: Sequence[Any]) -> list[MessageOut]:
    """The messages `m` within the viewer's reach that fit; the condition is SQL of this package, with ORDER BY."""
    scope, within = reach(viewer, on)
    rows = run(MESSAGES.format(source=TABLE, condition=f"{scope} AND {condition}"), [*within, *parameters])
    return [message_out(viewer, Said(*row)) for row in rows]


def messages_with(viewer: Viewer, ids: Sequence[UUID], on: date) -> dict[UUID, MessageOut]:
    """Those of the messages with these ids that the viewer may read."""
    marks = ", ".join(["%s"] * len(ids))
    return {each.id: each for each in messages_where(viewer, on, f"m.id IN ({marks})", ids)} if ids else {}


def own_message_again(viewer: Viewer, message_id: UUID, on: date) -> MessageOut:
    """A message of the viewer's own; where her right to read has ended since, nothing of how the rest goes on."""
    found = messages_with(viewer, [message_id], on).get(message_id)
    if found is not None:
        return found
    sent = own_message(viewer, message_id)
    then = MarksOut(last_number=sent.number, team_seen_number=0, delivered_number=0, read_number=sent.number)
    return sent.model_copy(update={"marks": then, "answer_by": None})


def own_message(viewer: Viewer, message_id: UUID) -> MessageOut:
    """A message that the viewer has just sent."""
    rows = run(MESSAGES.format(source=TABLE, condition="m.id = %s AND m.sender_id = %s"), [message_id, viewer.user_id])
    return message_out(viewer, Said(*rows[0]))


def page_before(viewer: Viewer, conversation_id: UUID, on: date, *, before: int | None, limit: int) -> Page:
    """The messages before a number, or the last ones."""
    number = LARGEST_NUMBER if before is None else before
    found = _run_of(viewer, conversation_id, on, f"number < {number} ORDER BY number DESC LIMIT {limit + 1}")
    items = sorted(found, key=lambda message: -message.number)[:limit][::-1]
    return Page(items, len(found) > limit, bool(items) and items[-1].number < items[-1].marks.last_number)


def page_after(viewer: Viewer, conversation_id: UUID, on: date, *, after: int, limit: int) -> Page:
    """The messages after a number."""
    found = _run_of(viewer, conversation_id, on, f"number > {after} ORDER BY number LIMIT {limit + 1}")
    items = sorted(found, key=lambda message: message.number)[:limit]
    return Page(items, _is_any(conversation_id, f"number <= {after}"), len(found) > limit)


def _run_of(viewer: Viewer, conversation_id: UUID, on: date, run_of: str) -> list[MessageOut]:
    """Some messages of one conversation, cut out of the index first.

    Whatever the engine believes to know of its tables, a long conversation is never read whole.
    """
    scope, within = reach(viewer, on)
    source = f"(SELECT * FROM messaging_message WHERE conversation_id = %s AND {run_of})"  # noqa: S608
    rows = run(MESSAGES.format(source=source, condition=scope), [conversation_id, *within])
    return [message_out(viewer, Said(*row)) for row in rows]


def page_around(viewer: Viewer, conversation_id: UUID, on: date, *, around: int, limit: int) -> Page:
    """The messages on both sides of a number, that one among the later ones."""
    earlier = page_before(viewer, conversation_id, on, before=around, limit=max(1, limit // 2))
    later = page_after(viewer, conversation_id, on, after=around - 1, limit=max(1, limit - limit // 2))
    return Page([*earlier.items, *later.items], earlier.has_before, later.has_after)


def _is_any(conversation_id: UUID, condition: str) -> bool:
    sql = f"SELECT 1 FROM messaging_message WHERE conversation_id = %s AND {condition} LIMIT 1"  # noqa: S608
    return bool(run(sql, [conversation_id]))


def message_out(viewer: Viewer, said: Said) -> MessageOut:
    """One row as the viewer sees it; what cannot be opened is marked and disturbs nothing else."""
    message_id, sender_id = id_of(said.id), id_of(said.sender_id)
    text, file, unreadable = "", None, False
    try:
        seal = Seal.of(id_of(said.conversation_id), said.data_key)
        text = seal.open_body(message_id, said.body)
        file = _attachment_of(said, seal)
    except Unreadable:
        logger.exception("message_unreadable")
        unreadable = True
    kind = MessageKind(said.kind)
    is_forwarding = kind == MessageKind.FORWARDED
    return MessageOut(
        id=message_id,
        conversation_id=id_of(said.conversation_id),
        number=said.number,
        sender=SenderOut(id=sender_id, name=(said.sender_name or "").strip(), is_team=bool(said.from_team)),
        is_mine=sender_id == viewer.user_id,
        kind=kind,
        text="" if is_forwarding else text,
        attachment=file,
        forwarded=ForwardedOut(**json.loads(text)) if is_forwarding and text else None,
        client_key=id_of(said.client_key) if sender_id == viewer.user_id else None,
        sent_at=moment_of(said.created_at),
        marks=marks_out(viewer, said),
        answer_by=None if said.answer_by is None else moment_of(said.answer_by),
        unreadable=unreadable,
    )


def marks_out(viewer: Viewer, row: Any) -> MarksOut:
    """The marks of a conversation; what a resident has read is told to nobody else."""
    return MarksOut(
        last_number=row.last_number,
        team_seen_number=row.team_seen_number,
        delivered_number=row.resident_delivered_number,
        read_number=row.resident_read_number if viewer.is_resident else row.team_seen_number,
    )


def _attachment_of(said: Said, seal: Seal) -> AttachmentOut | None:
    if said.attachment_id is None:
        return None
    return attachment_out(said, id_of(said.attachment_id), AttachmentKind(said.attachment_kind), seal)


def attachment_out(row: Any, attachment_id: UUID, kind: AttachmentKind, seal: Seal) -> AttachmentOut:
    """A file as it is told to whoever may see it; `row` is its own or that of its message."""
    return AttachmentOut(
        id=attachment_id,
        kind=kind,
        media_type=row.media_type,
        size=row.size,
        name=seal.open_file(attachment_id, "name", row.name).decode(),
        width=row.width,
        height=row.height,
        duration=row.duration,
        has_thumbnail=kind == AttachmentKind.PHOTO,
    )
