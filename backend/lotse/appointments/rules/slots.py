"""Free slots by one sweep over integers (UTC minutes): the function that lists them is the one that validates them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lotse.appointments.rules.windows import Window

Span = tuple[int, int]
NEVER: Final = 2**62


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What an appointment takes, in minutes: its length, the time round it, and the grid of its starts."""

    duration: int
    before: int
    after: int
    step: int


class Slot(NamedTuple):
    """A free `[starts, ends)` in UTC minutes at a place."""

    starts: int
    ends: int
    place_id: int


def free_slots(
    windows: Sequence[Window],
    busy: Iterable[Span],
    shape: Shape,
    *,
    earliest: int,
    latest: int = NEVER,
    own: Iterable[Span] = (),
) -> list[Slot]:
    """Every start on the windows' own grids, from `earliest` to `latest`, that fits and touches nothing busy.

    `windows` in order of time. `busy` spans of the worker keep a distance of the buffers, `own` spans of the
    resident (who needs no buffers) only must not overlap. A start in two windows is offered once.
    """
    taken, mine = _merged(busy), _merged(own)
    found: dict[int, Slot] = {}
    for window in windows:
        last = min(window.ends - shape.duration, latest)
        for start in _starts(window, taken, mine, shape, earliest, last):
            found.setdefault(start, Slot(start, start + shape.duration, window.place_id))
    return sorted(found.values())


def _starts(window: Window, taken: "_Spans", mine: "_Spans", shape: Shape, earliest: int, latest: int) -> Iterable[int]:
    first, step, duration, before, after = window.starts, shape.step, shape.duration, shape.before, shape.after
    begins, finishes = taken
    count = len(begins)
    start = first if first >= earliest else _on_grid(first, step, earliest)
    index = bisect_right(finishes, start - before)
    while start <= latest:
        end = start + duration
        while index < count and finishes[index] <= start - before:
            index += 1
        if index < count and begins[index] < end + after:
            start = _on_grid(first, step, finishes[index] + before)
        elif (free_from := mine.free_from(start, end)) is not None:
            start = _on_grid(first, step, free_from)
        else:
            yield start
            start += step


def _on_grid(first: int, step: int, minute: int) -> int:
    """The first start of the grid that is not before `minute`."""
    return first - (first - minute) // step * step


class _Spans(NamedTuple):
    """Spans that neither touch nor overlap, in order: starts and ends side by side."""

    starts: list[int]
    ends: list[int]

    def free_from(self, starts: int, ends: int) -> int | None:
        """The end of the first span that overlaps `[starts, ends)`; None when it is free."""
        if not self.starts:
            return None
        index = bisect_right(self.ends, starts)
        if index < len(self.starts) and self.starts[index] < ends:
            return self.ends[index]
        return None


def _merged(spans: Iterable[Span]) -> _Spans:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif start < end:
            starts.append(start)
            ends.append(end)
    return _Spans(starts, ends)
