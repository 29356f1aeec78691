"""Who looks after whom."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer
from lotse.core.errors import NotFound
from lotse.core.translated import shown_columns
from lotse.directory.models import Accommodation, Assignment, Organisation, Residency, Resident, StaffMember
from lotse.directory.queries.pages import Page, in_force, page_by_name


def worker_of(resident_id: UUID, on: date) -> StaffMember | None:
    """The worker who looks after a person on a day."""
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id).values("worker_id")
    return StaffMember.objects.only(*shown_columns(StaffMember)).filter(pk__in=mine).first()


def organisation_of(resident_id: UUID, on: date) -> Organisation | None:
    """The organisation that is responsible for a person's data: her worker's."""
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id).values("worker__organisation_id")
    return Organisation.objects.filter(pk__in=mine).first()


def colleagues_of(resident_id: UUID, on: date) -> list[StaffMember]:
    """Everybody a person may turn to: the social workers of her worker's organisation for her phase, by name."""
    mine = Assignment.objects.filter(in_force(on), resident_id=resident_id)
    return list(
        StaffMember.objects.filter(
            organisation__in=mine.values("worker__organisation_id"),
            team__phase__in=mine.values("resident__phase"),
            user__role=Role.SOCIAL_WORKER,
            user__is_active=True,
        ).order_by("display_name", "pk")
    )


def residents_of_worker(viewer: Viewer, *, on: date, q: str = "", after: UUID | None = None) -> Page[Resident]:
    """The people assigned to the viewer, with account and, as `living`, the residency of the day."""
    return page_by_name(_mine(viewer, on), resident="", q=q, after=after, id_of=lambda person: person.pk)


def resident_of_worker(viewer: Viewer, resident_id: UUID, on: date) -> Resident:
    """One of them. Raises NotFound."""
    person = _mine(viewer, on).filter(pk=resident_id).first()
    if person is None:
        raise NotFound
    return person


def _mine(viewer: Viewer, on: date) -> QuerySet[Resident]:
    mine = Assignment.objects.filter(in_force(on), worker_id=viewer.user_id, resident_id=OuterRef("pk"))
    way = "room__floor__building"
    living = (
        Residency.objects.filter(in_force(on))
        .select_related(f"{way}__accommodation")
        .only("resident_id", "room__number", f"{way}__name", *shown_columns(Accommodation, f"{way}__accommodation__"))
    )
    return (
        Resident.objects.filter(Exists(mine))
        .select_related("user")
        .only(*shown_columns(Resident), "user__language")
        .prefetch_related(Prefetch("residencies", queryset=living, to_attr="living"))
    )
