"""The desk of the social worker and of the district office through the endpoints."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from lotse.appointments.rules.wall_clock import local_day, monday_of
from tests.appointments.desk import Desk, post

pytestmark = pytest.mark.django_db


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
    assert post(weber, f"/api/staff/rules/{made_id}/end", {"last_on": "2099-12-31"}).status_code == 204
    hours = weber.get("/api/staff/hours").json()
    assert [each["valid_to"] for each in hours["rules"] if each["id"] == made_id] == ["2099-12-31"]
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


def test_the_worker_hears_of_a_booking_through_her_events(desk: Desk) -> None:
    weber = desk.browser("weber")
    before = weber.get("/api/bootstrap").json()
    made = desk.book()
    events = weber.get(f"/api/events?epoch={before['epoch']}&after={before['head']}").json()["events"]
    assert [(each["event_type"], each["subject_id"]) for each in events] == [("appointment_changed", made["id"])]
    assert events[0]["data"]["resident"]["name"] == "Amina Haddad"


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
