"""Endpoints of the directory: the people and houses in a member of staff's reach, cards, privacy."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from lotse.accounts.auth import (
    ViewerRequest,
    accommodation_staff_only,
    card_issuer,
    district_office_only,
    resident_only,
    social_worker_only,
    staff_only,
)
from lotse.accounts.queries import card_states, live_device_count, openings_of
from lotse.core.errors import NotFound
from lotse.core.origin import origin_of
from lotse.directory import queries
from lotse.directory.card_sheet import card_sheet
from lotse.directory.schemas import (
    CaseloadOut,
    CaseloadResidentOut,
    CoverIn,
    CoverOut,
    DistrictOut,
    HouseOut,
    HouseResidentOut,
    HouseResidentsOut,
    MovingOutIn,
    NewCardIn,
    OpeningOut,
    PersonOut,
    PrintedCardOut,
    PrivacyOut,
    ResidentPageOut,
    RoomChangeIn,
    RoomOut,
)
from lotse.directory.services import (
    CoverWish,
    end_cover,
    end_resident_access,
    enter_cover,
    issue_resident_card,
    move_out,
    move_room,
    take_card_back,
)

router = Router(tags=["directory"])


@router.get("/staff/houses", response=list[HouseOut], auth=staff_only)
def my_houses(request: ViewerRequest) -> list[HouseOut]:
    """The houses the viewer is in."""
    return [HouseOut.of(house) for house in queries.houses_of(request.auth)]


@router.get("/staff/houses/{house_id}/residents", response=HouseResidentsOut, auth=accommodation_staff_only)
def house_residents(request: ViewerRequest, house_id: int, q: str = "", after: UUID | None = None) -> HouseResidentsOut:
    """Names, rooms and card states of one of the viewer's own houses."""
    now = timezone.now()
    page = queries.residents_of_house(request.auth, house_id, on=timezone.localdate(now), q=q, after=after)
    cards = card_states([row.resident_id for row in page.items], now)
    items = [HouseResidentOut.of(row, cards[row.resident_id]) for row in page.items]
    return HouseResidentsOut(items=items, next=page.next)


@router.get("/staff/houses/{house_id}/rooms", response=list[RoomOut], auth=accommodation_staff_only)
def house_rooms(request: ViewerRequest, house_id: int) -> list[RoomOut]:
    """The rooms of one of the viewer's own houses and their free beds."""
    return [RoomOut.of(room, free) for room, free in queries.rooms_of_house(request.auth, house_id)]


@router.post("/staff/residents/{resident_id}/room", response={204: None}, auth=accommodation_staff_only)
def change_room(request: ViewerRequest, resident_id: UUID, body: RoomChangeIn) -> Status[None]:
    """Another room in one of the viewer's houses for somebody who lives in one of them."""
    now = timezone.now()
    resident = queries.resident_in_reach(request.auth, resident_id, timezone.localdate(now))
    room = queries.room_in_reach(request.auth, body.room)
    move_room(resident_id=resident.pk, room=room, on=body.on, now=now)
    return Status(204, None)


@router.post("/staff/residents/{resident_id}/moving-out", response={204: None}, auth=accommodation_staff_only)
def moving_out(request: ViewerRequest, resident_id: UUID, body: MovingOutIn) -> Status[None]:
    """Somebody has left one of the viewer's houses. What that ends is not told here: the house sees no counselling."""
    now = timezone.now()
    resident = queries.resident_in_reach(request.auth, resident_id, timezone.localdate(now))
    move_out(resident_id=resident.pk, on=body.on, by=request.auth.user_id, now=now)
    return Status(204, None)


@router.get("/staff/residents", response=CaseloadOut, auth=social_worker_only)
def caseload(request: ViewerRequest, q: str = "", after: UUID | None = None) -> CaseloadOut:
    """The people assigned to the viewer."""
    page = queries.residents_of_worker(request.auth, on=timezone.localdate(), q=q, after=after)
    items = [CaseloadResidentOut.of(person) for person in page.items]
    return CaseloadOut(items=items, next=page.next)


@router.get("/staff/residents/{resident_id}", response=ResidentPageOut, auth=social_worker_only)
def resident_page(request: ViewerRequest, resident_id: UUID) -> ResidentPageOut:
    """One of the people assigned to the viewer, and how her access to the app was opened."""
    now = timezone.now()
    person = queries.resident_of_worker(request.auth, resident_id, timezone.localdate(now))
    return ResidentPageOut.with_access(
        person,
        card_states([person.pk], now)[person.pk],
        [OpeningOut.of(card, now) for card in openings_of(person.pk)],
        live_device_count(person.pk, now),
    )


@router.post("/staff/residents/{resident_id}/access/end", response={204: None}, auth=social_worker_only)
def end_access(request: ViewerRequest, resident_id: UUID) -> Status[None]:
    """End the access of one of the people assigned to the viewer: devices, card and PIN."""
    now = timezone.now()
    end_resident_access(viewer=request.auth, resident_id=resident_id, on=timezone.localdate(now), now=now)
    return Status(204, None)


@router.post("/staff/residents/{resident_id}/cards", response={201: PrintedCardOut}, auth=card_issuer)
def new_card(request: ViewerRequest, resident_id: UUID, body: NewCardIn) -> Status[PrintedCardOut]:
    """A fresh activation card to print, for a person of the viewer's house or caseload."""
    now = timezone.now()
    issued = issue_resident_card(
        viewer=request.auth, resident_id=resident_id, language=body.language, on=timezone.localdate(now), now=now
    )
    return Status(201, card_sheet(issued, origin=origin_of(request)))


@router.post("/staff/residents/{resident_id}/cards/revoke", response={204: None}, auth=card_issuer)
def revoke_card(request: ViewerRequest, resident_id: UUID) -> Status[None]:
    """Take back the unused card of a person of the viewer's house or caseload."""
    now = timezone.now()
    take_card_back(viewer=request.auth, resident_id=resident_id, on=timezone.localdate(now), now=now)
    return Status(204, None)


@router.get("/staff/district", response=DistrictOut, auth=district_office_only)
def district(request: ViewerRequest) -> DistrictOut:
    """Organisations, houses in figures and staff; no resident."""
    return queries.district_overview(timezone.localdate())


@router.get("/me/privacy", response=PrivacyOut, auth=resident_only)
def my_privacy(request: ViewerRequest) -> PrivacyOut:
    """Who is responsible for the viewer's data and who can read it."""
    me, today = request.auth.user_id, timezone.localdate()
    organisation, worker = queries.organisation_of(me, today), queries.worker_of(me, today)
    if organisation is None or worker is None:
        raise NotFound
    return PrivacyOut.of(organisation, [worker])


@router.get("/staff/colleagues", response=list[PersonOut], auth=social_worker_only)
def colleagues(request: ViewerRequest) -> list[PersonOut]:
    """The other social workers of the viewer's team."""
    return [PersonOut.of(person) for person in queries.team_of(request.auth) if person.pk != request.auth.user_id]


@router.get("/staff/covers", response=list[CoverOut], auth=social_worker_only)
def covers(request: ViewerRequest) -> list[CoverOut]:
    """Who answers for whom in the viewer's team, now and later."""
    return [CoverOut.of(cover) for cover in queries.covers_of_team(request.auth, timezone.localdate())]


@router.post("/staff/covers", response={201: CoverOut}, auth=social_worker_only)
def new_cover(request: ViewerRequest, body: CoverIn) -> Status[CoverOut]:
    """Somebody of the viewer's team answers in a worker's place."""
    wish = CoverWish(worker_id=body.worker, deputy_id=body.deputy, first_day=body.starts_on, last_day=body.ends_on)
    return Status(201, CoverOut.of(enter_cover(wish=wish, viewer=request.auth, now=timezone.now())))


@router.delete("/staff/covers/{cover_id}", response={204: None}, auth=social_worker_only)
def delete_cover(request: ViewerRequest, cover_id: int) -> Status[None]:
    """End a cover of the viewer's team."""
    end_cover(cover_id=cover_id, viewer=request.auth, now=timezone.now())
    return Status(204, None)
