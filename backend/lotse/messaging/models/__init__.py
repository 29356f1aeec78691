"""Conversations, their messages and files, and sentences that staff keep at hand."""

from lotse.messaging.models.attachments import Attachment, AttachmentContent, AttachmentKind
from lotse.messaging.models.conversations import Conversation, Message, MessageKind, RightsTold
from lotse.messaging.models.phrases import CannedPhrase

__all__ = [
    "Attachment",
    "AttachmentContent",
    "AttachmentKind",
    "CannedPhrase",
    "Conversation",
    "Message",
    "MessageKind",
    "RightsTold",
]
