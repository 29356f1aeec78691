"""axe finds nothing on any screen, neither in the other direction nor in the dark, on a phone and at a desk."""

from itertools import chain

import pytest

from tests.e2e import tour_resident, tour_staff
from tests.e2e.axe import shuts_out
from tests.e2e.conftest import Browsers
from tests.e2e.hands import Screen
from tests.e2e.scene import Scene
from tests.e2e.tour_resident import Tour


def broken(screen: Screen, tour: Tour) -> dict[str, dict[str, list[str]]]:
    """Screens of the tour with what axe found."""
    found = {name: shuts_out(screen.page) for name in tour}
    return {name: rules for name, rules in found.items() if rules}


@pytest.mark.parametrize(("language", "scheme"), [("de", "light"), ("ar", "light"), ("de", "dark"), ("ar", "dark")])
def test_the_residents_app_shuts_nobody_out(browsers: Browsers, scene: Scene, language: str, scheme: str) -> None:
    phone = browsers.phone(language, color_scheme=scheme)
    parts = [part(phone, scene) for part in tour_resident.PARTS]
    assert broken(phone, chain(*parts)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_signing_in_shuts_no_member_of_staff_out(browsers: Browsers, scene: Scene, language: str, scheme: str) -> None:
    for tour in (tour_staff.signing_in, tour_staff.first_sign_in):
        desk = browsers.desk(language, color_scheme=scheme)
        assert broken(desk, tour(desk, scene)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_workers_desk_shuts_nobody_out(browsers: Browsers, scene: Scene, scheme: str) -> None:
    desk = browsers.desk_of(scene.cast.weber, color_scheme=scheme)
    assert broken(desk, tour_staff.worker(desk, scene)) == {}


def test_the_desk_on_a_phone_shuts_nobody_out(browsers: Browsers, scene: Scene) -> None:
    desk = browsers.desk_of(scene.cast.weber, viewport={"width": 360, "height": 640})
    assert broken(desk, tour_staff.worker(desk, scene)) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_houses_and_district_shut_nobody_out(browsers: Browsers, scene: Scene, scheme: str) -> None:
    roth = browsers.desk_of(scene.cast.roth, color_scheme=scheme)
    lang = browsers.desk_of(scene.cast.lang, color_scheme=scheme)
    assert broken(roth, tour_staff.house(roth, scene)) | broken(lang, tour_staff.district(lang, scene)) == {}
