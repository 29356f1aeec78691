"""What the API says travels small, and is the same for who cannot unpack it."""

import gzip
import json

import brotli
import pytest
from django.test import Client

from lotse.config.compress import SMALLEST
from tests.people import make_cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone() -> Client:
    return signed_in(make_cast().amina)


@pytest.mark.parametrize(("asked", "encoding"), [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip")])
def test_the_home_screen_travels_compressed(phone: Client, asked: str, encoding: str) -> None:
    answer = phone.get("/api/bootstrap", headers={"accept-encoding": asked})
    unpack = brotli.decompress if encoding == "br" else gzip.decompress
    plain = unpack(answer.content)
    assert (answer["Content-Encoding"], answer["Content-Length"]) == (encoding, str(len(answer.content)))
    assert json.loads(plain)["state"] == "ready"
    assert len(answer.content) < len(plain)
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize("asked", ["", "identity", "br;q=0, gzip;q=0", "zstd"])
def test_who_cannot_unpack_gets_it_plain(phone: Client, asked: str) -> None:
    answer = phone.get("/api/bootstrap", headers={"accept-encoding": asked})
    assert not answer.has_header("Content-Encoding")
    assert len(answer.content) > SMALLEST
    assert answer.json()["state"] == "ready"


def test_a_short_answer_is_left_alone(client: Client) -> None:
    answer = client.get("/api/events", headers={"accept-encoding": "br"})
    assert not answer.has_header("Content-Encoding")
    assert answer.json()["code"] == "not_signed_in"
