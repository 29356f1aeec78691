"""Topics and the workers who take them, as a resident may choose them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef, Q, QuerySet

from lotse.appointments.models import Topic, TopicResponsibility
from lotse.appointments.models.topics import lines_of
from lotse.appointments.rules.refusals import TopicNotForYou, WorkerNotForYou
from lotse.appointments.schemas.choosing import TopicOut
from lotse.core.by_hand import run
from lotse.core.translated import shown_text
from lotse.directory.models import Assignment, Resident, StaffMember
from lotse.directory.queries.pages import in_force

# By hand, because every slot list, every booking or every first screen asks; of fifteen languages only one is read.
LENGTHS_AND_LIMITS = (
    "id", "key", "duration_min", "interpreter_duration_min", "step_min", "buffer_before_min", "buffer_after_min",
    "min_notice_hours", "horizon_days", "max_open_per_resident", "max_per_worker_day",
)  # fmt: skip
TO_BOOK = f"""
SELECT r.phase, CAST(t.phases AS text), {", ".join(f"t.{name}" for name in LENGTHS_AND_LIMITS)}
FROM appointments_topic t JOIN directory_resident r ON r.user_id = %s WHERE t.id = %s AND t.is_active
"""  # noqa: S608 - columns of the model
TO_CHOOSE = """
SELECT r.phase, CAST(t.phases AS text), t.id, {name}, {hint}, {papers}, t.icon, t.duration_min,
  t.interpreter_duration_min, t.is_discreet
FROM appointments_topic t JOIN directory_resident r ON r.user_id = %s
WHERE t.is_active ORDER BY t.sort, t.id
"""
TAKES_TOPIC = """
SELECT 1 FROM directory_staffmember s JOIN accounts_user u ON u.id = s.user_id AND u.is_active
JOIN directory_assignment a ON a.resident_id = %s AND a.starts_on <= %s AND (a.ends_on IS NULL OR a.ends_on > %s)
JOIN directory_staffmember mine ON mine.user_id = a.worker_id
JOIN directory_resident r ON r.user_id = a.resident_id
LEFT JOIN directory_team t ON t.id = s.team_id
WHERE s.user_id = %s AND (
  s.user_id = a.worker_id
  OR (s.organisation_id = mine.organisation_id AND t.phase = r.phase AND EXISTS (
    SELECT 1 FROM appointments_topicresponsibility q WHERE q.topic_id = %s AND q.worker_id = s.user_id
  ))
)
"""


@dataclass(frozen=True)
class TopicWorker:
    """A worker who takes a topic for a resident."""

    worker: StaffMember
    is_mine: bool


def topics_for(resident_id: UUID) -> list[TopicOut]:
    """The topics of the resident's phase in the order of the catalogue, in one query."""
    texts = {name: shown_text(f"t.{name}") for name in ("name", "hint", "papers")}
    return [_topic_out(row) for row in run(TO_CHOOSE.format(**texts), [resident_id]) if row[0] in json.loads(row[1])]


def _topic_out(row: Sequence[Any]) -> TopicOut:
    _phase, _phases, topic_id, name, hint, papers, icon, alone, interpreted, is_discreet = row
    return TopicOut(
        id=topic_id,
        name=name,
        hint=hint,
        icon=icon,
        duration_min=alone,
        interpreter_duration_min=interpreted,
        is_discreet=bool(is_discreet),
        papers=lines_of(papers),
    )


def topic_for(resident_id: UUID, topic_id: int) -> Topic:
    """One topic of the resident's phase, without its texts in fifteen languages; raises TopicNotForYou."""
    if not 0 < topic_id < 2**63:
        raise TopicNotForYou
    for phase, phases, *values in run(TO_BOOK, [resident_id, topic_id]):
        if phase in json.loads(phases):
            return Topic.from_db(DEFAULT_DB_ALIAS, LENGTHS_AND_LIMITS, values)
    raise TopicNotForYou


def all_topics() -> list[Topic]:
    """Every active topic, for staff."""
    return list(Topic.objects.filter(is_active=True).order_by("sort", "pk"))


def workers_for(resident_id: UUID, topic_id: int, on: date) -> list[TopicWorker]:
    """Whom the resident may see on the topic: her own worker first, then who is responsible for it, by name."""
    found = _workers(resident_id, topic_id, on).order_by("-is_mine", "display_name", "pk")  # type: ignore[misc]
    return [TopicWorker(worker, getattr(worker, "is_mine", False)) for worker in found]


def check_worker_for(resident_id: UUID, topic_id: int, worker_id: UUID, on: date) -> None:
    """Raise WorkerNotForYou unless the worker is one of `workers_for`."""
    if not run(TAKES_TOPIC, [resident_id, on, on, worker_id, topic_id]):
        raise WorkerNotForYou


def resident_of(worker_id: UUID, resident_id: UUID, on: date) -> Resident | None:
    """The resident, if the worker looks after her on the day."""
    mine = Assignment.objects.filter(in_force(on), worker_id=worker_id, resident_id=OuterRef("pk"))
    return Resident.objects.filter(Exists(mine), pk=resident_id).first()


def _workers(resident_id: UUID, topic_id: int, on: date) -> QuerySet[StaffMember]:
    """A responsible colleague counts only in the organisation and for the phase that look after the resident."""
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id)
    takes_topic = TopicResponsibility.objects.filter(topic_id=topic_id, worker_id=OuterRef("pk"))
    return StaffMember.objects.annotate(is_mine=Exists(mine.filter(worker_id=OuterRef("pk")))).filter(
        Q(is_mine=True)
        | (
            Exists(takes_topic)
            & Q(
                organisation__in=mine.values("worker__organisation_id"),
                team__phase__in=mine.values("resident__phase"),
            )
        ),
        user__is_active=True,
    )
