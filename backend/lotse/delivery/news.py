"""What sockets are told: read in a thread of the hub, written as frames. Nothing here waits for a client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.utils import translation

from lotse.accounts.auth import viewer_of_cookies
from lotse.accounts.cookies import unlocked_until
from lotse.accounts.queries import Viewer
from lotse.delivery.frames import event_rest
from lotse.delivery.roll_call import Callers, Standing, changed
from lotse.events.queries import Logged, events_between, log_head, present_states, shared_states
from lotse.events.registry import find

MOST_EVENTS: Final = 50  # to one socket at once; who lacks more fetches them by GET /events
MOST_BYTES: Final = 256 * 1024
Rests = list[tuple[int, bytes]]  # number and what follows it in the frame, oldest first


class Reference(NamedTuple):
    """Kind and subject of an event; `rest` where who wrote it also wrote what this person sees of it."""

    name: str
    subject_id: UUID
    rest: bytes | None = None


class Ask(NamedTuple):
    """What the sockets of one person in one language lack: the events after `after` up to `upto`.

    `known` are their references where a wake-up brought them all; otherwise they are looked up.
    """

    viewer: Viewer
    language: str
    after: int
    upto: int
    known: tuple[Reference, ...] = ()


Written = dict[tuple[str, Reference], bytes | None]  # by language and event; None for one that is too large


@dataclass(frozen=True, slots=True)
class News:
    """Whose standing changed, and for each ask what is to be told; None where the phone has to fetch by itself."""

    changed: dict[UUID, Standing | None]
    answers: list[Rests | None]


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
    rests: Rests


def open_socket(jar: dict[str, str], *, epoch: str, after: int, language: str, now: datetime) -> Opening | None:
    """Look up who knocks, and what happened since the phone's place in the log; None for somebody unknown or locked."""
    viewer = viewer_of_cookies(jar, now)
    if viewer is None or viewer.is_locked:
        return None
    head = log_head(viewer.user_id)
    applied = after if epoch == head.epoch and after <= head.head else None
    rests: Rests = []
    language = language or viewer.language
    if applied is not None and applied < head.head <= applied + MOST_EVENTS:
        ask = Ask(viewer, language, applied, head.head)
        rests = _answers([ask])[0] or []
    locks_at = unlocked_until(jar) if viewer.is_resident else None
    return Opening(viewer, language, locks_at, head.epoch, head.head, applied, rests)


def read_news(callers: Callers, asks: Sequence[Ask], now: datetime) -> News:
    """Whose standing changed, and what answers the asks; it is for those only who still may."""
    return News(changed(callers, now), _answers(asks))


def _answers(asks: Sequence[Ask]) -> list[Rests | None]:
    """What answers each ask. Events whose state is one for all are read and written once per language."""
    found = _references(asks)
    shared = _shared_rests({(ask.language, each) for ask, events in found for each in events if each.rest is None})
    return [_rests(ask, events, shared) if events else None for ask, events in found]


def _references(asks: Sequence[Ask]) -> list[tuple[Ask, Sequence[Reference]]]:
    """The events of each ask; none where some are gone from the log."""
    spans = [(ask.viewer.user_id, ask.after, ask.upto) for ask in asks if not ask.known]
    looked_up: dict[UUID, list[Logged]] = {}
    for event in events_between(spans) if spans else ():
        looked_up.setdefault(event.recipient_id, []).append(event)
    return [(ask, ask.known or _of_ask(ask, looked_up)) for ask in asks]


def _of_ask(ask: Ask, looked_up: Mapping[UUID, list[Logged]]) -> list[Reference]:
    mine = [event for event in looked_up.get(ask.viewer.user_id, []) if ask.after < event.seq <= ask.upto]
    is_whole = [event.seq for event in mine] == list(range(ask.after + 1, ask.upto + 1))
    return [Reference(event.event_type, event.subject_id) for event in mine] if is_whole else []


def _rests(ask: Ask, events: Sequence[Reference], shared: Written) -> Rests | None:
    """What follows the numbers; None where one is too large, or all together are."""
    own: Written | None = None
    found, size = [], 0
    for seq, event in enumerate(events, ask.after + 1):
        rest = event.rest or shared.get((ask.language, event))
        if rest is None and (ask.language, event) not in shared:
            own = _own_rests(ask, events, shared) if own is None else own
            rest = own[ask.language, event]
        if rest is None or (size := size + len(rest)) > MOST_BYTES:
            return None
        found.append((seq, rest))
    return found


def _own_rests(ask: Ask, events: Sequence[Reference], shared: Written) -> Written:
    """What this person sees with her own eyes, all of it at once."""
    own = [event for event in events if event.rest is None and (ask.language, event) not in shared]
    asked = [Logged(ask.viewer.user_id, 0, event.name, event.subject_id) for event in own]
    with translation.override(ask.language):
        states = present_states(ask.viewer, asked)
        return {
            (ask.language, event): event_rest(str(state["event_type"]), event.subject_id, state)
            for event, state in zip(own, states, strict=True)
        }


def _shared_rests(wanted: set[tuple[str, Reference]]) -> Written:
    """What is the same for all who were told, as a broadcast is: once per language."""
    subjects: dict[tuple[str, str], list[UUID]] = {}
    for language, event in wanted:
        kind = find(event.name)
        if kind is not None and kind.load_shared is not None:
            subjects.setdefault((language, event.name), []).append(event.subject_id)
    made: Written = {}
    for (language, name), ids in subjects.items():
        with translation.override(language):
            for key, state in shared_states(language, name, sorted(ids)).items():
                made[language, Reference(name, key)] = event_rest(name, key, state)
    return made
