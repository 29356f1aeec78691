"""The two reads behind every slot list and every booking, by hand: they are the hottest of the house.

One answers the hours of some workers (rules, overrides, closures), the other what is busy (appointments, absences,
group sessions, and the resident's own appointments), both on plain columns, with all arithmetic left to `rules`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from lotse.appointments.models import FREED_BY, OPEN
from lotse.appointments.rules.slots import Span
from lotse.appointments.rules.wall_clock import day_bounds, moment_of
from lotse.appointments.rules.windows import Hours, Walls, WeeklyRule
from lotse.core.by_hand import day_of, id_of, id_parameter, moment_parameter, run, vendor

HOURS = """
SELECT 'rule', r.worker_id, r.place_id, r.weekday, r.starts_at, r.ends_at, r.every_weeks, r.valid_from, r.valid_to,
  CAST(p.kind AS text)
FROM appointments_availabilityrule r JOIN directory_place p ON p.id = r.place_id
WHERE r.worker_id IN ({workers}) AND r.kind = 'appointment' AND r.weekday BETWEEN %s AND %s
  AND r.valid_from <= %s AND (r.valid_to IS NULL OR r.valid_to >= %s)
  AND (
    EXISTS (SELECT 1 FROM appointments_availabilityrule_topics t
      WHERE t.availabilityrule_id = r.id AND t.topic_id = %s)
    OR NOT EXISTS (SELECT 1 FROM appointments_availabilityrule_topics t WHERE t.availabilityrule_id = r.id)
  )
UNION ALL
SELECT COALESCE(p.kind, ''), d.worker_id, d.place_id, NULL, NULL, NULL, NULL, d."on", NULL, CAST(d.windows AS text)
FROM appointments_dayoverride d LEFT JOIN directory_place p ON p.id = d.place_id
WHERE d."on" BETWEEN %s AND %s AND (d.worker_id IN ({workers}) OR d.worker_id IS NULL)
UNION ALL
SELECT 'closure', NULL, c.place_id, NULL, NULL, NULL, NULL, c."on", NULL, NULL
FROM appointments_closure c WHERE c."on" BETWEEN %s AND %s
"""

BUSY = """
SELECT a.worker_id, a.id, a.topic_id, {floor_busy_starts}, {ceil_busy_ends}, {floor_starts}
FROM appointments_appointment a
WHERE a.worker_id IN ({workers}) AND a.busy_starts_at < %s AND a.busy_ends_at > %s
  AND a.status NOT IN ({freed})
UNION ALL
SELECT b.worker_id, NULL, NULL, {floor_absence_starts}, {ceil_absence_ends}, 0
FROM appointments_absence b WHERE b.worker_id IN ({workers}) AND b.starts_at < %s AND b.ends_at > %s
UNION ALL
SELECT g.worker_id, g.id, NULL, {floor_session_starts}, {ceil_session_ends}, 0
FROM appointments_groupsession g
WHERE g.worker_id IN ({workers}) AND g.starts_at < %s AND g.ends_at > %s AND g.status = 'planned'
UNION ALL
SELECT NULL, m.id, m.topic_id, {floor_my_starts}, {ceil_my_ends},
  CASE WHEN m.status IN ({open}) THEN 1 ELSE 0 END
FROM appointments_appointment m
WHERE m.resident_id = %s AND m.ends_at > %s AND m.status NOT IN ({freed})
UNION ALL
SELECT NULL, s.id, NULL, {floor_joined_starts}, {ceil_joined_ends}, 0
FROM appointments_groupplace j JOIN appointments_groupsession s ON s.id = j.session_id
WHERE j.resident_id = %s AND s.ends_at > %s AND s.status = 'planned'
"""
WITH_KEY = "SELECT id FROM appointments_appointment WHERE resident_id = %s AND idempotency_key = %s"
TIMES = {
    "floor_busy_starts": "a.busy_starts_at",
    "ceil_busy_ends": "a.busy_ends_at",
    "floor_starts": "a.starts_at",
    "floor_absence_starts": "b.starts_at",
    "ceil_absence_ends": "b.ends_at",
    "floor_session_starts": "g.starts_at",
    "ceil_session_ends": "g.ends_at",
    "floor_my_starts": "m.starts_at",
    "ceil_my_ends": "m.ends_at",
    "floor_joined_starts": "s.starts_at",
    "ceil_joined_ends": "s.ends_at",
}
STATES = {"freed": FREED_BY, "open": OPEN}
MINUTES = {
    ("postgresql", "floor"): "CAST(FLOOR(EXTRACT(EPOCH FROM {}) / 60) AS bigint)",
    ("postgresql", "ceil"): "CAST(CEIL(EXTRACT(EPOCH FROM {}) / 60) AS bigint)",
    ("sqlite", "floor"): "CAST(strftime('%%s', {}) AS integer) / 60",
    ("sqlite", "ceil"): "(CAST(strftime('%%s', {}) AS integer) + 59) / 60",
}


@dataclass
class Busy:
    """What occupies time, in UTC minutes; `appointments` tell start and topic for the limit per day."""

    spans: dict[UUID, list[Span]] = field(default_factory=dict)
    appointments: dict[UUID, list[tuple[int, int]]] = field(default_factory=dict)
    own: list[Span] = field(default_factory=list)
    own_open_topics: list[int] = field(default_factory=list)


@lru_cache(maxsize=64)
def _statement(sql: str, workers: int) -> str:
    times = {name: MINUTES[vendor(), name.partition("_")[0]].format(column) for name, column in TIMES.items()}
    states = {name: ", ".join(f"'{state}'" for state in group) for name, group in STATES.items()}
    return sql.format(workers=", ".join(["%s"] * workers), **times, **states)


def read_hours(worker_ids: Sequence[UUID], *, topic_id: int, first: date, last: date) -> Hours:
    """The hours of these workers for this topic on the days from `first` to `last`, in one query."""
    weekdays = [first.weekday()] * 2 if first == last else [0, 6]  # a booking asks for one day only
    days = (first, last)
    ids = {id_parameter(worker_id): worker_id for worker_id in worker_ids}
    parameters = [*ids, *weekdays, last, first, topic_id, *days, *ids, *days]
    hours = Hours()
    for row in run(_statement(HOURS, len(ids)), parameters):
        _add_hours(hours, row, ids)
    return hours


def _add_hours(hours: Hours, row: Sequence[Any], ids: Mapping[UUID | str, UUID]) -> None:
    kind, worker, place_id, weekday, opens, closes, every_weeks, day, valid_to, text = row
    if kind == "rule":
        ends = day_of(valid_to) if valid_to else None
        rule = WeeklyRule(weekday, _wall(opens), _wall(closes), day_of(day), ends, every_weeks, place_id)
        hours.rules.setdefault(ids[worker], []).append(rule)
        if text == "phone":
            hours.phone_places.add(place_id)
    elif kind == "closure":
        hours.closed.add((place_id, day_of(day)))
    elif worker is None:
        hours.place_days[place_id, day_of(day)] = walls_of(json.loads(text))
    else:
        hours.worker_days[ids[worker], day_of(day)] = (place_id, walls_of(json.loads(text)))
        if kind == "phone":
            hours.phone_places.add(place_id)


def read_busy(
    worker_ids: Sequence[UUID], *, resident_id: UUID, first: date, last: date, since: int, leave_out: UUID | None = None
) -> Busy:
    """What is busy for these workers on these days, and for the resident from minute `since` on, in one query.

    `leave_out` is the appointment being moved: it does not stand in its own way.
    """
    starts, ends = day_bounds(first)[0], day_bounds(last)[1]
    ids = {id_parameter(worker_id): worker_id for worker_id in worker_ids}
    span = [_moment(minute) for minute in (ends + 240, starts - 240)]  # room for the buffers at midnight
    mine = [id_parameter(resident_id), _moment(min(since, starts))]
    parameters = [*ids, *span, *ids, *span, *ids, *span, *mine, *mine]
    busy, skip = Busy(), id_parameter(leave_out) if leave_out else None
    for worker, subject, topic_id, begins, finishes, extra in run(_statement(BUSY, len(ids)), parameters):
        if skip is not None and subject == skip:
            continue
        if worker is None:
            busy.own.append((begins, finishes))
            if extra and finishes > since:
                busy.own_open_topics.append(topic_id)
            continue
        worker_id = ids[worker]
        busy.spans.setdefault(worker_id, []).append((begins, finishes))
        if topic_id is not None:
            busy.appointments.setdefault(worker_id, []).append((extra, topic_id))
    return busy


def appointment_with_key(resident_id: UUID, key: UUID) -> UUID | None:
    """The appointment that the resident booked with this key, if there is one; by hand, as every booking asks."""
    found = run(WITH_KEY, [resident_id, key])
    return id_of(found[0][0]) if found else None


def walls_of(windows: Sequence[Sequence[str]]) -> Walls:
    """`[["09:00", "12:00"]]` as minutes since local midnight."""
    return tuple((_wall(opens), _wall(closes)) for opens, closes in windows)


def _wall(value: str | time) -> int:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    return int(value[:2]) * 60 + int(value[3:5])


def _moment(minute: int) -> datetime | str:
    return moment_parameter(moment_of(minute))
