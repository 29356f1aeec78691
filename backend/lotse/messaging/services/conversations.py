"""Beginning a conversation, and how far everybody has come in it."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from lotse.accounts.queries import Viewer
from lotse.accounts.rules import local_day
from lotse.core.by_hand import id_of, run
from lotse.core.errors import NotFound
from lotse.events.services import publish
from lotse.messaging.events import CONVERSATION_CHANGED
from lotse.messaging.queries.conversations import check_in_reach
from lotse.messaging.queries.wall import circle_of, team_in_charge
from lotse.messaging.rules.refusals import NoWorker
from lotse.messaging.sealing import new_conversation_key
from lotse.messaging.services.writing import writes

MAKE: Final = """
INSERT INTO messaging_conversation (id, resident_id, team_id, data_key, created_at, active_at, last_number,
  last_resident_number, last_team_number, team_seen_number, resident_delivered_number, resident_read_number)
VALUES (%s, %s, %s, %s, %s, %s, 0, 0, 0, 0, 0, 0) ON CONFLICT (resident_id, team_id) DO NOTHING RETURNING id
"""
FOUND: Final = "SELECT id FROM messaging_conversation WHERE resident_id = %s AND team_id = %s"
WHOSE: Final = "SELECT resident_id FROM messaging_conversation WHERE id = %s"
GROW: Final = """
UPDATE messaging_conversation SET {column} = CASE WHEN %s < last_number THEN %s ELSE last_number END
WHERE {whose} AND {column} < CASE WHEN %s < last_number THEN %s ELSE last_number END RETURNING 1
"""


@writes
def begin_conversation(*, viewer: Viewer, resident_id: UUID, now: datetime) -> UUID:
    """The conversation between a resident and the team in charge of her, made if there is none yet.

    Raises NoWorker when nobody is in charge who reads it, and NotFound for staff who are not on that team's side.
    """
    team_id = team_in_charge(resident_id, local_day(now))
    if team_id is None:
        raise NoWorker if viewer.is_resident else NotFound
    fresh = uuid4()
    row = [fresh, resident_id, team_id, new_conversation_key(fresh), now, now]
    made = bool(run(MAKE, row))
    conversation_id = fresh if made else id_of(run(FOUND, [resident_id, team_id])[0][0])
    circle = circle_of(conversation_id, local_day(now))
    if viewer.user_id != resident_id and viewer.user_id not in circle.readers:
        raise NotFound  # undoes the conversation too
    if not circle.can_write:
        raise NoWorker
    if made:
        tell_change(conversation_id=conversation_id, recipients=(resident_id, *circle.readers), now=now)
    return conversation_id


@writes
def mark(*, viewer: Viewer, conversation_id: UUID, delivered: int | None, read: int | None, now: datetime) -> None:
    """Note how far a phone has everything and a person has looked. Marks only grow, and never beyond the last message.

    The other side is told what it may know: that the team has looked, that the phone has everything. What a resident
    has read is told to her own devices alone. Raises NotFound.
    """
    if viewer.is_resident:
        has_more = _grow("resident_delivered_number", conversation_id, max(delivered or 0, read or 0), viewer.user_id)
        has_read = _grow("resident_read_number", conversation_id, read or 0, viewer.user_id)
    else:
        has_more, has_read = _grow("team_seen_number", conversation_id, read or 0), False
    check_in_reach(viewer, conversation_id, local_day(now))
    if has_more:
        tell_change(conversation_id=conversation_id, recipients=everybody(conversation_id, now), now=now)
    elif has_read:
        tell_change(conversation_id=conversation_id, recipients=(viewer.user_id,), now=now)


def _grow(column: str, conversation_id: UUID, number: int, resident_id: UUID | None = None) -> bool:
    """Raise a mark to a number, at most to the last message; false where it stands as high already."""
    whose, ids = ("id = %s", [conversation_id])
    if resident_id is not None:
        whose, ids = "id = %s AND resident_id = %s", [conversation_id, resident_id]
    return bool(run(GROW.format(column=column, whose=whose), [number, number, *ids, number, number]))


def everybody(conversation_id: UUID, now: datetime) -> tuple[UUID, ...]:
    """The resident and everybody who reads the conversation on the team's side now."""
    resident_id = id_of(run(WHOSE, [conversation_id])[0][0])
    return (resident_id, *circle_of(conversation_id, local_day(now)).readers)


def tell_change(*, conversation_id: UUID, recipients: tuple[UUID, ...], now: datetime) -> None:
    """Tell these people what the conversation is like now, as the last step of the transaction."""
    publish(event_type=CONVERSATION_CHANGED, subject_id=conversation_id, recipients=recipients, now=now)
