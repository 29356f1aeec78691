"""Who answers for whom, and when."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from lotse.core.dates import Day
from lotse.core.shapes import Schema
from lotse.directory.models import Cover
from lotse.directory.schemas.people import PersonOut


class CoverIn(Schema):
    """Who is away, who answers, and the first and the last day of it."""

    worker: UUID
    deputy: UUID
    starts_on: Day
    ends_on: Day


class DeputyOut(Schema):
    """Who answers in a worker's place, up to and including a day."""

    name: str
    until_on: date


class CoverOut(Schema):
    """Who answers for whom, from the first to the last day."""

    id: int
    worker: PersonOut
    deputy: PersonOut
    starts_on: date
    ends_on: date

    @classmethod
    def of(cls, cover: Cover) -> Self:
        """From the row with both people; people count the last day, the row the one after it."""
        return cls(
            id=cover.pk,
            worker=PersonOut.of(cover.worker),
            deputy=PersonOut.of(cover.deputy),
            starts_on=cover.starts_on,
            ends_on=cover.ends_on - timedelta(days=1),
        )
