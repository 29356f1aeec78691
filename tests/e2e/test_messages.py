"""The resident and her worker write to each other: how it looks, where it opens, what stays without network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e import axe
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone, Screen
from tests.e2e.scene import Scene
from tests.e2e.talking import (
    MIXED,
    bubbles,
    field_of,
    given_a_conversation,
    given_the_app_is_kept,
    has_written,
    log_of,
    opens_conversation,
    opens_messages,
    writes,
)

# A phone that hears a tone; the browser of the tests has no ears.
MICROPHONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const heard = context.createMediaStreamDestination();
  tone.connect(heard);
  tone.start();
  return heard.stream;
};
"""
LARGEST = 300  # kB, of a photo that leaves the phone


def test_each_line_runs_in_its_own_direction_and_links_are_safe(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, f"{MIXED}\nhttps://www.landkreis-ludwigsburg.de/de/ und http://gut@boese.example/")
    amina = browsers.phone_of(scene.cast.amina, "ar")
    opens_messages(amina)
    lines = amina.page.locator(".chat-line")
    directions = lines.evaluate_all("(all) => all.map((one) => getComputedStyle(one).direction)")
    sides = lines.evaluate_all("(all) => all.map((one) => getComputedStyle(one).textAlign)")
    assert (directions, sides) == (["rtl", "ltr", "ltr"], ["start", "start", "start"])
    links = amina.page.locator(".chat-line a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert axe.shuts_out(amina.page) == {}


def test_a_long_conversation_opens_where_reading_stopped_and_pages_both_ways(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    for number in range(1, 131):
        has_written(scene, talk, f"Zeile {number}.")
    amina = browsers.phone_of(scene.cast.amina)
    amina.open()
    amina.press("{count} neue Nachrichten", count=130, role="link")
    expect(amina.page.get_by_text("Neue Nachrichten", exact=True)).to_be_in_viewport()
    expect(bubbles(amina, "Zeile 1.").first).to_be_in_viewport()
    expect(bubbles(amina, "Zeile 130.")).to_have_count(0)
    amina.page.get_by_role("button", name=re.compile("neue Nachrichten")).click()
    expect(bubbles(amina, "Zeile 130.")).to_be_in_viewport()
    log_of(amina).evaluate("(log) => { log.scrollTop = 0 }")
    expect(bubbles(amina, "Zeile 60.")).to_have_count(1)
    opens_messages(amina)
    expect(bubbles(amina, "Zeile 130.")).to_be_in_viewport()
    amina.open()
    amina.sees_heading("Hallo")
    expect(amina.page.get_by_role("link", name=re.compile("neue Nachricht"))).to_have_count(0)


def test_messages_stay_readable_without_network(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, "Bitte bringen Sie den Brief mit.")
    amina = browsers.phone_of(scene.cast.amina)
    given_the_app_is_kept(amina)
    opens_messages(amina)
    expect(bubbles(amina, "Bitte bringen")).to_be_visible()
    with amina.without_network():
        amina.page.reload()
        expect(bubbles(amina, "Bitte bringen")).to_be_visible()
        expect(amina.page.get_by_role("status").filter(has_text="Kein Netz.")).to_be_visible()


def test_the_resident_is_told_who_reads_and_until_when_there_is_an_answer(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    writes(amina, "Wann haben Sie Zeit?")
    expect(amina.page.locator("header")).to_contain_text("Antwort bis")
    amina.page.get_by_role("button", name=re.compile("Lesen können nur Sie")).click()
    dialog = amina.page.get_by_role("dialog", name="Wer kann das lesen?")
    expect(dialog).to_contain_text("Sabine Weber")
    expect(dialog).to_contain_text("Die Leitung Ihrer Unterkunft")
    assert axe.shuts_out(amina.page) == {}


def test_a_draft_stays_and_the_keyboard_leaves_room_to_write(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    for number in range(1, 20):
        has_written(scene, talk, f"Zeile {number}.")
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    with amina.page.expect_request_finished(
        lambda told: told.url.endswith("/marks") and '"read":19' in (told.post_data or "")
    ):
        log_of(amina).evaluate("(log) => { log.scrollTop = log.scrollHeight }")
    field_of(amina).press_sequentially("Angefangen")
    expect(amina.page.get_by_role("button", name=re.compile("neue Nachricht"))).to_have_count(0)
    when_it_is_put_down(amina)
    amina.page.reload()
    expect(field_of(amina)).to_have_value("Angefangen")
    amina.page.set_viewport_size({"width": 360, "height": 340})
    expect(field_of(amina)).to_be_in_viewport(ratio=1)
    expect(bubbles(amina, "Zeile 19.")).to_be_in_viewport()
    assert amina.page.evaluate("() => document.documentElement.scrollHeight") <= 340


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_nothing_runs_over_the_edge_with_double_letters(browsers: Browsers, scene: Scene, language: str) -> None:
    talk = given_a_conversation(scene)
    has_written(scene, talk, MIXED)
    amina = browsers.phone_of(scene.cast.amina, language, viewport={"width": 320, "height": 640})
    opens_messages(amina)
    writes(amina, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen")
    amina.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert amina.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert log_of(amina).evaluate("(log) => log.scrollWidth <= log.clientWidth")


def when_it_is_put_down(phone: Phone) -> None:
    """What was typed has reached the phone's storage: a transaction of the same shelf comes after it."""
    phone.page.evaluate(
        """() => new Promise((done) => {
          const asked = indexedDB.open('lotse');
          asked.onsuccess = () => {
            const shelf = asked.result.transaction('drafts', 'readwrite');
            shelf.oncomplete = () => { asked.result.close(); done(); };
          };
        })"""
    )


def test_a_letter_of_twelve_megapixels_travels_small_and_without_what_the_camera_wrote(
    browsers: Browsers, scene: Scene, tmp_path: Path
) -> None:
    talk = given_a_conversation(scene)
    amina, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    opens_messages(amina)
    opens_conversation(weber, talk)
    amina.page.get_by_label("Foto", exact=True).set_input_files(photo_of_a_letter(tmp_path))
    expect(amina.page.locator(".chat-ready img")).to_be_visible()
    size, unit = amina.page.locator(".chat-ready bdi").inner_text().split()
    assert (0 < int(size) <= LARGEST, unit) == (True, "kB")
    with amina.page.expect_response("**/attachments/**") as brought:
        amina.press("Senden")
    told = brought.value.json()
    assert (told["width"], told["height"], told["media_type"]) == (1200, 1600, "image/jpeg")
    for screen in (amina, weber):
        screen.page.get_by_role("button", name="Foto groß zeigen").click()
        whole = screen.page.get_by_role("dialog", name="Foto").get_by_role("img")
        expect(whole).to_be_visible()
        # Turned as it was held.
        assert whole.evaluate("(image) => image.decode().then(() => image.naturalHeight > image.naturalWidth)")
    assert axe.shuts_out(amina.page) == {}


def test_a_pdf_keeps_its_name_and_comes_down_as_a_file(browsers: Browsers, scene: Scene, tmp_path: Path) -> None:
    talk = given_a_conversation(scene)
    amina, weber = browsers.phone_of(scene.cast.amina), browsers.desk_of(scene.cast.weber)
    letter = tmp_path / "رسالة Jobcenter.pdf"
    letter.write_bytes(b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n")
    given_the_app_is_kept(amina)
    opens_messages(amina)
    opens_conversation(weber, talk)
    with amina.without_network():
        amina.page.get_by_label("PDF-Datei").set_input_files(letter)
        amina.press("Senden")
        expect(amina.page.locator(".chat-foot").last).to_contain_text("wartet")
    expect(amina.page.locator(".chat-foot").last).to_contain_text("gesendet")
    with weber.page.expect_download() as download:
        log_of(weber).get_by_role("link", name="رسالة Jobcenter.pdf").click()
    assert download.value.path().read_bytes() == letter.read_bytes()
    assert download.value.suggested_filename == letter.name


def test_a_voice_message_is_heard_before_and_after_it_travels(browsers: Browsers, scene: Scene) -> None:
    talk = given_a_conversation(scene)
    amina, weber = browsers.phone_of(scene.cast.amina, "uk"), browsers.desk_of(scene.cast.weber)
    amina.context.add_init_script(MICROPHONE)
    opens_messages(amina)
    opens_conversation(weber, talk)
    amina.press("Sprachnachricht")
    expect(amina.page.locator(".chat-recording")).to_contain_text("0:02")
    amina.press("Aufnahme beenden")
    amina.press("Abspielen")
    amina.press("Pause")
    assert axe.shuts_out(amina.page) == {}
    amina.page.locator(".chat-send").click()
    log_of(weber).get_by_role("button", name="Abspielen").click()
    expect(log_of(weber).get_by_role("slider")).not_to_have_value("0")
    log_of(weber).get_by_role("button", name="Geschwindigkeit").click()
    expect(log_of(weber).get_by_role("button", name="Geschwindigkeit")).to_have_text("1,5×")
    assert axe.shuts_out(weber.page) == {}


def test_without_a_microphone_the_app_says_so(browsers: Browsers, scene: Scene) -> None:
    given_a_conversation(scene)
    amina = browsers.phone_of(scene.cast.amina)
    opens_messages(amina)
    amina.press("Sprachnachricht")
    expect(amina.page.get_by_role("alert")).to_contain_text("Erlauben Sie das Mikrofon")
    expect(field_of(amina)).to_be_visible()


def photo_of_a_letter(folder: Path) -> Path:
    """Twelve megapixels, held upright, with the place where it was taken."""
    picture = Image.effect_noise((4000, 3000), 30).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Telefon"
    file = folder / "brief.jpg"
    picture.save(file, quality=92, exif=exif)
    return file


@pytest.mark.parametrize("side", ["phone", "desk"])
def test_what_somebody_sends_comes_into_sight_and_is_never_new_to_her(
    browsers: Browsers, scene: Scene, tmp_path: Path, side: str
) -> None:
    talk = given_a_conversation(scene)
    for number in range(1, 31):
        has_written(scene, talk, f"Zeile {number}.")
    letter = tmp_path / "Bescheid_der_Ausländerbehörde_vom_20_November_mit_allen_Anlagen_und_Formularen.pdf"
    letter.write_bytes(b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n")
    screen: Screen = browsers.phone_of(scene.cast.amina) if side == "phone" else browsers.desk_of(scene.cast.weber)
    screen.open("/messages" if side == "phone" else f"/inbox/{talk}")
    expect(log_of(screen)).to_contain_text("Zeile 30.")
    own = screen.page.locator(".chat-turn.own")
    ways: list[Callable[[], None]] = [
        lambda: screen.page.get_by_label("Foto", exact=True).set_input_files(photo_of_a_letter(tmp_path)),
        lambda: screen.page.get_by_label("PDF-Datei").set_input_files(letter),
        lambda: field_of(screen).fill("Bitte lesen Sie das."),
    ]
    for send_one in ways:
        before = own.count()
        log_of(screen).evaluate("(log) => { log.scrollTop = 0 }")
        send_one()
        screen.press("Senden")
        expect(own).to_have_count(before + 1)
        expect(own.last.locator(".chat-foot")).to_contain_text("gesendet")
        expect(own.last.locator(".chat-foot")).to_be_in_viewport(ratio=1)
        expect(screen.page.locator(".chat-to-end")).to_have_count(0)
    name = log_of(screen).locator(".chat-name")
    assert name.evaluate("(one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)") <= 2.1
