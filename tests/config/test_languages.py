"""Which language an answer speaks: the one the app names, else the viewer's own, else German."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import translation
from django.utils.translation import get_language, get_language_info

from lotse.config.api import in_the_viewers_language
from lotse.config.middleware import language
from lotse.core.languages import LANGUAGES, Language
from tests.people import make_cast, viewer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "spoken"), [("fr", "fr"), ("kmr", "kmr"), ("fr-FR,fr;q=0.9", "ar"), ("", "ar"), ("xx", "ar")]
)
def test_the_api_speaks(asked: str, spoken: str) -> None:
    heard: list[str | None] = []

    def handler(request: HttpRequest) -> HttpResponse:
        heard.append(get_language())
        return HttpResponse()

    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = asked
    request.auth = viewer(make_cast().amina)  # type: ignore[attr-defined]
    with translation.override("de"):
        language(in_the_viewers_language(handler))(request)
        heard.append(get_language())
    assert heard == [spoken, "de"]


def test_signed_out_it_is_german_unless_asked_for_a_language_of_ours(client: Client) -> None:
    german = client.get("/api/devices").json()["message"]
    assert client.get("/api/devices", headers={"Accept-Language": "xx"}).json()["message"] == german


@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_django_knows_every_language_and_its_direction(one: Language) -> None:
    assert get_language_info(one.code)["bidi"] == (one.direction == "rtl")
    with translation.override(one.code):
        assert translation.get_language_bidi() == (one.direction == "rtl")
