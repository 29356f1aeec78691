"""Days and moments that come in: a fixed span, written in one way; what is far away or no date is refused by name."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lotse.appointments.models import Absence, AvailabilityRule, Closure, DayOverride
from lotse.appointments.queries.availability import read_busy
from lotse.appointments.rules.booking import fingerprint_of
from tests.appointments.desk import Desk, post

pytestmark = pytest.mark.django_db

NO_DAYS: list[Any] = ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31", 0, 20000, "0", "1764028800", True,
                      "2026-11-25T00:00:00Z", "20226-01-01", "2026-02-30", ""]  # fmt: skip
NO_MOMENTS: list[Any] = [
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-14:00", "9999-12-31T23:00:00Z", "2100-01-01T00:01:00Z", "1999-12-31T23:59:00Z",
    0, 1764028800, "0", "1764028800", 1764028800.5, True, "2026-11-25", "2026-11-25T09:00:00", "2026-11-25 09:00Z",
    "",
]  # fmt: skip


def refused(answer: Any, field: str) -> None:
    assert answer.status_code == 422, answer.content
    assert answer.json()["code"] == "invalid_input"
    assert [each["field"] for each in answer.json()["fields"]] == [field]


@pytest.mark.parametrize("wrong", NO_MOMENTS)
@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_an_absence_lies_between_2000_and_2100(desk: Desk, field: str, wrong: Any) -> None:
    body = {"starts_at": "2026-12-09T09:00:00Z", "ends_at": "2026-12-10T09:00:00Z", field: wrong}
    refused(post(desk.browser("weber"), "/api/staff/absences", body), field)
    assert Absence.objects.count() == 0


def test_an_absence_lasts_three_years_at_most(desk: Desk) -> None:
    """A year mistyped within the century would empty her calendar for ever; parental leave lasts three years."""
    body = {"starts_at": "2026-12-09T09:00:00Z", "ends_at": "2062-12-10T09:00:00Z"}
    refused(post(desk.browser("weber"), "/api/staff/absences", body), "ends_at")
    body["ends_at"] = "2029-12-09T09:00:00Z"
    assert post(desk.browser("weber"), "/api/staff/absences", body).status_code == 201


@pytest.mark.parametrize("wrong", NO_DAYS)
def test_days_of_hours_lie_between_2000_and_2100(desk: Desk, wrong: Any) -> None:
    weber, lang = desk.browser("weber"), desk.browser("lang")
    rule = {"weekday": 0, "starts_at": "13:00", "ends_at": "15:00", "valid_from": "2026-01-05", "place": desk.office.pk}
    rules = AvailabilityRule.objects.count()
    refused(post(weber, "/api/staff/rules", {**rule, "valid_from": wrong}), "valid_from")
    refused(post(weber, "/api/staff/rules", {**rule, "valid_to": wrong}), "valid_to")
    refused(post(weber, "/api/staff/rules/1/end", {"last_on": wrong}), "last_on")
    refused(post(weber, "/api/staff/overrides", {"on": wrong, "windows": []}), "on")
    refused(post(lang, "/api/staff/closures", {"on": wrong, "reason": "Umzug"}), "on")
    assert (AvailabilityRule.objects.count(), DayOverride.objects.count(), Closure.objects.count()) == (rules, 0, 0)


@pytest.mark.parametrize("wrong", [each for each in NO_DAYS if each not in (True, "")])
def test_days_in_an_address_too(desk: Desk, wrong: Any) -> None:
    words = f"topic={desk.letters.pk}&worker={desk.cast.weber.pk}&from={wrong}"
    refused(desk.browser("amina").get(f"/api/slots?{words}"), "from")
    refused(desk.browser("weber").get(f"/api/staff/week?from={wrong}"), "from")
    words = f"topic={desk.letters.pk}&resident={desk.cast.amina.pk}&from={wrong}"
    refused(desk.browser("weber").get(f"/api/staff/slots?{words}"), "from")


@pytest.mark.parametrize("wrong", NO_MOMENTS)
def test_starts_of_bookings_and_moves_too(desk: Desk, wrong: Any) -> None:
    made, amina = desk.book(), desk.browser("amina")
    refused(post(amina, "/api/appointments", desk.booking(starts_at=wrong), key=uuid4()), "starts_at")
    move = {"starts_at": wrong, "version": 1}
    refused(post(amina, f"/api/appointments/{made['id']}/move", move, key=uuid4()), "starts_at")
    wish = {"resident": str(desk.cast.amina.pk), "topic": desk.letters.pk, "starts_at": wrong}
    refused(post(desk.browser("weber"), "/api/staff/appointments", wish, key=uuid4()), "starts_at")


def test_the_last_days_of_the_span_break_no_reader(desk: Desk) -> None:
    """The minutes of the year 6053 no longer fit four bytes; whatever comes in, the readers count in eight."""
    weber, amina = desk.browser("weber"), desk.browser("amina")
    Absence.objects.create(
        worker=desk.cast.weber, starts_at=datetime(2000, 1, 1, tzinfo=UTC), ends_at=datetime(2100, 1, 1, tzinfo=UTC)
    )
    for day in ("2000-01-01", "2099-12-31"):
        assert weber.get(f"/api/staff/week?from={day}").status_code == 200
        assert post(weber, "/api/staff/overrides", {"on": day, "windows": []}).status_code == 201
        assert post(desk.browser("lang"), "/api/staff/closures", {"on": day, "reason": "Umzug"}).status_code == 201
    assert weber.get("/api/staff/hours").status_code == 200
    assert amina.get(f"/api/slots?topic={desk.letters.pk}&worker={desk.cast.weber.pk}").json()["days"] == []
    assert amina.get(f"/api/topics/{desk.letters.pk}/workers").json()["items"][0]["first_free"] is None


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (datetime(1999, 12, 31, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)),
        (datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_database_refuses_what_slips_through(desk: Desk, starts: datetime, ends: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(worker=desk.cast.weber, starts_at=starts, ends_at=ends)


def test_far_moments_of_any_row_are_counted(desk: Desk) -> None:
    """A group session has no bound of its own in the database."""
    from lotse.appointments.services.groups import plan_session

    far = datetime(9000, 1, 1, 9, tzinfo=UTC)
    plan_session(
        worker_id=desk.cast.weber.pk, place_id=desk.office.pk, titles={"de": "Frauencafé"},
        starts_at=far, ends_at=far + timedelta(hours=1), capacity=5, now=timezone.now(),
    )  # fmt: skip
    busy = read_busy([desk.cast.weber.pk], resident_id=desk.cast.amina.pk, first=far.date(), last=far.date(), since=0)
    assert len(busy.spans[desk.cast.weber.pk]) == 1


def test_the_same_instant_is_the_same_booking(desk: Desk) -> None:
    amina, key = desk.browser("amina"), uuid4()
    body = desk.booking()
    made = post(amina, "/api/appointments", body, key=key)
    in_berlin = datetime.fromisoformat(body["starts_at"]).astimezone(tz=None).isoformat()
    shifted = (datetime.fromisoformat(body["starts_at"]) + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M:%S+05:00")
    for written in (in_berlin, shifted):
        again = post(amina, "/api/appointments", {**body, "starts_at": written}, key=key)
        assert (made.status_code, again.status_code, again.json()["id"]) == (201, 200, made.json()["id"])
    starts_at = datetime.fromisoformat(body["starts_at"])
    assert fingerprint_of(starts_at) == fingerprint_of(datetime.fromisoformat(shifted))
