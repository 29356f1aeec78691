"""GET /events: what happened for me after a number."""

from typing import Annotated, Any

from ninja import Query, Router

from lotse.accounts.auth import ViewerRequest, signed_in
from lotse.events import hooks, registry
from lotse.events.queries import log_page, present_states
from lotse.events.schemas import ResyncOut, page_schema

router = Router(tags=["events"], auth=signed_in)
LARGEST_NUMBER = 2**53 - 1  # the largest whole number that JavaScript keeps exactly
EventsOut = page_schema(registry.registered_types())


@router.get("/events", response={200: EventsOut, 409: ResyncOut})
def list_events(
    request: ViewerRequest,
    epoch: Annotated[str, Query(max_length=32)] = "",
    after: Annotated[int, Query(ge=0, le=LARGEST_NUMBER)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """What follows number `after` in the viewer's log; 409 resync_needed when the reader has to start anew."""
    page = log_page(request.auth.user_id, epoch=epoch, after=after, limit=limit)
    hooks.was_read(request.auth.device_id, after)
    return {
        "epoch": page.head.epoch,
        "events": present_states(request.auth, page.events),
        "head": page.head.head,
        "more": page.more,
    }
