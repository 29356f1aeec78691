"""Files within the viewer's reach."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from lotse.accounts.queries import Viewer
from lotse.core.by_hand import id_of, run
from lotse.core.errors import NotFound
from lotse.messaging.models import Attachment, AttachmentKind
from lotse.messaging.queries.messages import attachment_out
from lotse.messaging.queries.wall import reach
from lotse.messaging.schemas.messages import AttachmentOut
from lotse.messaging.sealing import Seal

Part = Literal["content", "thumbnail"]
FILE: Final = """
SELECT c.id, c.data_key, a.name, a.media_type, f.{part}
FROM messaging_attachment a
JOIN messaging_conversation c ON c.id = a.conversation_id
JOIN messaging_attachmentcontent f ON f.attachment_id = a.id
LEFT JOIN messaging_message m ON m.attachment_id = a.id
WHERE a.id = %s AND {scope} AND (m.id IS NOT NULL OR a.uploader_id = %s)
"""


@dataclass(frozen=True)
class OpenedFile:
    """A file for download: its bytes, its media type and its name."""

    content: bytes
    media_type: str
    name: str


def opened_file(viewer: Viewer, attachment_id: UUID, part: Part, on: date) -> OpenedFile:
    """A file in a conversation within reach; one that no message was made of yet is its uploader's alone.

    Raises NotFound, also where there is no thumbnail, and Unreadable for what does not open any more.
    """
    scope, within = reach(viewer, on)
    rows = run(FILE.format(part=part, scope=scope), [attachment_id, *within, viewer.user_id])
    if not rows or rows[0][4] is None:
        raise NotFound
    conversation_id, data_key, name, media_type, sealed = rows[0]
    seal = Seal.of(id_of(conversation_id), data_key)
    content = seal.open_file(attachment_id, part, sealed)
    return OpenedFile(content, media_type, seal.open_file(attachment_id, "name", name).decode())


def attachment_of(attachment_id: UUID) -> AttachmentOut:
    """A file that its uploader has just brought."""
    row = Attachment.objects.select_related("conversation").get(pk=attachment_id)
    seal = Seal.of(row.conversation_id, row.conversation.data_key)
    return attachment_out(row, row.pk, AttachmentKind(row.kind), seal)
