"""The cast with open offices every day, seen through browsers: what tests of the endpoints start from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from lotse.appointments.models import Appointment, Topic, TopicResponsibility
from lotse.appointments.services.groups import plan_session
from lotse.directory.models import Place, Resident, StaffMember
from tests import factories, people
from tests.appointments import scene

SECRET_TOPIC = "Aufenthalt und Ausweis"


@dataclass(frozen=True)
class Desk:
    """The cast, an office in each house, an ordinary and a discreet topic."""

    cast: people.Cast
    office: Place
    kayas_office: Place
    letters: Topic
    discreet: Topic

    def browser(self, name: str) -> Client:
        """The browser of a person of the cast; "nobody" is signed out."""
        return Client() if name == "nobody" else people.signed_in(getattr(self.cast, name))

    def first_slot(self, *, of: str = "weber", resident: str = "amina", index: int = 0) -> str:
        """When the worker is free, tomorrow or later."""
        worker = getattr(self.cast, of)
        words = f"topic={self.letters.pk}&worker={worker.pk}"
        days = self.browser(resident).get(f"/api/slots?{words}").json()["days"]
        start: str = [slot["starts_at"] for day in days[1:] for slot in day["slots"]][index]
        return start

    def booking(self, **changes: Any) -> dict[str, Any]:
        """The body of Amina's booking, with Frau Weber unless told."""
        plain = {"topic": self.letters.pk, "worker": str(self.cast.weber.pk), "mode": "on_site"}
        return {**plain, **changes} if "starts_at" in changes else {**plain, "starts_at": self.first_slot(), **changes}

    def book(
        self, name: str = "amina", *, worker: str = "weber", topic: Topic | None = None, index: int = 0
    ) -> dict[str, Any]:
        """Book through the endpoint; answers the appointment."""
        starts_at = self.first_slot(of=worker, resident=name, index=index)
        body = {"topic": (topic or self.letters).pk, "worker": str(getattr(self.cast, worker).pk)}
        answer = post(self.browser(name), "/api/appointments", {**body, "starts_at": starts_at}, key=uuid4())
        assert answer.status_code == 201, answer.content
        made: dict[str, Any] = answer.json()
        return made

    def open_all_week(self, worker: StaffMember) -> None:
        """The worker has hours every morning, at the first house."""
        for weekday in range(7):
            scene.rule(worker, self.office, weekday, "09:00", "12:00")

    def past(self, resident: Resident, worker: StaffMember, *, days: int = 1) -> Appointment:
        """An appointment that has begun, as a row."""
        begun = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=days)
        office = scene.Office(worker, self.office, self.letters, resident)
        row = scene.appointment_row(office, begun)
        row.save()
        return row


def make_desk() -> Desk:
    """Frau Weber and Herr Kaya hold hours every day; he is responsible for the discreet topic in his organisation."""
    cast = people.make_cast()
    office = factories.place(cast.aminas_house, name="Büro Lindenhof")
    kayas_office = factories.place(cast.dmytros_house, name="Büro Neckarblick")
    for worker, place in ((cast.weber, office), (cast.kaya, kayas_office)):
        for weekday in range(7):
            scene.rule(worker, place, weekday, "09:00", "12:00")
    discreet = scene.topic("residence", name_de=SECRET_TOPIC, name_ar="الإقامة والوثائق", is_discreet=True)
    TopicResponsibility.objects.create(topic=discreet, worker=cast.kaya)
    return Desk(cast, office, kayas_office, scene.topic("authorities"), discreet)


def post(client: Client, path: str, body: Mapping[str, Any], *, key: UUID | str | None = None) -> Any:
    """POST as JSON, with an idempotency key if there is one; answers the test client's response."""
    headers = {} if key is None else {"Idempotency-Key": str(key)}
    return client.post(path, dict(body), content_type="application/json", headers=headers)


def group_session(desk: Desk, capacity: int = 2) -> str:
    """A session of Frau Weber in two days that residents may join; answers its id."""
    starts_at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    made = plan_session(
        worker_id=desk.cast.weber.pk, place_id=desk.office.pk, titles={"de": "Deutsch sprechen"},
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), capacity=capacity, now=timezone.now(),
    )  # fmt: skip
    return str(made.pk)
