"""Handing on, and sentences at hand."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import StringConstraints

from lotse.accounts.queries import Viewer
from lotse.core.dates import Day
from lotse.core.shapes import Schema
from lotse.messaging.models import CannedPhrase


class ForwardIn(Schema):
    """To whom, and up to and including which day."""

    to: UUID
    until_on: Day


class PhraseIn(Schema):
    """A sentence to keep."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class PhraseOut(Schema):
    """A sentence at hand; one that is not mine is the organisation's."""

    id: UUID
    text: str
    is_mine: bool

    @classmethod
    def of(cls, phrase: CannedPhrase, viewer: Viewer) -> Self:
        """From the row alone."""
        return cls(id=phrase.pk, text=phrase.text, is_mine=phrase.owner_id == viewer.user_id)
