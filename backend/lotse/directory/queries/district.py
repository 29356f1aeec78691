"""The district in figures and names of staff: not one resident."""

from datetime import date

from django.db.models import Count, Sum

from lotse.directory.models import Accommodation, Organisation, Residency, Room, StaffMember
from lotse.directory.queries.pages import in_force
from lotse.directory.schemas import DistrictHouseOut, DistrictOut, DistrictStaffOut, OrganisationOut


def district_overview(on: date) -> DistrictOut:
    """Organisations with teams, houses with people and beds counted, staff with their houses."""
    organisations = Organisation.objects.prefetch_related("teams").order_by("kind", "name", "pk")
    staff = StaffMember.objects.filter(user__is_active=True).prefetch_related("houses").order_by("display_name", "pk")
    return DistrictOut(
        organisations=[OrganisationOut.of(organisation) for organisation in organisations],
        houses=_houses(on),
        staff=[DistrictStaffOut.of(member) for member in staff],
    )


def _houses(on: date) -> list[DistrictHouseOut]:
    """Two grouped counts beside the list of houses; joining both would multiply them."""
    living = Residency.objects.filter(in_force(on)).order_by().values_list("room__floor__building__accommodation_id")
    beds = Room.objects.order_by().values_list("floor__building__accommodation_id")
    people_in = dict(living.annotate(people=Count("pk")))
    beds_in = dict(beds.annotate(beds=Sum("beds")))
    return [
        DistrictHouseOut.of(house, residents=people_in.get(house.pk, 0), beds=beds_in.get(house.pk, 0))
        for house in Accommodation.objects.order_by("municipality", "street", "pk")
    ]
