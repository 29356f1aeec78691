"""The weeks of demonstration workers: when they are in which house, at the centre, on the telephone."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from lotse.demo.texts import Span, hours_note
from lotse.directory.models import Accommodation

Where = Literal["first", "second", "centre", "phone"]


@dataclass(frozen=True, kw_only=True)
class Window:
    """A weekly window: `house` is empty at the centre and on the telephone."""

    weekday: int
    starts_at: time
    ends_at: time
    where: Where
    house: Accommodation | None
    is_walk_in: bool = False
    every_weeks: int = 1


@dataclass(frozen=True, kw_only=True)
class WeekPlan:
    """All windows of a worker and the note residents read, in every language."""

    windows: list[Window]
    note: dict[str, str]


# Weekday, hours, place; "walk" is an open hour without appointments, "2" holds every second week.
WEBERS_WEEK = (
    "0 09-11 first walk",
    "0 12-16 first",
    "1 09-12 second",
    "1 13-16 second",
    "2 09-12 first",
    "2 14-16 first walk",
    "3 09-12 centre",
    "4 09-12 first",
    "4 13-15 phone 2",
)
WEEKS = (
    ("0 09-12 first", "0 13-16 first", "2 09-12 second", "3 09-12 centre", "4 09-12 first walk"),
    ("0 10-12 first walk", "1 09-12 first", "1 13-17 first", "3 09-12 second", "3 13-16 second", "4 09-11 phone"),
    ("1 08-12 first", "2 13-17 second", "3 09-12 first", "3 14-16 first walk", "4 09-12 centre 2"),
    ("0 13-17 first", "1 13-17 second", "2 09-12 first", "2 14-16 first walk", "4 09-12 second 2"),
    ("0 08-11 first", "1 09-11 second walk", "1 13-16 second", "2 09-12 centre", "4 08-12 first"),
    ("0 09-12 first", "1 14-18 first", "2 09-12 second", "3 13-16 first 2", "4 10-12 first walk"),
)


def week_of(number: int, houses: list[Accommodation]) -> WeekPlan:
    """The week of the worker with this number; the first is Sabine Weber's."""
    lines = WEBERS_WEEK if number == 0 else WEEKS[number % len(WEEKS)]
    windows = [_window(line.split(), houses) for line in lines]
    return WeekPlan(windows=windows, note=_note(windows))


def house_days(week: WeekPlan) -> list[tuple[Accommodation, int | None]]:
    """On which weekdays the worker is in which house."""
    days = {(window.house.pk, window.weekday): window for window in week.windows if window.house is not None}
    return [(window.house, window.weekday) for window in days.values() if window.house is not None]


def _window(words: list[str], houses: list[Accommodation]) -> Window:
    weekday, hours, where, *rest = words
    start, end = (time(int(hour)) for hour in hours.split("-"))
    by_name: dict[str, tuple[Where, Accommodation | None]] = {
        "first": ("first", houses[0]),
        "second": ("second", houses[-1] if len(houses) == 1 else houses[1]),
        "centre": ("centre", None),
        "phone": ("phone", None),
    }
    kind, house = by_name[where]
    return Window(
        weekday=int(weekday),
        starts_at=start,
        ends_at=end,
        where=kind,
        house=house,
        is_walk_in="walk" in rest,
        every_weeks=2 if "2" in rest else 1,
    )


def _note(windows: list[Window]) -> dict[str, str]:
    """All hours of every week, those that bookings and promised answers go by: days with the same hours together."""
    by_day: dict[int, list[Span]] = {}
    for window in sorted(windows, key=lambda each: (each.weekday, each.starts_at)):
        if window.every_weeks == 1:
            by_day.setdefault(window.weekday, []).append((window.starts_at.hour, window.ends_at.hour))
    days_of: dict[tuple[Span, ...], list[int]] = {}
    for weekday, spans in by_day.items():
        days_of.setdefault(tuple(spans), []).append(weekday)
    return hours_note([(days, list(spans)) for spans, days in days_of.items()])
