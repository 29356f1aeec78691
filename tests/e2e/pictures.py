"""Pictures for looking at: `pytest tests/e2e/pictures.py --pictures=FOLDER`, or `--readme-picture` for the README's."""

from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e import tour_resident, tour_staff
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Screen
from tests.e2e.scene import Scene

README_PICTURE = Path(__file__).resolve().parents[2] / "pwa" / "screenshots" / "phone.png"
README_SCREENS = ("topics", "times", "booked")
LARGEST, COLOURS, GAP = 150_000, 96, 48  # bytes, colours of the palette, pixels between two phones


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Path:
    wanted = request.config.getoption("--pictures")
    if not wanted:
        pytest.skip("taken only with --pictures=FOLDER")
    return Path(wanted)


@pytest.mark.parametrize(("language", "scheme"), [("de", "light"), ("ar", "light"), ("uk", "light"), ("fa", "dark")])
def test_pictures_of_the_residents_app(
    browsers: Browsers, scene: Scene, folder: Path, language: str, scheme: str
) -> None:
    phone = browsers.phone(language, color_scheme=scheme)
    tour = chain.from_iterable(part(phone, scene) for part in tour_resident.PARTS)
    take(phone, tour, folder / f"{language}-{scheme}")


def test_pictures_of_the_desks(browsers: Browsers, scene: Scene, folder: Path) -> None:
    cast = scene.cast
    for name, member in (("weber", cast.weber), ("roth", cast.roth), ("lang", cast.lang)):
        desk = browsers.desk_of(member)
        tour = {"weber": tour_staff.worker, "roth": tour_staff.house, "lang": tour_staff.district}[name]
        take(desk, tour(desk, scene), folder / f"staff-{name}")
    for tour in (tour_staff.signing_in, tour_staff.first_sign_in):
        desk = browsers.desk()
        take(desk, tour(desk, scene), folder / "staff-door")


def test_picture_for_the_readme(browsers: Browsers, scene: Scene, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--readme-picture"):
        pytest.skip("taken only with --readme-picture")
    phone = browsers.phone_of(scene.cast.amina, "ar", device_scale_factor=2)
    shots = {}
    for name in tour_resident.booking(phone, scene):
        phone.page.evaluate("() => scrollTo(0, 0)")
        shots[name] = Image.open(BytesIO(phone.page.screenshot())).convert("RGB")
    README_PICTURE.parent.mkdir(exist_ok=True)
    side_by_side([shots[name] for name in README_SCREENS]).save(README_PICTURE, optimize=True)
    assert README_PICTURE.stat().st_size <= LARGEST


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """The screens in one picture with a small palette."""
    width, height = shots[0].size
    sheet = Image.new("RGB", (len(shots) * (width + GAP) + GAP, height + 2 * GAP), "#d9d4cb")
    for number, shot in enumerate(shots):
        sheet.paste(shot, (GAP + number * (width + GAP), GAP))
    return sheet.quantize(COLOURS)


def take(screen: Screen, tour: Iterable[str], folder: Path) -> None:
    for number, name in enumerate(tour):
        screen.page.screenshot(path=folder / f"{number:02}-{name.replace(' ', '-')}.png")
