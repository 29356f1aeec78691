"""A worker's own hours and week, and the closures of the district."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from lotse.appointments.models import OPEN, Absence, AvailabilityRule, Closure, DayOverride, WindowKind
from lotse.appointments.queries.availability import walls_of
from lotse.appointments.rules.wall_clock import day_bounds, moment_of
from lotse.appointments.rules.windows import Hours, WeeklyRule, Window, windows_of
from lotse.core.readings import Reading
from lotse.directory.models import Place

RULES: Final = Reading(AvailabilityRule, "r", beside=("place",))
OF_WORKER: Final = "r.worker_id = %s AND r.valid_from <= %s AND (r.valid_to IS NULL OR r.valid_to >= %s) ORDER BY r.id"
OVERRIDES: Final = Reading(DayOverride, "d", beside=("place",))
OF_WORKER_OR_PLACE: Final = """
(d.worker_id = %s OR d.worker_id IS NULL) AND d."on" BETWEEN %s AND %s ORDER BY d."on", d.id
"""
CLOSURES: Final = Reading(Closure, "c")
STILL_OPEN: Final = "a.status IN ({})".format(", ".join(f"'{state}'" for state in OPEN))
HITS: Final = f"""
(SELECT COUNT(*) FROM appointments_appointment a WHERE a.worker_id = b.worker_id AND {STILL_OPEN}
  AND a.starts_at < b.ends_at AND a.ends_at > b.starts_at)
"""  # noqa: S608 - states of the model
ABSENCES: Final = Reading(Absence, "b", counts={"hits": HITS})


@dataclass(frozen=True)
class Week:
    """The windows of some days by kind, the places they are at, closures of every place and of one, and absences."""

    windows: dict[WindowKind, list[Window]]
    places: dict[int, Place]
    closures: dict[date, str]
    closed_places: dict[date, dict[int, str]]
    absences: list[tuple[Absence, int]]


def rules_of(worker_id: UUID, on: date) -> list[AvailabilityRule]:
    """The worker's rules that hold on the day or later."""
    rules = AvailabilityRule.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), worker_id=worker_id)
    return list(rules.prefetch_related("topics").order_by("weekday", "starts_at", "pk"))


def overrides_of(worker_id: UUID, on: date) -> list[DayOverride]:
    """The worker's other hours from the day on."""
    return list(DayOverride.objects.filter(worker_id=worker_id, on__gte=on).order_by("on", "pk"))


def absences_of(worker_id: UUID, since: datetime, until: datetime | None = None) -> list[tuple[Absence, int]]:
    """The worker's absences that are not over at `since`, each with its number of open appointments."""
    condition, parameters = "b.worker_id = %s AND b.ends_at > %s", [worker_id, since]
    if until is not None:
        condition, parameters = f"{condition} AND b.starts_at < %s", [*parameters, until]
    found = ABSENCES.where(f"{condition} ORDER BY b.starts_at, b.id", parameters)
    return [(absence, getattr(absence, "hits", 0)) for absence in found]


def places_for(worker_id: UUID) -> QuerySet[Place]:
    """Where the worker may hold hours: the offices of her houses, the central office, the telephone."""
    return (
        Place.objects.filter(Q(accommodation__isnull=True) | Q(accommodation__staff__staff_id=worker_id))
        .distinct()
        .order_by("pk")
    )


def closures_from(on: date) -> list[Closure]:
    """All closures from the day on."""
    return list(Closure.objects.select_related("place").filter(on__gte=on).order_by("on", "pk"))


def week_of(worker_id: UUID, first: date, last: date) -> Week:
    """The worker's windows from `first` to `last`, appointments and walk-in apart, whatever the topic."""
    rules = RULES.where(OF_WORKER, [worker_id, last, first])
    overrides = OVERRIDES.where(OF_WORKER_OR_PLACE, [worker_id, first, last])
    closures = CLOSURES.where('c."on" BETWEEN %s AND %s ORDER BY c."on", c.id', [first, last])
    windows = {
        kind: windows_of(_hours(worker_id, rules, overrides, closures, kind), worker_id, first, last)
        for kind in WindowKind
    }
    places = {rule.place.pk: rule.place for rule in rules}
    places |= {override.place.pk: override.place for override in overrides if override.place is not None}
    begin, end = moment_of(day_bounds(first)[0]), moment_of(day_bounds(last)[1])
    return Week(
        windows=windows,
        places=places,
        closures={closure.on: closure.reason for closure in closures if closure.place_id is None},
        closed_places=_closed_places(closures),
        absences=absences_of(worker_id, begin, end),
    )


def _closed_places(closures: Sequence[Closure]) -> dict[date, dict[int, str]]:
    """Why which places are closed on their own, by day."""
    found: dict[date, dict[int, str]] = {}
    for closure in closures:
        if closure.place_id is not None:
            found.setdefault(closure.on, {})[closure.place_id] = closure.reason
    return found


def _hours(
    worker_id: UUID,
    rules: Sequence[AvailabilityRule],
    overrides: Sequence[DayOverride],
    closures: Sequence[Closure],
    kind: WindowKind,
) -> Hours:
    """An override makes a day of appointments, and leaves no walk-in window of that day."""
    hours = Hours()
    hours.rules[worker_id] = [_weekly(rule) for rule in rules if rule.kind == kind]
    for override in overrides:
        walls = walls_of(override.windows)
        if override.worker_id is not None:
            shown = walls if kind == WindowKind.APPOINTMENT else ()
            hours.worker_days[worker_id, override.on] = (override.place_id, shown)
        elif override.place_id is not None:
            hours.place_days[override.place_id, override.on] = walls
    hours.closed = {(closure.place_id, closure.on) for closure in closures}
    return hours


def _weekly(rule: AvailabilityRule) -> WeeklyRule:
    return WeeklyRule(
        weekday=rule.weekday,
        opens=rule.starts_at.hour * 60 + rule.starts_at.minute,
        closes=rule.ends_at.hour * 60 + rule.ends_at.minute,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        every_weeks=rule.every_weeks,
        place_id=rule.place_id,
    )


def days_of(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
