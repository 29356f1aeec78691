"""What the API says travels small, and is the same for who cannot unpack it."""

import gzip
import json

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lotse.config.compress import SMALLEST, compressed
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


def test_what_is_packed_already_is_not_packed_twice() -> None:
    """The texts of a language are files that the build has compressed."""
    packed = brotli.compress(b"[" + b"1," * 400 + b"1]")
    answer = compressed(
        lambda _request: HttpResponse(packed * 90, "application/json", headers={"Content-Encoding": "br"})
    )(RequestFactory().get("/catalogues/ar.json", headers={"accept-encoding": "br"}))
    assert (answer["Content-Encoding"], getattr(answer, "content", b"")) == ("br", packed * 90)
