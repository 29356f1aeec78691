"""Room for what comes in or goes out slowly: so much at once in this process, so much of it for one person or phone.

Whoever is slower than the slowest line of a house, or takes longer than anybody needs, is let go; and when the room is
full, the slowest of the slow makes place for the next one. So nobody keeps a place by doing next to nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from typing import Final

GRACE_SECONDS: Final = 30
SLOWEST: Final = 2_000  # bytes per second
SLOW: Final = 8_000  # what a slow house network carries: whoever has as much keeps the place in a full room, too
LONGEST_SECONDS: Final = 30 * 60
CHANCE_SECONDS: Final = 5.0  # before that nobody is called slow


class NoRoom(Exception):
    """As much as this process takes, or takes of one person, is on its way."""


class TooSlow(Exception):
    """Nothing, or too little, came or was taken; or others wanted the place more."""


class Place:
    """Somebody's place in a room: how much has moved, and until when more has to."""

    def __init__(self, who: Hashable, weight: int) -> None:
        self.who, self.weight = who, weight
        self._clock = asyncio.get_running_loop().time
        self.since = self._clock()
        self._patience: asyncio.Timeout | None = None
        self._moved = 0
        self._must_go = False

    def moved(self, length: int) -> None:
        """So many bytes more came in or went out."""
        self._moved += length
        if self._is_awaited:
            self._until(self._deadline())

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """For as long as the other side has its hand in it. Raises TooSlow."""
        try:
            async with asyncio.timeout_at(self._deadline()) as self._patience:
                yield
        except TimeoutError:
            raise TooSlow from None
        finally:
            self._patience = None

    def _deadline(self) -> float:
        return self.since + min(GRACE_SECONDS + self._moved / SLOWEST, LONGEST_SECONDS)

    def pace(self) -> float | None:
        """Bytes per second so far; None where it is not the other side's turn, or it had no chance yet."""
        age = self._clock() - self.since
        return self._moved / age if self._is_awaited and age >= CHANCE_SECONDS else None

    def show_out(self) -> None:
        """End the patience now."""
        self._until(self._clock())
        self._must_go = True

    @property
    def _is_awaited(self) -> bool:
        return self._patience is not None and not self._must_go

    def _until(self, moment: float) -> None:
        if self._patience is not None and not self._patience.expired():
            self._patience.reschedule(moment)


class Room:
    """A number of places, or of bytes, of which one `who` gets a share. Belongs to one event loop."""

    def __init__(self, *, size: int, share: int) -> None:
        self.size, self.share = size, share
        self.places: list[Place] = []

    @property
    def taken(self) -> int:
        """How much of it is in use."""
        return sum(place.weight for place in self.places)

    @asynccontextmanager
    async def place(self, who: Hashable, weight: int = 1) -> AsyncIterator[Place]:
        """A place until the end of the block. Raises NoRoom."""
        if sum(place.weight for place in self.places if place.who == who) + weight > self.share:
            raise NoRoom
        self._make_room(weight)
        place = Place(who, weight)
        self.places.append(place)
        try:
            yield place
        finally:
            if place in self.places:
                self.places.remove(place)

    def _make_room(self, weight: int) -> None:
        """Show out the slowest until there is enough. Raises NoRoom, and then nobody has to go."""
        lacking = self.taken + weight - self.size
        paces = [(place.pace(), place) for place in self.places]
        slow = [(pace, place) for pace, place in paces if pace is not None and pace < SLOW]
        leaving: list[Place] = []
        for _pace, place in sorted(slow, key=lambda each: each[0]):
            if lacking <= 0:
                break
            leaving.append(place)
            lacking -= place.weight
        if lacking > 0:
            raise NoRoom
        for place in leaving:
            self.places.remove(place)  # at once: the next one comes before its task has woken
            place.show_out()
