"""Lamps to send events about, in the tests of live delivery: some are one for all, some are seen by one person only."""

import uuid
from collections.abc import Mapping, Sequence

from lotse.accounts.queries import Viewer
from lotse.core.shapes import Schema
from lotse.events.registry import EventType


class LampOut(Schema):
    """A lamp and what is written on it."""

    id: uuid.UUID
    text: str
    seen_by: str


class Lamps:
    """All lamps there are, and how often somebody looked."""

    def __init__(self) -> None:
        self.texts: dict[uuid.UUID, str] = {}
        self.looks = 0

    def new(self, text: str = "an") -> uuid.UUID:
        """Another lamp."""
        lamp = uuid.uuid4()
        self.texts[lamp] = text
        return lamp

    def load(self, viewer: Viewer, ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Schema]:
        return self._seen(viewer.call_me, ids)

    def load_shared(self, language: str, ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Schema]:
        return self._seen(language, ids)

    def _seen(self, by: str, ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, Schema]:
        self.looks += 1
        return {one: LampOut(id=one, text=self.texts[one], seen_by=by) for one in ids if one in self.texts}

    def own(self) -> EventType:
        """A kind of event that everybody sees with their own eyes."""
        return EventType(name="lamp_changed", schema=LampOut, load=self.load)

    def shared(self) -> EventType:
        """A kind of event that is one for all of a language."""
        return EventType(name="lamp_lit", schema=LampOut, load=self.load, load_shared=self.load_shared)
