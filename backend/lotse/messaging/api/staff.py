"""Endpoints of the social worker's inbox."""

from typing import Annotated

from django.utils import timezone
from ninja import Query, Router

from lotse.accounts.auth import ViewerRequest, social_worker_only
from lotse.messaging.api.parts import PageSize
from lotse.messaging.queries.conversations import Filter, conversation_counts, staff_conversations
from lotse.messaging.schemas.conversations import ConversationCountsOut, StaffConversationsOut

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
