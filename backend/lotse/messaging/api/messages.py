"""Endpoints of messages: read pages in both directions, send once."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from lotse.accounts.auth import ViewerRequest
from lotse.core.keys import idempotency_key
from lotse.events.queries import log_head
from lotse.messaging.api.parts import PageSize, PlaceInTalk, in_conversation
from lotse.messaging.models import MessageKind
from lotse.messaging.queries.conversations import check_in_reach
from lotse.messaging.queries.messages import own_message, own_message_again, page_after, page_around, page_before
from lotse.messaging.schemas.messages import AsOfOut, MessageIn, MessageOut, MessagesOut
from lotse.messaging.services.sending import Draft, send_message

router = Router(auth=in_conversation)


@router.get("/conversations/{conversation_id}/messages", response=MessagesOut)
def get_messages(
    request: ViewerRequest,
    conversation_id: UUID,
    before: PlaceInTalk = None,
    after: PlaceInTalk = None,
    around: PlaceInTalk = None,
    limit: PageSize = 50,
) -> MessagesOut:
    """A page before, after or around a number, or the last one. The log is read first: it vouches for the page."""
    viewer, today = request.auth, timezone.localdate()
    log = log_head(viewer.user_id)
    if after is not None:
        page = page_after(viewer, conversation_id, today, after=after, limit=limit)
    elif around is not None:
        page = page_around(viewer, conversation_id, today, around=around, limit=limit)
    else:
        page = page_before(viewer, conversation_id, today, before=before, limit=limit)
    if not page.items:
        check_in_reach(viewer, conversation_id, today)
    as_of = AsOfOut(epoch=log.epoch, head=log.head)
    return MessagesOut(items=page.items, has_before=page.has_before, has_after=page.has_after, as_of=as_of)


@router.post("/conversations/{conversation_id}/messages", response={200: MessageOut, 201: MessageOut})
def post_message(request: ViewerRequest, conversation_id: UUID, body: MessageIn) -> Status[MessageOut]:
    """Say something; the same Idempotency-Key again answers 200 with the same message, whatever changed since."""
    viewer, now = request.auth, timezone.now()
    draft = Draft(
        conversation_id=conversation_id,
        sender_id=viewer.user_id,
        key=idempotency_key(request),
        kind=MessageKind(body.kind),
        text=body.text,
        attachment_id=body.attachment_id,
    )
    sent = send_message(draft=draft, from_team=not viewer.is_resident, now=now)
    if sent.is_new:
        return Status(201, own_message(viewer, sent.message_id))
    return Status(200, own_message_again(viewer, sent.message_id, timezone.localdate(now)))
