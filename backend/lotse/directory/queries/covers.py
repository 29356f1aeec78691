"""The viewer's team, and who of it answers for whom."""

from datetime import date

from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer
from lotse.core.translated import shown_columns
from lotse.directory.models import Cover, StaffMember


def team_of(viewer: Viewer) -> list[StaffMember]:
    """The social workers of the viewer's team, herself too, by name; nobody for staff without a team."""
    mine = StaffMember.objects.filter(pk=viewer.user_id, team__isnull=False).values("team_id")
    people = StaffMember.objects.filter(team_id__in=mine, user__role=Role.SOCIAL_WORKER, user__is_active=True)
    return list(people.only(*shown_columns(StaffMember)).order_by("display_name", "pk"))


def covers_of_team(viewer: Viewer, on: date) -> list[Cover]:
    """The covers in the viewer's team that last or are still to come, soonest first."""
    mine = StaffMember.objects.filter(pk=viewer.user_id, team__isnull=False).values("team_id")
    covers = Cover.objects.filter(ends_on__gt=on, worker__team_id__in=mine)
    return list(covers.select_related("worker", "deputy").order_by("starts_on", "pk"))
