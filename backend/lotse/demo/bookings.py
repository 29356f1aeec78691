"""Past and coming appointments of the demonstration, booked one by one as people would have booked them."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from lotse.appointments.models import Appointment, Mode, Status, Topic
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules.booking import Wish
from lotse.appointments.rules.slots import Slot
from lotse.appointments.rules.wall_clock import local_day, moment_of
from lotse.appointments.services.booking import book_appointment
from lotse.appointments.services.changing import cancel_appointment, record_outcome
from lotse.core.errors import DomainError
from lotse.demo.staff import Worker
from lotse.directory.models import Place, Resident

WEEKS_BACK, WEEKS_AHEAD = 4, 3
# Share of a day's half hours that are booked; Sabine Weber's calendar is full.
BUSY, WEBERS_BUSY = 0.17, 0.7
NOT_YET_NOTED = timedelta(days=2)
OUTCOMES = {Status.FULFILLED: 86, Status.NO_SHOW: 9, Status.EXCUSED: 5}
PAUSE = 45  # minutes between two starts; where a talk turns out longer, the next time is taken and stays empty


def book_everything(
    workers: list[Worker], topics: list[Topic], *, phone: Place, now: datetime, dice: random.Random
) -> int:
    """Fill the calendars around `now`; Amina books nothing, Dmytro one appointment. Returns how many there are."""
    count = _book_dmytro(workers[0], topics, phone, now=now)
    for number, worker in enumerate(workers):
        share = WEBERS_BUSY if number == 0 else BUSY
        people = [person for home in worker.cases if not home.plan.cast for person in home.adults]
        fitting = [topic for topic in topics if people[0].phase in topic.phases and topic.key != "return"]
        for slot in _slots_to_fill(worker, fitting[0], people[0], share, now, dice):
            count += _book(worker, dice.choice(people), dice.choice(fitting), slot, phone, now, dice)
    return count


def _book_dmytro(worker: Worker, topics: list[Topic], phone: Place, *, now: datetime) -> int:
    dmytro = next(home for home in worker.cases if home.plan.cast == "dmytro").adults[0]
    topic = topics[0]
    today = local_day(now)
    slots = open_slots(
        worker_ids=[worker.member.pk],
        topic=topic,
        resident_id=dmytro.pk,
        first=today + timedelta(days=2),
        last=today + timedelta(days=14),
        now=now,
        interpreted=[worker.member.pk],
    )[worker.member.pk]
    wish = _wish(worker, dmytro, topic, slots[0], phone, interpreter_language="uk")
    book_appointment(wish=wish, by=dmytro.pk, key=_key(dmytro, slots[0]), now=now - timedelta(hours=3))
    return 1


def _slots_to_fill(
    worker: Worker, topic: Topic, person: Resident, share: float, now: datetime, dice: random.Random
) -> Iterator[Slot]:
    """Starts spread over the days, far enough from each other; seen from before the first of them."""
    today, long_ago = local_day(now), now - timedelta(weeks=WEEKS_BACK)
    slots = open_slots(
        worker_ids=[worker.member.pk],
        topic=topic,
        resident_id=person.pk,
        first=today - timedelta(weeks=WEEKS_BACK),
        last=today + timedelta(weeks=WEEKS_AHEAD),
        now=long_ago,
        by_staff=True,
    )[worker.member.pk]
    free_from = 0
    for slot in slots:
        if slot.starts >= free_from and slot.starts % 30 == 0 and dice.random() < share:
            free_from = slot.starts + PAUSE
            yield slot


def _book(
    worker: Worker, person: Resident, topic: Topic, slot: Slot, phone: Place, now: datetime, dice: random.Random
) -> int:
    """One appointment and what became of it. A time that does not suit the topic or the person is left free."""
    needs_interpreter = not set(person.speaks) & set(worker.member.languages)
    language = person.user.language if needs_interpreter and dice.random() < 0.4 else ""
    wish = _wish(worker, person, topic, slot, phone, interpreter_language=language)
    booked_at = min(now, wish.starts_at - timedelta(days=dice.randint(1, 9))) - timedelta(minutes=dice.randint(5, 400))
    by = person.pk if dice.random() < 0.6 else worker.member.pk
    try:
        booked = book_appointment(wish=wish, by=by, key=_key(person, slot), now=booked_at).appointment
    except DomainError:
        return 0
    _what_became(booked, now, dice)
    return 1


def _what_became(appointment: Appointment, now: datetime, dice: random.Random) -> None:
    """One in fourteen is cancelled a day ahead; what is over has an outcome, the last days wait for theirs."""
    day_before = appointment.starts_at - timedelta(hours=20)
    if dice.random() < 1 / 14 and appointment.created_at < day_before < now:
        cancel_appointment(
            appointment=appointment, version=appointment.version, by=appointment.resident_id, now=day_before
        )
    elif appointment.ends_at < now - NOT_YET_NOTED or (appointment.ends_at < now and dice.random() < 0.7):
        outcome = dice.choices(list(OUTCOMES), weights=list(OUTCOMES.values()))[0]
        record_outcome(appointment=appointment, outcome=outcome, version=appointment.version, now=appointment.ends_at)


def _wish(
    worker: Worker, person: Resident, topic: Topic, slot: Slot, phone: Place, *, interpreter_language: str
) -> Wish:
    return Wish(
        resident_id=person.pk,
        worker_id=worker.member.pk,
        topic=topic,
        starts_at=moment_of(slot.starts),
        mode=Mode.PHONE if slot.place_id == phone.pk else Mode.ON_SITE,
        interpreter_language=interpreter_language,
    )


def _key(person: Resident, slot: Slot) -> UUID:
    """A key as a phone would have made it, the same at every run."""
    return UUID(int=person.pk.int ^ (slot.starts << 32))
