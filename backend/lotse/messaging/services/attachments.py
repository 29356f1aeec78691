"""Taking a file in: checked, drawn anew or converted, sealed, once per key of the sender."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError

from lotse.accounts.queries import Viewer
from lotse.accounts.rules import local_day
from lotse.core.by_hand import run
from lotse.core.errors import NotFound
from lotse.messaging.media import photos, virus, voice
from lotse.messaging.media.sniffing import Sniffed, sniff, tidy_name
from lotse.messaging.models import Attachment, AttachmentContent, AttachmentKind, Conversation
from lotse.messaging.queries.wall import circle_of
from lotse.messaging.rules.refusals import (
    ConversationClosed,
    FileDamaged,
    FileEmpty,
    FileInfected,
    FileKindUnknown,
    FileNotChecked,
    MessageKeyReused,
    NoWorker,
    PhotoTooLarge,
    TooManyFiles,
    VoiceTooLong,
)
from lotse.messaging.sealing import Seal
from lotse.messaging.services.writing import is_known_key, writes

MOST_UNSENT: Final = 40
LOOSE: Final = """
SELECT COUNT(*) FROM messaging_attachment a WHERE a.uploader_id = %s AND a.created_at > %s
  AND NOT EXISTS (SELECT 1 FROM messaging_message m WHERE m.attachment_id = a.id)
"""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it comes in; `key` is the sender's own name for it, `name` what her phone calls it."""

    conversation_id: UUID
    key: UUID
    kind: AttachmentKind
    content: bytes
    name: str


@dataclass(frozen=True, kw_only=True)
class _Prepared:
    """A file as it is kept."""

    content: bytes
    media_type: str
    thumbnail: bytes | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None


def keep_file(*, viewer: Viewer, upload: Upload, now: datetime) -> UUID:
    """Keep a file for a message of the viewer in this conversation; the same key again answers with the same file.

    All work on the file is done before the transaction. Raises NotFound, ConversationClosed, MessageKeyReused,
    TooManyFiles, FileNotChecked and the FileRefused errors.
    """
    seal = _permitted(viewer, upload, now)
    proof = seal.fingerprint(upload.kind.value.encode(), upload.content)
    earlier = _kept_earlier(viewer, upload, proof)
    if earlier is not None:
        return earlier
    _check_pace(viewer, now)
    prepared = _prepare(upload)
    try:
        return _keep(viewer=viewer, upload=upload, prepared=prepared, proof=proof, now=now)
    except IntegrityError as error:
        if not is_known_key(error):
            raise
    found = _kept_earlier(viewer, upload, proof)
    if found is None:
        raise NotFound
    return found


@writes
def _keep(*, viewer: Viewer, upload: Upload, prepared: _Prepared, proof: bytes, now: datetime) -> UUID:
    Conversation.objects.select_for_update(no_key=True).only("pk").filter(pk=upload.conversation_id).first()
    seal = _permitted(viewer, upload, now)
    attachment_id = uuid4()
    name = tidy_name(upload.name, upload.kind, prepared.media_type)
    Attachment.objects.create(
        id=attachment_id,
        conversation_id=upload.conversation_id,
        uploader_id=viewer.user_id,
        client_key=upload.key,
        fingerprint=proof,
        kind=upload.kind,
        media_type=prepared.media_type,
        size=len(prepared.content),
        name=seal.of_file(attachment_id, "name", name.encode()),
        width=prepared.width,
        height=prepared.height,
        duration=prepared.duration,
        created_at=now,
    )
    small = prepared.thumbnail
    AttachmentContent.objects.create(
        attachment_id=attachment_id,
        content=seal.of_file(attachment_id, "content", prepared.content),
        thumbnail=seal.of_file(attachment_id, "thumbnail", small) if small is not None else None,
    )
    return attachment_id


def _permitted(viewer: Viewer, upload: Upload, now: datetime) -> Seal:
    """The seal of a conversation in which the viewer may write now. Raises NotFound, ConversationClosed, NoWorker."""
    row = Conversation.objects.only("resident_id", "data_key").filter(pk=upload.conversation_id).first()
    if row is None:
        raise NotFound
    circle = circle_of(upload.conversation_id, local_day(now))
    if viewer.user_id != row.resident_id and viewer.user_id not in circle.readers:
        raise NotFound
    if not circle.is_open:
        raise ConversationClosed
    if not circle.can_write:
        raise NoWorker
    return Seal.of(upload.conversation_id, row.data_key)


def _kept_earlier(viewer: Viewer, upload: Upload, proof: bytes) -> UUID | None:
    found = Attachment.objects.filter(uploader_id=viewer.user_id, client_key=upload.key).first()
    if found is None:
        return None
    if found.conversation_id != upload.conversation_id or bytes(found.fingerprint) != proof:
        raise MessageKeyReused
    return found.pk


def _check_pace(viewer: Viewer, now: datetime) -> None:
    """Files that no message was made of are kept for a day: nobody fills the house with them."""
    if run(LOOSE, [viewer.user_id, now - timedelta(days=1)])[0][0] >= MOST_UNSENT:
        raise TooManyFiles(extra={"retry_after": 3600})


def _prepare(upload: Upload) -> _Prepared:
    if not upload.content:
        raise FileEmpty
    sniffed = sniff(upload.content)
    if sniffed is None or sniffed.kind != upload.kind:
        raise FileKindUnknown
    _check_for_viruses(upload.content)
    return PREPARE[upload.kind](upload.content, sniffed)


def _check_for_viruses(content: bytes) -> None:
    try:
        if not virus.is_clean(content, settings.LOTSE_CLAMAV):
            raise FileInfected
    except virus.NotChecked as error:
        raise FileNotChecked(extra={"retry_after": 60}) from error


def _photo(content: bytes, _sniffed: Sniffed) -> _Prepared:
    try:
        drawn = photos.redraw(content)
    except photos.TooManyPixels as error:
        raise PhotoTooLarge from error
    except photos.NoPhoto as error:
        raise FileDamaged from error
    return _Prepared(
        content=drawn.content,
        media_type="image/jpeg",
        thumbnail=drawn.thumbnail,
        width=drawn.width,
        height=drawn.height,
    )


def _document(content: bytes, sniffed: Sniffed) -> _Prepared:
    return _Prepared(content=content, media_type=sniffed.media_type)


def _voice(content: bytes, sniffed: Sniffed) -> _Prepared:
    try:
        recording = voice.normalise(content, sniffed)
    except voice.TooLong as error:
        raise VoiceTooLong from error
    except voice.NoRecording as error:
        raise FileDamaged from error
    return _Prepared(content=recording.content, media_type=recording.media_type, duration=recording.duration)


PREPARE: Final[dict[AttachmentKind, Callable[[bytes, Sniffed], _Prepared]]] = {
    AttachmentKind.PHOTO: _photo,
    AttachmentKind.DOCUMENT: _document,
    AttachmentKind.VOICE: _voice,
}
