"""The talk that tests start from."""

import pytest

from tests.messaging.talk import Talk, make_talk


@pytest.fixture
def talk() -> Talk:
    return make_talk()
