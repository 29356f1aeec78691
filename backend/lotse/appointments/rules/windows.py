"""From rules, overrides and closures to the windows of a day, in UTC minutes.

What comes first: a worker's override replaces her day and beats a closure; a place's override is the frame of the
place's day and beats a closure; a weekly rule never beats a closure. Absences are busy time and belong to the slots.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from lotse.appointments.rules.wall_clock import utc_minute, weeks_between

Walls = tuple[tuple[int, int], ...]


class WeeklyRule(NamedTuple):
    """A weekly window of a worker; `opens` and `closes` in minutes since local midnight."""

    weekday: int
    opens: int
    closes: int
    valid_from: date
    valid_to: date | None
    every_weeks: int
    place_id: int


class Window(NamedTuple):
    """Time in which a worker can be met at a place: `[starts, ends)` in UTC minutes."""

    starts: int
    ends: int
    place_id: int


@dataclass
class Hours:
    """All that decides about windows, for some workers and some days."""

    rules: dict[UUID, list[WeeklyRule]] = field(default_factory=dict)
    worker_days: dict[tuple[UUID, date], tuple[int | None, Walls]] = field(default_factory=dict)
    place_days: dict[tuple[int, date], Walls] = field(default_factory=dict)
    closed: set[tuple[int | None, date]] = field(default_factory=set)
    phone_places: set[int] = field(default_factory=set)


def windows_of(hours: Hours, worker_id: UUID, first: date, last: date) -> list[Window]:
    """The worker's windows from `first` to `last` (both included), in order of time."""
    rules = hours.rules.get(worker_id, [])
    by_weekday = [[rule for rule in rules if rule.weekday == weekday] for weekday in range(7)]
    found: list[Window] = []
    for offset in range((last - first).days + 1):
        on = first + timedelta(days=offset)
        own = hours.worker_days.get((worker_id, on))
        walls = _own_day(own) if own is not None else _ruled_day(hours, by_weekday[on.weekday()], on)
        for opens, closes, place_id in walls:
            window = Window(utc_minute(on, opens), utc_minute(on, closes), place_id)
            if window.ends > window.starts:  # empty when the spring night swallows it
                found.append(window)
    found.sort()
    return found


def _own_day(own: tuple[int | None, Walls]) -> Iterator[tuple[int, int, int]]:
    place_id, walls = own
    if place_id is not None:
        yield from ((opens, closes, place_id) for opens, closes in walls)


def _ruled_day(hours: Hours, rules: Iterable[WeeklyRule], on: date) -> Iterator[tuple[int, int, int]]:
    for rule in rules:
        if not holds_on(rule, on):
            continue
        frame = hours.place_days.get((rule.place_id, on))
        if frame is not None:
            yield from _cut(rule, frame)
        elif (None, on) not in hours.closed and (rule.place_id, on) not in hours.closed:
            yield rule.opens, rule.closes, rule.place_id


def _cut(rule: WeeklyRule, frame: Walls) -> Iterator[tuple[int, int, int]]:
    for opens, closes in frame:
        if max(opens, rule.opens) < min(closes, rule.closes):
            yield max(opens, rule.opens), min(closes, rule.closes), rule.place_id


def holds_on(rule: WeeklyRule, on: date) -> bool:
    """Whether the rule is valid on this day and it is its week."""
    return (
        rule.weekday == on.weekday()
        and rule.valid_from <= on
        and (rule.valid_to is None or on <= rule.valid_to)
        and (rule.every_weeks == 1 or weeks_between(rule.valid_from, on) % rule.every_weeks == 0)
    )
