"""When the people around residents change, their conversations follow: some see them from now on, some no longer."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from lotse.accounts.rules import local_day
from lotse.core.by_hand import id_of, run, vendor
from lotse.events.services import publish_all
from lotse.messaging.events import CONVERSATION_CHANGED
from lotse.messaging.models import RightsTold
from lotse.messaging.queries.wall import circles, touched_on
from lotse.messaging.services.writing import writes

LOOKED_BACK: Final = timedelta(days=14)
# All of them at once and in one order: two large changes of care never wait for each other.
THEIRS: Final = "SELECT id, resident_id FROM messaging_conversation WHERE resident_id IN ({marks}) ORDER BY id{lock}"


def care_changed(*, resident_ids: Collection[UUID], people: Collection[UUID], now: datetime) -> None:
    """The directory says: the people around these residents changed."""
    follow_care(touched=dict.fromkeys(resident_ids, people), now=now)


@writes
def follow_care(*, touched: Mapping[UUID, Collection[UUID]], now: datetime) -> None:
    """Tell residents, everybody who reads now, and who had a part until now: who sees no more gets a tombstone.

    The conversations are locked first: a message that is on its way comes before this, or sees the new people.
    """
    told = {conversation_id: {resident_id, *touched[resident_id]} for conversation_id, resident_id in _locked(touched)}
    for conversation_id, circle in circles(told, local_day(now)).items():
        told[conversation_id].update(circle.readers)
    if told:
        publish_all(event_type=CONVERSATION_CHANGED, told=told, now=now)


def _locked(resident_ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    if not resident_ids:
        return []
    lock = " FOR NO KEY UPDATE" if vendor() == "postgresql" else ""
    marks = ", ".join(["%s"] * len(resident_ids))
    rows = run(THEIRS.format(marks=marks, lock=lock), list(resident_ids))
    return [(id_of(conversation_id), id_of(resident_id)) for conversation_id, resident_id in rows]


def begin_day(now: datetime) -> None:
    """Tell the people whose rights begin or end with a new day: assignments, covers, forwardings. Each day once."""
    today = local_day(now)
    told = RightsTold.objects.filter(only=True).values_list("on", flat=True).first()
    first = today if told is None else max(told + timedelta(days=1), today - LOOKED_BACK)
    for offset in range((today - first).days + 1):
        _tell_day(on=first + timedelta(days=offset), now=now)


@writes
def _tell_day(*, on: date, now: datetime) -> None:
    follow_care(touched=touched_on(on), now=now)
    RightsTold.objects.update_or_create(only=True, defaults={"on": on})
