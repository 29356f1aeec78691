"""Moving by the house's staff: another room, moving out, a card taken back. Who has moved out leaves nothing behind."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lotse.accounts.models import ActivationCard, Device
from lotse.accounts.services import issue_card
from lotse.directory.models import Assignment, Residency, Resident, Room
from lotse.directory.rules import DayAhead
from lotse.directory.services import move_out
from tests import factories
from tests.people import Cast, make_cast, signed_in

pytestmark = pytest.mark.django_db

WRITES = {
    "room": {"roth"},
    "moving-out": {"roth"},
    "cards/revoke": {"roth", "weber"},
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def attic(cast: Cast) -> Room:
    """A free room in Amina's house."""
    return factories.room(cast.aminas_house, number="301", beds=1)


def today() -> date:
    return timezone.localdate()


def post(browser: Client, person: Resident, way: str, body: dict[str, Any]) -> Any:
    return browser.post(f"/api/staff/residents/{person.pk}/{way}", body, content_type="application/json")


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def test_the_house_sees_its_rooms_with_free_beds_and_those_of_no_other(cast: Cast, attic: Room) -> None:
    browser = signed_in(cast.roth)

    rooms = browser.get(f"/api/staff/houses/{cast.aminas_house.pk}/rooms").json()

    assert [(room["number"], room["building"], room["floor"], room["beds"], room["free"]) for room in rooms] == [
        ("214", "A", 2, 4, 3),
        ("301", "A", 2, 1, 1),
    ]
    assert refusal(browser.get(f"/api/staff/houses/{cast.dmytros_house.pk}/rooms")) == (404, "not_found")


def test_amina_gets_another_room(cast: Cast, attic: Room) -> None:
    response = post(signed_in(cast.roth), cast.amina, "room", {"room": attic.pk, "on": str(today())})

    assert response.status_code == 204
    rows = Residency.objects.filter(resident=cast.amina).order_by("starts_on")
    assert [(row.room.number, row.ends_on) for row in rows] == [("214", today()), ("301", None)]


def test_a_full_room_a_room_of_another_house_and_a_day_ahead_are_refused(cast: Cast, attic: Room) -> None:
    browser, tomorrow = signed_in(cast.roth), today() + timedelta(days=1)
    elsewhere = Room.objects.get(floor__building__accommodation=cast.dmytros_house)
    factories.resident("Farid", lives_in=attic)

    full = post(browser, cast.amina, "room", {"room": attic.pk, "on": str(today())})
    foreign = post(browser, cast.amina, "room", {"room": elsewhere.pk, "on": str(today())})
    ahead = post(browser, cast.amina, "moving-out", {"on": str(tomorrow)})
    bad = post(browser, cast.amina, "moving-out", {"on": "gestern"})

    assert refusal(full) == (409, "room_full")
    assert refusal(foreign) == (404, "not_found")
    assert refusal(ahead) == (422, "day_ahead")
    assert refusal(bad) == (422, "invalid_input")
    assert Residency.objects.get(resident=cast.amina).room.number == "214"


def test_moving_out_signs_every_phone_out_and_takes_the_card_back(cast: Cast) -> None:
    phone = signed_in(cast.amina)
    issue_card(resident_user=cast.amina.user, issued_by=cast.roth.user, now=timezone.now())

    response = post(signed_in(cast.roth), cast.amina, "moving-out", {"on": str(today())})

    assert response.status_code == 204
    assert response.content == b""
    assert Residency.objects.get(resident=cast.amina).ends_on == today()
    assert Assignment.objects.get(resident=cast.amina).ends_on == today()
    assert refusal(phone.get("/api/devices")) == (401, "not_signed_in")
    assert not Device.objects.filter(user=cast.amina.pk, ended_at__isnull=True).exists()
    assert not ActivationCard.objects.filter(user=cast.amina.pk, revoked_at__isnull=True).exists()
    assert refusal(post(signed_in(cast.roth), cast.amina, "cards", {"language": "ar"})) == (404, "not_found")
    assert refusal(post(signed_in(cast.weber), cast.amina, "cards", {"language": "ar"})) == (404, "not_found")


def test_nothing_of_another_person_ends(cast: Cast) -> None:
    phone = signed_in(cast.dmytro)
    issue_card(resident_user=cast.dmytro.user, issued_by=None, now=timezone.now())

    post(signed_in(cast.roth), cast.amina, "moving-out", {"on": str(today())})

    assert phone.get("/api/devices").status_code == 200
    assert ActivationCard.objects.get(user=cast.dmytro.pk).revoked_at is None


def test_a_refused_moving_out_leaves_everything_as_it_was(cast: Cast) -> None:
    phone, now = signed_in(cast.amina), timezone.now()

    with pytest.raises(DayAhead):
        move_out(resident_id=cast.amina.pk, on=today() + timedelta(days=1), by=cast.roth.pk, now=now)

    assert phone.get("/api/devices").status_code == 200
    assert Residency.objects.get(resident=cast.amina).ends_on is None


@pytest.mark.parametrize("who", ["roth", "weber"])
def test_a_card_is_taken_back_and_once_more_is_harmless(cast: Cast, who: str) -> None:
    issue_card(resident_user=cast.amina.user, issued_by=cast.roth.user, now=timezone.now())
    browser = signed_in(getattr(cast, who))

    answers = [post(browser, cast.amina, "cards/revoke", {}).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert ActivationCard.objects.get(user=cast.amina.pk).revoked_at is not None


@pytest.mark.parametrize("way", WRITES)
def test_moving_is_for_the_house_alone_and_for_its_own_people(cast: Cast, attic: Room, way: str) -> None:
    body = {"room": attic.pk, "on": str(today())}
    issue_card(resident_user=cast.dmytro.user, issued_by=None, now=timezone.now())

    assert refusal(post(Client(), cast.dmytro, way, body)) == (401, "not_signed_in")
    for name in ("amina", "dmytro", "weber", "roth", "lang"):
        expected = (404, "not_found") if name in WRITES[way] else (403, "not_allowed")
        assert (name, *refusal(post(signed_in(getattr(cast, name)), cast.dmytro, way, body))) == (name, *expected)
    assert Residency.objects.get(resident=cast.dmytro).ends_on is None
    assert ActivationCard.objects.get(user=cast.dmytro.pk).revoked_at is None


def test_the_rooms_are_for_the_house_alone(cast: Cast) -> None:
    url = f"/api/staff/houses/{cast.aminas_house.pk}/rooms"

    assert refusal(Client().get(url)) == (401, "not_signed_in")
    for name in ("amina", "dmytro", "weber", "kaya", "lang"):
        assert refusal(signed_in(getattr(cast, name)).get(url)) == (403, "not_allowed")
