"""Forgetting: messages after their time, files that no message was made of."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from lotse.accounts.rules import local_day
from lotse.core.by_hand import id_of, run
from lotse.events.services import publish_all
from lotse.messaging.events import CONVERSATION_CHANGED
from lotse.messaging.models import Attachment, AttachmentContent, Message
from lotse.messaging.queries.wall import circles
from lotse.messaging.services.writing import writes

LOOSE_FOR: Final = timedelta(days=1)
IN_ONE_GO: Final = 500
OLD: Final = "SELECT id FROM messaging_message WHERE created_at < %s ORDER BY created_at, id LIMIT 500"
PEOPLE: Final = "SELECT id, resident_id FROM messaging_conversation WHERE id IN ({marks})"


def forget_messages(*, older_than: timedelta, now: datetime) -> int:
    """Delete messages and their files that are so old, in batches; every phone is told to delete them too.

    A conversation says the number of its first message: what is older goes. Answers how many went.
    """
    gone = 0
    while count := _forget_some(before=now - older_than, now=now):
        gone += count
    return gone


@writes
def _forget_some(*, before: datetime, now: datetime) -> int:
    ids = [id_of(row[0]) for row in run(OLD, [before])]
    old = Message.objects.filter(pk__in=ids)
    touched = sorted(set(old.values_list("conversation_id", flat=True)))
    files = list(old.filter(attachment__isnull=False).values_list("attachment_id", flat=True))
    old.delete()
    _drop_files(files)
    if touched:
        _tell(touched, now)
    return len(ids)


def _tell(conversation_ids: list[UUID], now: datetime) -> None:
    marks = ", ".join(["%s"] * len(conversation_ids))
    around = circles(conversation_ids, local_day(now))
    told = {
        id_of(conversation_id): {id_of(resident_id), *around[id_of(conversation_id)].readers}
        for conversation_id, resident_id in run(PEOPLE.format(marks=marks), conversation_ids)
    }
    publish_all(event_type=CONVERSATION_CHANGED, told=told, now=now)


@writes
def forget_loose_files(*, now: datetime) -> int:
    """Delete files that were brought a day ago and that no message was made of. Answers how many went."""
    loose = Attachment.objects.filter(created_at__lt=now - LOOSE_FOR, message__isnull=True)
    return _drop_files(list(loose.order_by("created_at", "pk").values_list("pk", flat=True)[:IN_ONE_GO]))


def _drop_files(ids: list[UUID]) -> int:
    """Without reading them: Django would fetch every sealed byte to find out what else depends on it."""
    AttachmentContent.objects.filter(pk__in=ids).delete()
    Attachment.objects.filter(pk__in=ids).delete()
    return len(ids)
