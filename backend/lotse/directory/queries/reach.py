"""Which people a member of staff may hand a card to."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer
from lotse.core.errors import NotFound
from lotse.directory.models import Assignment, Residency, Resident
from lotse.directory.queries.pages import in_force


def resident_in_reach(viewer: Viewer, resident_id: UUID, on: date) -> Resident:
    """A person who lives in a house of the viewer (house staff) or is assigned to her (social worker).

    Anybody else looks the same as nobody: NotFound.
    """
    if viewer.role == Role.ACCOMMODATION_STAFF:
        rows = Residency.objects.filter(room__floor__building__accommodation__staff__staff_id=viewer.user_id)
        reach = Q(pk__in=rows.filter(in_force(on)).values("resident_id"))
    elif viewer.role == Role.SOCIAL_WORKER:
        mine = Assignment.objects.filter(in_force(on), worker_id=viewer.user_id)
        reach = Q(pk__in=mine.values("resident_id"))
    else:
        raise NotFound
    resident = Resident.objects.select_related("user").filter(reach, pk=resident_id).first()
    if resident is None:
        raise NotFound
    return resident
