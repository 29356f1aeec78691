"""Group sessions as a resident sees them."""

from datetime import datetime
from typing import Self
from uuid import UUID

from lotse.appointments.models import GroupSession
from lotse.core.shapes import Schema
from lotse.directory.schemas import PersonOut, PlaceOut


class GroupSessionOut(Schema):
    """A session with the places left; who else takes part is nobody's business."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    places_left: int
    is_mine: bool
    worker: PersonOut
    place: PlaceOut

    @classmethod
    def of(cls, session: GroupSession) -> Self:
        """From the row with worker, place and the mark `is_mine`."""
        return cls(
            id=session.pk,
            title=session.title,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            places_left=session.capacity - session.taken,
            is_mine=getattr(session, "is_mine", False),
            worker=PersonOut.of(session.worker),
            place=PlaceOut.of(session.place),
        )
