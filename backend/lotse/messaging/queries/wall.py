"""The wall around a conversation: who reads it now, once as a list of people and once as a condition of SQL.

On the team's side: the social worker in charge if she belongs to the conversation's team, whoever of the team covers
for her today, and whom it was forwarded to. All of it ends when the resident's worker is of another team.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import monotonic
from typing import Any, Final
from uuid import UUID

from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer
from lotse.core.by_hand import day_of, id_of, run, vendor

ON_DAY: Final = "{0}.starts_on <= %s AND ({0}.ends_on IS NULL OR {0}.ends_on > %s)"
ASSIGNED: Final = ON_DAY.format("a")
COVERING: Final = ON_DAY.format("k")
WORKER, DEPUTY, FORWARDED = range(3)
IS_SOCIAL_WORKER: Final = f"u.is_active AND u.role = '{Role.SOCIAL_WORKER.value}'"

AROUND: Final = f"""
SELECT c.id, {WORKER}, s.user_id, s.display_name, {IS_SOCIAL_WORKER}
FROM messaging_conversation c
JOIN directory_assignment a ON a.resident_id = c.resident_id AND {ASSIGNED}
JOIN directory_staffmember s ON s.user_id = a.worker_id AND s.team_id = c.team_id
JOIN accounts_user u ON u.id = s.user_id
WHERE c.id IN ({{ids}})
UNION ALL
SELECT c.id, {DEPUTY}, s.user_id, s.display_name, {IS_SOCIAL_WORKER}
FROM messaging_conversation c
JOIN directory_assignment a ON a.resident_id = c.resident_id AND {ASSIGNED}
JOIN directory_staffmember w ON w.user_id = a.worker_id AND w.team_id = c.team_id
JOIN directory_cover k ON k.worker_id = a.worker_id AND {COVERING}
JOIN directory_staffmember s ON s.user_id = k.deputy_id AND s.team_id = c.team_id
JOIN accounts_user u ON u.id = s.user_id
WHERE c.id IN ({{ids}})
UNION ALL
SELECT c.id, {FORWARDED}, s.user_id, s.display_name, {IS_SOCIAL_WORKER}
FROM messaging_conversation c
JOIN directory_staffmember s ON s.user_id = c.forwarded_to_id AND s.team_id = c.team_id
JOIN accounts_user u ON u.id = s.user_id
WHERE c.id IN ({{ids}}) AND c.forwarded_until >= %s
ORDER BY 2, 4, 3
"""  # noqa: S608 - nothing of a request is in the text

MY_TEAM: Final = "(SELECT team_id FROM directory_staffmember WHERE user_id = %s)"
IN_REACH: Final = f"""(c.team_id = {MY_TEAM} AND (
  c.resident_id IN (SELECT a.resident_id FROM directory_assignment a WHERE a.worker_id = %s AND {ASSIGNED})
  OR c.resident_id IN (
    SELECT a.resident_id FROM directory_cover k
    JOIN directory_staffmember w ON w.user_id = k.worker_id AND w.team_id = {MY_TEAM}
    JOIN directory_assignment a ON a.worker_id = k.worker_id AND {ASSIGNED}
    WHERE k.deputy_id = %s AND {COVERING})
  OR (c.forwarded_to_id = %s AND c.forwarded_until >= %s AND EXISTS (
    SELECT 1 FROM directory_assignment a
    JOIN directory_staffmember w ON w.user_id = a.worker_id AND w.team_id = c.team_id
    WHERE a.resident_id = c.resident_id AND {ASSIGNED}))))"""  # noqa: S608


@dataclass
class Circle:
    """Who is on the team's side of one conversation today; `readers` by id with their names, the worker first.

    `is_open`: the resident's worker is of the conversation's team. Where she works here no longer and nobody covers
    for her, nobody reads it all the same: then nobody can write either.
    """

    is_open: bool = False
    worker_id: UUID | None = None
    deputy_ids: list[UUID] = field(default_factory=list)
    readers: dict[UUID, str] = field(default_factory=dict)

    @property
    def can_write(self) -> bool:
        """Whether what somebody writes now is read by somebody."""
        return self.is_open and bool(self.readers)

    @property
    def answers(self) -> UUID | None:
        """Who of the readers answers first: the cover, the worker in charge, whom it was forwarded to."""
        return next(iter([*self.deputy_ids, *self.readers]), None)


def circles(conversation_ids: Iterable[UUID], on: date) -> dict[UUID, Circle]:
    """The circle of each conversation on a day, in one statement."""
    ids = list(conversation_ids)
    found = {each: Circle() for each in ids}
    if not ids:
        return found
    marks = ", ".join(["%s"] * len(ids))
    parameters = [on, on, *ids, on, on, on, on, *ids, *ids, on]
    for conversation_id, role, person, name, is_active in run(AROUND.format(ids=marks), parameters):
        _add(found[id_of(conversation_id)], role, id_of(person), name, is_active=bool(is_active))
    return found


def _add(circle: Circle, role: int, person: UUID, name: str, *, is_active: bool) -> None:
    if role == WORKER:
        circle.is_open, circle.worker_id = True, person
    if not circle.is_open or not is_active:
        return
    if role == DEPUTY:
        circle.deputy_ids.append(person)
    circle.readers.setdefault(person, name)


def circle_of(conversation_id: UUID, on: date) -> Circle:
    """The circle of one conversation on a day."""
    return circles([conversation_id], on)[conversation_id]


def reach(viewer: Viewer, on: date) -> tuple[str, Sequence[Any]]:
    """The conversations `c` that the viewer may see, as a condition of SQL with its parameters."""
    me = viewer.user_id
    if viewer.is_resident:
        return "c.resident_id = %s", [me]
    if viewer.role != Role.SOCIAL_WORKER:
        return "1 = 0", []
    return IN_REACH, [me, me, on, on, me, on, on, me, on, on, me, on, on, on]


TODAY: Final = {
    "postgresql": "SELECT CAST(now() AT TIME ZONE 'Europe/Berlin' AS date)",
    "sqlite": "SELECT date('now', 'localtime')",
}


def today_here() -> date:
    """The day by the database's clock: an event is read whenever a phone asks, and brings no moment of its own.

    Asked anew every second, not for every event.
    """
    day, until = _today.get("day", (date.min, 0.0))
    if monotonic() >= until:
        until = monotonic() + 1
        day = day_of(run(TODAY[vendor()])[0][0])
        _today["day"] = (day, until)
    return day


_today: Final[dict[str, tuple[date, float]]] = {}


IN_CHARGE: Final = f"""
SELECT s.team_id FROM directory_assignment a JOIN directory_staffmember s ON s.user_id = a.worker_id
WHERE a.resident_id = %s AND {ASSIGNED} ORDER BY a.starts_on DESC LIMIT 1
"""  # noqa: S608


def team_in_charge(resident_id: UUID, on: date) -> int | None:
    """The team of the worker who looks after a resident; None if there is none."""
    rows = run(IN_CHARGE, [resident_id, on, on])
    return rows[0][0] if rows else None


CHANGES_ON: Final = """
SELECT a.resident_id, a.worker_id FROM directory_assignment a WHERE a.starts_on = %s OR a.ends_on = %s
UNION SELECT a.resident_id, k.deputy_id FROM directory_cover k JOIN directory_assignment a ON a.worker_id = k.worker_id
  AND a.starts_on <= %s AND (a.ends_on IS NULL OR a.ends_on >= %s) WHERE k.starts_on = %s OR k.ends_on = %s
UNION SELECT c.resident_id, c.forwarded_to_id FROM messaging_conversation c WHERE c.forwarded_until = %s
"""


def touched_on(on: date) -> dict[UUID, set[UUID]]:
    """Residents with a conversation, each with the staff whose right to it begins or ends with this day."""
    found: dict[UUID, set[UUID]] = {}
    for resident_id, person in run(CHANGES_ON, [on] * 6 + [on - timedelta(days=1)]):
        found.setdefault(id_of(resident_id), set()).add(id_of(person))
    return found
