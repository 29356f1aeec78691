"""A conversation and the people around it."""

from datetime import date, datetime
from uuid import UUID

from lotse.core.shapes import Schema
from lotse.directory.schemas import PersonOut
from lotse.messaging.schemas.messages import MarksOut, MessageOut


class ResidentInTalkOut(Schema):
    """The resident of a conversation. `house` is told to the team only."""

    id: UUID
    call_me: str
    name: str
    own_script: str
    language: str
    house: str | None


class TeamInTalkOut(Schema):
    """The team of a conversation."""

    name: str
    organisation: str


class ConversationOut(Schema):
    """A conversation as the viewer sees it now.

    `worker` is in charge, `cover` answers in her place now; `readers` are the names of everybody who can read it now.
    `can_write` is false once another team is in charge, and while nobody reads. `first_number`: what is older was
    deleted, delete it too.
    `unread` counts messages; `waiting_since` and `answer_by` belong to the oldest message that nobody answered yet.
    """

    id: UUID
    resident: ResidentInTalkOut
    team: TeamInTalkOut
    worker: PersonOut | None
    cover: PersonOut | None
    readers: list[str]
    can_write: bool
    marks: MarksOut
    first_number: int
    last_message: MessageOut | None
    unread: int
    waiting_since: datetime | None
    answer_by: datetime | None
    forwarded_to: PersonOut | None
    forwarded_until: date | None


class StaffConversationsOut(Schema):
    """A page of conversations; `next` goes into `after`."""

    items: list[ConversationOut]
    next: str | None


class ConversationCountsOut(Schema):
    """How many conversations have something unread, wait for an answer, and wait for longer than was promised."""

    unread: int
    waiting: int
    overdue: int


class ConversationIn(Schema):
    """With whom: staff name the resident, residents nobody."""

    resident_id: UUID | None = None
