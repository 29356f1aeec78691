"""Choosing topic, worker and time through the endpoints."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lotse.appointments.models import TopicResponsibility
from lotse.appointments.rules.wall_clock import local_day
from tests import factories
from tests.appointments.desk import SECRET_TOPIC, Desk
from tests.appointments.scene import rule

pytestmark = pytest.mark.django_db


def test_topics_and_papers_come_in_the_language_of_the_request(desk: Desk) -> None:
    amina = desk.browser("amina")
    arabic = amina.get("/api/topics", headers={"Accept-Language": "ar"}).json()
    german = amina.get("/api/topics", headers={"Accept-Language": "de"}).json()
    assert [topic["name"] for topic in arabic] == ["الإقامة والوثائق", "رسالة من دائرة رسمية"]
    assert [topic["name"] for topic in german] == [SECRET_TOPIC, "Brief von einer Behörde"]
    assert arabic[1]["papers"] == german[1]["papers"]  # not translated yet: the German words, not nothing


def test_her_own_worker_comes_first_and_then_who_is_responsible_in_the_same_organisation(desk: Desk) -> None:
    colleague = factories.staff("Anna Arslan", works_for=desk.cast.weber.organisation, languages=["ar"])
    TopicResponsibility.objects.create(topic=desk.discreet, worker=colleague)
    found = desk.browser("amina").get(f"/api/topics/{desk.discreet.pk}/workers").json()["items"]
    assert [(each["worker"]["name"], each["is_mine"], each["speaks_my_language"]) for each in found] == [
        ("Sabine Weber", True, False),
        ("Anna Arslan", False, True),
    ]
    assert found[0]["first_free"] is not None
    assert found[1]["first_free"] is None


def test_the_first_free_time_is_one_with_an_interpreter_where_they_have_no_language_in_common(desk: Desk) -> None:
    """The colleague's free half hours are long enough for two who understand each other, and for nobody else."""
    speaks, does_not = (
        factories.staff(name, works_for=desk.cast.weber.organisation, languages=languages)
        for name, languages in (("Anna Arslan", ["ar"]), ("Bernd Braun", ["de"]))
    )
    tomorrow = (local_day(timezone.now()) + timedelta(days=1)).weekday()
    for worker in (speaks, does_not):
        TopicResponsibility.objects.create(topic=desk.letters, worker=worker)
        rule(worker, desk.office, tomorrow, "09:00", "09:30")
        rule(worker, desk.office, (tomorrow + 1) % 7, "09:00", "12:00")
    amina = desk.browser("amina")
    found = amina.get(f"/api/topics/{desk.letters.pk}/workers").json()["items"]
    firsts = {each["worker"]["id"]: each["first_free"] for each in found}
    for worker, interpreter in ((speaks, ""), (does_not, "ar")):
        words = f"topic={desk.letters.pk}&worker={worker.pk}&interpreter={interpreter}"
        assert firsts[str(worker.pk)] == amina.get(f"/api/slots?{words}").json()["first_free"]
    assert firsts[str(speaks.pk)] < firsts[str(does_not.pk)]


@pytest.mark.parametrize("topic", [-1, 0, 2**63, 10**40])
def test_a_topic_that_cannot_be_is_not_there(desk: Desk, topic: int) -> None:
    amina = desk.browser("amina")
    for path in (f"/api/topics/{topic}/workers", f"/api/slots?topic={topic}&worker={desk.cast.weber.pk}"):
        assert (amina.get(path).status_code, amina.get(path).json()["code"]) == (404, "topic_not_for_you")


@pytest.mark.parametrize("begin", ["2026-01-01", "2099-12-31", "2000-01-01"])
def test_slots_from_any_day_are_an_answer(desk: Desk, begin: str) -> None:
    words = f"topic={desk.letters.pk}&worker={desk.cast.weber.pk}&from={begin}"
    answer = desk.browser("amina").get(f"/api/slots?{words}")
    assert answer.status_code == 200
    assert (answer.json()["days"] == []) == (begin == "2099-12-31")


def test_an_appointment_does_not_stand_in_its_own_way_when_it_moves(desk: Desk) -> None:
    mine = desk.book()
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}"
    amina = desk.browser("amina")

    def starts(path: str) -> list[str]:
        return [slot["starts_at"] for day in amina.get(path).json()["days"] for slot in day["slots"]]

    assert mine["starts_at"] not in starts(words)
    assert mine["starts_at"] in starts(f"{words}&moving={mine['id']}")


def test_only_an_own_appointment_can_be_left_out_of_the_free_times(desk: Desk) -> None:
    theirs = desk.book("dmytro", worker="kaya")
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}&moving={theirs['id']}"
    answer = desk.browser("amina").get(words)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
