"""Endpoints of group sessions for residents."""

from uuid import UUID

from django.utils import timezone
from ninja import Router

from lotse.accounts.auth import ViewerRequest, resident_only
from lotse.appointments.queries.groups import group_session_for, group_sessions_for
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.schemas.groups import GroupSessionOut
from lotse.appointments.services.groups import join_session, leave_session

router = Router(auth=resident_only)


@router.get("/group-sessions", response=list[GroupSessionOut])
def group_sessions(request: ViewerRequest) -> list[GroupSessionOut]:
    """Sessions the viewer may join or has joined, soonest first."""
    now = timezone.now()
    found = group_sessions_for(request.auth.user_id, local_day(now), now)
    return [GroupSessionOut.of(session) for session in found]


@router.post("/group-sessions/{session_id}/join", response=GroupSessionOut)
def join(request: ViewerRequest, session_id: UUID) -> GroupSessionOut:
    """Take a place."""
    now, me = timezone.now(), request.auth.user_id
    session = group_session_for(me, session_id, local_day(now))
    join_session(session=session, resident_id=me, now=now)
    return GroupSessionOut.of(group_session_for(me, session_id, local_day(now)))


@router.post("/group-sessions/{session_id}/leave", response=GroupSessionOut)
def leave(request: ViewerRequest, session_id: UUID) -> GroupSessionOut:
    """Give the place back."""
    now, me = timezone.now(), request.auth.user_id
    session = group_session_for(me, session_id, local_day(now))
    leave_session(session=session, resident_id=me, now=now)
    return GroupSessionOut.of(group_session_for(me, session_id, local_day(now)))
