"""The kinds of events that messaging sends."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lotse.accounts.queries import Viewer
from lotse.events.registry import EventType, Push, register
from lotse.messaging.queries.conversations import conversations_with
from lotse.messaging.queries.messages import messages_with
from lotse.messaging.queries.wall import today_here
from lotse.messaging.schemas.conversations import ConversationOut
from lotse.messaging.schemas.messages import MessageOut


def _messages(viewer: Viewer, subject_ids: Sequence[UUID]) -> Mapping[UUID, MessageOut]:
    return messages_with(viewer, subject_ids, today_here())


def _conversations(viewer: Viewer, subject_ids: Sequence[UUID]) -> Mapping[UUID, ConversationOut]:
    return {each.id: each for each in conversations_with(viewer, subject_ids, today_here())}


MESSAGE_SENT = register(
    EventType(
        name="message_sent",
        schema=MessageOut,
        load=_messages,
        push=Push(
            text=_("Sie haben eine neue Nachricht."),
            urgency="high",
            path="/messages",
            staff_path="/inbox",
            topic="messages",
            time_to_live=timedelta(days=7),
        ),
    )
)
CONVERSATION_CHANGED = register(EventType(name="conversation_changed", schema=ConversationOut, load=_conversations))
