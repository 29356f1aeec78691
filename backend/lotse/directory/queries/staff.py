"""A member of staff as she sees herself."""

from lotse.accounts.queries import Viewer
from lotse.directory.models import StaffMember
from lotse.directory.queries.houses import houses_of
from lotse.directory.schemas import HouseOut, StaffSelfOut


def staff_self(viewer: Viewer) -> StaffSelfOut | None:
    """Name, team, organisation and houses of the viewer, or None for a person who is not staff."""
    me = StaffMember.objects.select_related("team").filter(pk=viewer.user_id).first()
    if me is None:
        return None
    organisation = StaffMember.objects.filter(pk=viewer.user_id).values_list("organisation__name", flat=True).get()
    return StaffSelfOut(
        display_name=me.display_name,
        team=me.team.name if me.team else "",
        organisation=organisation,
        houses=[HouseOut.of(house) for house in houses_of(viewer)],
        roles=[viewer.role],
    )
