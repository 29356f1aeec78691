"""The directory's endpoints: the right person, nobody, the wrong person with data that could leak, bad input."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lotse.accounts.models import ActivationCard
from lotse.directory.models import Assignment, Resident
from tests import factories
from tests.people import Cast, make_cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def test_house_staff_see_names_rooms_and_cards_of_their_house_and_nothing_of_counselling(cast: Cast) -> None:
    response = signed_in(cast.roth).get(f"/api/staff/houses/{cast.aminas_house.pk}/residents")

    assert response.status_code == 200
    assert response.json() == {
        "items": [
            {
                "id": str(cast.amina.pk),
                "name": "Amina Haddad",
                "own_script_name": "أمينة حداد",
                "household": str(cast.amina.household_id),
                "room": "214",
                "building": "A",
                "language": "ar",
                "card": {"state": "none", "expires_at": None},
            }
        ],
        "next": None,
    }


def test_another_house_does_not_exist_for_house_staff(cast: Cast) -> None:
    browser = signed_in(cast.roth)

    assert refusal(browser.get(f"/api/staff/houses/{cast.dmytros_house.pk}/residents")) == (404, "not_found")
    assert "Kovalenko" not in browser.get(f"/api/staff/houses/{cast.aminas_house.pk}/residents").content.decode()


def test_houses_are_those_the_viewer_is_in(cast: Cast) -> None:
    for person, house in ((cast.roth, cast.aminas_house), (cast.weber, cast.aminas_house)):
        houses = signed_in(person).get("/api/staff/houses").json()
        assert houses == [{"id": house.pk, "name": "Haus Lindenhof", "address": house.address}]


def test_a_worker_sees_her_caseload_with_room_and_languages(cast: Cast) -> None:
    response = signed_in(cast.weber).get("/api/staff/residents")

    assert response.json() == {
        "items": [
            {
                "id": str(cast.amina.pk),
                "name": "Amina Haddad",
                "initials": "AH",
                "own_script_name": "أمينة حداد",
                "house": "Haus Lindenhof",
                "building": "A",
                "room": "214",
                "speaks": ["ar"],
                "reads": ["ar"],
                "prefers_audio": False,
                "is_child": False,
                "language": "ar",
            }
        ],
        "next": None,
    }


def test_the_search_finds_nobody_outside_the_caseload(cast: Cast) -> None:
    assert signed_in(cast.weber).get("/api/staff/residents?q=kovalenko").json()["items"] == []
    found = signed_in(cast.kaya).get("/api/staff/residents?q=КОВАЛ").json()["items"]
    assert [person["name"] for person in found] == ["Dmytro Kovalenko"]


def test_the_district_office_sees_figures_and_staff_and_no_resident(cast: Cast) -> None:
    response = signed_in(cast.lang).get("/api/staff/district")

    body = response.json()
    counts = {house["name"]: (house["residents"], house["beds"]) for house in body["houses"]}
    assert counts == {"Haus Lindenhof": (1, 4), "Haus Neckarblick": (1, 4)}
    assert [person["name"] for person in body["staff"]] == ["Emre Kaya", "Jonas Lang", "Petra Roth", "Sabine Weber"]
    assert {organisation["short_name"] for organisation in body["organisations"]} == {"AWO", "Landratsamt"}
    text = response.content.decode()
    for person in (cast.amina, cast.dmytro):
        assert person.family_name not in text
        assert str(person.pk) not in text


@pytest.mark.parametrize("who", ["roth", "weber"])
def test_a_card_is_printed_for_people_of_the_house_or_the_caseload(cast: Cast, who: str) -> None:
    response = signed_in(getattr(cast, who)).post(
        f"/api/staff/residents/{cast.amina.pk}/cards", {"language": "ar"}, content_type="application/json"
    )

    body = response.json()
    assert response.status_code == 201
    assert body["card_url"].startswith("http://testserver/ar/card#")
    assert body["qr_svg"].startswith("<svg ")
    assert "style=" not in body["qr_svg"]
    assert (body["resident_name"], body["call_me"], body["language"]) == ("Amina Haddad", "Amina", "ar")
    assert sorted(body["texts"]) == sorted(body["texts_de"])
    assert body["texts_de"]["title"] == "Ihre Karte für Lotse"
    card = ActivationCard.objects.get()
    assert (card.user_id, card.issued_by_id) == (cast.amina.pk, getattr(cast, who).pk)
    secret = body["card_url"].partition("#")[2]
    assert secret not in (card.secret_hash, card.code_hash)


def test_the_house_sees_that_a_card_is_out(cast: Cast) -> None:
    browser = signed_in(cast.roth)
    made = browser.post(
        f"/api/staff/residents/{cast.amina.pk}/cards", {"language": "ar"}, content_type="application/json"
    )

    (person,) = browser.get(f"/api/staff/houses/{cast.aminas_house.pk}/residents").json()["items"]

    assert person["card"] == {"state": "live", "expires_at": made.json()["expires_at"]}


@pytest.mark.parametrize("who", ["kaya", "roth"])
def test_nobody_prints_a_card_for_people_out_of_reach(cast: Cast, who: str) -> None:
    target: Resident = {"kaya": cast.amina, "roth": cast.dmytro}[who]

    response = signed_in(getattr(cast, who)).post(
        f"/api/staff/residents/{target.pk}/cards", {"language": "ar"}, content_type="application/json"
    )

    assert refusal(response) == (404, "not_found")
    assert not ActivationCard.objects.exists()


def test_who_looked_after_amina_until_yesterday_prints_no_card_for_her(cast: Cast) -> None:
    today = timezone.localdate()
    Assignment.objects.filter(worker=cast.weber).update(starts_on=today - timedelta(days=1), ends_on=today)
    browser = signed_in(cast.weber)
    url = f"/api/staff/residents/{cast.amina.pk}/cards"

    assert refusal(browser.post(url, {"language": "ar"}, content_type="application/json")) == (404, "not_found")
    assert browser.get("/api/staff/residents").json()["items"] == []
    assert not ActivationCard.objects.exists()


def test_bad_input_to_a_card_is_told_apart(cast: Cast) -> None:
    browser, url = signed_in(cast.weber), f"/api/staff/residents/{cast.amina.pk}/cards"

    unknown = browser.post(url, {"language": "xx"}, content_type="application/json")
    missing = browser.post(url, {}, content_type="application/json")
    nobody = browser.post(f"/api/staff/residents/{uuid4()}/cards", {"language": "ar"}, content_type="application/json")

    assert refusal(unknown) == (422, "unknown_language")
    assert refusal(missing) == (422, "invalid_input")
    assert refusal(nobody) == (404, "not_found")


def test_a_write_without_the_csrf_token_is_refused(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(cast.weber).cookies

    response = strict.post(
        f"/api/staff/residents/{cast.amina.pk}/cards", {"language": "ar"}, content_type="application/json"
    )

    assert refusal(response) == (403, "csrf_failed")


def test_a_resident_reads_who_is_responsible_for_her_data(cast: Cast) -> None:
    body = signed_in(cast.amina).get("/api/me/privacy").json()

    assert body["organisation"] == "Landratsamt Ludwigsburg"
    assert body["text"] == "Verantwortlich für Ihre Daten ist Landratsamt."
    assert body["legal_basis"] == "GDPR"
    assert [person["name"] for person in body["who_can_read"]] == ["Sabine Weber"]
    assert refusal(signed_in(factories.resident()).get("/api/me/privacy")) == (404, "not_found")


READS = {
    "/api/staff/houses": {"roth", "weber", "kaya", "lang"},
    "/api/staff/houses/{house}/residents": {"roth"},
    "/api/staff/residents": {"weber", "kaya"},
    "/api/staff/district": {"lang"},
    "/api/me/privacy": {"amina", "dmytro"},
}


@pytest.mark.parametrize("path", READS)
def test_each_list_is_for_its_roles_and_for_nobody_who_is_signed_out(cast: Cast, path: str) -> None:
    url = path.format(house=cast.aminas_house.pk)

    assert refusal(Client().get(url)) == (401, "not_signed_in")
    for name in ("amina", "dmytro", "weber", "kaya", "roth", "lang"):
        response = signed_in(getattr(cast, name)).get(url)
        expected = 200 if name in READS[path] else 403
        assert (name, response.status_code) == (name, expected)


@pytest.mark.parametrize(("path", "code"), [("/api/staff/residents?after=x", (422, "malformed_id"))])
def test_a_malformed_page_is_refused(cast: Cast, path: str, code: tuple[int, str]) -> None:
    assert refusal(signed_in(cast.weber).get(path)) == code


@pytest.mark.parametrize("people", [1, 3])
def test_answers_take_the_same_number_of_queries_for_one_person_and_three(
    people: int, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(people - 1):
        factories.assignment(factories.resident(lives_in=factories.room(cast.aminas_house)), cast.weber)
    weber, roth, lang = signed_in(cast.weber), signed_in(cast.roth), signed_in(cast.lang)

    with django_assert_num_queries(3):
        assert len(weber.get("/api/staff/residents").json()["items"]) == people
    with django_assert_num_queries(4):
        assert len(roth.get(f"/api/staff/houses/{cast.aminas_house.pk}/residents").json()["items"]) == people
    with django_assert_num_queries(8):
        lang.get("/api/staff/district")
