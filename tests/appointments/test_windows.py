"""Which windows a day has: rules, overrides, closures and what beats what."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from lotse.appointments.rules.wall_clock import moment_of
from lotse.appointments.rules.windows import Hours, WeeklyRule, windows_of

WORKER = UUID(int=1)
MONDAY = date(2026, 11, 23)
HOUSE, OTHER_HOUSE = 7, 8


def weekly(
    weekday: int = 0,
    opens: int = 9 * 60,
    closes: int = 12 * 60,
    *,
    place_id: int = HOUSE,
    every_weeks: int = 1,
    valid_from: date = date(2026, 1, 5),
    valid_to: date | None = None,
) -> WeeklyRule:
    return WeeklyRule(weekday, opens, closes, valid_from, valid_to, every_weeks, place_id)


def hours(*rules: WeeklyRule) -> Hours:
    return Hours(rules={WORKER: list(rules)})


def shown(found: Hours, first: date = MONDAY, last: date = MONDAY) -> list[str]:
    return [
        f"{moment_of(each.starts):%m-%d %H:%M}-{moment_of(each.ends):%H:%M} @{each.place_id}"
        for each in windows_of(found, WORKER, first, last)
    ]


def test_several_windows_a_day_come_in_order() -> None:
    found = hours(weekly(opens=14 * 60, closes=16 * 60), weekly())
    assert shown(found) == ["11-23 08:00-11:00 @7", "11-23 13:00-15:00 @7"]


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    found = hours(weekly(valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 30)))
    assert shown(found, date(2026, 11, 1), date(2026, 12, 31)) == ["11-23 08:00-11:00 @7", "11-30 08:00-11:00 @7"]


def test_every_second_week_counts_from_the_monday_of_its_first_day_over_new_year() -> None:
    found = hours(weekly(2, every_weeks=2, valid_from=date(2026, 12, 17)))  # a Thursday; its Wednesday has passed
    days = [text[:5] for text in shown(found, date(2026, 12, 14), date(2027, 2, 1))]
    assert days == ["12-30", "01-13", "01-27"]


def test_a_closure_of_every_place_or_of_this_one_closes_but_not_of_another() -> None:
    found = hours(weekly(), weekly(opens=13 * 60, closes=14 * 60, place_id=OTHER_HOUSE))
    found.closed = {(OTHER_HOUSE, MONDAY)}
    assert shown(found) == ["11-23 08:00-11:00 @7"]
    found.closed = {(None, MONDAY)}
    assert shown(found) == []


def test_a_workers_override_replaces_her_day_and_beats_a_closure() -> None:
    found = hours(weekly())
    found.closed = {(None, MONDAY)}
    found.worker_days = {(WORKER, MONDAY): (OTHER_HOUSE, ((600, 660),))}
    assert shown(found) == ["11-23 09:00-10:00 @8"]


def test_an_empty_override_takes_the_day_off() -> None:
    found = hours(weekly())
    found.worker_days = {(WORKER, MONDAY): (None, ())}
    assert shown(found) == []


def test_a_places_override_frames_the_rules_there_and_beats_a_closure() -> None:
    found = hours(weekly(), weekly(opens=13 * 60, closes=15 * 60, place_id=OTHER_HOUSE))
    found.closed = {(None, MONDAY)}
    found.place_days = {(HOUSE, MONDAY): ((8 * 60, 10 * 60), (11 * 60, 18 * 60))}
    assert shown(found) == ["11-23 08:00-09:00 @7", "11-23 10:00-11:00 @7"]


def test_a_place_that_is_shut_for_the_day_has_no_windows() -> None:
    found = hours(weekly())
    found.place_days = {(HOUSE, MONDAY): ()}
    assert shown(found) == []


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2027, 3, 28)])
def test_a_window_in_the_hour_that_spring_leaves_out_does_not_exist(sunday: date) -> None:
    assert shown(hours(weekly(6, 135, 165)), sunday, sunday) == []


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2027, 3, 28)])
def test_a_window_over_the_spring_jump_is_an_hour_shorter(sunday: date) -> None:
    window = windows_of(hours(weekly(6, 90, 210)), WORKER, sunday, sunday)[0]
    assert window.ends - window.starts == 60
    assert moment_of(window.starts) == datetime(sunday.year, sunday.month, sunday.day, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("sunday", [date(2026, 10, 25), date(2027, 10, 31)])
def test_a_window_over_the_autumn_hour_is_an_hour_longer(sunday: date) -> None:
    window = windows_of(hours(weekly(6, 90, 210)), WORKER, sunday, sunday)[0]
    assert window.ends - window.starts == 180
