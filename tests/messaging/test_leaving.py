"""Who leaves the service is let in no more, and everybody around is told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.delivery.phones import work
from tests.messaging.talk import SECRET, Talk

pytestmark = pytest.mark.django_db


def test_who_leaves_sees_nothing_more_and_what_is_open_is_named(talk: Talk) -> None:
    talk.said("amina")
    said = StringIO()
    call_command("leave_service", talk.cast.weber.user.username, stdout=said)
    assert said.getvalue().splitlines() == [
        f"needs another worker: {talk.cast.amina.pk}",
        "open assignments: 1, covers that name her: 0",
    ]
    assert talk.get("weber", f"/conversations/{talk.id}").status_code == 401
    work(timezone.now())
    last = talk.events("amina")[-1]
    assert (last["event_type"], last["data"]["can_write"]) == ("conversation_changed", False)
    assert SECRET in str(talk.events("amina"))
    assert talk.conversation("dmytro", talk.dmytros)["can_write"] is True


def test_a_deputy_who_leaves_is_named_and_the_desk_is_told(talk: Talk) -> None:
    talk.cover()
    said = StringIO()
    call_command("leave_service", "arslan", stdout=said)
    assert said.getvalue().splitlines() == ["open assignments: 0, covers that name her: 1"]
    work(timezone.now())
    assert talk.events("weber")[-1]["data"]["readers"] == ["Sabine Weber"]


@pytest.mark.parametrize("name", ["nobody", ""])
def test_only_staff_leave_the_service(talk: Talk, name: str) -> None:
    with pytest.raises(CommandError):
        call_command("leave_service", name)
