"""The cast with a conversation between Amina and Frau Weber's team, seen through browsers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from lotse.directory.models import Cover, StaffMember
from tests import factories, people

SECRET = "Ich habe Angst vor dem Brief"


@dataclass
class Talk:
    """The cast, two colleagues of Frau Weber's team, Amina's conversation, and Dmytro's with Herr Kaya."""

    cast: people.Cast
    arslan: StaffMember
    yilmaz: StaffMember
    browsers: dict[str, Client] = field(default_factory=dict)
    id: str = ""
    dmytros: str = ""

    def person(self, name: str) -> Any:
        return getattr(self, name) if name in ("arslan", "yilmaz") else getattr(self.cast, name)

    def browser(self, name: str) -> Client:
        """The browser of a person; "nobody" is signed out."""
        if name not in self.browsers:
            self.browsers[name] = Client() if name == "nobody" else people.signed_in(self.person(name))
        return self.browsers[name]

    def get(self, name: str, path: str) -> Any:
        return self.browser(name).get(f"/api{path}")

    def post(self, name: str, path: str, body: Mapping[str, Any], *, key: UUID | str | None = None) -> Any:
        headers = {} if key is None else {"Idempotency-Key": str(key)}
        return self.browser(name).post(f"/api{path}", dict(body), content_type="application/json", headers=headers)

    def put(self, name: str, path: str, body: Mapping[str, Any]) -> Any:
        return self.browser(name).put(f"/api{path}", dict(body), content_type="application/json")

    def begin(self, name: str, resident: str | None = None) -> Any:
        """The conversation with the team in charge, through the endpoint."""
        body = {"resident_id": str(self.person(resident).pk)} if resident else {}
        return self.post(name, "/conversations", body)

    def send(self, name: str, text: str = SECRET, *, to: str = "", key: UUID | None = None, **more: Any) -> Any:
        """Send a message in Amina's conversation unless told; answers the response."""
        return self.post(name, f"/conversations/{to or self.id}/messages", {"text": text, **more}, key=key or uuid4())

    def said(self, name: str, text: str = SECRET, *, to: str = "") -> dict[str, Any]:
        """Send a message; answers it."""
        answer = self.send(name, text, to=to)
        assert answer.status_code == 201, answer.content
        message: dict[str, Any] = answer.json()
        return message

    def conversation(self, name: str, which: str = "") -> dict[str, Any]:
        """The conversation as this person sees it."""
        answer = self.get(name, f"/conversations/{which or self.id}")
        assert answer.status_code == 200, answer.content
        found: dict[str, Any] = answer.json()
        return found

    def events(self, name: str) -> list[dict[str, Any]]:
        """The person's whole log."""
        answer = self.get(name, "/events?epoch=0&after=0&limit=500")
        assert answer.status_code == 200, answer.content
        found: list[dict[str, Any]] = answer.json()["events"]
        return found

    def cover(self, worker: str = "weber", deputy: str = "arslan", *, days: int = 3, starts_in: int = 0) -> Cover:
        """A colleague answers in a worker's place, from today unless told."""
        first = timezone.localdate() + timedelta(days=starts_in)
        return Cover.objects.create(
            worker=self.person(worker),
            deputy=self.person(deputy),
            starts_on=first,
            ends_on=first + timedelta(days=days),
        )


def make_talk() -> Talk:
    """Both conversations exist and are empty."""
    cast = people.make_cast()
    team = cast.weber.team
    arslan = factories.staff("Anna Arslan", in_team=team, username="arslan")
    yilmaz = factories.staff("Deniz Yilmaz", in_team=team, username="yilmaz")
    talk = Talk(cast, arslan, yilmaz)
    talk.id = talk.begin("amina").json()["id"]
    talk.dmytros = talk.begin("dmytro").json()["id"]
    return talk
