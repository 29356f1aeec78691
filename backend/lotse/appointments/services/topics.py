"""The catalogue of topics that every house begins with; afterwards the rows belong to the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from lotse.appointments.models import Topic, TopicResponsibility
from lotse.appointments.services.topic_texts import TEXTS
from lotse.directory.models import StaffMember

BOTH: Final = ("VU", "AU")


@dataclass(frozen=True, kw_only=True)
class TopicPlan:
    """How a topic begins: icon (a lucide name), minutes alone and with an interpreter, phases, papers."""

    key: str
    icon: str
    minutes: tuple[int, int] = (30, 60)
    phases: tuple[str, ...] = BOTH
    is_discreet: bool = False
    papers: tuple[str, ...] = ()


# In this order on the screen. Return counselling is an ordinary topic that is never put forward: it stays last.
CATALOGUE: Final = (
    TopicPlan(key="authorities", icon="mail-open", papers=("letter", "id")),
    TopicPlan(key="benefits", icon="wallet", papers=("notice", "id")),
    TopicPlan(key="asylum", icon="file-text", minutes=(45, 60), papers=("id", "letter")),
    TopicPlan(key="residence", icon="id-card", minutes=(45, 60), is_discreet=True, papers=("id", "notice")),
    TopicPlan(key="health", icon="heart-pulse", minutes=(30, 60), is_discreet=True, papers=("health_card", "medical")),
    TopicPlan(key="insurance", icon="shield-plus", papers=("health_card", "letter")),
    TopicPlan(key="school", icon="school", papers=("id", "certificates")),
    TopicPlan(key="german", icon="book-open", papers=("id", "certificates")),
    TopicPlan(key="work", icon="briefcase", minutes=(45, 60), papers=("id", "certificates", "payslip")),
    TopicPlan(key="housing", icon="house", papers=("id", "lease", "payslip")),
    TopicPlan(key="family", icon="users", minutes=(45, 60), is_discreet=True, papers=("id",)),
    TopicPlan(key="everyday", icon="life-buoy"),
    TopicPlan(key="plan", icon="map", minutes=(60, 90), phases=("AU",), papers=("certificates",)),
    TopicPlan(key="volunteering", icon="hand-heart"),
    TopicPlan(key="return", icon="signpost", minutes=(45, 60), is_discreet=True, papers=("id",)),
)


@transaction.atomic
def ensure_topics() -> list[Topic]:
    """Enter the topics that are not there yet; those that are stay as the office has edited them."""
    have = set(Topic.objects.values_list("key", flat=True))
    Topic.objects.bulk_create(
        _topic(plan, sort=(index + 1) * 10) for index, plan in enumerate(CATALOGUE) if plan.key not in have
    )
    return list(Topic.objects.order_by("sort", "pk"))


@transaction.atomic
def take_topics(*, pairs: Iterable[tuple[Topic, StaffMember]]) -> list[TopicResponsibility]:
    """Let workers take topics for everybody their organisation looks after; a pair that stands already breaks it."""
    return TopicResponsibility.objects.bulk_create(
        TopicResponsibility(topic=topic, worker=worker) for topic, worker in pairs
    )


def _topic(plan: TopicPlan, *, sort: int) -> Topic:
    alone, interpreted = plan.minutes
    return Topic(
        key=plan.key,
        icon=plan.icon,
        duration_min=alone,
        interpreter_duration_min=interpreted,
        buffer_after_min=5,
        phases=list(plan.phases),
        is_discreet=plan.is_discreet,
        sort=sort,
        **_texts(plan),
    )


def _texts(plan: TopicPlan) -> dict[str, str]:
    texts: dict[str, str] = {}
    for language, (topics, papers) in TEXTS.items():
        texts[f"name_{language}"], texts[f"hint_{language}"] = topics[plan.key]
        texts[f"papers_{language}"] = "\n".join(papers[paper] for paper in plan.papers)
    return texts
