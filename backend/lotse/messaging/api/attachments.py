"""Endpoints of files: bring one, fetch one."""

from typing import Annotated, Final
from urllib.parse import quote, unquote
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from lotse.accounts.auth import ViewerRequest
from lotse.core.errors import TooBig
from lotse.messaging.api.parts import in_conversation
from lotse.messaging.models import AttachmentKind
from lotse.messaging.queries.attachments import OpenedFile, attachment_of, opened_file
from lotse.messaging.schemas.messages import AttachmentOut
from lotse.messaging.services.attachments import Upload, keep_file

router = Router(auth=in_conversation)
LONGEST_HEADER: Final = 1000


@router.put("/conversations/{conversation_id}/attachments/{client_key}", response=AttachmentOut)
def put_attachment(
    request: ViewerRequest, conversation_id: UUID, client_key: UUID, kind: Annotated[AttachmentKind, Query()]
) -> AttachmentOut:
    """Bring a file as the body of the request; its name comes percent-encoded in X-File-Name. Again is harmless."""
    content = request.read(settings.LARGEST_UPLOAD + 1)
    if len(content) > settings.LARGEST_UPLOAD:
        raise TooBig
    name = unquote(request.headers.get("X-File-Name", "")[:LONGEST_HEADER], errors="replace")
    upload = Upload(conversation_id=conversation_id, key=client_key, kind=kind, content=content, name=name)
    return attachment_of(keep_file(viewer=request.auth, upload=upload, now=timezone.now()))


@router.get("/attachments/{attachment_id}", include_in_schema=False)
def get_attachment(request: ViewerRequest, attachment_id: UUID) -> HttpResponse:
    """The file itself."""
    return _download(opened_file(request.auth, attachment_id, "content", timezone.localdate()))


@router.get("/attachments/{attachment_id}/thumbnail", include_in_schema=False)
def get_thumbnail(request: ViewerRequest, attachment_id: UUID) -> HttpResponse:
    """The small picture of a photo."""
    return _download(opened_file(request.auth, attachment_id, "thumbnail", timezone.localdate()))


def _download(file: OpenedFile) -> HttpResponse:
    """The bytes, to be saved or shown by our own app: no browser opens them as a page of this house."""
    return HttpResponse(
        file.content,
        content_type=file.media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
