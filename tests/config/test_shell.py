"""The built app as browsers get it: documents, files, policies, and a plain page for what is not there."""

import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from lotse.config import shell

DOCUMENT = {"index.html": "start", "ar/index.html": "عربي", "de/index.html": "deutsch", "staff/de/index.html": "amt"}


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small build."""
    for name, text in DOCUMENT.items():
        write(tmp_path, name, text)
    write(tmp_path, "ar/index.html.br", "brotli")
    write(tmp_path, "ar/index.html.gz", "gzip")
    write(tmp_path, "assets/3f2a91bc/week.js", "week()")
    write(tmp_path, "catalogues/3c9d64a849/ar.json", "[]")
    write(tmp_path, "sw.js", "worker()")
    write(tmp_path, "ar/manifest.webmanifest", "{}")
    build(tmp_path, "sha256-one=")
    monkeypatch.setattr(shell, "shelf", shell.Shelf(tmp_path))
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def build(folder: Path, script: str) -> None:
    hashes = {"scripts": [script], "styles": ["sha256-two="]}
    write(folder, "build.json", json.dumps({"build": "1", "documents": dict.fromkeys(DOCUMENT, hashes)}))


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("/", "index.html"),
        ("/ar/", "ar/index.html"),
        ("/ar", "ar/index.html"),
        ("/ar/book/3", "ar/index.html"),
        ("/ar/card", "ar/index.html"),
        ("/staff/de/week", "staff/de/index.html"),
    ],
)
def test_every_screen_has_the_document_of_its_language(dist: Path, client: Client, path: str, document: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.content.decode()) == (200, DOCUMENT[document])
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_policy_names_the_hashes_of_the_document_and_nothing_unsafe(dist: Path, client: Client) -> None:
    assert client.get("/ar/").headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self' 'sha256-one='; style-src 'self' 'sha256-two='; "
        "img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "media-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types lotse"
    )


def test_pages_say_what_browsers_may_not_do(dist: Path, client: Client) -> None:
    headers = client.get("/ar/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(
    ("accepts", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
        ("", "", "عربي"),
        ("identity", "", "عربي"),
    ],
)
def test_the_best_compression_the_browser_takes(
    dist: Path, client: Client, accepts: str, encoding: str, body: str
) -> None:
    answer = client.get("/ar/", headers={"Accept-Encoding": accepts})
    assert (answer.headers.get("Content-Encoding", ""), answer.content.decode()) == (encoding, body)
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_what_has_not_changed_is_not_sent_again(dist: Path, client: Client) -> None:
    tag = client.get("/ar/").headers["ETag"]
    again = client.get("/ar/", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    packed = client.get("/ar/", headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert packed.status_code == 200


@pytest.mark.parametrize("path", ["/assets/3f2a91bc/week.js", "/catalogues/3c9d64a849/ar.json"])
def test_screens_and_sentences_keep_their_address_and_are_asked_for(dist: Path, client: Client, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-cache"


def test_the_worker_is_always_asked_for_and_may_serve_everything(dist: Path, client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_each_language_has_its_manifest(dist: Path, client: Client) -> None:
    assert client.get("/ar/manifest.webmanifest").headers["Content-Type"].startswith("application/manifest+json")


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/ar/nothing.js", "/build.json", "/ar/index.html.br", "/../manage.py", "/staff/xx/", "/%00", "/a%0Ab"],
)
def test_what_is_not_there_gets_a_plain_page(dist: Path, client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content.startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("path", "accepts", "tag"),
    [("/ar/nothing.js", "de", "ar"), ("/x", "fr-CA,fr;q=0.9", "fr"), ("/x", "", "de"), ("/prs/x.js", "", "fa-AF")],
)
def test_the_plain_page_speaks_the_language_of_the_path_or_the_browser(
    dist: Path, client: Client, path: str, accepts: str, tag: str
) -> None:
    page = client.get(path, headers={"Accept-Language": accepts}).content.decode()
    assert f'<html lang="{tag}"' in page
    assert ('dir="rtl"' in page) == (tag in ("ar", "fa-AF"))


def test_a_new_build_is_noticed_without_a_restart(dist: Path, client: Client) -> None:
    client.get("/de/")
    write(dist, "de/index.html", "neu")
    build(dist, "sha256-new=")
    os.utime(dist / "build.json", ns=(1, 1))
    answer = client.get("/de/")
    assert answer.content == b"neu"
    assert "sha256-new=" in answer.headers["Content-Security-Policy"]


def test_while_nothing_is_built_one_sentence_says_so(
    tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "shelf", shell.Shelf(tmp_path))
    answer = client.get("/de/")
    assert (answer.status_code, answer.content.decode()) == (503, "The app is not built yet. `make run` builds it.")


def test_staff_without_a_language_begin_in_german(dist: Path, client: Client) -> None:
    assert client.get("/staff").headers["Location"] == "/staff/de/"


def test_documents_are_only_read(dist: Path, client: Client) -> None:
    assert client.post("/de/").status_code == 405


@pytest.mark.django_db
def test_health_says_one_word(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_the_plain_page_looks_like_the_app_and_leads_home(dist: Path, client: Client) -> None:
    answer = client.get("/staff/ar/nothing.js")
    page = answer.content.decode()
    style = re.search(r"<style>(.*?)</style>", page)
    assert style
    allowed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{allowed}'" in answer.headers["Content-Security-Policy"]
    assert "script" not in page
    assert re.findall('href="([^"]+)"', page) == ["/staff/ar/"]
