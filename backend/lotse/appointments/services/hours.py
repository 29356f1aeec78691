"""A worker's own hours: weekly rules, other hours on a day, absences. Appointments already booked stay as they are."""

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final, NoReturn
from uuid import UUID

from lotse.appointments.models import Absence, AvailabilityRule, DayOverride, Topic, WindowKind
from lotse.appointments.queries.hours import places_for
from lotse.appointments.rules.refusals import HoursRefused
from lotse.appointments.services.writing import lock_people, writes
from lotse.core.errors import NotFound
from lotse.directory.models import Place

LONGEST_ABSENCE: Final = timedelta(days=3 * 366)  # parental leave; longer is a mistyped year


@writes
def save_rule(
    *,
    worker_id: UUID,
    rule_id: int | None = None,
    weekday: int,
    starts_at: time,
    ends_at: time,
    valid_from: date,
    place_id: int,
    valid_to: date | None = None,
    every_weeks: int = 1,
    kind: WindowKind = WindowKind.APPOINTMENT,
    topic_ids: Sequence[int] = (),
) -> AvailabilityRule:
    """Enter a weekly window, or replace the one with `rule_id`. Entered twice it is there once.

    Windows may overlap: other topics, another rhythm. A start in two of them is offered once. Raises NotFound,
    HoursRefused.
    """
    lock_people(worker_id)
    if ends_at <= starts_at:
        _refuse("ends_at")
    if valid_to is not None and valid_to < valid_from:
        _refuse("valid_to")
    topics = list(Topic.objects.filter(pk__in=topic_ids, is_active=True))
    if len(topics) != len(set(topic_ids)):
        _refuse("topics")
    wanted: dict[str, Any] = {
        "weekday": weekday,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "every_weeks": every_weeks,
        "kind": kind,
        "place": _place(worker_id, place_id),
    }
    same = _same_rule(worker_id, wanted, set(topic_ids)) if rule_id is None else None
    if same is not None:
        return same
    rule = AvailabilityRule(worker_id=worker_id) if rule_id is None else _own_rule(worker_id, rule_id)
    for name, value in wanted.items():
        setattr(rule, name, value)
    rule.save()
    rule.topics.set(topics)
    return rule


@writes
def end_rule(*, worker_id: UUID, rule_id: int, last_on: date) -> None:
    """Let a rule hold for the last time on the day; one that would never have held goes. Raises NotFound."""
    lock_people(worker_id)
    rule = _own_rule(worker_id, rule_id)
    if last_on < rule.valid_from:
        rule.delete()
        return
    rule.valid_to = last_on
    rule.save(update_fields=["valid_to"])


@writes
def override_day(
    *, worker_id: UUID, on: date, windows: Sequence[tuple[str, str]], place_id: int | None = None
) -> DayOverride:
    """Set the worker's hours of one day, in place of rules and closures. Raises NotFound, HoursRefused."""
    lock_people(worker_id)
    ordered = sorted(windows)
    if any(closes <= opens for opens, closes in ordered):
        _refuse("windows")
    if any(later[0] < earlier[1] for earlier, later in pairwise(ordered)):
        _refuse("windows")
    if windows and place_id is None:
        _refuse("place")
    place = None if place_id is None else _place(worker_id, place_id)
    override, _is_new = DayOverride.objects.update_or_create(
        worker_id=worker_id, on=on, defaults={"place": place, "windows": [list(window) for window in ordered]}
    )
    return override


@writes
def drop_override(*, worker_id: UUID, override_id: int) -> None:
    """Let the rules decide about the day again. Raises NotFound."""
    lock_people(worker_id)
    deleted, _rows = DayOverride.objects.filter(pk=override_id, worker_id=worker_id).delete()
    if not deleted:
        raise NotFound


@writes
def enter_absence(
    *, worker_id: UUID, starts_at: datetime, ends_at: datetime, reason: Absence.Reason = Absence.Reason.AWAY
) -> Absence:
    """Make the worker unavailable for a while, in whole minutes. The same time entered again takes over the reason.

    Raises HoursRefused.
    """
    lock_people(worker_id)
    starts_at, ends_at = (moment.replace(second=0, microsecond=0) for moment in (starts_at, ends_at))
    if ends_at <= starts_at or ends_at - starts_at > LONGEST_ABSENCE:
        _refuse("ends_at")
    absence, _is_new = Absence.objects.update_or_create(
        worker_id=worker_id, starts_at=starts_at, ends_at=ends_at, defaults={"reason": reason}
    )
    return absence


@writes
def drop_absence(*, worker_id: UUID, absence_id: int) -> None:
    """Take an absence back. Raises NotFound."""
    lock_people(worker_id)
    deleted, _rows = Absence.objects.filter(pk=absence_id, worker_id=worker_id).delete()
    if not deleted:
        raise NotFound


def _same_rule(worker_id: UUID, wanted: Mapping[str, Any], topic_ids: Set[int]) -> AvailabilityRule | None:
    """The rule that says exactly this already: the first answer was lost, or the button was pressed twice."""
    found = AvailabilityRule.objects.filter(worker_id=worker_id, **wanted).prefetch_related("topics").order_by("pk")
    return next((rule for rule in found if {topic.pk for topic in rule.topics.all()} == topic_ids), None)


def _own_rule(worker_id: UUID, rule_id: int) -> AvailabilityRule:
    rule = AvailabilityRule.objects.filter(pk=rule_id, worker_id=worker_id).first()
    if rule is None:
        raise NotFound
    return rule


def _place(worker_id: UUID, place_id: int) -> Place:
    place = places_for(worker_id).filter(pk=place_id).first()
    if place is None:
        _refuse("place")
    return place


def _refuse(field: str) -> NoReturn:
    error = HoursRefused()
    error.extra = {"fields": [{"field": field, "message": error.message}]}
    raise error
