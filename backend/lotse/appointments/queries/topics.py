"""Topics and the workers who take them, as a resident may choose them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from lotse.appointments.models import Topic, TopicResponsibility
from lotse.appointments.rules.refusals import TopicNotForYou, WorkerNotForYou
from lotse.directory.models import Assignment, Resident, StaffMember
from lotse.directory.queries.pages import in_force

LENGTHS_AND_LIMITS = (
    "key",
    "duration_min",
    "interpreter_duration_min",
    "step_min",
    "buffer_before_min",
    "buffer_after_min",
    "min_notice_hours",
    "horizon_days",
    "max_open_per_resident",
    "max_per_worker_day",
    "phases",
)


@dataclass(frozen=True)
class TopicWorker:
    """A worker who takes a topic for a resident."""

    worker: StaffMember
    is_mine: bool


def topics_for(resident_id: UUID) -> list[Topic]:
    """The topics of the resident's phase in the order of the catalogue, in one query."""
    return [topic for topic in _with_phase(resident_id).order_by("sort", "pk") if _fits(topic)]


def topic_for(resident_id: UUID, topic_id: int) -> Topic:
    """One topic of the resident's phase, without its texts in fifteen languages; raises TopicNotForYou."""
    topic = _with_phase(resident_id).only(*LENGTHS_AND_LIMITS).filter(pk=topic_id).first()
    if topic is None or not _fits(topic):
        raise TopicNotForYou
    return topic


def all_topics() -> list[Topic]:
    """Every active topic, for staff."""
    return list(Topic.objects.filter(is_active=True).order_by("sort", "pk"))


def workers_for(resident_id: UUID, topic_id: int, on: date) -> list[TopicWorker]:
    """Whom the resident may see on the topic: her own worker first, then who is responsible for it, by name."""
    found = _workers(resident_id, topic_id, on).order_by("-is_mine", "display_name", "pk")  # type: ignore[misc]
    return [TopicWorker(worker, getattr(worker, "is_mine", False)) for worker in found]


def check_worker_for(resident_id: UUID, topic_id: int, worker_id: UUID, on: date) -> None:
    """Raise WorkerNotForYou unless the worker is one of `workers_for`."""
    if not _workers(resident_id, topic_id, on).filter(pk=worker_id).exists():
        raise WorkerNotForYou


def resident_of(worker_id: UUID, resident_id: UUID, on: date) -> Resident | None:
    """The resident, if the worker looks after her on the day."""
    mine = Assignment.objects.filter(in_force(on), worker_id=worker_id, resident_id=OuterRef("pk"))
    return Resident.objects.filter(Exists(mine), pk=resident_id).first()


def _with_phase(resident_id: UUID) -> QuerySet[Topic]:
    phase = Resident.objects.filter(pk=resident_id).values("phase")
    return Topic.objects.filter(is_active=True).annotate(asked_in=Subquery(phase))


def _fits(topic: Topic) -> bool:
    return getattr(topic, "asked_in", None) in topic.phases


def _workers(resident_id: UUID, topic_id: int, on: date) -> QuerySet[StaffMember]:
    """A responsible colleague counts only in the organisation that looks after the resident."""
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id)
    takes_topic = TopicResponsibility.objects.filter(topic_id=topic_id, worker_id=OuterRef("pk"))
    return StaffMember.objects.annotate(is_mine=Exists(mine.filter(worker_id=OuterRef("pk")))).filter(
        Q(is_mine=True) | (Exists(takes_topic) & Q(organisation__in=mine.values("worker__organisation_id"))),
        user__is_active=True,
    )
