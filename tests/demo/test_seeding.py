"""The whole demonstration, seeded once for this file: whole, within the walls, kept by a second run."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, Q
from pytest_django import DjangoDbBlocker

from lotse.accounts.models import Role, SecondFactor, User
from lotse.appointments.models import Appointment, AvailabilityRule, Closure, Status, Topic, TopicResponsibility
from lotse.demo.seeding import Seeded, seed_district
from lotse.directory.models import (
    Accommodation,
    Assignment,
    Interpreter,
    Organisation,
    Residency,
    Resident,
    StaffMember,
)
from lotse.messaging.models import Conversation

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seeded]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = seed_district(NOW)
        assert made is not None
        yield made
        transaction.set_rollback(True)


def test_the_district_has_its_real_size(seeded: Seeded) -> None:
    assert (seeded.houses, seeded.households, seeded.workers) == (36, 700, 65)
    assert Resident.objects.count() == seeded.residents == 2_085
    assert 1_350 <= seeded.appointments == Appointment.objects.count()
    assert seeded.conversations == Conversation.objects.count() == 6
    waiting = Conversation.objects.filter(waiting_since__isnull=False)
    assert (waiting.count(), waiting.filter(answer_by__lt=NOW).count()) == (4, 1)
    assert Interpreter.objects.count() == 70
    teams = Organisation.objects.get(short_name="Landratsamt").teams
    assert list(teams.filter(phase="VU").values_list("number", flat=True).order_by("number")) == ["333", "334", "335"]
    phases = dict(
        StaffMember.objects.exclude(team=None).order_by().values_list("team__phase").annotate(people=Count("pk"))
    )
    assert phases == {"VU": 25, "AU": 40}


def test_everybody_has_a_room_within_its_beds_and_a_worker(seeded: Seeded) -> None:
    assert Residency.objects.filter(ends_on=None).count() == seeded.residents
    assert Assignment.objects.filter(ends_on=None).count() == seeded.residents
    crowded = Residency.objects.values("room_id", "room__beds").annotate(people=Count("pk"))
    assert [row for row in crowded if row["people"] > row["room__beds"]] == []
    households = Residency.objects.values("resident__household_id").annotate(
        houses=Count("room__floor__building__accommodation_id", distinct=True)
    )
    assert {row["houses"] for row in households} == {1}


def test_the_cast_stands_where_the_story_needs_it(seeded: Seeded) -> None:
    amina = Resident.objects.get(given_name="Amina", family_name="Haddad")
    dmytro = Resident.objects.get(given_name="Dmytro", family_name="Kovalenko")
    houses = [person.residencies.get().room.floor.building.accommodation for person in (amina, dmytro)]
    workers = {person.assignments.get().worker.display_name for person in (amina, dmytro)}
    roths = Accommodation.objects.filter(staff__staff__display_name="Petra Roth")

    assert amina.residencies.get().room.number == "214"
    assert houses[0] != houses[1]
    assert list(roths) == [houses[0]]
    assert workers == {"Sabine Weber"}
    assert StaffMember.objects.get(display_name="Emre Kaya").organisation.short_name == "AWO"
    assert not Appointment.objects.filter(resident=amina).exists()
    assert Appointment.objects.get(resident=dmytro).starts_at > NOW


def test_only_the_cast_can_sign_in_and_nobody_has_a_card_yet(seeded: Seeded) -> None:
    usable = [user.username for user in User.objects.exclude(role=Role.RESIDENT) if user.has_usable_password()]

    assert sorted(name or "" for name in usable) == ["kaya", "lang", "roth", "weber"]
    assert SecondFactor.objects.count() == 4
    assert not User.objects.filter(cards__isnull=False).exists()


def test_frau_webers_weeks_look_alive_and_what_is_over_is_mostly_noted(seeded: Seeded) -> None:
    weber = StaffMember.objects.get(display_name="Sabine Weber")
    monday = datetime(2026, 11, 16, tzinfo=UTC)

    for week in range(2):
        first = monday + timedelta(weeks=week)
        of_the_week = Appointment.objects.filter(
            worker=weber, starts_at__gte=first, starts_at__lt=first + timedelta(weeks=1)
        )
        assert of_the_week.count() >= 8
    over = Appointment.objects.filter(ends_at__lt=NOW - timedelta(days=2), status=Status.BOOKED)
    assert not over.exists()
    coming = Appointment.objects.filter(starts_at__gt=NOW).values_list("status", flat=True)
    assert set(coming) <= {Status.BOOKED, Status.CANCELLED_BY_RESIDENT}


def test_hours_are_varied_and_holidays_closed(seeded: Seeded) -> None:
    rules = AvailabilityRule.objects.all()

    assert rules.filter(every_weeks=2).exists()
    assert rules.filter(kind="walk_in").exists()
    assert set(rules.values_list("place__kind", flat=True)) == {"office", "central", "phone"}
    days = {closure.on.isoformat() for closure in Closure.objects.all()}
    assert {"2026-12-24", "2026-12-25", "2026-12-31", "2027-01-06", "2027-12-24"} <= days


def test_every_topic_has_two_people_in_aminas_organisation(seeded: Seeded) -> None:
    amina = Resident.objects.get(given_name="Amina", family_name="Haddad")
    topics = Topic.objects.filter(is_active=True, key__in=("authorities", "health", "return"))

    for topic in topics:
        responsible = TopicResponsibility.objects.filter(topic=topic, worker__team__phase="VU")
        of_her_organisation = responsible.filter(worker__organisation=amina.assignments.get().worker.organisation)
        assert of_her_organisation.count() == 2


def test_no_appointment_lies_on_a_closed_day(seeded: Seeded) -> None:
    closed = Q()
    for closure in Closure.objects.all():
        closed |= Q(starts_at__date=closure.on)

    assert not Appointment.objects.filter(closed).exists()


def test_a_second_run_keeps_everything(seeded: Seeded) -> None:
    before = (User.objects.count(), Appointment.objects.count())

    assert seed_district(NOW + timedelta(days=1)) is None
    assert (User.objects.count(), Appointment.objects.count()) == before


@pytest.mark.parametrize("command", ["seed_demo", "demo_signins"])
def test_commands_refuse_outside_a_demonstration(command: str) -> None:
    with pytest.raises(CommandError, match="LOTSE_DEMO=1"):
        call_command(command, stdout=StringIO())


def test_what_a_card_says_of_hours_is_what_the_rules_say(seeded: Seeded) -> None:
    """Residents read one line; bookings and promised answers go by the rules."""
    for worker in StaffMember.objects.filter(user__role=Role.SOCIAL_WORKER):
        rules = AvailabilityRule.objects.filter(worker=worker, every_weeks=1)
        said = worker.hours_note.translate({0x2066: None, 0x2069: None})
        assert set(re.findall(r"\d+–\d+", said)) == {f"{each.starts_at.hour}–{each.ends_at.hour}" for each in rules}
        days = set(re.findall(r"Mo|Di|Mi|Do|Fr", said))
        assert days == {("Mo", "Di", "Mi", "Do", "Fr")[each.weekday] for each in rules}
