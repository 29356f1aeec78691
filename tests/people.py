"""The cast: Amina and Dmytro live in different houses, Frau Weber and Herr Kaya work for different organisations.

Frau Roth keeps Amina's house, Herr Lang sits in the district office. Every permission test reads as a sentence.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.utils import timezone

from lotse.accounts import cookies
from lotse.accounts.models import Device, Role
from lotse.accounts.queries import Viewer
from lotse.accounts.tokens import token_hash
from lotse.directory.models import Accommodation, Resident, StaffMember
from tests import factories


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The people of the tests and the houses they belong to."""

    amina: Resident
    dmytro: Resident
    weber: StaffMember
    kaya: StaffMember
    roth: StaffMember
    lang: StaffMember
    aminas_house: Accommodation
    dmytros_house: Accommodation


def make_cast() -> Cast:
    """Amina (Frau Weber, house of Frau Roth) and Dmytro (Herr Kaya, another house)."""
    district, awo = factories.organisation("Landratsamt", kind="public_body"), factories.organisation("AWO")
    aminas_house = factories.house("Haus Lindenhof", operator=district)
    dmytros_house = factories.house("Haus Neckarblick", operator=district)
    weber = factories.staff(
        "Sabine Weber", in_team=factories.team(district, number="333"), houses=[aminas_house], username="weber"
    )
    kaya = factories.staff(
        "Emre Kaya", in_team=factories.team(awo), houses=[dmytros_house], username="kaya", gender="m"
    )
    amina = factories.resident(
        "Amina", "Haddad", own_script_name="أمينة حداد", lives_in=factories.room(aminas_house, number="214")
    )
    dmytro = factories.resident(
        "Dmytro",
        "Kovalenko",
        own_script_name="Дмитро Коваленко",
        lives_in=factories.room(dmytros_house, number="105"),
        language="uk",
        speaks=["uk", "ru"],
    )
    factories.assignment(amina, weber)
    factories.assignment(dmytro, kaya)
    return Cast(
        amina=amina,
        dmytro=dmytro,
        weber=weber,
        kaya=kaya,
        roth=factories.staff(
            "Petra Roth",
            role=Role.ACCOMMODATION_STAFF,
            works_for=district,
            houses=[aminas_house],
            username="roth",
        ),
        lang=factories.staff("Jonas Lang", role=Role.DISTRICT_OFFICE, works_for=district, username="lang"),
        aminas_house=aminas_house,
        dmytros_house=dmytros_house,
    )


def viewer(person: Resident | StaffMember) -> Viewer:
    """The person as queries and services see her."""
    return Viewer.of(Device(user=person.user), person.user)


def signed_in(person: Resident | StaffMember) -> Client:
    """A browser on which the person is signed in and unlocked; writes are not asked for a CSRF token."""
    now = timezone.now()
    token = secrets.token_urlsafe(32)
    device = Device.objects.create(
        user=person.user,
        token_hash=token_hash(token),
        created_at=now,
        last_used_on=timezone.localdate(now),
        expires_at=now + timedelta(days=1),
    )
    return browser(token, device.id)


def browser(token: str, device_id: UUID) -> Client:
    """A browser with the cookies of a device."""
    client = Client()
    client.cookies[cookies.DEVICE] = token
    client.cookies[cookies.UNLOCK] = cookies.unlock_value(cookies.Unlocking(device_id, 0), timezone.now())
    return client
