"""The endpoints as the app uses them: what a good request answers, and what a bad one is told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lotse.appointments.models import Appointment, TopicResponsibility
from lotse.appointments.rules.wall_clock import local_day, monday_of
from lotse.appointments.services.groups import plan_session
from tests import factories, people
from tests.appointments.desk import SECRET_TOPIC, Desk, make_desk, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def test_amina_books_sees_moves_and_cancels(desk: Desk) -> None:
    amina, key = desk.browser("amina"), uuid4()
    body = desk.booking(interpreter_language="ar")
    first = post(amina, "/api/appointments", body, key=key)
    again = post(amina, "/api/appointments", body, key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    made = first.json()
    assert made == again.json()
    assert made["starts_at"] == body["starts_at"]
    assert (made["status"], made["version"], made["interpreter_state"]) == ("booked", 1, "wanted")
    assert (made["can_cancel"], made["can_move"], made["resident"]) == (True, True, None)
    assert made["topic"]["papers"] == ["Den Brief", "Ihren Ausweis"]
    assert made["worker"]["name"] == "Sabine Weber"
    assert amina.get("/api/appointments").json() == {"upcoming": [made], "past": {"items": [], "next": None}}
    assert amina.get(f"/api/appointments/{made['id']}").json() == made

    later = desk.first_slot(index=2)
    moved = post(amina, f"/api/appointments/{made['id']}/move", {"starts_at": later, "version": 1}, key=uuid4()).json()
    assert (moved["starts_at"], moved["version"]) == (later, 2)
    gone = post(amina, f"/api/appointments/{made['id']}/cancel", {"version": 2}).json()
    assert (gone["status"], gone["can_cancel"], gone["can_move"]) == ("cancelled_by_resident", False, False)
    assert [each["id"] for each in amina.get("/api/appointments").json()["past"]["items"]] == [made["id"]]
    assert desk.first_slot() == body["starts_at"]


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


def test_a_topic_of_the_other_phase_is_not_there(desk: Desk) -> None:
    desk.letters.phases = ["AU"]
    desk.letters.save()
    amina = desk.browser("amina")
    assert [topic["id"] for topic in amina.get("/api/topics").json()] == [desk.discreet.pk]
    assert amina.get(f"/api/topics/{desk.letters.pk}/workers").json()["code"] == "topic_not_for_you"
    answer = post(amina, "/api/appointments", desk_body(desk), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (404, "topic_not_for_you")


def desk_body(desk: Desk, **changes: Any) -> dict[str, Any]:
    tomorrow = timezone.now() + timedelta(days=1)
    plain = {"topic": desk.letters.pk, "worker": str(desk.cast.weber.pk), "starts_at": tomorrow.isoformat()}
    return {**plain, **changes}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"starts_at": "2026-01-05T09:00:00Z"}, 422, "slot_in_past"),
        ({"starts_at": "2999-01-05T09:00:00Z"}, 422, "beyond_horizon"),
        ({"starts_at": "9999-12-31T23:59:00Z"}, 422, "beyond_horizon"),
        ({"starts_at": "2026-11-25T09:00:00"}, 422, "invalid_input"),
        ({"starts_at": "next week"}, 422, "invalid_input"),
        ({"worker": "weber"}, 422, "malformed_id"),
        ({"worker": str(uuid4())}, 404, "worker_not_for_you"),
        ({"topic": 999_999}, 404, "topic_not_for_you"),
        ({"topic": 10**30}, 422, "invalid_input"),
        ({"mode": "letter"}, 422, "invalid_input"),
        ({"interpreter_language": "xx"}, 422, "invalid_input"),
    ],
)
def test_bad_bookings_have_a_code_and_a_sentence(desk: Desk, changes: dict[str, Any], status: int, code: str) -> None:
    answer = post(desk.browser("amina"), "/api/appointments", desk_body(desk, **changes), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"]
    assert Appointment.objects.count() == 0


def test_refused_starts_bring_fresh_slots(desk: Desk) -> None:
    taken = desk.book()["starts_at"]
    neighbour = factories.resident(lives_in=factories.room(desk.cast.aminas_house))
    factories.assignment(neighbour, desk.cast.weber)
    other = people.signed_in(neighbour)
    off_grid = (datetime.fromisoformat(taken) + timedelta(minutes=1)).isoformat()
    for starts_at, status, code in [
        (taken, 409, "slot_taken"),
        (off_grid, 422, "slot_outside_hours"),
        ("2026-01-05T09:00:00Z", 422, "slot_in_past"),
    ]:
        answer = post(other, "/api/appointments", desk.booking(starts_at=starts_at), key=uuid4())
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        offered = [slot["starts_at"] for day in answer.json()["slots"]["days"] for slot in day["slots"]]
        assert taken not in offered
        assert offered == sorted(offered) != []


def test_too_soon_is_told(desk: Desk) -> None:
    desk.letters.min_notice_hours = 24 * 20
    desk.letters.save()
    answer = post(desk.browser("amina"), "/api/appointments", desk_body(desk), key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (422, "slot_too_soon")


@pytest.mark.parametrize(
    ("key", "status", "code"),
    [
        (None, 400, "idempotency_key_missing"),
        ("", 400, "idempotency_key_missing"),
        ("7", 400, "idempotency_key_malformed"),
    ],
)
def test_the_key_is_asked_for(desk: Desk, key: str | None, status: int, code: str) -> None:
    amina = desk.browser("amina")
    made = desk.book()
    for path, body in [
        ("/api/appointments", desk_body(desk)),
        (f"/api/appointments/{made['id']}/move", {"starts_at": made["starts_at"], "version": 1}),
    ]:
        answer = post(amina, path, body, key=key)
        assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_key_with_another_wish_is_refused(desk: Desk) -> None:
    amina, key = desk.browser("amina"), uuid4()
    assert post(amina, "/api/appointments", desk.booking(), key=key).status_code == 201
    answer = post(amina, "/api/appointments", desk.booking(starts_at=desk.first_slot(index=3)), key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")


def test_a_stale_version_brings_the_appointment_as_it_is_now(desk: Desk) -> None:
    amina, made = desk.browser("amina"), desk.book()
    path = f"/api/appointments/{made['id']}"
    later = desk.first_slot(index=5)
    stale = post(amina, f"{path}/move", {"starts_at": later, "version": 7}, key=uuid4())
    assert (stale.status_code, stale.json()["code"], stale.json()["current"]) == (409, "version_stale", made)
    post(amina, f"{path}/cancel", {"version": 1})
    over = post(amina, f"{path}/move", {"starts_at": later, "version": 2}, key=uuid4())
    assert (over.status_code, over.json()["code"]) == (409, "not_changeable")
    assert over.json()["current"]["status"] == "cancelled_by_resident"


def test_moving_to_a_taken_time_brings_slots(desk: Desk) -> None:
    first, second = desk.book(), desk.book(index=4)
    body = {"starts_at": first["starts_at"], "version": 1}
    answer = post(desk.browser("amina"), f"/api/appointments/{second['id']}/move", body, key=uuid4())
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_taken")
    assert answer.json()["slots"]["days"] != []


@pytest.mark.parametrize("topic", [-1, 0, 2**63, 10**40])
def test_a_topic_that_cannot_be_is_not_there(desk: Desk, topic: int) -> None:
    amina = desk.browser("amina")
    for path in (f"/api/topics/{topic}/workers", f"/api/slots?topic={topic}&worker={desk.cast.weber.pk}"):
        assert (amina.get(path).status_code, amina.get(path).json()["code"]) == (404, "topic_not_for_you")


def test_a_malformed_id_has_its_own_code(desk: Desk) -> None:
    answer = desk.browser("amina").get("/api/appointments/seven")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed_id")


@pytest.mark.parametrize("begin", ["2026-01-01", "9999-12-31", "0001-01-01"])
def test_slots_from_any_day_are_an_answer(desk: Desk, begin: str) -> None:
    words = f"topic={desk.letters.pk}&worker={desk.cast.weber.pk}&from={begin}"
    answer = desk.browser("amina").get(f"/api/slots?{words}")
    assert answer.status_code == 200
    assert (answer.json()["days"] == []) == (begin == "9999-12-31")


def event_in(answer: Any) -> Any:
    return icalendar.Calendar.from_ical(answer.content).events[0]


def test_the_calendar_file_says_when_and_where_and_nothing_else(desk: Desk) -> None:
    made = desk.book(topic=desk.discreet)
    amina, path = desk.browser("amina"), f"/api/appointments/{made['id']}"
    answer = amina.get(f"{path}/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="termin.ics"'
    event = event_in(answer)
    assert str(event["UID"]) == f"{made['id']}@lotse"
    assert (int(event["SEQUENCE"]), str(event["STATUS"])) == (1, "CONFIRMED")
    assert event["DTSTART"].dt == datetime.fromisoformat(made["starts_at"])
    assert event["DTSTART"].dt.tzinfo is not None
    assert "Büro Lindenhof" in str(event["LOCATION"])
    text = answer.content.decode()
    assert [word for word in (SECRET_TOPIC, "الإقامة", "Weber", "Haddad", "Amina") if word in text] == []
    post(amina, f"{path}/cancel", {"version": 1})
    event = event_in(amina.get(f"{path}/calendar.ics"))
    assert (str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])) == (f"{made['id']}@lotse", 2, "CANCELLED")


def test_past_appointments_come_in_pages(desk: Desk) -> None:
    rows = [desk.past(desk.cast.amina, desk.cast.weber, days=day) for day in range(1, 24)]
    amina = desk.browser("amina")
    first = amina.get("/api/appointments").json()["past"]
    rest = amina.get(f"/api/appointments?after={first['next']}").json()["past"]
    seen = [each["id"] for each in [*first["items"], *rest["items"]]]
    assert (len(first["items"]), rest["next"]) == (20, None)
    assert seen == [str(row.pk) for row in rows]


def test_frau_webers_week_shows_hours_and_appointments(desk: Desk) -> None:
    made = desk.book()
    weber = desk.browser("weber")
    on = local_day(datetime.fromisoformat(made["starts_at"]))
    week = weber.get(f"/api/staff/week?from={on}").json()
    assert (week["from"], len(week["days"])) == (monday_of(on).isoformat(), 7)
    assert [(each["from"], each["to"], each["kind"], each["place"]["id"]) for each in week["days"][0]["windows"]] == [
        ("09:00", "12:00", "appointment", desk.office.pk)
    ]
    assert [each["id"] for each in week["appointments"]] == [made["id"]]
    assert week["appointments"][0]["resident"]["name"] == "Amina Haddad"


def test_frau_weber_books_for_amina_and_cancels_with_a_reason(desk: Desk) -> None:
    weber = desk.browser("weber")
    words = f"resident={desk.cast.amina.pk}&topic={desk.discreet.pk}"
    slot = weber.get(f"/api/staff/slots?{words}").json()["first_free"]
    body = {"resident": str(desk.cast.amina.pk), "topic": desk.discreet.pk, "starts_at": slot}
    made = post(weber, "/api/staff/appointments", body, key=uuid4())
    assert made.status_code == 201
    path = f"/api/staff/appointments/{made.json()['id']}"
    assert weber.get(path).json() == made.json()
    gone = post(weber, f"{path}/cancel", {"version": 1, "reason": "ill"}).json()
    assert (gone["status"], gone["cancel_reason"]) == ("cancelled_by_service", "ill")
    seen = desk.browser("amina").get(f"/api/appointments/{made.json()['id']}").json()
    assert (seen["status"], seen["cancel_reason"]) == ("cancelled_by_service", "ill")
    assert post(weber, f"{path}/cancel", {"version": 2, "reason": "bored"}).status_code == 422


def test_frau_weber_notes_what_became_of_it(desk: Desk) -> None:
    weber, begun, coming = desk.browser("weber"), desk.past(desk.cast.amina, desk.cast.weber), desk.book()
    path = "/api/staff/appointments/{}/outcome"
    done = post(weber, path.format(begun.pk), {"outcome": "no_show", "version": 1})
    assert (done.status_code, done.json()["status"]) == (200, "no_show")
    early = post(weber, path.format(coming["id"]), {"outcome": "fulfilled", "version": 1})
    assert (early.status_code, early.json()["code"]) == (409, "not_started")
    assert post(weber, path.format(begun.pk), {"outcome": "booked", "version": 2}).status_code == 422


def test_frau_weber_edits_her_hours(desk: Desk) -> None:
    weber = desk.browser("weber")
    rule = {"weekday": 0, "starts_at": "13:00", "ends_at": "15:00", "valid_from": "2026-01-05", "place": desk.office.pk}
    made = post(weber, "/api/staff/rules", {**rule, "topics": [desk.letters.pk]})
    assert made.status_code == 201
    made_id = made.json()["id"]
    changed = weber.put(f"/api/staff/rules/{made_id}", {**rule, "kind": "walk_in"}, content_type="application/json")
    assert changed.json() == {
        **rule, "id": made_id, "kind": "walk_in", "topics": [], "every_weeks": 1, "valid_to": None,
    }  # fmt: skip
    assert post(weber, f"/api/staff/rules/{made_id}/end", {"last_on": "2999-12-31"}).status_code == 204
    hours = weber.get("/api/staff/hours").json()
    assert [each["valid_to"] for each in hours["rules"] if each["id"] == made_id] == ["2999-12-31"]
    assert [place["name_de"] for place in hours["places"]] == ["Büro Lindenhof"]
    for wrong in ({"ends_at": "12:00"}, {"starts_at": "25:00"}, {"weekday": 7}, {"place": desk.kayas_office.pk},
                  {"topics": [999_999]}, {"valid_to": "2026-01-01"}):  # fmt: skip
        assert post(weber, "/api/staff/rules", {**rule, **wrong}).json()["code"] == "invalid_input", wrong


def test_other_hours_and_absences_take_slots_away(desk: Desk) -> None:
    weber, made = desk.browser("weber"), desk.book()
    start = datetime.fromisoformat(made["starts_at"])
    away = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(days=60)).isoformat(), "reason": "ill"}
    absence = post(weber, "/api/staff/absences", away)
    assert (absence.status_code, absence.json()["open_appointments"]) == (201, 1)
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}&from={local_day(start)}"
    assert desk.browser("amina").get(words).json()["days"] == []
    assert weber.delete(f"/api/staff/absences/{absence.json()['id']}").status_code == 204
    on = (local_day(start) + timedelta(days=1)).isoformat()
    body = {"on": on, "place": desk.office.pk, "windows": [["16:00", "16:30"]]}
    override = post(weber, "/api/staff/overrides", body)
    assert override.status_code == 201
    days = {day["on"]: len(day["slots"]) for day in desk.browser("amina").get(words).json()["days"]}
    assert days[on] == 1
    assert weber.delete(f"/api/staff/overrides/{override.json()['id']}").status_code == 204
    for wrong in (
        {"windows": [["10:00", "09:00"]]},
        {"windows": [["09:00", "11:00"], ["10:00", "12:00"]]},
        {"place": None},
    ):
        assert post(weber, "/api/staff/overrides", {**body, **wrong}).json()["code"] == "invalid_input"


def test_the_district_office_closes_a_day(desk: Desk) -> None:
    lang = desk.browser("lang")
    on = (timezone.now() + timedelta(days=3)).date().isoformat()
    made = post(lang, "/api/staff/closures", {"on": on, "reason": "Betriebsausflug"})
    assert made.status_code == 201
    assert [each["on"] for each in lang.get("/api/staff/closures").json()] == [on]
    assert post(lang, "/api/staff/closures", {"on": on, "reason": "noch einmal"}).json()["code"] == "invalid_input"
    words = f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}"
    assert on not in {day["on"] for day in desk.browser("amina").get(words).json()["days"]}
    assert lang.delete(f"/api/staff/closures/{made.json()['id']}").status_code == 204
    assert lang.delete(f"/api/staff/closures/{made.json()['id']}").status_code == 404


def test_the_worker_hears_of_a_booking_through_her_events(desk: Desk) -> None:
    weber = desk.browser("weber")
    before = weber.get("/api/bootstrap").json()
    made = desk.book()
    events = weber.get(f"/api/events?epoch={before['epoch']}&after={before['head']}").json()["events"]
    assert [(each["event_type"], each["subject_id"]) for each in events] == [("appointment_changed", made["id"])]
    assert events[0]["data"]["resident"]["name"] == "Amina Haddad"


def group(desk: Desk, capacity: int = 2) -> str:
    starts_at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    made = plan_session(
        worker_id=desk.cast.weber.pk, place_id=desk.office.pk, titles={"de": "Deutsch sprechen"},
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), capacity=capacity, now=timezone.now(),
    )  # fmt: skip
    return str(made.pk)


def test_amina_joins_a_group_and_leaves_it(desk: Desk) -> None:
    session, amina = group(desk), desk.browser("amina")
    assert [each["places_left"] for each in amina.get("/api/group-sessions").json()] == [2]
    joined = post(amina, f"/api/group-sessions/{session}/join", {}).json()
    assert (joined["places_left"], joined["is_mine"]) == (1, True)
    left = post(amina, f"/api/group-sessions/{session}/leave", {}).json()
    assert (left["places_left"], left["is_mine"]) == (2, False)


def queries(desk: Desk, name: str, path: str) -> int:
    client = desk.browser(name)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_take_as_many_queries_for_three_as_for_one(desk: Desk) -> None:
    weeks = f"/api/staff/week?from={timezone.now().date() + timedelta(days=1)}"
    paths = [
        ("amina", "/api/appointments", 3),
        ("amina", "/api/topics", 2),
        ("amina", f"/api/topics/{desk.letters.pk}/workers", 5),
        ("amina", f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}", 6),
        ("amina", "/api/group-sessions", 2),
        ("weber", weeks, 6),
        ("weber", "/api/staff/hours", 6),
    ]
    desk.book()
    group(desk)
    one = [queries(desk, name, path) for name, path, _most in paths]
    for number in (1, 2):
        desk.book(index=4 * number)
        colleague = factories.staff(works_for=desk.cast.weber.organisation)
        TopicResponsibility.objects.create(topic=desk.letters, worker=colleague)
        desk.past(desk.cast.amina, desk.cast.weber, days=number)
    three = [queries(desk, name, path) for name, path, _most in paths]
    assert one == three
    assert one == [most for _name, _path, most in paths]
