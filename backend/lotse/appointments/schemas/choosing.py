"""What a person chooses from: topics, workers, free slots."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from typing_extensions import TypedDict

from lotse.appointments.models import Topic
from lotse.appointments.rules.slots import Slot
from lotse.appointments.rules.wall_clock import day_bounds, local_day_of_minute, moment_of
from lotse.core.shapes import Schema
from lotse.directory.models import Place
from lotse.directory.schemas import PersonOut, PlaceOut


class TopicOut(Schema):
    """A topic to choose, texts in the active language."""

    id: int
    name: str
    hint: str
    icon: str
    duration_min: int
    interpreter_duration_min: int
    is_discreet: bool
    papers: list[str]

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """From the row alone."""
        return cls(
            id=topic.pk,
            name=topic.name,
            hint=topic.hint,
            icon=topic.icon,
            duration_min=topic.duration_min,
            interpreter_duration_min=topic.interpreter_duration_min,
            is_discreet=topic.is_discreet,
            papers=topic.paper_list(),
        )


class TopicWorkerOut(Schema):
    """Somebody to go to with a topic; `first_free` within the next four weeks."""

    worker: PersonOut
    is_mine: bool
    first_free: datetime | None
    speaks_my_language: bool


class TopicWorkersOut(Schema):
    """Who takes the topic, the resident's own worker first."""

    items: list[TopicWorkerOut]


class SlotOut(TypedDict):
    """A free time. A plain dictionary, as there may be hundreds in an answer."""

    starts_at: datetime
    ends_at: datetime
    place_id: int
    mode: Literal["on_site", "phone"]


class SlotDayOut(TypedDict):
    """The free times of a local day."""

    on: date
    slots: list[SlotOut]


class SlotsOut(Schema):
    """Free times of one worker for one topic, with the places they are at, as of a moment."""

    worker_id: UUID
    topic_id: int
    duration_min: int
    days: list[SlotDayOut]
    places: list[PlaceOut]
    first_free: datetime | None
    as_of: datetime

    @classmethod
    def of(
        cls,
        slots: Sequence[Slot],
        *,
        worker_id: UUID,
        topic_id: int,
        duration_min: int,
        places: Iterable[Place],
        now: datetime,
    ) -> Self:
        """From computed slots and the places they name."""
        shown = [PlaceOut.of(place) for place in places]
        by_phone = {place.id for place in shown if place.kind == "phone"}
        return cls(
            worker_id=worker_id,
            topic_id=topic_id,
            duration_min=duration_min,
            days=_days(slots, by_phone),
            places=shown,
            first_free=moment_of(slots[0].starts) if slots else None,
            as_of=now,
        )


def _days(slots: Sequence[Slot], by_phone: set[int]) -> list[SlotDayOut]:
    """The slots, which are in order of time, by local day: the calendar is asked once a day, not once a slot."""
    days: list[SlotDayOut] = []
    midnight = 0
    for slot in slots:
        if slot.starts >= midnight:
            on = local_day_of_minute(slot.starts)
            midnight = day_bounds(on)[1]
            days.append({"on": on, "slots": []})
        days[-1]["slots"].append(_slot(slot, by_phone))
    return days


def _slot(slot: Slot, by_phone: set[int]) -> SlotOut:
    starts_at = moment_of(slot.starts)
    return {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=slot.ends - slot.starts),
        "place_id": slot.place_id,
        "mode": "phone" if slot.place_id in by_phone else "on_site",
    }
