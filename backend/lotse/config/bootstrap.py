"""GET /bootstrap: all that the app's first screen needs, in one answer and few queries."""

from datetime import datetime
from typing import Literal, Self, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from ninja import Router

from lotse.accounts.api import serve_bootstrap
from lotse.accounts.auth import anyone, viewer_of
from lotse.accounts.models import Role
from lotse.accounts.queries import Viewer
from lotse.accounts.schemas import PinKindName
from lotse.appointments.models import OPEN, Appointment
from lotse.appointments.queries.appointments import upcoming
from lotse.appointments.queries.topics import topics_for
from lotse.appointments.schemas.appointments import AppointmentOut
from lotse.appointments.schemas.choosing import TopicOut
from lotse.core.shapes import Schema
from lotse.delivery.push.subscriptions import PushStateName, push_state
from lotse.directory.queries import SelfAndWorker, self_and_worker, staff_self
from lotse.directory.schemas import DeputyOut, PersonOut, StaffSelfOut
from lotse.events.queries import log_head
from lotse.messaging.queries.conversations import conversation_counts, unread_messages

router = Router(tags=["bootstrap"])


class LockedViewerOut(Schema):
    """Who this phone belongs to, while the PIN is wanted: the name to greet with and the language, nothing else."""

    call_me: str
    language: str


class ViewerOut(LockedViewerOut):
    """The person who is signed in."""

    id: UUID
    role: Role
    prefers_audio: bool


class ResidentStartOut(Schema):
    """A resident's home screen. `cancelled_ahead`: what the service cancelled and has not begun, soonest first.

    `unread_messages`: from her team, in all conversations. `deputy` does in the worker's place today.
    """

    next_appointment: AppointmentOut | None
    cancelled_ahead: list[AppointmentOut]
    worker: PersonOut | None
    deputy: DeputyOut | None
    topics: list[TopicOut]
    can_book: bool
    unread_messages: int

    @classmethod
    def of(cls, viewer: Viewer, me: SelfAndWorker, now: datetime) -> Self:
        """The home screen of this resident now."""
        coming = upcoming(viewer.user_id, now)
        takes_place = next((each for each in coming if each.status in OPEN), None)
        cancelled = [each for each in coming if each.status not in OPEN]
        topics = topics_for(viewer.user_id)
        return cls(
            next_appointment=_shown(takes_place, viewer, now) if takes_place else None,
            cancelled_ahead=[_shown(each, viewer, now) for each in cancelled],
            worker=me.worker,
            deputy=me.deputy,
            topics=topics,
            can_book=me.worker is not None and bool(topics),
            unread_messages=unread_messages(viewer, timezone.localdate(now)),
        )


def _shown(appointment: Appointment, viewer: Viewer, now: datetime) -> AppointmentOut:
    return AppointmentOut.of(appointment, viewer_id=viewer.user_id, now=now)


class StaffStartOut(StaffSelfOut):
    """A member of staff at the start. `unread_messages`: in so many conversations is something unread."""

    unread_messages: int

    @classmethod
    def of(cls, viewer: Viewer, now: datetime) -> Self | None:
        """The start of this member of staff; None for a person who is not staff."""
        me = staff_self(viewer)
        if me is None:
            return None
        is_in_talks = viewer.role == Role.SOCIAL_WORKER
        unread = conversation_counts(viewer, timezone.localdate(now), now)[0] if is_in_talks else 0
        return cls(**dict(me), unread_messages=unread)


class BootstrapOut(Schema):
    """The start of the app. What a state does not show is null; `epoch` and `head` tell where the event log stood.

    `push`: whether this device gets pushes; broken: its owner wants them, and they do not arrive; null: never decided.
    """

    state: Literal["signed_out", "locked", "ready"]
    csrf_token: str
    pin_kind: PinKindName | None = None
    demo: bool
    viewer: ViewerOut | LockedViewerOut | None = None
    epoch: str | None = None
    head: int | None = None
    resident: ResidentStartOut | None = None
    staff: StaffStartOut | None = None
    push: PushStateName | None = None


def compose(request: HttpRequest, *, viewer: Viewer, now: datetime) -> BootstrapOut:
    """The bootstrap of a person who is signed in and unlocked. The log is read first: it vouches for the rest."""
    log = log_head(viewer.user_id)
    me = self_and_worker(viewer.user_id, timezone.localdate(now)) if viewer.is_resident else None
    return BootstrapOut(
        state="ready",
        csrf_token=get_token(request),
        pin_kind=_pin_kind(viewer),
        demo=settings.LOTSE_DEMO,
        viewer=ViewerOut(
            id=viewer.user_id,
            role=Role(viewer.role),
            call_me=viewer.call_me,
            language=viewer.language,
            prefers_audio=me is not None and me.prefers_audio,
        ),
        epoch=log.epoch,
        head=log.head,
        resident=ResidentStartOut.of(viewer, me, now) if me else None,
        staff=None if me else StaffStartOut.of(viewer, now),
        push=push_state(viewer.device_id),
    )


def _pin_kind(viewer: Viewer) -> PinKindName | None:
    return cast("PinKindName", viewer.pin_kind) if viewer.pin_kind else None


def _start(request: HttpRequest, viewer: Viewer | None, now: datetime) -> BootstrapOut:
    """The bootstrap of whoever asks."""
    if viewer is None:
        return BootstrapOut(state="signed_out", csrf_token=get_token(request), demo=settings.LOTSE_DEMO)
    if viewer.is_locked:
        return BootstrapOut(
            state="locked",
            csrf_token=get_token(request),
            pin_kind=_pin_kind(viewer),
            demo=settings.LOTSE_DEMO,
            viewer=LockedViewerOut(call_me=viewer.call_me, language=viewer.language),
        )
    return compose(request, viewer=viewer, now=now)


@router.get("/bootstrap", auth=anyone, response=BootstrapOut)
def bootstrap(request: HttpRequest) -> BootstrapOut:
    """Who is signed in on this device, and what the first screen shows. Answers everybody."""
    return _start(request, viewer_of(request), timezone.now())


serve_bootstrap(schema=BootstrapOut, compose=compose)
