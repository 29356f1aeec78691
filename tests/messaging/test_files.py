"""Photos, documents and recordings: taken by their bytes, drawn anew, sealed, given to those who read the talk only."""

import shutil
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from resource import getpagesize
from threading import Event, Thread
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.management import call_command
from PIL import Image
from pytest_django import Settings

from lotse.messaging.media import drawing, photos, voice
from lotse.messaging.models import Attachment, AttachmentContent
from tests.messaging import files
from tests.messaging.talk import Talk

pytestmark = pytest.mark.django_db
PAGE_SIZE = getpagesize()
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")


def bring(
    talk: Talk, content: bytes, kind: str = "photo", *, by: str = "amina", to: str = "", name: str = "", **more: Any
) -> Any:
    key = more.get("key") or uuid4()
    return talk.browser(by).put(
        f"/api/conversations/{to or talk.id}/attachments/{key}?kind={kind}",
        data=content,
        content_type=more.get("content_type", "application/octet-stream"),
        headers={"X-File-Name": quote(name)} if name else {},
    )


def brought(talk: Talk, content: bytes, kind: str = "photo", **more: Any) -> dict[str, Any]:
    answer = bring(talk, content, kind, **more)
    assert answer.status_code == 200, answer.content
    made: dict[str, Any] = answer.json()
    return made


def resident_memory() -> int:
    """What this process holds now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_SIZE


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_photo_is_brought_sent_and_seen(talk: Talk) -> None:
    made = brought(talk, files.photo(), name="Brief vom Amt.jpeg")
    assert (made["kind"], made["media_type"], made["name"]) == ("photo", "image/jpeg", "Brief vom Amt.jpg")
    assert (made["width"], made["height"], made["has_thumbnail"]) == (640, 480, True)
    sent = talk.send("amina", "Was steht da?", kind="photo", attachment_id=made["id"])
    assert sent.json()["attachment"] == made
    (seen,) = talk.get("weber", f"/conversations/{talk.id}/messages").json()["items"]
    assert (seen["kind"], seen["text"], seen["attachment"]) == ("photo", "Was steht da?", made)
    assert opened(talk.get("weber", f"/attachments/{made['id']}").content).size == (640, 480)
    assert opened(talk.get("weber", f"/attachments/{made['id']}/thumbnail").content).size == (320, 240)


def test_a_photo_alone_needs_no_words(talk: Talk) -> None:
    made = brought(talk, files.photo())
    assert talk.send("amina", "", kind="photo", attachment_id=made["id"]).status_code == 201


def test_of_a_photo_only_the_picture_stays_and_it_stands_upright(talk: Talk) -> None:
    made = brought(talk, files.photo_with_secrets())
    kept = talk.get("amina", f"/attachments/{made['id']}").content
    assert b"Zimmer" not in kept
    assert b"Amina" not in kept
    assert b"Exif" not in kept
    picture = opened(kept)
    assert (picture.size, dict(picture.getexif())) == ((480, 640), {})
    assert max(picture.getpixel((470, 10)) or (0,)) < 60  # type: ignore[arg-type]


def test_photos_that_unpack_to_hundreds_of_megabytes_leave_the_server_as_small_as_it_was() -> None:
    picture = BytesIO()
    Image.new("RGBA", (4000, 4000)).save(picture, "PNG")
    started, seen, done = resident_memory(), [0], Event()

    def watch() -> None:
        while not done.wait(0.005):
            seen.append(resident_memory() - started)

    watcher = Thread(target=watch)
    watcher.start()
    try:
        with ThreadPoolExecutor(4) as threads:
            drawn = list(threads.map(photos.redraw, [picture.getvalue()] * 8))
    finally:
        done.set()
        watcher.join()
    assert {(each.width, each.height) for each in drawn} == {(2000, 2000)}
    assert max(seen) < 40_000_000


def test_what_would_take_too_much_memory_is_no_photo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    poorer = tmp_path / "drawing.py"
    text = Path(drawing.__file__).read_text()
    poorer.write_text(text.replace("512 * 1024 * 1024", "128 * 1024 * 1024"))
    monkeypatch.setattr(photos, "DRAWING", str(poorer))
    assert photos.redraw(files.photo()).width == 640
    with pytest.raises(photos.NoPhoto):
        photos.redraw(files.photo((4000, 4000), "PNG"))


def test_a_large_jpeg_is_unpacked_smaller_and_other_kinds_may_have_sixteen_megapixels(talk: Talk) -> None:
    assert brought(talk, files.photo((7000, 5000)))["width"] == 2000
    for kind in ("PNG", "WEBP"):
        answer = bring(talk, files.photo((5000, 4000), kind))
        assert (answer.status_code, answer.json()["code"]) == (422, "photo_too_large")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_photos_are_made_smaller(talk: Talk, kind: str) -> None:
    made = brought(talk, files.photo((4200, 2100), kind))
    assert (made["width"], made["height"]) == (2000, 1000)


def test_see_through_pictures_get_a_white_ground(talk: Talk) -> None:
    written = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(written, "PNG")
    made = brought(talk, written.getvalue())
    assert opened(talk.get("amina", f"/attachments/{made['id']}").content).getpixel((20, 20)) == (255, 255, 255)


def test_what_is_hidden_behind_a_photo_does_not_survive(talk: Talk) -> None:
    for hidden in (b"PK\x03\x04evil.zip", b"<script>alert(1)</script>", files.PDF):
        made = brought(talk, files.photo() + hidden)
        assert hidden not in talk.get("amina", f"/attachments/{made['id']}").content


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"", "photo", "file_empty"),
        (files.SVG, "photo", "file_kind_unknown"),
        (b"<html><script>alert(1)</script></html>", "document", "file_kind_unknown"),
        (b" " + files.PDF, "document", "file_kind_unknown"),
        (files.PDF, "photo", "file_kind_unknown"),
        (files.photo(), "document", "file_kind_unknown"),
        (files.photo(), "voice", "file_kind_unknown"),
        (files.photo((8, 8), "GIF"), "photo", "file_kind_unknown"),
        (b"MZ\x90\x00", "document", "file_kind_unknown"),
        (files.photo()[:2000], "photo", "file_damaged"),
        (b"\xff\xd8\xff" + bytes(500), "photo", "file_damaged"),
        (b"\x89PNG\r\n\x1a\n", "photo", "file_damaged"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "photo", "file_damaged"),
        (files.png_header(8000, 8000), "photo", "photo_too_large"),
        (files.png_header(2**31 - 1, 2**31 - 1), "photo", "photo_too_large"),
        (files.text_bomb(), "photo", "file_damaged"),
        (b"#EXTM3U\nfile:///etc/passwd", "voice", "file_kind_unknown"),
    ],
)
def test_hostile_and_broken_files_are_refused_whatever_they_say_they_are(
    talk: Talk, content: bytes, kind: str, code: str
) -> None:
    answer = bring(talk, content, kind, content_type="image/jpeg", name="foto.jpg")
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert Attachment.objects.count() == 0


def test_a_document_is_kept_byte_for_byte(talk: Talk) -> None:
    made = brought(talk, files.PDF, "document", name="Bescheid.pdf")
    assert (made["media_type"], made["size"], made["has_thumbnail"]) == ("application/pdf", len(files.PDF), False)
    assert talk.get("amina", f"/attachments/{made['id']}").content == files.PDF
    assert talk.get("amina", f"/attachments/{made['id']}/thumbnail").status_code == 404


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Temp\\Bescheid.PDF", "Bescheid.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.pdf"),
        ('a"b\r\nX-Evil: 1.pdf', 'a"bX-Evil: 1.pdf'),
        ("رسالة من الدائرة.pdf", "رسالة من الدائرة.pdf"),
        ("", "Dokument.pdf"),
        ("...", "Dokument.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        (".htaccess", "htaccess.pdf"),
    ],
)
def test_names_of_files_lead_nowhere_and_tell_the_truth_about_their_ending(talk: Talk, given: str, kept: str) -> None:
    made = brought(talk, files.PDF, "document", name=given)
    assert made["name"] == kept
    answer = talk.get("amina", f"/attachments/{made['id']}")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(kept, safe='')}"


def test_no_browser_opens_a_file_as_a_page_of_the_house(talk: Talk) -> None:
    made = brought(talk, files.PDF, "document")
    headers = talk.get("amina", f"/attachments/{made['id']}").headers
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    wanted = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    wanted |= {"Cross-Origin-Resource-Policy": "same-origin", "Content-Type": "application/pdf"}
    assert {name: headers[name] for name in wanted} == wanted


def test_neither_the_file_nor_its_name_lies_open_in_the_database(talk: Talk) -> None:
    made = brought(talk, files.PDF, "document", name="Ablehnung.pdf")
    row = Attachment.objects.get(pk=made["id"])
    assert b"Ablehnung" not in bytes(row.name)
    assert b"%PDF" not in bytes(AttachmentContent.objects.get(pk=row.pk).content)


def test_the_same_key_brings_a_file_once(talk: Talk) -> None:
    key, content = uuid4(), files.photo()
    first, again = bring(talk, content, key=key), bring(talk, content, key=key)
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    other = bring(talk, files.photo((20, 20)), key=key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Attachment.objects.count() == 1


def test_a_file_that_was_not_sent_yet_is_its_uploaders_alone(talk: Talk) -> None:
    made = brought(talk, files.photo())
    for part in ("", "/thumbnail"):
        assert talk.get("amina", f"/attachments/{made['id']}{part}").status_code == 200
        assert talk.get("weber", f"/attachments/{made['id']}{part}").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"), [("dmytro", 404), ("kaya", 404), ("arslan", 404), ("roth", 403), ("lang", 403), ("nobody", 401)]
)
def test_outsiders_get_no_file_and_bring_none(talk: Talk, name: str, status: int) -> None:
    made = brought(talk, files.photo())
    talk.send("amina", "", kind="photo", attachment_id=made["id"])
    for part in ("", "/thumbnail"):
        answer = talk.get(name, f"/attachments/{made['id']}{part}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    assert bring(talk, files.photo(), by=name).status_code == status
    assert Attachment.objects.count() == 1


def test_a_file_goes_into_its_own_conversation_once_and_by_its_uploader(talk: Talk) -> None:
    made = brought(talk, files.photo())
    tries = [
        talk.send("weber", "", kind="photo", attachment_id=made["id"]),
        talk.send("dmytro", "", to=talk.dmytros, kind="photo", attachment_id=made["id"]),
        talk.send("amina", "", kind="document", attachment_id=made["id"]),
        talk.send("amina", "", kind="photo", attachment_id=made["id"]),
        talk.send("amina", "", kind="photo", attachment_id=made["id"]),
    ]
    assert [(each.status_code, each.json().get("code")) for each in tries] == [
        (422, "attachment_unknown"),
        (422, "attachment_unknown"),
        (422, "attachment_unknown"),
        (201, None),
        (422, "attachment_unknown"),
    ]


def test_ten_megabytes_are_taken_and_one_byte_more_is_not(talk: Talk, settings: Settings) -> None:
    limit: int = settings.LARGEST_UPLOAD
    assert limit == 10 * 1024 * 1024
    filled = files.PDF + b"\n" * (limit - len(files.PDF))
    assert bring(talk, filled, "document").json()["size"] == limit
    too_much = bring(talk, filled + b"\n", "document")
    assert (too_much.status_code, too_much.json()["code"]) == (413, "too_big")


@needs_ffmpeg
@pytest.mark.parametrize("kind", ["webm", "ogg", "mp4"])
def test_recordings_of_every_phone_become_aac(talk: Talk, kind: str) -> None:
    made = brought(talk, files.recording(3, kind), "voice", name="aufnahme.webm")
    assert (made["media_type"], made["name"]) == ("audio/mp4", "aufnahme.m4a")
    assert 2.9 <= made["duration"] <= 3.2
    told = files.probed(talk.get("amina", f"/attachments/{made['id']}").content)
    assert [stream["codec_name"] for stream in told["streams"]] == ["aac"]
    assert talk.send("amina", "", kind="voice", attachment_id=made["id"]).status_code == 201


@needs_ffmpeg
def test_two_minutes_are_taken_and_more_is_too_long(talk: Talk) -> None:
    assert brought(talk, files.recording(120, "ogg"), "voice")["size"] < 700_000
    answer = bring(talk, files.recording(125, "ogg"), "voice")
    assert (answer.status_code, answer.json()["code"]) == (422, "voice_too_long")


@needs_ffmpeg
@pytest.mark.parametrize("start", [b"\x1aE\xdf\xa3", b"OggS", b"\0\0\0\x18ftypisom"])
def test_what_only_begins_like_a_recording_is_refused(talk: Talk, start: bytes) -> None:
    answer = bring(talk, start + b"file:///etc/passwd" * 50, "voice")
    assert (answer.status_code, answer.json()["code"]) == (422, "file_damaged")


def test_without_ffmpeg_a_recording_stays_as_it_is_and_the_check_says_so(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(voice, "ffmpeg", lambda: None)
    monkeypatch.setattr("lotse.messaging.checks.ffmpeg", lambda: None)
    content = b"OggS" + bytes(100)
    made = brought(talk, content, "voice")
    assert (made["media_type"], made["duration"], made["name"]) == ("audio/ogg", None, "Aufnahme.ogg")
    assert talk.get("amina", f"/attachments/{made['id']}").content == content
    call_command("check")
    told = capsys.readouterr()
    assert "ffmpeg is missing" in told.out + told.err


@contextmanager
def scanner(folder: Path, answer: bytes) -> Iterator[str]:
    """A scanner that reads one file and answers always the same."""
    place = str(folder / "scanner")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(place)
        door.listen()

        def serve() -> None:
            caller, _ = door.accept()
            with caller, caller.makefile("rb") as coming:
                assert coming.read(10) == b"zINSTREAM\0"
                while length := int.from_bytes(coming.read(4), "big"):
                    coming.read(length)
                caller.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        yield place
        thread.join(5)


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (b"stream: OK\0", 200, None),
        (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", 422, "file_infected"),
        (b"INSTREAM size limit exceeded. ERROR\0", 503, "file_not_checked"),
        (b"", 503, "file_not_checked"),
    ],
)
def test_the_virus_scanner_decides(
    talk: Talk, settings: Settings, tmp_path: Path, answer: bytes, status: int, code: str | None
) -> None:
    with scanner(tmp_path, answer) as place:
        settings.LOTSE_CLAMAV = place
        result = bring(talk, files.PDF, "document")
    assert (result.status_code, result.json().get("code")) == (status, code)


def test_a_scanner_that_is_away_lets_nothing_in(talk: Talk, settings: Settings, tmp_path: Path) -> None:
    settings.LOTSE_CLAMAV = str(tmp_path / "nobody")
    result = bring(talk, files.PDF, "document")
    assert (result.status_code, result.json()["code"]) == (503, "file_not_checked")
    assert Attachment.objects.count() == 0


def test_nobody_fills_the_house_with_files_that_are_never_sent(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lotse.messaging.services.attachments.MOST_UNSENT", 2)
    answers = [bring(talk, files.PDF, "document").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
