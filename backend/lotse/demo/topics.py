"""Who takes which topic beside a resident's own worker: two colleagues per organisation and phase."""

from collections import defaultdict
from collections.abc import Iterator

from lotse.appointments.models import Topic
from lotse.appointments.services.topics import take_topics
from lotse.demo.staff import Worker
from lotse.directory.models import StaffMember


def share_topics(workers: list[Worker], topics: list[Topic]) -> None:
    """Deal the topics of each phase round among the colleagues."""
    colleagues: dict[tuple[str, str], list[StaffMember]] = defaultdict(list)
    for worker in workers:
        colleagues[worker.organisation, worker.cases[0].house.phase].append(worker.member)
    take_topics(
        pairs=(pair for (_name, phase), members in colleagues.items() for pair in _dealt(members, topics, phase))
    )


def _dealt(members: list[StaffMember], topics: list[Topic], phase: str) -> Iterator[tuple[Topic, StaffMember]]:
    for number, topic in enumerate(topic for topic in topics if phase in topic.phases):
        for place in (number, number + 1):
            yield topic, members[place % len(members)]
