"""What staff see of the people and houses in their reach."""

from datetime import datetime
from typing import Literal, Self, cast
from uuid import UUID

from lotse.accounts.models import ActivationCard
from lotse.accounts.queries import CardState
from lotse.core.dates import Day
from lotse.core.shapes import Schema
from lotse.directory.models import Accommodation, Residency, Resident, Room, StaffMember
from lotse.directory.rules import initials_of
from lotse.directory.schemas.people import HouseOut, OrganisationOut, PhaseCode

HouseKind = Literal["collective", "follow_up"]


class CardStateOut(Schema):
    """Whether a person has a card that still works, or has used one; `expires_at` only for a live card."""

    state: Literal["none", "live", "used"]
    expires_at: datetime | None

    @classmethod
    def of(cls, card: CardState) -> Self:
        """From the state of the latest card."""
        return cls(state=card.state, expires_at=card.expires_at)


class HouseResidentOut(Schema):
    """A resident as the house's own staff see her: name, room, card. Nothing of counselling."""

    id: UUID
    name: str
    own_script_name: str
    household: UUID
    room: str
    building: str
    language: str
    card: CardStateOut

    @classmethod
    def of(cls, residency: Residency, card: CardState) -> Self:
        """From a residency with resident, account and room fetched."""
        resident = residency.resident
        return cls(
            id=resident.pk,
            name=resident.full_name,
            own_script_name=resident.own_script_name,
            household=resident.household_id,
            room=residency.room.number,
            building=residency.room.floor.building.name,
            language=resident.user.language,
            card=CardStateOut.of(card),
        )


class HouseResidentsOut(Schema):
    """A page of a house's residents; `next` goes into `after`."""

    items: list[HouseResidentOut]
    next: UUID | None


class RoomOut(Schema):
    """A room of a house and how many of its beds are free."""

    id: int
    number: str
    building: str
    floor: int
    beds: int
    free: int

    @classmethod
    def of(cls, room: Room, free: int) -> Self:
        """From a room with floor and building fetched, and a count."""
        return cls(
            id=room.pk,
            number=room.number,
            building=room.floor.building.name,
            floor=room.floor.level,
            beds=room.beds,
            free=free,
        )


class RoomChangeIn(Schema):
    """Another room, from a day on."""

    room: int
    on: Day


class MovingOutIn(Schema):
    """The day on which somebody moved out."""

    on: Day


class CaseloadResidentOut(Schema):
    """A resident as the worker assigned to her sees her."""

    id: UUID
    name: str
    initials: str
    own_script_name: str
    house: str
    building: str
    room: str
    speaks: list[str]
    reads: list[str]
    prefers_audio: bool
    is_child: bool
    language: str

    @classmethod
    def of(cls, resident: Resident) -> Self:
        """From a resident with her account and, as `living`, the residency of today; house and room may be empty."""
        residency = next(iter(vars(resident)["living"]), None)
        room = residency.room if residency else None
        return cls(
            id=resident.pk,
            name=resident.full_name,
            initials=initials_of(resident.full_name),
            own_script_name=resident.own_script_name,
            house=room.floor.building.accommodation.name if room else "",
            building=room.floor.building.name if room else "",
            room=room.number if room else "",
            speaks=resident.speaks,
            reads=resident.reads,
            prefers_audio=resident.prefers_audio,
            is_child=resident.is_child,
            language=resident.user.language,
        )


class OpeningOut(Schema):
    """How a resident's access was opened: when, on which kind of device, with whose card.

    `issuer` and `device` are empty when nobody knows any more. `chose_pin`: the PIN was chosen then, by whoever held
    the card; `is_signed_in`: that device still is.
    """

    opened_at: datetime
    device: str
    issuer: str
    issuer_role: str
    chose_pin: bool
    is_signed_in: bool

    @classmethod
    def of(cls, card: ActivationCard, now: datetime) -> Self:
        """From a used card with issuer and device fetched."""
        return cls(
            opened_at=cast("datetime", card.used_at),
            device=card.device.label if card.device else "",
            issuer=card.issued_by.call_me if card.issued_by else "",
            issuer_role=card.issued_by.role if card.issued_by else "",
            chose_pin=card.chose_pin,
            is_signed_in=card.device is not None and card.device.is_live(now),
        )


class ResidentPageOut(CaseloadResidentOut):
    """A resident with her access to the app, for the worker assigned to her; the openings newest first."""

    card: CardStateOut
    devices: int
    openings: list[OpeningOut]

    @classmethod
    def with_access(cls, resident: Resident, card: CardState, openings: list[OpeningOut], devices: int) -> Self:
        """From a resident as in the caseload, the state of her card, and how many devices are signed in."""
        person = CaseloadResidentOut.of(resident)
        return cls(**person.model_dump(), card=CardStateOut.of(card), openings=openings, devices=devices)


class CaseloadOut(Schema):
    """A page of a worker's caseload; `next` goes into `after`."""

    items: list[CaseloadResidentOut]
    next: UUID | None


class DistrictHouseOut(Schema):
    """A house in figures: how many people live there and how many beds it has."""

    id: int
    name: str
    address: str
    municipality: str
    kind: HouseKind
    phase: PhaseCode
    operator_id: int
    residents: int
    beds: int

    @classmethod
    def of(cls, house: Accommodation, *, residents: int, beds: int) -> Self:
        """From a house and its two counts."""
        return cls(
            id=house.pk,
            name=house.name,
            address=house.address,
            municipality=house.municipality,
            kind=cast("HouseKind", house.kind),
            phase=cast("PhaseCode", house.phase),
            operator_id=house.operator_id,
            residents=residents,
            beds=beds,
        )


class DistrictStaffOut(Schema):
    """A colleague with the organisation, team and houses she works for."""

    id: UUID
    name: str
    title: str
    organisation_id: int
    team_id: int | None
    languages: list[str]
    house_ids: list[int]

    @classmethod
    def of(cls, staff: StaffMember) -> Self:
        """From a member of staff with her houses fetched."""
        return cls(
            id=staff.pk,
            name=staff.display_name,
            title=staff.title,
            organisation_id=staff.organisation_id,
            team_id=staff.team_id,
            languages=staff.languages,
            house_ids=sorted({row.accommodation_id for row in staff.houses.all()}),
        )


class DistrictOut(Schema):
    """The whole district without any resident: organisations, houses in figures, staff."""

    organisations: list[OrganisationOut]
    houses: list[DistrictHouseOut]
    staff: list[DistrictStaffOut]


class StaffSelfOut(Schema):
    """A member of staff as she sees herself at the start."""

    display_name: str
    team: str
    organisation: str
    languages: list[str]
    houses: list[HouseOut]
    roles: list[str]
