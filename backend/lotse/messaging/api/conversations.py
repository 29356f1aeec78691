"""Endpoints of conversations, for residents and social workers alike."""

from uuid import UUID

from django.utils import timezone
from ninja import Router

from lotse.accounts.auth import ViewerRequest, resident_only
from lotse.core.errors import InvalidInput
from lotse.messaging.api.parts import in_conversation
from lotse.messaging.queries.conversations import conversation_of, marks_of, own_conversations
from lotse.messaging.schemas.conversations import ConversationIn, ConversationOut
from lotse.messaging.schemas.messages import MarksIn, MarksOut
from lotse.messaging.services.conversations import begin_conversation, mark

router = Router()


@router.post("/conversations", auth=in_conversation, response=ConversationOut)
def post_conversation(request: ViewerRequest, body: ConversationIn) -> ConversationOut:
    """The conversation with the team in charge, or, for staff, with one of the people they look after."""
    viewer, now = request.auth, timezone.now()
    resident_id = viewer.user_id if viewer.is_resident else body.resident_id
    if resident_id is None:
        raise InvalidInput
    made = begin_conversation(viewer=viewer, resident_id=resident_id, now=now)
    return conversation_of(viewer, made, timezone.localdate(now))


@router.get("/conversations", auth=resident_only, response=list[ConversationOut])
def my_conversations(request: ViewerRequest) -> list[ConversationOut]:
    """The viewer's conversations, the latest first; one for most people."""
    return own_conversations(request.auth, timezone.localdate())


@router.get("/conversations/{conversation_id}", auth=in_conversation, response=ConversationOut)
def get_conversation(request: ViewerRequest, conversation_id: UUID) -> ConversationOut:
    """One conversation."""
    return conversation_of(request.auth, conversation_id, timezone.localdate())


@router.put("/conversations/{conversation_id}/marks", auth=in_conversation, response=MarksOut)
def put_marks(request: ViewerRequest, conversation_id: UUID, body: MarksIn) -> MarksOut:
    """How far this phone has everything and the viewer has looked; marks only grow."""
    now = timezone.now()
    mark(viewer=request.auth, conversation_id=conversation_id, delivered=body.delivered, read=body.read, now=now)
    return marks_of(request.auth, conversation_id, timezone.localdate(now))
