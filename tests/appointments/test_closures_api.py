"""Closing one house or everything: a number before, and afterwards the worker sees who is left alone."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from lotse.appointments.models import Appointment
from lotse.appointments.rules.wall_clock import local_day
from tests import factories
from tests.appointments.desk import Desk, post

pytestmark = pytest.mark.django_db


def day_of(made: dict[str, Any]) -> str:
    return local_day(datetime.fromisoformat(made["starts_at"])).isoformat()


def hit(desk: Desk, on: str, place: int | None = None) -> Any:
    words = f"on={on}" + ("" if place is None else f"&place={place}")
    return desk.browser("lang").get(f"/api/staff/closures/hit?{words}")


def closed(desk: Desk, on: str, place: int | None, reason: str = "Wasserschaden") -> None:
    made = post(desk.browser("lang"), "/api/staff/closures", {"on": on, "place": place, "reason": reason})
    assert made.status_code == 201


def week_day(desk: Desk, on: str, who: str = "weber") -> dict[str, Any]:
    week = desk.browser(who).get(f"/api/staff/week?from={on}").json()
    (day,) = [each for each in week["days"] if each["on"] == on]
    return dict(day)


def test_the_office_learns_how_many_appointments_a_closure_falls_on_and_nothing_else(desk: Desk) -> None:
    made = desk.book()
    desk.book(index=3)
    desk.book("dmytro", worker="kaya")
    on = day_of(made)

    assert hit(desk, on).json() == {"appointments": 3}
    assert hit(desk, on, desk.office.pk).json() == {"appointments": 2}
    assert hit(desk, on, desk.kayas_office.pk).json() == {"appointments": 1}
    assert hit(desk, on, 999_999).json() == {"appointments": 0}


def test_what_is_cancelled_past_or_on_another_day_does_not_count(desk: Desk) -> None:
    made = desk.book()
    past = desk.past(desk.cast.amina, desk.cast.weber, days=0)
    next_day = (datetime.fromisoformat(made["starts_at"]) + timedelta(days=1)).date().isoformat()

    assert hit(desk, next_day).json() == {"appointments": 0}
    assert hit(desk, local_day(past.starts_at).isoformat()).json() == {"appointments": 0}
    Appointment.objects.update(status="cancelled_by_resident")
    assert hit(desk, day_of(made)).json() == {"appointments": 0}


@pytest.mark.parametrize("words", ["", "on=morgen", "on=2026-11-25&place=x", f"on=2026-11-25&place={10**20}"])
def test_a_malformed_question_is_refused(desk: Desk, words: str) -> None:
    answer = desk.browser("lang").get(f"/api/staff/closures/hit?{words}")

    assert (answer.status_code, answer.json()["code"]) in [(422, "invalid_input"), (422, "malformed_id")]


def test_every_place_but_the_telephone_can_be_closed(desk: Desk) -> None:
    central = factories.place(kind="central", name="Zentrale Beratung")
    factories.place(kind="phone", name="Telefon")

    places = desk.browser("lang").get("/api/staff/closures/places").json()

    assert {each["id"] for each in places} == {desk.office.pk, desk.kayas_office.pk, central.pk}


def test_a_closed_house_takes_its_own_slots_only_and_its_worker_sees_it(desk: Desk) -> None:
    made = desk.book()
    on = day_of(made)

    closed(desk, on, desk.office.pk)

    day = week_day(desk, on)
    assert (day["closure"], day["windows"]) == (None, [])
    assert day["closed_places"] == [{"place": desk.office.pk, "name": "Büro Lindenhof", "reason": "Wasserschaden"}]
    assert Appointment.objects.get().status == "booked"
    assert week_day(desk, on, "kaya")["closed_places"] == []
    assert len(week_day(desk, on, "kaya")["windows"]) == 1


def test_an_appointment_at_a_place_that_is_no_longer_hers_shows_its_closure_too(desk: Desk) -> None:
    made = desk.book()
    on = day_of(made)
    Appointment.objects.update(place=desk.kayas_office)

    closed(desk, on, desk.kayas_office.pk)

    assert [each["place"] for each in week_day(desk, on)["closed_places"]] == [desk.kayas_office.pk]


def test_one_place_is_closed_once_a_day_and_an_unknown_one_never(desk: Desk) -> None:
    on, lang = (timezone.localdate() + timedelta(days=3)).isoformat(), desk.browser("lang")
    closed(desk, on, desk.office.pk)

    again = post(lang, "/api/staff/closures", {"on": on, "place": desk.office.pk, "reason": "noch einmal"})
    nowhere = post(lang, "/api/staff/closures", {"on": on, "place": 999_999, "reason": "Umzug"})

    assert (again.status_code, again.json()["code"]) == (422, "invalid_input")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not_found")
