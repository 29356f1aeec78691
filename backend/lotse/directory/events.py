"""The kinds of events that the directory sends."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lotse.accounts.queries import Viewer
from lotse.directory.models import Cover
from lotse.directory.schemas import CoverOut
from lotse.events.registry import EventType, Push, register


def _load(viewer: Viewer, subject_ids: Sequence[UUID]) -> Mapping[UUID, CoverOut]:
    """The subject is the worker who is covered: she alone is told, of the cover that was entered last."""
    if viewer.user_id not in subject_ids:
        return {}
    latest = Cover.objects.filter(worker_id=viewer.user_id).select_related("worker", "deputy").order_by("-pk").first()
    return {} if latest is None else {viewer.user_id: CoverOut.of(latest)}


COVER_CHANGED = register(
    EventType(
        name="cover_changed",
        schema=CoverOut,
        load=_load,
        push=Push(
            text=_("Es gibt Neues zu Ihrer Vertretung."),
            urgency="normal",
            path="/",
            staff_path="/inbox/cover",
            topic="cover",
            time_to_live=timedelta(days=7),
        ),
    )
)
