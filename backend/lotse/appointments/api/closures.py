"""Endpoints of the district office: closures. It sees no appointments, only how many a closure falls on."""

from typing import Annotated

from django.utils import timezone
from ninja import Query, Router, Status

from lotse.accounts.auth import ViewerRequest, district_office_only
from lotse.appointments.queries.closures import appointments_hit, closable_places
from lotse.appointments.queries.hours import closures_from
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.schemas.hours import ClosureHitOut, ClosureIn, ClosureOut
from lotse.appointments.services.closures import close, reopen
from lotse.core.dates import Day
from lotse.directory.schemas import PlaceOut

router = Router(auth=district_office_only)
LARGEST_ID = 2**31 - 1


@router.get("/staff/closures", response=list[ClosureOut])
def closures(request: ViewerRequest) -> list[ClosureOut]:
    """Closures from today on, public holidays among them."""
    return [ClosureOut.of(closure) for closure in closures_from(local_day(timezone.now()))]


@router.get("/staff/closures/places", response=list[PlaceOut])
def places_to_close(request: ViewerRequest) -> list[PlaceOut]:
    """The places that can be closed on their own."""
    return [PlaceOut.of(place) for place in closable_places()]


@router.get("/staff/closures/hit", response=ClosureHitOut)
def closure_hit(
    request: ViewerRequest, on: Day, place: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None
) -> ClosureHitOut:
    """How many appointments a closure would fall on: said before it is entered."""
    return ClosureHitOut(appointments=appointments_hit(on=on, place_id=place, now=timezone.now()))


@router.post("/staff/closures", response={201: ClosureOut})
def create_closure(request: ViewerRequest, body: ClosureIn) -> Status[ClosureOut]:
    """Close one place, or every place, for a day."""
    return Status(201, ClosureOut.of(close(on=body.on, place_id=body.place, reason=body.reason)))


@router.delete("/staff/closures/{closure_id}", response={204: None})
def delete_closure(request: ViewerRequest, closure_id: int) -> Status[None]:
    """Take a closure back."""
    reopen(closure_id=closure_id)
    return Status(204, None)
