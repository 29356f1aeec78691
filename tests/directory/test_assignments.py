"""Who looks after whom changes over time; who may be turned to follows from it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lotse.accounts.models import Role
from lotse.directory import queries
from lotse.directory.models import Assignment
from lotse.directory.rules import OtherPhase, PeriodBackwards, TeamOfAnother
from lotse.directory.services import NewStaffMember, assign_worker, engage_staff
from tests import factories
from tests.factories import ARRIVED_ON, LONG_AGO

pytestmark = pytest.mark.django_db

SPRING = date(2026, 3, 29)
DAY_BEFORE = date(2026, 3, 28)


def test_a_change_of_worker_takes_effect_on_its_day_and_keeps_the_history() -> None:
    resident, first, second = factories.resident(), factories.staff(), factories.staff()
    assign_worker(resident_id=resident.pk, worker=first, on=ARRIVED_ON, now=LONG_AGO)

    assign_worker(resident_id=resident.pk, worker=second, on=SPRING, now=LONG_AGO)

    assert queries.worker_of(resident.pk, DAY_BEFORE) == first
    assert queries.worker_of(resident.pk, SPRING) == second
    assert Assignment.objects.filter(resident=resident).count() == 2


def test_assigning_the_same_worker_again_changes_nothing() -> None:
    resident, worker = factories.resident(), factories.staff()
    first = assign_worker(resident_id=resident.pk, worker=worker, on=ARRIVED_ON, now=LONG_AGO)

    assert assign_worker(resident_id=resident.pk, worker=worker, on=SPRING, now=LONG_AGO) == first


def test_a_change_on_the_first_day_corrects_it_and_one_before_is_refused() -> None:
    resident, wrong, right = factories.resident(), factories.staff(), factories.staff()
    assign_worker(resident_id=resident.pk, worker=wrong, on=SPRING, now=LONG_AGO)

    with pytest.raises(PeriodBackwards):
        assign_worker(resident_id=resident.pk, worker=right, on=DAY_BEFORE, now=LONG_AGO)
    assign_worker(resident_id=resident.pk, worker=right, on=SPRING, now=LONG_AGO)

    assert [row.worker for row in Assignment.objects.filter(resident=resident)] == [right]


def test_workers_look_after_people_of_their_phase_only() -> None:
    integration_manager = factories.staff(in_team=factories.team(phase="AU"))
    house_staff = factories.staff(role=Role.ACCOMMODATION_STAFF)

    for worker in (integration_manager, house_staff):
        with pytest.raises(OtherPhase):
            assign_worker(resident_id=factories.resident().pk, worker=worker, on=ARRIVED_ON, now=LONG_AGO)


def test_the_database_refuses_two_workers_at_once() -> None:
    resident = factories.resident()
    factories.assignment(resident, factories.staff())

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.assignment(resident, factories.staff(), starts_on=SPRING)


def test_a_member_of_staff_works_in_a_team_of_her_own_organisation() -> None:
    person = NewStaffMember(
        username="weber",
        role="social_worker",
        display_name="Sabine Weber",
        gender="f",
        organisation=factories.organisation(),
        team=factories.team(),
        languages=["de"],
        texts={"title_de": "Sozialarbeiterin"},
    )

    with pytest.raises(TeamOfAnother):
        engage_staff(people=[person], now=LONG_AGO)


def test_a_person_may_turn_to_the_workers_of_the_organisation_and_phase_that_look_after_her() -> None:
    organisation = factories.organisation()
    team = factories.team(organisation)
    worker, colleague = factories.staff("Ada", in_team=team), factories.staff("Bert", in_team=team)
    factories.staff("Other phase", in_team=factories.team(organisation, phase="AU"))
    factories.staff("Other organisation")
    gone = factories.staff("Gone", in_team=team)
    gone.user.is_active = False
    gone.user.save(update_fields=["is_active"])
    resident = factories.resident()
    factories.assignment(resident, worker)

    assert queries.colleagues_of(resident.pk, SPRING) == [worker, colleague]
