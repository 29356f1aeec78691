"""Endpoints of the worker's own hours."""

from datetime import time

from django.utils import timezone
from ninja import Router, Status

from lotse.accounts.auth import ViewerRequest, social_worker_only
from lotse.appointments.models import WindowKind
from lotse.appointments.queries.hours import absences_of, overrides_of, places_for, rules_of
from lotse.appointments.rules.wall_clock import local_day
from lotse.appointments.schemas.hours import (
    AbsenceIn,
    AbsenceOut,
    EndIn,
    HoursOut,
    OverrideIn,
    OverrideOut,
    RuleIn,
    RuleOut,
)
from lotse.appointments.services import hours
from lotse.directory.schemas import PlaceOut

router = Router(auth=social_worker_only)


@router.get("/staff/hours", response=HoursOut)
def staff_hours(request: ViewerRequest) -> HoursOut:
    """Rules, other days and absences from today on, and the places the viewer may use."""
    now, me = timezone.now(), request.auth.user_id
    places = [PlaceOut.of(place) for place in places_for(me)]
    return HoursOut.of(rules_of(me, local_day(now)), overrides_of(me, local_day(now)), absences_of(me, now), places)


@router.post("/staff/rules", response={201: RuleOut})
def create_rule(request: ViewerRequest, body: RuleIn) -> Status[RuleOut]:
    """Enter a weekly window."""
    return Status(201, _save(request, body, rule_id=None))


@router.put("/staff/rules/{rule_id}", response=RuleOut)
def replace_rule(request: ViewerRequest, rule_id: int, body: RuleIn) -> RuleOut:
    """Change a weekly window."""
    return _save(request, body, rule_id=rule_id)


def _save(request: ViewerRequest, body: RuleIn, rule_id: int | None) -> RuleOut:
    rule = hours.save_rule(
        worker_id=request.auth.user_id,
        rule_id=rule_id,
        weekday=body.weekday,
        starts_at=time.fromisoformat(body.starts_at),
        ends_at=time.fromisoformat(body.ends_at),
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        every_weeks=body.every_weeks,
        kind=WindowKind(body.kind),
        place_id=body.place,
        topic_ids=body.topics,
    )
    return RuleOut.of(rule)


@router.post("/staff/rules/{rule_id}/end", response={204: None})
def end_rule(request: ViewerRequest, rule_id: int, body: EndIn) -> Status[None]:
    """Let a weekly window hold for the last time on a day."""
    hours.end_rule(worker_id=request.auth.user_id, rule_id=rule_id, last_on=body.last_on)
    return Status(204, None)


@router.post("/staff/overrides", response={201: OverrideOut})
def create_override(request: ViewerRequest, body: OverrideIn) -> Status[OverrideOut]:
    """Set the hours of one day."""
    override = hours.override_day(worker_id=request.auth.user_id, on=body.on, windows=body.windows, place_id=body.place)
    return Status(201, OverrideOut.of(override))


@router.delete("/staff/overrides/{override_id}", response={204: None})
def delete_override(request: ViewerRequest, override_id: int) -> Status[None]:
    """Let the rules decide about the day again."""
    hours.drop_override(worker_id=request.auth.user_id, override_id=override_id)
    return Status(204, None)


@router.post("/staff/absences", response={201: AbsenceOut})
def create_absence(request: ViewerRequest, body: AbsenceIn) -> Status[AbsenceOut]:
    """Be away for a while; the answer counts the open appointments in it."""
    me = request.auth.user_id
    absence = hours.enter_absence(worker_id=me, starts_at=body.starts_at, ends_at=body.ends_at, reason=body.reason)
    counts = {found.pk: count for found, count in absences_of(me, absence.starts_at, absence.ends_at)}
    return Status(201, AbsenceOut.of(absence, counts[absence.pk]))


@router.delete("/staff/absences/{absence_id}", response={204: None})
def delete_absence(request: ViewerRequest, absence_id: int) -> Status[None]:
    """Take an absence back."""
    hours.drop_absence(worker_id=request.auth.user_id, absence_id=absence_id)
    return Status(204, None)
