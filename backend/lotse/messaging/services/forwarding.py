"""A colleague of the team answers one conversation until a day."""

import json
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from lotse.accounts.queries import Viewer
from lotse.accounts.rules import local_day
from lotse.core.by_hand import day_of, id_of, run
from lotse.core.errors import NotAllowed, NotFound
from lotse.directory.queries import team_of
from lotse.events.services import publish
from lotse.messaging.events import CONVERSATION_CHANGED, MESSAGE_SENT
from lotse.messaging.models import Conversation, MessageKind
from lotse.messaging.queries.wall import COVERING, circle_of
from lotse.messaging.rules.refusals import BeyondCover, DayNotAhead, NotInTeam
from lotse.messaging.sealing import Seal
from lotse.messaging.services.sending import INSERT
from lotse.messaging.services.writing import writes

LONGEST: Final = timedelta(days=366)
FORWARD: Final = """
UPDATE messaging_conversation SET last_number = last_number + 1, last_team_number = last_number + 1, active_at = %s,
  forwarded_to_id = %s, forwarded_until = %s
WHERE id = %s RETURNING last_number, resident_id, data_key
"""
COVER_ENDS: Final = f"""
SELECT MAX(k.ends_on) FROM directory_cover k WHERE k.worker_id = %s AND k.deputy_id = %s AND {COVERING}
"""  # noqa: S608 - nothing of a request is in the text


@writes
def forward(*, viewer: Viewer, conversation_id: UUID, to: UUID, until: date, now: datetime) -> None:
    """Let a colleague of the viewer's team read and answer too, up to and including a day; the resident reads of it.

    Who forwards keeps her own right, and has to have one: the worker in charge, or her cover until the cover ends.
    What was only forwarded to somebody she may hand back, not on. Raises NotFound, NotAllowed, NotInTeam, DayNotAhead,
    BeyondCover.
    """
    row = _locked_row(viewer, conversation_id, now)
    if not local_day(now) <= until <= local_day(now) + LONGEST:
        raise DayNotAhead
    _check_right(viewer, conversation_id, until, now)
    colleague = next((person for person in team_of(viewer) if person.pk == to), None)
    if colleague is None or to == viewer.user_id:
        raise NotInTeam
    if (row.forwarded_to_id, row.forwarded_until) == (to, until):
        return
    before = row.forwarded_to_id
    number, resident_id, data_key = run(FORWARD, [now, to, until, conversation_id])[0]
    message_id, seal = uuid4(), Seal.of(conversation_id, data_key)
    body = seal.body(message_id, json.dumps({"to": colleague.display_name, "until_on": until.isoformat()}))
    says = [message_id, conversation_id, number, viewer.user_id, True, MessageKind.FORWARDED.value, body]
    run(INSERT, [*says, None, uuid4(), seal.fingerprint(body), now])
    readers = circle_of(conversation_id, local_day(now)).readers
    everybody = {id_of(resident_id), *readers}
    publish(event_type=MESSAGE_SENT, subject_id=message_id, recipients=everybody, now=now, actor=viewer.user_id)
    left = everybody if before is None else {*everybody, before}
    publish(event_type=CONVERSATION_CHANGED, subject_id=conversation_id, recipients=left, now=now)


@writes
def take_back(*, viewer: Viewer, conversation_id: UUID, now: datetime) -> None:
    """End the forwarding now; whoever has no right of her own sees the conversation no more. Raises NotFound."""
    row = _locked_row(viewer, conversation_id, now)
    before = row.forwarded_to_id
    if before is None:
        return
    Conversation.objects.filter(pk=conversation_id).update(forwarded_to=None, forwarded_until=None)
    readers = circle_of(conversation_id, local_day(now)).readers
    everybody = {row.resident_id, before, *readers}
    publish(event_type=CONVERSATION_CHANGED, subject_id=conversation_id, recipients=everybody, now=now)


def _check_right(viewer: Viewer, conversation_id: UUID, until: date, now: datetime) -> None:
    """Nobody lends on what was lent to her, nor for longer than she has it. Raises NotAllowed, BeyondCover."""
    today = local_day(now)
    worker = circle_of(conversation_id, today).worker_id
    if viewer.user_id == worker:
        return
    ((ends_on,),) = run(COVER_ENDS, [worker, viewer.user_id, today, today])
    if ends_on is None:
        raise NotAllowed
    last_day = day_of(ends_on) - timedelta(days=1)
    if until > last_day:
        raise BeyondCover(params={"day": f"{last_day:%d.%m.%Y}"}, extra={"last_day": last_day.isoformat()})


def _locked_row(viewer: Viewer, conversation_id: UUID, now: datetime) -> Conversation:
    """The conversation, held still, if the viewer is on the team's side of it now. Raises NotFound."""
    rows = Conversation.objects.select_for_update(no_key=True).defer("data_key")
    row = rows.filter(pk=conversation_id).first()
    if row is None or viewer.user_id not in circle_of(conversation_id, local_day(now)).readers:
        raise NotFound
    return row
