"""How much crosses the line until the app can be used, and all of it: requests and bytes are the same every time."""

import pytest

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import Scene, card_of
from tests.e2e.server import Answered

FIRST_LOAD, FIRST_REQUESTS = 30_000, 4  # bytes, requests until the first screen can be used
WHOLE_APP = 60_000  # bytes of every screen in one language


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_first_load_is_small(
    browsers: Browsers, scene: Scene, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = browsers.phone(language, service_workers="block")
    mark = len(browsers.server.answered())
    phone.open()
    phone.sees_heading("Willkommen bei Lotse")
    answers = browsers.server.answered()[mark:]
    with capsys.disabled():
        print(f"\nfirst load {language}: {told(answers)}")
    assert len(answers) <= FIRST_REQUESTS, told(answers)
    assert sum(answer.size for answer in answers) <= FIRST_LOAD, told(answers)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_whole_app_in_one_language_is_small(
    browsers: Browsers, scene: Scene, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    phone = browsers.phone(language, service_workers="block")
    mark = len(browsers.server.answered())
    when_amina_opens_every_part(phone, scene)
    answers = [answer for answer in browsers.server.answered()[mark:] if answer.is_shell]
    with capsys.disabled():
        print(f"\nwhole app {language}: {told(answers)}")
    assert sum(answer.size for answer in answers) <= WHOLE_APP, told(answers)


def when_amina_opens_every_part(phone: Phone, scene: Scene) -> None:
    """One document, then the parts that are fetched when they are needed."""
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    phone.comes_in(link.replace("/ar/", f"/{phone.language}/"))
    phone.press("Mein Konto")
    phone.thing("Jetzt sperren").wait_for()
    phone.press("Termine")
    phone.sees_heading("Meine Termine")


def told(answers: list[Answered]) -> str:
    total = sum(answer.size for answer in answers)
    return f"{len(answers)} requests, {total} bytes: {[(answer.path, answer.size) for answer in answers]}"
