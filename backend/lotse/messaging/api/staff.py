"""Endpoints of the social worker's inbox."""

from typing import Annotated
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Status

from lotse.accounts.auth import ViewerRequest, social_worker_only
from lotse.messaging.api.parts import PageSize
from lotse.messaging.queries.conversations import Filter, conversation_counts, conversation_of, staff_conversations
from lotse.messaging.queries.phrases import phrases_of
from lotse.messaging.schemas.conversations import ConversationCountsOut, ConversationOut, StaffConversationsOut
from lotse.messaging.schemas.staff import ForwardIn, PhraseIn, PhraseOut
from lotse.messaging.services.forwarding import forward, take_back
from lotse.messaging.services.phrases import change_phrase, drop_phrase, keep_phrase

router = Router(auth=social_worker_only)
LARGEST_ID = 2**31 - 1


@router.get("/staff/conversations", response=StaffConversationsOut)
def get_staff_conversations(
    request: ViewerRequest,
    wanted: Annotated[Filter, Query(alias="filter")] = "all",
    house: Annotated[int | None, Query(ge=0, le=LARGEST_ID)] = None,
    after: Annotated[str | None, Query(max_length=100)] = None,
    limit: PageSize = 50,
) -> StaffConversationsOut:
    """What the viewer reads: of the waiting the longest first, otherwise the latest first."""
    now = timezone.now()
    page = staff_conversations(
        request.auth, timezone.localdate(now), wanted=wanted, house=house, after=after, limit=limit, now=now
    )
    return StaffConversationsOut(items=page.items, next=page.next)


@router.get("/staff/conversations/counts", response=ConversationCountsOut)
def get_conversation_counts(request: ViewerRequest) -> ConversationCountsOut:
    """How many conversations have something unread, wait, and wait for too long."""
    now = timezone.now()
    unread, waiting, overdue = conversation_counts(request.auth, timezone.localdate(now), now)
    return ConversationCountsOut(unread=unread, waiting=waiting, overdue=overdue)


@router.post("/staff/conversations/{conversation_id}/forward", response=ConversationOut)
def post_forward(request: ViewerRequest, conversation_id: UUID, body: ForwardIn) -> ConversationOut:
    """Let a colleague of the team answer up to and including a day."""
    viewer, now = request.auth, timezone.now()
    forward(viewer=viewer, conversation_id=conversation_id, to=body.to, until=body.until_on, now=now)
    return conversation_of(viewer, conversation_id, timezone.localdate(now))


@router.delete("/staff/conversations/{conversation_id}/forward", response={204: None})
def delete_forward(request: ViewerRequest, conversation_id: UUID) -> Status[None]:
    """Take the conversation back before that day."""
    take_back(viewer=request.auth, conversation_id=conversation_id, now=timezone.now())
    return Status(204, None)


@router.get("/staff/phrases", response=list[PhraseOut])
def get_phrases(request: ViewerRequest) -> list[PhraseOut]:
    """The viewer's sentences at hand and those of her organisation."""
    return [PhraseOut.of(phrase, request.auth) for phrase in phrases_of(request.auth)]


@router.post("/staff/phrases", response={201: PhraseOut})
def post_phrase(request: ViewerRequest, body: PhraseIn) -> Status[PhraseOut]:
    """Keep a sentence."""
    phrase = keep_phrase(viewer=request.auth, text=body.text, now=timezone.now())
    return Status(201, PhraseOut.of(phrase, request.auth))


@router.put("/staff/phrases/{phrase_id}", response=PhraseOut)
def put_phrase(request: ViewerRequest, phrase_id: UUID, body: PhraseIn) -> PhraseOut:
    """Change one of the viewer's own sentences."""
    return PhraseOut.of(change_phrase(viewer=request.auth, phrase_id=phrase_id, text=body.text), request.auth)


@router.delete("/staff/phrases/{phrase_id}", response={204: None})
def delete_phrase(request: ViewerRequest, phrase_id: UUID) -> Status[None]:
    """Delete one of the viewer's own sentences."""
    drop_phrase(viewer=request.auth, phrase_id=phrase_id)
    return Status(204, None)
