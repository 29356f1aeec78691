"""The clock on the wall in Europe/Berlin against UTC, on the four nights named in the calendar and around them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse.appointments.rules.wall_clock import (
    LOCAL_ZONE,
    day_bounds,
    local_day,
    minute_of,
    moment_of,
    monday_of,
    next_minute_of,
    utc_minute,
    weeks_between,
)

SPRING = [date(2026, 3, 29), date(2027, 3, 28)]
AUTUMN = [date(2026, 10, 25), date(2027, 10, 31)]


def at(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(("on", "minutes"), [*((on, 23 * 60) for on in SPRING), *((on, 25 * 60) for on in AUTUMN)])
def test_a_day_of_the_change_is_an_hour_shorter_or_longer(on: date, minutes: int) -> None:
    first, end = day_bounds(on)
    assert end - first == minutes


@pytest.mark.parametrize("on", SPRING)
def test_spring_night_jumps_over_the_hour_that_does_not_exist(on: date) -> None:
    jump = minute_of(at(on, 1))
    assert [utc_minute(on, wall) - jump for wall in (60, 119, 120, 150, 179, 180, 181)] == [-60, -1, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("on", AUTUMN)
def test_autumn_night_means_the_first_of_two_equal_times(on: date) -> None:
    two = minute_of(at(on, 0))
    assert [utc_minute(on, wall) - two for wall in (119, 120, 150, 179, 180)] == [-1, 0, 30, 59, 120]


@pytest.mark.parametrize("on", [*SPRING, *AUTUMN])
def test_office_hours_of_the_day_of_the_change_are_in_the_new_time(on: date) -> None:
    offset = 2 if on in SPRING else 1
    assert moment_of(utc_minute(on, 9 * 60)) == at(on, 9 - offset)


def test_adding_hours_to_local_time_would_be_wrong() -> None:
    """What the design warns of: two hours on the wall are three real ones, hence integers of UTC."""
    before = datetime(2026, 10, 25, 1, 30, tzinfo=LOCAL_ZONE)
    naive_sum = before + timedelta(hours=2)
    assert minute_of(naive_sum) - minute_of(before) == 180
    assert utc_minute(date(2026, 10, 25), 210) - utc_minute(date(2026, 10, 25), 90) == 180


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 24 * 60))
def test_the_clock_never_goes_back_within_a_day(on: date, wall: int) -> None:
    first, end = day_bounds(on)
    assert first <= utc_minute(on, wall) <= end
    assert utc_minute(on, max(0, wall - 1)) <= utc_minute(on, wall)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(4 * 60, 24 * 60 - 1))
def test_by_day_the_wall_says_what_was_asked(on: date, wall: int) -> None:
    shown = moment_of(utc_minute(on, wall)).astimezone(LOCAL_ZONE)
    assert (shown.date(), shown.hour * 60 + shown.minute) == (on, wall)


def test_weeks_are_counted_from_monday_to_monday_across_a_year_of_53_weeks() -> None:
    sunday, monday = date(2026, 12, 27), date(2026, 12, 28)
    assert (weeks_between(sunday, monday), weeks_between(monday, date(2027, 1, 3))) == (1, 0)
    assert weeks_between(date(2026, 12, 21), date(2027, 1, 4)) == 2
    assert monday_of(date(2027, 1, 3)) == date(2026, 12, 28)


def test_half_a_minute_rounds_towards_the_safe_side() -> None:
    moment = datetime(2026, 11, 23, 8, 0, 30, tzinfo=UTC)
    assert next_minute_of(moment) == minute_of(moment) + 1
    assert next_minute_of(moment.replace(second=0)) == minute_of(moment)


def test_a_local_day_begins_at_local_midnight() -> None:
    assert local_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == date(2026, 11, 24)
