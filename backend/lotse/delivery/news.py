"""What sockets are told: read in a thread of the hub, written as frames. Nothing here waits for a client."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import translation

from lotse.accounts.auth import viewer_of_cookies
from lotse.accounts.cookies import unlocked_until
from lotse.accounts.queries import Viewer
from lotse.delivery.frames import event_frame, event_rest
from lotse.delivery.roll_call import Standing, roll_call
from lotse.events.queries import Logged, events_between, log_head, present_states, shared_states
from lotse.events.registry import find

MOST_EVENTS: Final = 50  # to one socket at once; who lacks more fetches them by GET /events
MOST_BYTES: Final = 256 * 1024
Frames = list[tuple[int, str]]  # number and text, oldest first
Reference = tuple[str, UUID]  # kind and subject of an event


@dataclass(frozen=True, slots=True)
class Ask:
    """What the sockets of one person in one language lack: the events after `after` up to `upto`.

    `known` are their kinds and subjects where a wake-up brought them all; otherwise they are looked up.
    """

    viewer: Viewer
    language: str
    epoch: str
    after: int
    upto: int
    known: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """How the devices stand now, and for each ask the frames; None where the phone has to fetch by itself."""

    standings: dict[UUID, Standing]
    answers: list[Frames | None]


@dataclass(frozen=True, slots=True)
class Opening:
    """A socket may open: whose it is, when its unlocking ends, where the log stands, what is told at once.

    `applied` is what the phone has already; None where its place in the log is from another life.
    """

    viewer: Viewer
    language: str
    locks_at: datetime | None
    epoch: str
    head: int
    applied: int | None
    frames: Frames


def open_socket(jar: dict[str, str], *, epoch: str, after: int, language: str, now: datetime) -> Opening | None:
    """Look up who knocks, and what happened since the phone's place in the log; None for somebody unknown or locked."""
    viewer = viewer_of_cookies(jar, now)
    if viewer is None or viewer.is_locked:
        return None
    head = log_head(viewer.user_id)
    applied = after if epoch == head.epoch and after <= head.head else None
    frames: Frames = []
    language = language or viewer.language
    if applied is not None and applied < head.head <= applied + MOST_EVENTS:
        ask = Ask(viewer, language, head.epoch, applied, head.head)
        frames = _answers([ask])[0] or []
    locks_at = unlocked_until(jar) if viewer.is_resident else None
    return Opening(viewer, language, locks_at, head.epoch, head.head, applied, frames)


def read_news(devices: Sequence[UUID], asks: Sequence[Ask], now: datetime) -> News:
    """The standing of the devices, and the frames that answer the asks of those who still may."""
    return News(roll_call(devices, now), _answers(asks))


def _answers(asks: Sequence[Ask]) -> list[Frames | None]:
    """The frames of each ask. Events whose state is one for all are read and written once per language."""
    found = _events(asks)
    rests = _SharedRests(found)
    return [_frames(ask, events, rests) if events else None for ask, events in found]


def _events(asks: Sequence[Ask]) -> list[tuple[Ask, list[Logged]]]:
    """The events of each ask; an empty list where some are gone from the log."""
    spans = [(ask.viewer.user_id, ask.after, ask.upto) for ask in asks if not ask.known]
    looked_up: dict[UUID, list[Logged]] = {}
    for event in events_between(spans):
        looked_up.setdefault(event.recipient_id, []).append(event)
    return [(ask, _of_ask(ask, looked_up)) for ask in asks]


def _of_ask(ask: Ask, looked_up: Mapping[UUID, list[Logged]]) -> list[Logged]:
    if ask.known:
        person, numbered = ask.viewer.user_id, enumerate(ask.known, ask.after + 1)
        return [Logged(person, seq, name, subject) for seq, (name, subject) in numbered]
    mine = [event for event in looked_up.get(ask.viewer.user_id, []) if ask.after < event.seq <= ask.upto]
    return mine if [event.seq for event in mine] == list(range(ask.after + 1, ask.upto + 1)) else []


def _frames(ask: Ask, events: Sequence[Logged], rests: "_SharedRests") -> Frames | None:
    """The events as frames; None where one is too large, or all together are."""
    own = [event for event in events if not rests.has(event.event_type)]
    texts = _own_rests(ask, own) if own else {}
    frames, size = [], 0
    for event in events:
        text = texts[event.seq] if event.seq in texts else rests.of(ask.language, event)
        if text is None or (size := size + len(text)) > MOST_BYTES:
            return None
        frames.append((event.seq, event_frame(ask.epoch, event.seq, text)))
    return frames


def _own_rests(ask: Ask, events: Sequence[Logged]) -> dict[int, str | None]:
    """The written states of what this person sees with her own eyes, by number."""
    with translation.override(ask.language):
        states = present_states(ask.viewer, events)
        return {
            event.seq: event_rest(str(state["event_type"]), event.subject_id, state)
            for event, state in zip(events, states, strict=True)
        }


class _SharedRests:
    """The written states of broadcasts, by language, kind and subject; each is made when it is first asked for."""

    def __init__(self, found: Sequence[tuple[Ask, list[Logged]]]) -> None:
        self._subjects: dict[tuple[str, str], set[UUID]] = {}
        self._made: dict[tuple[str, str], dict[UUID, str | None]] = {}
        for language, event in _with_language(found):
            if self.has(event.event_type):
                self._subjects.setdefault((language, event.event_type), set()).add(event.subject_id)

    def has(self, name: str) -> bool:
        """Whether the state of this kind is one for all."""
        kind = find(name)
        return kind is not None and kind.load_shared is not None

    def of(self, language: str, event: Logged) -> str | None:
        """The written state of this event."""
        place = (language, event.event_type)
        if place not in self._made:
            with translation.override(language):
                states = shared_states(language, event.event_type, sorted(self._subjects[place]))
                self._made[place] = {key: event_rest(event.event_type, key, state) for key, state in states.items()}
        return self._made[place][event.subject_id]


def _with_language(found: Sequence[tuple[Ask, list[Logged]]]) -> Iterator[tuple[str, Logged]]:
    for ask, events in found:
        for event in events:
            yield ask.language, event
