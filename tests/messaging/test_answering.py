"""Until when an answer is promised, and who promises it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lotse.accounts.models import User
from lotse.appointments.models import Absence, Closure
from lotse.directory import presence
from lotse.messaging.models import Conversation
from lotse.messaging.rules.answering import answer_by, days_to_look_at
from tests import factories
from tests.appointments import scene
from tests.messaging.files import photo
from tests.messaging.talk import Talk
from tests.messaging.test_files import bring

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)


def span(day: int, opens: int, closes: int) -> tuple[datetime, datetime]:
    return tuple(datetime(2026, 11, day, hour, tzinfo=BERLIN).astimezone(UTC) for hour in (opens, closes))  # type: ignore[return-value]


def test_the_answer_is_promised_for_the_end_of_the_second_day_with_hours() -> None:
    hours = [span(25, 9, 12), span(25, 14, 16), span(27, 9, 12), span(27, 13, 17), span(30, 9, 12)]
    assert answer_by(hours) == span(27, 13, 17)[1]
    assert answer_by(reversed(hours)) == span(27, 13, 17)[1]
    assert answer_by(hours[:2]) is None
    assert answer_by([]) is None


def test_the_day_of_the_message_does_not_count() -> None:
    assert days_to_look_at(MONDAY) == (date(2026, 11, 24), date(2026, 12, 14))
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # half past midnight on Monday in Ludwigsburg
    assert days_to_look_at(late)[0] == date(2026, 11, 24)


def test_days_off_do_not_count_and_absences_neither() -> None:
    worker, place = factories.staff(), factories.place()
    for weekday in range(5):
        scene.rule(worker, place, weekday, "09:00", "12:00")
    first, last = days_to_look_at(MONDAY)
    assert answer_by(presence.working_hours(worker.pk, first, last)) == span(25, 9, 12)[1]
    Closure.objects.create(on=date(2026, 11, 24), reason="Betriebsausflug")
    assert answer_by(presence.working_hours(worker.pk, first, last)) == span(26, 9, 12)[1]
    starts, ends = (datetime(2026, 11, day, tzinfo=BERLIN) for day in (25, 27))
    Absence.objects.create(worker=worker, starts_at=starts, ends_at=ends)
    assert answer_by(presence.working_hours(worker.pk, first, last)) == span(30, 9, 12)[1]


def open_all_week(talk: Talk, name: str, closes: str) -> None:
    for weekday in range(7):
        scene.rule(talk.person(name), factories.place(), weekday, "09:00", closes)


def local(moment: str) -> tuple[int, int]:
    """Days from today, and the hour, in Ludwigsburg."""
    when = datetime.fromisoformat(moment).astimezone(BERLIN)
    return (when.date() - timezone.localdate()).days, when.hour


def test_amina_reads_until_when_she_hears_and_an_answer_ends_the_waiting(talk: Talk) -> None:
    open_all_week(talk, "weber", "12:00")
    sent = talk.said("amina")
    assert local(sent["answer_by"]) == (2, 12)
    waiting = talk.conversation("amina")
    assert (waiting["waiting_since"], waiting["answer_by"]) == (sent["sent_at"], sent["answer_by"])
    again = talk.said("amina", "Und noch etwas")
    assert (again["answer_by"], talk.conversation("weber")["waiting_since"]) == (sent["answer_by"], sent["sent_at"])
    talk.said("weber", "Ich kümmere mich")
    answered = talk.conversation("amina")
    assert (answered["waiting_since"], answered["answer_by"]) == (None, None)


def test_whoever_covers_promises_by_her_own_hours(talk: Talk) -> None:
    open_all_week(talk, "weber", "12:00")
    open_all_week(talk, "arslan", "16:00")
    talk.cover()
    assert local(talk.said("amina")["answer_by"]) == (2, 16)


def test_nobody_promises_what_no_hours_hold(talk: Talk) -> None:
    assert talk.said("amina")["answer_by"] is None
    assert talk.conversation("amina")["waiting_since"] is not None


def let_go(talk: Talk, name: str) -> None:
    """This person works here no longer; nobody has taken over her people yet."""
    User.objects.filter(pk=talk.person(name).pk).update(is_active=False)


def test_nobody_who_left_promises_anything_and_nobody_writes_to_nobody(talk: Talk) -> None:
    open_all_week(talk, "weber", "12:00")
    key = uuid4()
    sent = talk.send("amina", key=key).json()
    let_go(talk, "weber")
    seen = talk.conversation("amina")
    assert (seen["can_write"], seen["readers"]) == (False, [])
    for answer in (talk.begin("amina"), talk.send("amina", "Hallo?"), bring(talk, photo())):
        assert (answer.status_code, answer.json()["code"]) == (409, "no_worker")
    assert [each["id"] for each in talk.get("amina", "/conversations").json()] == [talk.id]
    again = talk.send("amina", key=key)
    assert (again.status_code, again.json()["id"]) == (200, sent["id"])


def test_no_conversation_begins_with_somebody_who_left(talk: Talk) -> None:
    Conversation.objects.all().delete()
    let_go(talk, "weber")
    assert talk.begin("amina").json()["code"] == "no_worker"
    assert not Conversation.objects.exists()


def test_whoever_covers_for_somebody_who_left_reads_and_promises(talk: Talk) -> None:
    open_all_week(talk, "weber", "12:00")
    open_all_week(talk, "arslan", "16:00")
    talk.cover()
    let_go(talk, "weber")
    assert talk.begin("amina").status_code == 200
    assert local(talk.said("amina")["answer_by"]) == (2, 16)


def test_whom_it_was_forwarded_to_promises_where_nobody_else_reads(talk: Talk) -> None:
    open_all_week(talk, "weber", "12:00")
    open_all_week(talk, "yilmaz", "15:00")
    until = timezone.localdate() + timedelta(days=3)
    Conversation.objects.filter(pk=talk.id).update(forwarded_to=talk.yilmaz, forwarded_until=until)
    let_go(talk, "weber")
    assert talk.conversation("amina")["readers"] == ["Deniz Yilmaz"]
    assert local(talk.said("amina")["answer_by"]) == (2, 15)
