"""What a worker enters about her hours, sent twice, is there once; what was booked meanwhile stands."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from lotse.appointments.models import Absence, Appointment, AvailabilityRule, DayOverride, GroupPlace, GroupSession
from lotse.appointments.rules.refusals import NotChangeable
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.services.groups import join_session
from tests.appointments import scene
from tests.appointments.desk import Desk, group_session, post

pytestmark = pytest.mark.django_db


def test_an_absence_sent_twice_is_one(desk: Desk) -> None:
    weber = desk.browser("weber")
    body = {"starts_at": "2026-12-09T09:00:00Z", "ends_at": "2026-12-10T09:00:00Z", "reason": "away"}
    first, second = (post(weber, "/api/staff/absences", body, key=uuid4()) for _ in range(2))
    assert (first.status_code, second.status_code, second.json()) == (201, 201, first.json())
    corrected = post(weber, "/api/staff/absences", {**body, "reason": "ill"}).json()
    assert corrected == {**first.json(), "reason": "ill"}
    assert Absence.objects.count() == 1


def test_a_rule_sent_twice_is_one(desk: Desk) -> None:
    weber = desk.browser("weber")
    body = {"weekday": 0, "starts_at": "13:00", "ends_at": "15:00", "valid_from": "2026-01-05",
            "place": desk.office.pk, "topics": [desk.letters.pk]}  # fmt: skip
    before = AvailabilityRule.objects.count()
    first, second = (post(weber, "/api/staff/rules", body, key=uuid4()) for _ in range(2))
    assert (first.status_code, second.status_code, second.json()) == (201, 201, first.json())
    others: list[dict[str, Any]] = [
        {"topics": []},
        {"topics": [desk.letters.pk, desk.discreet.pk]},
        {"valid_to": "2027-01-01"},
        {"every_weeks": 2},
        {"kind": "walk_in"},
        {"weekday": 1},
        {"ends_at": "14:00"},
    ]
    for change in others:
        assert post(weber, "/api/staff/rules", {**body, **change}).json()["id"] != first.json()["id"], change
    assert AvailabilityRule.objects.count() == before + 1 + len(others)


def test_an_override_sent_twice_is_one(desk: Desk) -> None:
    weber = desk.browser("weber")
    body = {"on": "2026-12-09", "place": desk.office.pk, "windows": [["16:00", "16:30"]]}
    first, second = (post(weber, "/api/staff/overrides", body) for _ in range(2))
    assert (second.status_code, second.json()) == (201, first.json())
    assert DayOverride.objects.count() == 1


def test_a_start_in_two_rules_is_offered_once(desk: Desk) -> None:
    """Rules may overlap: two of them with different topics or rhythms are how a worker says what she does when."""
    for weekday in range(7):
        scene.rule(desk.cast.weber, desk.office, weekday, "09:30", "12:30")
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}"
    for day in desk.browser("amina").get(words).json()["days"]:
        starts = [slot["starts_at"] for slot in day["slots"]]
        assert len(starts) == len(set(starts))


def test_a_day_closed_after_a_booking_leaves_it_to_the_worker(desk: Desk) -> None:
    """Whether the closure came a second before or after: the booking stands and the week shows both."""
    made = desk.book()
    on = local_day(datetime.fromisoformat(made["starts_at"])).isoformat()
    assert post(desk.browser("lang"), "/api/staff/closures", {"on": on, "reason": "Wasserschaden"}).status_code == 201
    week = desk.browser("weber").get(f"/api/staff/week?from={on}").json()
    assert [day["closure"] for day in week["days"] if day["on"] == on] == ["Wasserschaden"]
    assert [each["id"] for each in week["appointments"]] == [made["id"]]
    assert Appointment.objects.get().status == "booked"


def test_a_session_called_off_while_somebody_joins_is_not_joined(desk: Desk) -> None:
    """She read it while it stood; the place is counted only if it still stands when it is taken."""
    session = GroupSession.objects.get(pk=group_session(desk))
    GroupSession.objects.filter(pk=session.pk).update(status=GroupSession.Status.CANCELLED)
    with pytest.raises(NotChangeable):
        join_session(session=session, resident_id=desk.cast.amina.pk, now=timezone.now())
    assert GroupPlace.objects.count() == 0
    session.refresh_from_db()
    assert session.taken == 0


def test_a_worker_in_a_group_session_is_not_booked(desk: Desk) -> None:
    session = GroupSession.objects.get(pk=group_session(desk))
    on = local_day(session.starts_at).isoformat()
    for weekday in range(7):
        scene.rule(desk.cast.weber, desk.office, weekday, "00:00", "23:45")
    answer = post(
        desk.browser("amina"), "/api/appointments", desk.booking(starts_at=session.starts_at.isoformat()), key=uuid4()
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_taken"), answer.content
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}&from={on}"
    starts = [slot["starts_at"] for day in desk.browser("amina").get(words).json()["days"] for slot in day["slots"]]
    inside = [session.starts_at + timedelta(minutes=15 * step) for step in range(4)]
    assert [moment for moment in inside if f"{moment:%Y-%m-%dT%H:%M:%SZ}" in starts] == []


def test_the_worker_chooses_from_the_topics_of_the_persons_phase(desk: Desk) -> None:
    desk.letters.phases = ["AU"]
    desk.letters.save()
    weber, amina = desk.browser("weber"), desk.cast.amina.pk
    assert {each["id"] for each in weber.get("/api/staff/topics").json()} == {desk.letters.pk, desk.discreet.pk}
    hers = weber.get(f"/api/staff/topics?resident={amina}").json()
    assert hers == desk.browser("amina").get("/api/topics").json()
    assert [each["id"] for each in hers] == [desk.discreet.pk]
    strange = weber.get(f"/api/staff/topics?resident={desk.cast.dmytro.pk}")
    assert (strange.status_code, strange.json()["code"]) == (404, "not_found")
