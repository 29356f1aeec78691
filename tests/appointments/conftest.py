"""The desk that tests of the endpoints start from."""

import pytest

from tests.appointments.desk import Desk, make_desk


@pytest.fixture
def desk() -> Desk:
    return make_desk()
