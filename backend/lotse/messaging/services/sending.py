"""Sending a message: the hottest write of the house, by statements made by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

from django.db import IntegrityError

from lotse.accounts.rules import local_day
from lotse.core.by_hand import id_of, run
from lotse.core.errors import NotFound
from lotse.directory.presence import working_hours
from lotse.events.services import publish
from lotse.messaging.events import MESSAGE_SENT
from lotse.messaging.models import MessageKind
from lotse.messaging.queries.wall import Circle, circle_of
from lotse.messaging.rules.answering import answer_by, days_to_look_at
from lotse.messaging.rules.refusals import (
    AttachmentUnknown,
    ConversationClosed,
    MessageKeyReused,
    NothingSaid,
    NoWorker,
    TooManyMessages,
)
from lotse.messaging.rules.texts import can_be_seen
from lotse.messaging.sealing import Seal
from lotse.messaging.services.writing import is_known_key, writes

MOST_PER_MINUTE: Final = 60
FROM_RESIDENT: Final = """
UPDATE messaging_conversation SET last_number = last_number + 1, last_resident_number = last_number + 1,
  active_at = %s, waiting_since = COALESCE(waiting_since, %s)
WHERE id = %s RETURNING last_number, resident_id, data_key, waiting_since = %s, answer_by
"""
FROM_TEAM: Final = """
UPDATE messaging_conversation SET last_number = last_number + 1, last_team_number = last_number + 1,
  active_at = %s, waiting_since = NULL, answer_by = NULL
WHERE id = %s RETURNING last_number, resident_id, data_key, FALSE, answer_by
"""
PROMISE: Final = "UPDATE messaging_conversation SET answer_by = %s WHERE id = %s"
INSERT: Final = """
INSERT INTO messaging_message (id, conversation_id, number, sender_id, from_team, kind, body, attachment_id,
  client_key, fingerprint, created_at)
SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s
"""
INSERT_AT_THIS_PACE: Final = f"""{INSERT}
WHERE (SELECT COUNT(*) FROM (
  SELECT 1 FROM messaging_message WHERE sender_id = %s AND created_at > %s LIMIT 60) lately) < %s
RETURNING number
"""  # noqa: S608 - nothing of a request is in the text
MINE: Final = """
SELECT 1 FROM messaging_attachment a WHERE a.id = %s AND a.conversation_id = %s AND a.uploader_id = %s AND a.kind = %s
  AND NOT EXISTS (SELECT 1 FROM messaging_message m WHERE m.attachment_id = a.id)
"""
WITH_KEY: Final = """
SELECT m.id, m.conversation_id, m.fingerprint, c.data_key FROM messaging_message m
JOIN messaging_conversation c ON c.id = m.conversation_id WHERE m.sender_id = %s AND m.client_key = %s
"""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wants to say where; `key` is her own name for it."""

    conversation_id: UUID
    sender_id: UUID
    key: UUID
    kind: MessageKind
    text: str
    attachment_id: UUID | None = None


@dataclass(frozen=True)
class Sent:
    """The message, and whether this call made it (or an earlier one with the same key did)."""

    message_id: UUID
    is_new: bool


class _Place(NamedTuple):
    """Where the message stands: its number, and what the conversation's row says."""

    number: int
    resident_id: UUID
    data_key: bytes
    begins_to_wait: bool


def send_message(*, draft: Draft, from_team: bool, now: datetime) -> Sent:
    """Say something in a conversation, once per `key` of the sender.

    What was sent stays sent: the same key answers with the first message, whatever has changed since. Raises NotFound
    for a conversation out of reach, ConversationClosed, NoWorker where nobody reads it at present, NothingSaid,
    AttachmentUnknown, TooManyMessages or MessageKeyReused.
    """
    _check_says_something(draft)
    try:
        return Sent(_send(draft=draft, from_team=from_team, now=now), is_new=True)
    except IntegrityError as error:
        if not is_known_key(error):
            raise
        refusal: Exception = error
    except (NotFound, ConversationClosed, NoWorker, AttachmentUnknown, TooManyMessages) as error:
        refusal = error
    earlier = _sent_earlier(draft)
    if earlier is None:
        raise refusal
    return Sent(earlier, is_new=False)


def _check_says_something(draft: Draft) -> None:
    has_file = draft.attachment_id is not None
    if has_file == (draft.kind == MessageKind.TEXT) or not (has_file or can_be_seen(draft.text)):
        raise NothingSaid


@writes
def _send(*, draft: Draft, from_team: bool, now: datetime) -> UUID:
    """Number and write the message.

    The conversation's row is locked first and the wall looked up after that: whoever takes somebody's right away waits
    for this message, or this message sees it taken.
    """
    place = _next_place(draft, now, from_team=from_team)
    circle = _permitted(draft, place, now, from_team=from_team)
    if draft.attachment_id is not None:
        _check_attachment(draft)
    message_id = uuid4()
    seal = Seal.of(draft.conversation_id, place.data_key)
    if place.begins_to_wait:
        run(PROMISE, [promised(circle, now), draft.conversation_id])
    body, proof = seal.body(message_id, draft.text), _fingerprint(seal, draft)
    row = [message_id, draft.conversation_id, place.number, draft.sender_id, from_team, draft.kind.value, body]
    lately = [draft.sender_id, now - timedelta(minutes=1), MOST_PER_MINUTE]
    if not run(INSERT_AT_THIS_PACE, [*row, draft.attachment_id, draft.key, proof, now, *lately]):
        raise TooManyMessages(extra={"retry_after": 60})
    publish(
        event_type=MESSAGE_SENT,
        subject_id=message_id,
        recipients=(place.resident_id, *circle.readers),
        now=now,
        actor=draft.sender_id,
    )
    return message_id


def _next_place(draft: Draft, now: datetime, *, from_team: bool) -> _Place:
    """Lock the conversation and take the next number in it; both are undone with the transaction."""
    if from_team:
        rows = run(FROM_TEAM, [now, draft.conversation_id])
    else:
        rows = run(FROM_RESIDENT, [now, now, draft.conversation_id, now])
    if not rows:
        raise NotFound
    # Asked here, not in the statement: SQLite 3.40 says that a column without a value IS NOT NULL in RETURNING.
    number, resident_id, data_key, waits_since_now, promise = rows[0]
    return _Place(number, id_of(resident_id), data_key, bool(waits_since_now) and promise is None)


def _permitted(draft: Draft, place: _Place, now: datetime, *, from_team: bool) -> Circle:
    if not from_team and place.resident_id != draft.sender_id:
        raise NotFound
    circle = circle_of(draft.conversation_id, local_day(now))
    if from_team and draft.sender_id not in circle.readers:
        raise NotFound
    if not circle.is_open:
        raise ConversationClosed
    if not circle.can_write:
        raise NoWorker
    return circle


def _check_attachment(draft: Draft) -> None:
    ids: list[Any] = [draft.attachment_id, draft.conversation_id, draft.sender_id, draft.kind.value]
    if not run(MINE, ids):
        raise AttachmentUnknown


def promised(circle: Circle, now: datetime) -> datetime | None:
    """Until when somebody answers: by the hours of who reads it, a cover before the worker in charge."""
    first, last = days_to_look_at(now)
    return answer_by(working_hours(circle.answers, first, last)) if circle.answers else None


def _fingerprint(seal: Seal, draft: Draft) -> bytes:
    said = [draft.conversation_id, draft.kind.value, draft.text, draft.attachment_id or ""]
    return seal.fingerprint(*(str(part).encode() for part in said))


def _sent_earlier(draft: Draft) -> UUID | None:
    """The message that an earlier request with this key made. Raises MessageKeyReused if it said something else."""
    rows = run(WITH_KEY, [draft.sender_id, draft.key])
    if not rows:
        return None
    message_id, conversation_id, proof, data_key = rows[0]
    seal = Seal.of(id_of(conversation_id), data_key)
    if bytes(proof) != _fingerprint(seal, draft):
        raise MessageKeyReused
    return id_of(message_id)
