"""Conversations within the viewer's reach, in a fixed number of statements however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from lotse.accounts.queries import Viewer
from lotse.core.by_hand import id_of, run
from lotse.core.errors import NotFound
from lotse.core.translated import shown_columns
from lotse.directory.models import Accommodation, Residency, Resident, StaffMember, Team
from lotse.directory.queries.pages import in_force
from lotse.directory.schemas import PersonOut
from lotse.messaging.models import Conversation
from lotse.messaging.queries.messages import marks_out, messages_where
from lotse.messaging.queries.wall import Circle, circles, reach
from lotse.messaging.schemas.conversations import ConversationOut, ResidentInTalkOut, TeamInTalkOut
from lotse.messaging.schemas.messages import MarksOut, MessageOut

PAGE: Final = 50
Filter = Literal["all", "unread", "waiting", "overdue"]
UNREAD: Final = "c.last_resident_number > c.team_seen_number"
WAITING: Final = "c.waiting_since IS NOT NULL"
OVERDUE: Final = "c.answer_by < %s"
LIVES_IN: Final = """c.resident_id IN (SELECT y.resident_id FROM directory_residency y
  JOIN directory_room o ON o.id = y.room_id JOIN directory_floor f ON f.id = o.floor_id
  JOIN directory_building b ON b.id = f.building_id
  WHERE b.accommodation_id = %s AND y.starts_on <= %s AND (y.ends_on IS NULL OR y.ends_on > %s))"""
MARKS: Final = """
SELECT c.last_number, c.team_seen_number, c.resident_delivered_number, c.resident_read_number
FROM messaging_conversation c WHERE c.id = %s AND {scope}
"""
FIRST_AND_UNREAD: Final = """
SELECT c.id,
  (SELECT m.number FROM messaging_message m WHERE m.conversation_id = c.id ORDER BY m.number LIMIT 1),
  (SELECT COUNT(*) FROM (SELECT 1 FROM messaging_message m WHERE m.conversation_id = c.id
    AND m.number > c.{mark} AND {side}m.from_team LIMIT 1000) counted)
FROM messaging_conversation c WHERE c.id IN ({ids})
"""


@dataclass(frozen=True)
class ConversationPage:
    """Conversations in order, and the cursor of the next page."""

    items: list[ConversationOut]
    next: str | None


def conversation_of(viewer: Viewer, conversation_id: UUID, on: date) -> ConversationOut:
    """One conversation. Raises NotFound for one out of reach."""
    found = conversations_with(viewer, [conversation_id], on)
    if not found:
        raise NotFound
    return found[0]


class _Marks(NamedTuple):
    """A row of MARKS."""

    last_number: int
    team_seen_number: int
    resident_delivered_number: int
    resident_read_number: int


def check_in_reach(viewer: Viewer, conversation_id: UUID, on: date) -> None:
    """Raises NotFound for a conversation out of the viewer's reach."""
    if not _ids(viewer, on, "c.id = %s", [conversation_id]):
        raise NotFound


def marks_of(viewer: Viewer, conversation_id: UUID, on: date) -> MarksOut:
    """How far a conversation and its people have come. Raises NotFound for one out of reach."""
    scope, within = reach(viewer, on)
    rows = run(MARKS.format(scope=scope), [conversation_id, *within])
    if not rows:
        raise NotFound
    return marks_out(viewer, _Marks(*rows[0]))


def own_conversations(viewer: Viewer, on: date) -> list[ConversationOut]:
    """All conversations of a resident, the latest first."""
    ids = _ids(viewer, on, "1 = 1 ORDER BY c.active_at DESC, c.id", [])
    return conversations_with(viewer, ids, on)


def staff_conversations(
    viewer: Viewer, on: date, *, wanted: Filter, house: int | None, after: str | None, limit: int, now: datetime
) -> ConversationPage:
    """A page of what the viewer reads: who waits longest first, otherwise the latest first."""
    condition, parameters = _filtered(wanted, house, on, now)
    by_waiting = wanted in ("waiting", "overdue")
    column, direction, beyond = ("waiting_since", "ASC", ">") if by_waiting else ("active_at", "DESC", "<")
    cursor = _cursor(after)
    if cursor:
        moment, last_id = cursor
        condition += f" AND (c.{column} {beyond} %s OR (c.{column} = %s AND c.id > %s))"
        parameters += [moment, moment, last_id]
    order = f"ORDER BY c.{column} {direction}, c.id LIMIT {limit + 1}"
    ids = _ids(viewer, on, f"{condition} {order}", parameters)
    items = conversations_with(viewer, ids[:limit], on)
    return ConversationPage(items, _next(ids[limit - 1], column) if len(ids) > limit else None)


def _filtered(wanted: Filter, house: int | None, on: date, now: datetime) -> tuple[str, list[Any]]:
    conditions: dict[Filter, tuple[str, list[Any]]] = {
        "all": ("1 = 1", []),
        "unread": (UNREAD, []),
        "waiting": (WAITING, []),
        "overdue": (OVERDUE, [now]),
    }
    condition, parameters = conditions[wanted]
    if house is not None:
        condition, parameters = f"{condition} AND {LIVES_IN}", [*parameters, house, on, on]
    return condition, list(parameters)


def _next(last_id: UUID, column: str) -> str:
    moment: datetime = Conversation.objects.values_list(column, flat=True).get(pk=last_id)
    return f"{moment.astimezone(UTC).isoformat().removesuffix('+00:00')}Z_{last_id}"


def _cursor(after: str | None) -> tuple[datetime, UUID] | None:
    """The place to go on from; a cursor nobody gave out begins at the top."""
    moment, _, last_id = (after or "").partition("_")
    try:
        found = datetime.fromisoformat(moment)
        return (found, UUID(last_id)) if found.tzinfo else None
    except ValueError:
        return None


def _ids(viewer: Viewer, on: date, condition: str, parameters: Sequence[Any]) -> list[UUID]:
    scope, within = reach(viewer, on)
    sql = f"SELECT c.id FROM messaging_conversation c WHERE {scope} AND {condition}"  # noqa: S608
    return [id_of(row[0]) for row in run(sql, [*within, *parameters])]


def conversation_counts(viewer: Viewer, on: date, now: datetime) -> tuple[int, int, int]:
    """How many conversations in reach are unread, waiting, overdue."""
    scope, within = reach(viewer, on)
    cases = ", ".join(f"COUNT(CASE WHEN {case} THEN 1 END)" for case in (UNREAD, WAITING, OVERDUE))
    sql = f"SELECT {cases} FROM messaging_conversation c WHERE {scope}"  # noqa: S608
    unread, waiting, overdue = run(sql, [now, *within])[0]
    return unread, waiting, overdue


def unread_messages(viewer: Viewer, on: date) -> int:
    """How many messages the viewer's side has not looked at, in all conversations in reach."""
    scope, within = reach(viewer, on)
    mark, side = ("resident_read_number", "") if viewer.is_resident else ("team_seen_number", "NOT ")
    sql = (
        "SELECT COUNT(*) FROM messaging_conversation c JOIN messaging_message m ON m.conversation_id = c.id "  # noqa: S608
        f"AND m.number > c.{mark} AND {side}m.from_team WHERE c.last_number > c.{mark} AND {scope}"
    )
    count: int = run(sql, within)[0][0]
    return count


def conversations_with(viewer: Viewer, ids: Sequence[UUID], on: date) -> list[ConversationOut]:
    """Those of the conversations with these ids that the viewer may read, in the order of the ids."""
    marks = ", ".join(["%s"] * len(ids))
    reached = set(_ids(viewer, on, f"c.id IN ({marks})", ids)) if ids else set()
    if not reached:
        return []
    rows = {
        row.pk: row
        for row in Conversation.objects.filter(pk__in=reached)
        .select_related("resident__user", "team__organisation")
        .only(
            *(field.name for field in Conversation._meta.concrete_fields if field.name != "data_key"),
            *("resident__given_name", "resident__family_name", "resident__own_script_name"),
            *("resident__user__call_me", "resident__user__language", "team__organisation__short_name"),
            *shown_columns(Team, "team__"),
        )
    }
    around = _Around.of(viewer, list(rows.values()), on)
    # A conversation may be deleted between two of these statements: then it is simply not there.
    there = rows.keys() & around.circles.keys() & around.reading.keys()
    return [_conversation_out(viewer, rows[each], around) for each in ids if each in there]


@dataclass(frozen=True)
class _Around:
    """What belongs to some conversations, each read at once for all of them."""

    circles: dict[UUID, Circle]
    people: dict[UUID, StaffMember]
    houses: dict[UUID, str]
    last: dict[UUID, MessageOut]
    reading: dict[UUID, tuple[int | None, int]]

    @classmethod
    def of(cls, viewer: Viewer, rows: Sequence[Conversation], on: date) -> "_Around":
        """Everything around these conversations, as of a day."""
        ids = [row.pk for row in rows]
        found = circles(ids, on)
        wanted = {person for circle in found.values() for person in (circle.worker_id, *circle.deputy_ids)}
        wanted |= {row.forwarded_to_id for row in rows}
        return cls(
            circles=found,
            people=StaffMember.objects.only(*shown_columns(StaffMember)).in_bulk([each for each in wanted if each]),
            houses={} if viewer.is_resident else _houses([row.resident_id for row in rows], on),
            last=_last_messages(viewer, rows, on),
            reading=_reading(viewer, ids),
        )


def _houses(resident_ids: Iterable[UUID], on: date) -> dict[UUID, str]:
    way = "room__floor__building__accommodation"
    living = (
        Residency.objects.filter(in_force(on), resident_id__in=list(resident_ids))
        .select_related(way)
        .only("resident_id", *shown_columns(Accommodation, f"{way}__"))
    )
    return {row.resident_id: row.room.floor.building.accommodation.name for row in living}


def _last_messages(viewer: Viewer, rows: Sequence[Conversation], on: date) -> dict[UUID, MessageOut]:
    ids = [row.pk for row in rows]
    marks = ", ".join(["%s"] * len(ids))
    found = messages_where(viewer, on, f"c.id IN ({marks}) AND m.number = c.last_number", ids)
    return {message.conversation_id: message for message in found}


def _reading(viewer: Viewer, ids: Sequence[UUID]) -> dict[UUID, tuple[int | None, int]]:
    """The first number that is left, and how much is unread; both by the index, however long the conversation is."""
    mark, side = ("resident_read_number", "") if viewer.is_resident else ("team_seen_number", "NOT ")
    marks = ", ".join(["%s"] * len(ids))
    rows = run(FIRST_AND_UNREAD.format(mark=mark, side=side, ids=marks), ids) if ids else []
    return {id_of(conversation_id): (first, unread) for conversation_id, first, unread in rows}


def _conversation_out(viewer: Viewer, row: Conversation, around: _Around) -> ConversationOut:
    circle = around.circles[row.pk]
    is_forwarded = row.forwarded_to_id in circle.readers
    deputy_id = next(iter(circle.deputy_ids), None)
    first, unread = around.reading[row.pk]
    return ConversationOut(
        id=row.pk,
        resident=_resident_out(row.resident, around.houses.get(row.resident_id)),
        team=TeamInTalkOut(name=row.team.name, organisation=row.team.organisation.short_name),
        worker=_person(around, circle.worker_id),
        cover=_person(around, deputy_id),
        readers=list(circle.readers.values()),
        can_write=circle.can_write,
        marks=marks_out(viewer, row),
        first_number=row.last_number + 1 if first is None else first,
        last_message=around.last.get(row.pk),
        unread=unread,
        waiting_since=row.waiting_since,
        answer_by=row.answer_by,
        forwarded_to=_person(around, row.forwarded_to_id) if is_forwarded else None,
        forwarded_until=row.forwarded_until if is_forwarded else None,
    )


def _person(around: _Around, person_id: UUID | None) -> PersonOut | None:
    return PersonOut.of(around.people[person_id]) if person_id in around.people else None


def _resident_out(resident: Resident, house: str | None) -> ResidentInTalkOut:
    return ResidentInTalkOut(
        id=resident.pk,
        call_me=resident.user.call_me,
        name=resident.full_name,
        own_script=resident.own_script_name,
        language=resident.user.language,
        house=house,
    )
