"""Group sessions of the organisation that looks after a resident."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lotse.appointments.models import GroupPlace, GroupSession
from lotse.core.errors import NotFound
from lotse.directory.models import Assignment
from lotse.directory.queries.pages import in_force


def group_sessions_for(resident_id: UUID, on: date, now: datetime) -> list[GroupSession]:
    """Planned sessions that have not begun, soonest first; `is_mine` tells whether the resident takes part."""
    return list(_sessions(resident_id, on).filter(starts_at__gt=now).order_by("starts_at", "pk"))


def group_session_for(resident_id: UUID, session_id: UUID, on: date) -> GroupSession:
    """One of those sessions, begun or not. Raises NotFound."""
    session = _sessions(resident_id, on).filter(pk=session_id).first()
    if session is None:
        raise NotFound
    return session


def _sessions(resident_id: UUID, on: date) -> QuerySet[GroupSession]:
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id)
    taken = GroupPlace.objects.filter(session_id=OuterRef("pk"), resident_id=resident_id)
    return (
        GroupSession.objects.filter(
            status=GroupSession.Status.PLANNED,
            worker__organisation__in=mine.values("worker__organisation_id"),
        )
        .select_related("worker", "place")
        .annotate(is_mine=Exists(taken))
    )
