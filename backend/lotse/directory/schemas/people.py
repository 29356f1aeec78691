"""What the directory shows of people and places, field by field."""

from datetime import datetime
from typing import Literal, Self, cast
from uuid import UUID

from lotse.core.shapes import Schema
from lotse.core.translated import source_text
from lotse.directory.models import Accommodation, Organisation, Place, Resident, StaffMember, Team
from lotse.directory.rules import initials_of

Gender = Literal["f", "m", "d"]
PlaceKind = Literal["office", "central", "phone"]
PhaseCode = Literal["VU", "AU"]
OrganisationKind = Literal["public_body", "welfare_association", "municipality"]
LegalBasis = Literal["GDPR", "KDG", "DSG-EKD"]


class PersonOut(Schema):
    """A member of staff as a resident sees her."""

    id: UUID
    name: str
    title: str
    initials: str
    languages: list[str]
    gender: Gender
    when_and_where: str

    @classmethod
    def of(cls, staff: StaffMember) -> Self:
        """From the row alone, texts in the active language."""
        return cls(
            id=staff.pk,
            name=staff.display_name,
            title=staff.title,
            initials=initials_of(staff.display_name),
            languages=staff.languages,
            gender=cast("Gender", staff.gender),
            when_and_where=staff.hours_note,
        )


class ResidentRefOut(Schema):
    """A resident as her worker sees her beside an appointment."""

    id: UUID
    name: str
    initials: str

    @classmethod
    def of(cls, resident: Resident) -> Self:
        """From the row alone."""
        return cls(id=resident.pk, name=resident.full_name, initials=initials_of(resident.full_name))


class PlaceOut(Schema):
    """A place; `name_de` is what stands on the door."""

    id: int
    name: str
    name_de: str
    address: str
    directions: str
    kind: PlaceKind

    @classmethod
    def of(cls, place: Place) -> Self:
        """From the row alone, texts in the active language."""
        return cls(
            id=place.pk,
            name=place.name,
            name_de=source_text(place, "name"),
            address=place.address,
            directions=place.directions,
            kind=cast("PlaceKind", place.kind),
        )


class HouseOut(Schema):
    """A house by its name in the viewer's language and its address."""

    id: int
    name: str
    address: str

    @classmethod
    def of(cls, house: Accommodation) -> Self:
        """From the row alone."""
        return cls(id=house.pk, name=house.name, address=house.address)


class TeamOut(Schema):
    """A team and the phase it works for."""

    id: int
    number: str
    name: str
    phase: PhaseCode

    @classmethod
    def of(cls, team: Team) -> Self:
        """From the row alone."""
        return cls(id=team.pk, number=team.number, name=team.name, phase=cast("PhaseCode", team.phase))


class OrganisationOut(Schema):
    """An organisation with its teams."""

    id: int
    name: str
    short_name: str
    kind: OrganisationKind
    legal_basis: LegalBasis
    phone: str
    teams: list[TeamOut]

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        """With the teams already fetched."""
        return cls(
            id=organisation.pk,
            name=organisation.name,
            short_name=organisation.short_name,
            kind=cast("OrganisationKind", organisation.kind),
            legal_basis=cast("LegalBasis", organisation.legal_basis),
            phone=organisation.phone,
            teams=[TeamOut.of(team) for team in organisation.teams.all()],
        )


class PrivacyOut(Schema):
    """Who is responsible for a resident's data, in plain words, and who can read it."""

    organisation: str
    text: str
    legal_basis: LegalBasis
    who_can_read: list[PersonOut]

    @classmethod
    def of(cls, organisation: Organisation, readers: list[StaffMember]) -> Self:
        """From the responsible organisation and the staff who can open the resident's data."""
        return cls(
            organisation=organisation.name,
            text=organisation.privacy_notice,
            legal_basis=cast("LegalBasis", organisation.legal_basis),
            who_can_read=[PersonOut.of(reader) for reader in readers],
        )


class NewCardIn(Schema):
    """The language the card is printed in."""

    language: str


class PrintedCardOut(Schema):
    """A fresh card, shown once: afterwards only its hashes are known."""

    code: str
    card_url: str
    qr_svg: str
    expires_at: datetime
    resident_name: str
    call_me: str
    language: str
    texts: dict[str, str]
    texts_de: dict[str, str]
