"""Messages go after their time, from phones too; files that nobody sent go after a day; a new day opens and closes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from lotse.core.periodic import registered_periodic
from lotse.directory.models import Assignment
from lotse.messaging.models import Attachment, AttachmentContent, Conversation, Message
from lotse.messaging.services.care import begin_day
from lotse.messaging.services.retention import forget_loose_files, forget_messages
from tests.messaging import files
from tests.messaging.talk import Talk
from tests.messaging.test_files import brought

pytestmark = pytest.mark.django_db
TWO_YEARS = timedelta(days=730)


def age(number: int, days: int) -> None:
    Message.objects.filter(number=number).update(created_at=timezone.now() - timedelta(days=days))


def test_old_messages_and_their_files_go_and_phones_are_told_where_the_talk_begins_now(talk: Talk) -> None:
    made = brought(talk, files.photo())
    talk.send("amina", "", kind="photo", attachment_id=made["id"])
    talk.said("weber", "alt")
    talk.said("amina", "neu")
    for number, days in ((1, 731), (2, 731), (3, 729)):
        age(number, days)
    assert forget_messages(older_than=TWO_YEARS, now=timezone.now()) == 2
    assert [each.number for each in Message.objects.all()] == [3]
    assert (Attachment.objects.count(), AttachmentContent.objects.count()) == (0, 0)
    for name in ("amina", "weber"):
        last = talk.events(name)[-1]
        assert (last["event_type"], last["data"]["first_number"]) == ("conversation_changed", 3)
    assert talk.events("amina")[-2]["data"] is not None
    assert talk.get("amina", f"/attachments/{made['id']}").status_code == 404
    assert talk.said("weber", "weiter")["number"] == 4
    assert forget_messages(older_than=TWO_YEARS, now=timezone.now()) == 0


def test_a_talk_of_which_nothing_is_left_goes_on_with_the_next_number(talk: Talk) -> None:
    talk.said("amina")
    age(1, 800)
    forget_messages(older_than=TWO_YEARS, now=timezone.now())
    left = talk.conversation("amina")
    assert (left["first_number"], left["last_message"], left["unread"]) == (2, None, 0)
    assert talk.get("amina", f"/conversations/{talk.id}/messages").json()["items"] == []


def test_files_that_nobody_sent_go_after_a_day(talk: Talk) -> None:
    loose, sent = brought(talk, files.photo()), brought(talk, files.PDF, "document")
    talk.send("amina", "", kind="document", attachment_id=sent["id"])
    now = timezone.now()
    assert forget_loose_files(now=now + timedelta(hours=23)) == 0
    assert forget_loose_files(now=now + timedelta(hours=25)) == 1
    assert talk.get("amina", f"/attachments/{loose['id']}").status_code == 404
    assert talk.get("weber", f"/attachments/{sent['id']}").status_code == 200


def types(talk: Talk, name: str) -> list[tuple[str, bool]]:
    return [(event["event_type"], event["data"] is None) for event in talk.events(name)]


def test_a_cover_that_begins_or_ends_with_the_day_is_told_once(talk: Talk) -> None:
    talk.said("amina")
    now = timezone.now()
    begin_day(now - timedelta(days=1))
    talk.cover("weber", "arslan", starts_in=0, days=2)
    talk.cover("weber", "yilmaz", starts_in=-1, days=1)
    begin_day(now)
    begin_day(now)
    assert types(talk, "arslan") == [("conversation_changed", False)]
    assert types(talk, "yilmaz") == [("conversation_changed", True)]
    begin_day(now + timedelta(days=1))
    assert types(talk, "yilmaz") == [("conversation_changed", True)]


def test_an_assignment_and_a_forwarding_that_end_with_the_day_are_told(talk: Talk) -> None:
    talk.said("amina")
    now, today = timezone.now(), timezone.localdate()
    begin_day(now - timedelta(days=1))
    Conversation.objects.filter(pk=talk.id).update(forwarded_to=talk.yilmaz, forwarded_until=today - timedelta(days=1))
    Assignment.objects.filter(resident=talk.cast.amina).update(ends_on=today)
    Assignment.objects.create(resident=talk.cast.amina, worker=talk.arslan, starts_on=today)
    begin_day(now)
    assert types(talk, "yilmaz") == [("conversation_changed", True)]
    assert types(talk, "weber")[-1] == ("conversation_changed", True)
    assert types(talk, "arslan") == [("conversation_changed", False)]
    assert talk.events("amina")[-1]["data"]["readers"] == ["Anna Arslan"]


def test_all_of_it_comes_round_by_itself() -> None:
    names = [work.name for work in registered_periodic() if work.name.startswith("messaging: ")]
    assert names == ["messaging: a new day", "messaging: files without a message", "messaging: old messages"]
    for work in registered_periodic():
        if work.name.startswith("messaging: "):
            work.run(timezone.now())


def test_check_finds_nothing_to_complain_of(capsys: Any) -> None:
    call_command("check")
    assert "messaging" not in capsys.readouterr().err.replace("messaging.I001", "")
