"""Many at once on both engines: one wins, the others get a clear answer, and nothing is ever half true."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from lotse.appointments.models import FREED_BY, Appointment, GroupPlace, GroupSession
from lotse.appointments.queries.slots import open_slots
from lotse.appointments.rules.wall_clock import moment_of
from lotse.appointments.services.changing import cancel_appointment, move_appointment
from lotse.appointments.services.groups import join_session, leave_session, plan_session
from lotse.appointments.services.hours import drop_absence, enter_absence
from lotse.core.errors import DomainError
from lotse.events.models import Event
from tests import factories
from tests.appointments.scene import HALF_HOUR, NINE, NOW, TUESDAY, Office, office
from tests.races.crowd import at_once, tally

pytestmark = pytest.mark.django_db(transaction=True)


def neighbours(of: Office, count: int) -> list[Office]:
    room, household = factories.room(beds=count), factories.resident().household
    return [
        Office(of.worker, of.place, of.topic, factories.resident(lives_in=room, household=household))
        for _each in range(count)
    ]


def broken_invariants() -> list[str]:
    """What must never be true, whatever happened: overlaps, gaps in a log, an event without its change."""
    rows = list(Appointment.objects.exclude(status__in=FREED_BY))
    broken = [
        f"{scope} overlaps"
        for scope, begins, ends in [
            ("worker_id", "busy_starts_at", "busy_ends_at"),
            ("resident_id", "starts_at", "ends_at"),
        ]
        for index, one in enumerate(rows)
        for other in rows[index + 1 :]
        if getattr(one, scope) == getattr(other, scope)
        and getattr(one, begins) < getattr(other, ends)
        and getattr(other, begins) < getattr(one, ends)
    ]
    logs: dict[UUID, list[int]] = {}
    for recipient, seq in Event.objects.values_list("recipient_id", "seq").order_by("seq"):
        logs.setdefault(recipient, []).append(seq)
    broken += [f"gap in {recipient}" for recipient, seen in logs.items() if seen != list(range(1, len(seen) + 1))]
    told = Counter(Event.objects.values_list("recipient_id", "subject_id"))
    for each in Appointment.objects.all():
        for person in (each.resident_id, each.worker_id):
            if told[person, each.pk] != each.version:
                broken.append(f"{told[person, each.pk]} events for version {each.version}")
    return broken


def test_fifty_residents_book_one_slot_and_one_has_it() -> None:
    answers = at_once([each.book for each in neighbours(office(), 50)])
    assert tally(answers) == {"done": 1, "slot_taken": 49}
    assert Appointment.objects.count() == 1
    assert broken_invariants() == []


def test_one_request_sent_twenty_times_at_once_is_one_appointment_and_twenty_equal_answers() -> None:
    mine, key = office(), uuid4()
    answers = at_once([partial(mine.book, key=key)] * 20)
    assert {answer.appointment.pk for answer in answers} == {Appointment.objects.get().pk}
    assert sum(answer.is_new for answer in answers) == 1
    assert broken_invariants() == []


def test_a_resident_who_books_with_two_workers_at_once_gets_one_appointment() -> None:
    first, second = office(), office()
    answers = at_once([first.book, partial(second.book, resident_id=first.resident.pk)] * 4)
    assert tally(answers)["done"] == 1
    assert tally(answers).keys() <= {"done", "you_have_another_appointment", "slot_taken"}
    assert broken_invariants() == []


def test_the_limit_of_open_appointments_holds_when_all_are_booked_at_once() -> None:
    mine = office(max_open_per_resident=2)
    answers = at_once([partial(mine.book, NINE + step * HALF_HOUR) for step in range(6)])
    assert tally(answers) == {"done": 2, "limit_reached": 4}


def test_a_version_is_changed_once() -> None:
    mine = office()
    made = mine.book().appointment

    def move(to: datetime) -> Appointment:
        return move_appointment(appointment=made, starts_at=to, version=1, by=mine.resident.pk, key=uuid4(), now=NOW)

    def cancel() -> Appointment:
        return cancel_appointment(appointment=made, version=1, by=mine.worker.pk, now=NOW)

    answers = at_once([partial(move, NINE + HALF_HOUR), partial(move, NINE + 2 * HALF_HOUR), cancel])
    assert tally(answers)["done"] == 1
    assert tally(answers).keys() <= {"done", "version_stale", "not_changeable"}
    assert broken_invariants() == []


def mixed_operations(of: list[Office], seed: int) -> list[str]:
    """One person's quarter of an hour of booking, moving, cancelling and being away; answers what happened."""
    chance = random.Random(seed)
    answers = []
    for _round in range(12):
        mine = chance.choice(of)
        try:
            chance.choice([_book, _book, _move, _cancel, _be_away])(mine, chance)
            answers.append("done")
        except DomainError as refusal:
            answers.append(refusal.code)
    return answers


def _start(chance: random.Random) -> datetime:
    return NINE + chance.randrange(11) * HALF_HOUR / 2


def _book(mine: Office, chance: random.Random) -> None:
    mine.book(_start(chance))


def _some(mine: Office, chance: random.Random) -> Appointment | None:
    rows = list(Appointment.objects.filter(worker=mine.worker).order_by("pk"))
    return chance.choice(rows) if rows else None


def _move(mine: Office, chance: random.Random) -> None:
    if row := _some(mine, chance):
        move_appointment(
            appointment=row, starts_at=_start(chance), version=row.version, by=row.resident_id, key=uuid4(), now=NOW
        )


def _cancel(mine: Office, chance: random.Random) -> None:
    if row := _some(mine, chance):
        cancel_appointment(appointment=row, version=row.version, by=row.resident_id, now=NOW)


def _be_away(mine: Office, chance: random.Random) -> None:
    starts_at = _start(chance)
    absence = enter_absence(worker_id=mine.worker.pk, starts_at=starts_at, ends_at=starts_at + HALF_HOUR)
    drop_absence(worker_id=mine.worker.pk, absence_id=absence.pk)


@pytest.mark.parametrize("seed", [1, 2])
def test_mixed_operations_break_nothing(seed: int) -> None:
    offices = [office(max_open_per_resident=9) for _each in range(3)]
    crossed = [Office(a.worker, a.place, a.topic, b.resident) for a in offices for b in offices]
    works: list[Callable[[], Any]] = [partial(mixed_operations, crossed, seed * 100 + number) for number in range(8)]
    answers = at_once(works)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    known = {"done", "slot_taken", "you_have_another_appointment", "version_stale", "not_changeable", "limit_reached"}
    known.add("not_found")  # the same absence entered twice is one, and the first to take it back takes it from both
    assert {word for answer in answers for word in answer} <= known
    assert broken_invariants() == []
    # What the list offers afterwards can be booked, every slot of it.
    mine = neighbours(offices[0], 1)[0]
    found = open_slots(
        worker_ids=[mine.worker.pk], topic=mine.topic, resident_id=mine.resident.pk,
        first=TUESDAY, last=TUESDAY, now=NOW,
    )[mine.worker.pk]  # fmt: skip
    for slot in found[::2]:
        assert mine.book(moment_of(slot.starts)).is_new
        cancel_appointment(
            appointment=Appointment.objects.get(resident=mine.resident, status="booked"),
            version=1, by=mine.resident.pk, now=NOW,
        )  # fmt: skip


def session(capacity: int) -> GroupSession:
    mine = office()
    return plan_session(
        worker_id=mine.worker.pk, place_id=mine.place.pk, titles={"de": "Deutsch sprechen"},
        starts_at=NINE, ends_at=NINE + timedelta(hours=1), capacity=capacity, now=NOW,
    )  # fmt: skip


def test_a_group_is_never_oversold() -> None:
    group = session(5)
    people = [factories.resident().pk for _each in range(24)]
    answers = at_once([partial(join_session, session=group, resident_id=each, now=NOW) for each in people])
    assert tally(answers) == {"done": 5, "session_full": 19}
    group.refresh_from_db()
    assert (group.taken, GroupPlace.objects.count()) == (5, 5)


def test_joining_and_leaving_many_times_at_once_counts_right() -> None:
    group, person = session(5), factories.resident().pk
    join = partial(join_session, session=group, resident_id=person, now=NOW)
    leave = partial(leave_session, session=group, resident_id=person, now=NOW)
    assert tally(at_once([join] * 8)) == {"done": 8}
    group.refresh_from_db()
    assert group.taken == 1
    assert tally(at_once([join, leave] * 8)) == {"done": 16}
    group.refresh_from_db()
    assert group.taken == GroupPlace.objects.count()
