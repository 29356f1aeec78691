"""Pictures of all screens for looking at: `pytest tests/e2e/test_pictures.py --pictures=FOLDER`."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from tests.e2e import tour_resident, tour_staff
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Screen
from tests.e2e.scene import Scene


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


def take(screen: Screen, tour: Iterable[str], folder: Path) -> None:
    for number, name in enumerate(tour):
        screen.page.screenshot(path=folder / f"{number:02}-{name.replace(' ', '-')}.png")
