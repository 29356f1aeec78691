"""A member of staff as she sees herself."""

from lotse.accounts.queries import Viewer
from lotse.core.translated import shown_columns
from lotse.directory.models import StaffMember, Team
from lotse.directory.queries.houses import houses_of
from lotse.directory.schemas import HouseOut, StaffSelfOut


def staff_self(viewer: Viewer) -> StaffSelfOut | None:
    """Name, team, organisation and houses of the viewer, or None for a person who is not staff."""
    me = (
        StaffMember.objects.select_related("team", "organisation")
        .only("display_name", "languages", "organisation__name", *shown_columns(Team, "team__"))
        .filter(pk=viewer.user_id)
        .first()
    )
    if me is None:
        return None
    return StaffSelfOut(
        display_name=me.display_name,
        team=me.team.name if me.team else "",
        organisation=me.organisation.name,
        languages=me.languages,
        houses=[HouseOut.of(house) for house in houses_of(viewer)],
        roles=[viewer.role],
    )
