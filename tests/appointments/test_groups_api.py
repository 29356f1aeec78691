"""Group sessions through the endpoints."""

import pytest

from tests.appointments.desk import Desk, group_session, post

pytestmark = pytest.mark.django_db


def test_amina_joins_a_group_and_leaves_it(desk: Desk) -> None:
    session, amina = group_session(desk), desk.browser("amina")
    assert [each["places_left"] for each in amina.get("/api/group-sessions").json()] == [2]
    joined = post(amina, f"/api/group-sessions/{session}/join", {}).json()
    assert (joined["places_left"], joined["is_mine"]) == (1, True)
    left = post(amina, f"/api/group-sessions/{session}/leave", {}).json()
    assert (left["places_left"], left["is_mine"]) == (2, False)
