"""A person's open sockets, how far their log has come, and what is to be read for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lotse.delivery.news import MOST_EVENTS, Ask, Reference
from lotse.delivery.outlet import Outlet
from lotse.delivery.roll_call import Callers


class Line:
    """One person here. `wanted` is the highest number heard of; `known` holds the last few kinds and subjects."""

    __slots__ = ("is_read", "known", "outlets", "wanted")

    def __init__(self) -> None:
        self.outlets: list[Outlet] = []
        self.wanted = 0
        self.known: dict[int, Reference] = {}
        self.is_read = False

    def hear(self, seq: int, reference: Reference) -> None:
        """The log has come to this number; a burst is not kept, only looked up."""
        if seq > self.wanted:
            self.wanted = seq
        if len(self.known) >= MOST_EVENTS:
            self.known.clear()
        self.known[seq] = reference

    def lacks_something(self) -> bool:
        """Whether a socket that can be written to is behind."""
        return any(outlet.sent < self.wanted and outlet.is_writable for outlet in self.outlets)

    def forget_sent(self) -> None:
        """What everybody was told needs no remembering."""
        if not self.known:
            return
        least = self.wanted
        for outlet in self.outlets:
            if outlet.sent < least:
                least = outlet.sent
        for seq in [seq for seq in self.known if seq <= least]:
            del self.known[seq]

    def start_anew(self, head: int) -> None:
        """The log has another life: its numbers begin elsewhere."""
        self.wanted = head
        self.known.clear()

    def references(self, after: int, upto: int) -> tuple[Reference, ...]:
        """Kinds and subjects of these numbers if all are known, otherwise none."""
        if upto == after + 1:
            only = self.known.get(upto)
            return () if only is None else (only,)
        numbers = range(after + 1, upto + 1)
        return tuple(self.known[seq] for seq in numbers) if all(seq in self.known for seq in numbers) else ()


Portion = tuple[Line, list[Outlet], int, int | None]  # …, up to which number, which ask (None: the phone fetches)


@dataclass(slots=True)
class Reading:
    """What is read at once, for several people."""

    lines: list[Line]
    callers: Callers = field(default_factory=Callers)
    asks: list[Ask] = field(default_factory=list)
    portions: list[Portion] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Reading":
        """What these people lack now."""
        reading = cls(list(lines))
        for line in reading.lines:
            line.is_read = True
            outlets = [outlet for outlet in line.outlets if outlet.sent < line.wanted and outlet.is_writable]
            if len(outlets) == 1:
                reading._take(line, outlets)
            else:
                for some in _by_language(outlets):
                    reading._take(line, some)
        return reading

    def _take(self, line: Line, outlets: list[Outlet]) -> None:
        """Of one language."""
        after, place, callers = outlets[0].sent, None, self.callers
        for outlet in outlets:
            callers.devices.append(outlet.device_id)
            callers.roles.append(outlet.role)
            callers.epochs.add(outlet.epoch)
            if outlet.sent < after:
                after = outlet.sent
        if line.wanted - after <= MOST_EVENTS:
            place = len(self.asks)
            first, known = outlets[0], line.references(after, line.wanted)
            self.asks.append(Ask(first.viewer, first.language, after, line.wanted, known))
        self.portions.append((line, outlets, line.wanted, place))


def _by_language(outlets: Iterable[Outlet]) -> Iterable[list[Outlet]]:
    found: dict[str, list[Outlet]] = {}
    for outlet in outlets:
        found.setdefault(outlet.language, []).append(outlet)
    return found.values()
