"""A person's open sockets, how far their log has come, and what is to be read for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from lotse.delivery.news import MOST_EVENTS, Ask, Reference
from lotse.delivery.outlet import Outlet


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
        self.wanted = max(self.wanted, seq)
        if len(self.known) >= MOST_EVENTS:
            self.known.clear()
        self.known[seq] = reference

    def lacks_something(self) -> bool:
        """Whether a socket that can be written to is behind."""
        return any(outlet.sent < self.wanted and outlet.is_writable for outlet in self.outlets)

    def forget_sent(self) -> None:
        """What everybody was told needs no remembering."""
        if self.known:
            least = min((outlet.sent for outlet in self.outlets), default=self.wanted)
            self.known = {seq: each for seq, each in self.known.items() if seq > least}

    def start_anew(self, head: int) -> None:
        """The log has another life: its numbers begin elsewhere."""
        self.wanted = head
        self.known.clear()

    def references(self, after: int, upto: int) -> tuple[Reference, ...]:
        """Kinds and subjects of these numbers if all are known, otherwise none."""
        numbers = range(after + 1, upto + 1)
        return tuple(self.known[seq] for seq in numbers) if all(seq in self.known for seq in numbers) else ()


Portion = tuple[Line, list[Outlet], int, int | None]  # …, up to which number, which ask (None: the phone fetches)


@dataclass(slots=True)
class Reading:
    """What is read at once, for several people."""

    lines: list[Line]
    devices: list[UUID] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    portions: list[Portion] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Reading":
        """What these people lack now."""
        reading = cls(list(lines))
        for line in reading.lines:
            line.is_read = True
            reading._take(line)
        return reading

    def _take(self, line: Line) -> None:
        by_language: dict[str, list[Outlet]] = {}
        for outlet in line.outlets:
            if outlet.is_writable and outlet.sent < line.wanted:
                by_language.setdefault(outlet.language, []).append(outlet)
        for language, outlets in by_language.items():
            self.devices += [outlet.device_id for outlet in outlets]
            after, place = min(outlet.sent for outlet in outlets), None
            if line.wanted - after <= MOST_EVENTS:
                place = len(self.asks)
                known = line.references(after, line.wanted)
                self.asks.append(Ask(outlets[0].viewer, language, outlets[0].epoch, after, line.wanted, known))
            self.portions.append((line, outlets, line.wanted, place))
