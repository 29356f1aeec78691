"""From an empty database to people who are signed in, with the commands of the runbook."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lotse.accounts.models import User
from lotse.appointments.models import Closure, Topic
from lotse.directory.models import Accommodation, Organisation, Room, StaffMember
from tests.accounts.browser import Browser
from tests.accounts.test_staff_sign_in import begin
from tests.people import signed_in

pytestmark = pytest.mark.django_db
HOUSE = ("--street", "Am Hof 1", "--postcode", "71638", "--municipality", "Ludwigsburg", "--building", "A")


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def notice(tmp_path: Path) -> str:
    file = tmp_path / "notice.txt"
    file.write_text("Verantwortlich ist das Landratsamt.\n", encoding="utf-8")
    return str(file)


def found(notice: str) -> None:
    said("found_organisation", "LRA", "Landratsamt Ludwigsburg", "public_body", notice, "--team", "333:VU")


def test_an_operator_opens_a_district_without_demo_data(notice: str) -> None:
    found(notice)
    said("open_house", "Haus Lindenhof", "--operator", "LRA", "--phase", "VU", *HOUSE, "--floors", "2", "--rooms", "3",
         "--office", "Büro Lindenhof")  # fmt: skip
    said("enter_catalogue")
    district = said("engage_staff", "Lang", "district_office", "Jonas Lang", "--organisation", "LRA")
    said("engage_staff", "weber", "social_worker", "Sabine Weber", "--organisation", "LRA", "--team", "333",
         "--house", "Haus Lindenhof", "--title", "Sozialarbeiterin", "--gender", "f", "--speaks", "de")  # fmt: skip
    assert (Room.objects.count(), Topic.objects.count()) == (6, 15)
    assert Closure.objects.exists()
    answer = begin(Browser(), district.split()[-1], "lang").json()
    assert (answer["step"], answer["choose_password"]) == ("enrol", True)
    assert User.objects.get(username="lang").password.startswith("argon2$")
    lang = signed_in(StaffMember.objects.get(user__username="lang"))
    seen = lang.get("/api/staff/district").json()
    assert [(house["name"], house["beds"]) for house in seen["houses"]] == [("Haus Lindenhof", 12)]
    assert [person["name"] for person in seen["staff"]] == ["Jonas Lang", "Sabine Weber"]
    weber = signed_in(StaffMember.objects.get(user__username="weber")).get("/api/bootstrap").json()["staff"]
    assert (weber["display_name"], weber["team"], weber["organisation"]) == (
        "Sabine Weber", "Team 333", "Landratsamt Ludwigsburg",
    )  # fmt: skip
    assert [house["name"] for house in weber["houses"]] == ["Haus Lindenhof"]


def test_the_catalogue_is_entered_once(notice: str) -> None:
    assert said("enter_catalogue").startswith("15 Themen")
    assert said("enter_catalogue") == "15 Themen, 0 neue Feiertage\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("engage_staff", "roth", "social_worker", "Petra Roth", "--organisation", "LRA"), "--team fehlt"),
        (("engage_staff", "roth", "social_worker", "Petra Roth", "--organisation", "LRA", "--team", "9"), "kein Team"),
        (("engage_staff", "roth", "district_office", "Petra Roth", "--organisation", "AWO"), "AWO"),
        (("engage_staff", "LANG", "district_office", "Jonas Lang", "--organisation", "LRA"), "Benutzernamen"),
        (("engage_staff", "x", "district_office", "X", "--organisation", "LRA", "--speaks", "xx"), "Sprache"),
        (("engage_staff", "x", "district_office", "X", "--organisation", "LRA", "--house", "Haus X"), "Haus X"),
        (("engage_staff", "amina", "resident", "Amina", "--organisation", "LRA"), "resident"),
        (("open_house", "Haus", "--operator", "AWO", "--phase", "VU", *HOUSE), "AWO"),
        (("found_organisation", "LRA", "Noch einmal", "public_body", "NOTICE"), "LRA"),
        (("found_organisation", "AWO", "AWO", "welfare_association", "NOTICE", "--team", "333"), "333:VU"),
        (("found_organisation", "AWO", "AWO", "welfare_association", "/nowhere"), "/nowhere"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(notice: str, wrong: tuple[str, ...], told: str) -> None:
    found(notice)
    said("engage_staff", "lang", "district_office", "Jonas Lang", "--organisation", "LRA")
    before = counts()
    with pytest.raises(CommandError, match=told):
        said(*(notice if word == "NOTICE" else word for word in wrong))
    assert counts() == before


def counts() -> Any:
    return [model.objects.count() for model in (Organisation, Accommodation, Room, StaffMember, User)]
