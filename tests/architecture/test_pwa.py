"""The walls of the app: main → features → shared; staff has its own entry; the service worker only wires."""

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.tree import PWA_SOURCE, files_below

IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.[^'"]+)\1""")
SHARED_FOR_WORKER = ("shared/i18n", "shared/offline", "routes")
DIRECTION = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius\b|(?:left|right)\s*:"
    r"|(?:text-align|float|clear|justify-content|justify-items|justify-self)\s*:\s*(?:left|right)\b)"
)


def resolved(importer: PurePosixPath, target: str) -> PurePosixPath:
    """Path below pwa/src that a relative import leads to, without its ending."""
    parts = list(importer.parent.parts)
    for step in target.partition("?")[0].split("/"):
        if step == "..":
            parts = parts[:-1] if parts else [".."]
        elif step != ".":
            parts.append(step)
    return PurePosixPath(*parts)


def forbidden(importer: PurePosixPath, target: PurePosixPath) -> bool:
    """Whether the walls keep the importer from the target."""
    own, other = room(importer), room(target)
    if own == "sw":
        return other != "sw" and not str(target).startswith(SHARED_FOR_WORKER)
    if own == other or other in ("shared", "routes"):
        return own == "shared" and other == "routes"
    if own in ("main", "inside"):
        return other in ("staff", "sw")
    return True


def room(path: PurePosixPath) -> str:
    """The first folder below pwa/src; a file that stands there by itself is its own room."""
    return path.parts[0].split(".")[0]


def breaches(importer: PurePosixPath, source: str) -> list[str]:
    """The imports of one file that go through a wall."""
    targets = [resolved(importer, match[2]) for match in IMPORT.finditer(source)]
    return [f"{importer} → {target}" for target in targets if forbidden(importer, target)]


def test_imports_go_from_main_to_features_to_shared() -> None:
    found = []
    for path in files_below(PWA_SOURCE, ".ts", ".tsx"):
        importer = PurePosixPath(path.relative_to(PWA_SOURCE).as_posix())
        found += breaches(importer, path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    ("importer", "line", "is_breach"),
    [
        ("appointments/Book.tsx", "import { go } from '../account/card'", True),
        ("appointments/Book.tsx", "import { t } from '../shared/i18n'", False),
        ("appointments/Book.tsx", "import { Slot } from './Slot'", False),
        ("shared/ui/Button.tsx", "import { x } from '../../appointments/store'", True),
        ("main.tsx", "const Staff = () => import('./staff/main')", True),
        ("main.tsx", "import './appointments/Book'", False),
        ("staff/Week.tsx", "import { x } from '../appointments/store'", True),
        ("sw/worker.ts", "import { x } from '../shared/offline/queue'", False),
        ("sw/worker.ts", "import { x } from '../shared/ui/Button'", True),
        ("appointments/Book.tsx", "export { x } from '../main'", True),
    ],
)
def test_a_breach_is_seen(importer: str, line: str, is_breach: bool) -> None:
    assert bool(breaches(PurePosixPath(importer), line)) is is_breach


def sides_in(css: str) -> list[str]:
    """Left and right in a style sheet; right-to-left languages need start and end."""
    return [match[0] for match in DIRECTION.finditer(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))]


def test_style_sheets_know_no_left_and_right() -> None:
    sheets: list[Path] = files_below(PWA_SOURCE, ".css")
    assert {str(path): found for path in sheets if (found := sides_in(path.read_text(encoding="utf-8")))} == {}


def test_left_and_right_are_found() -> None:
    assert sides_in("a { left: 0; margin-right: 1px; text-align: right; inset-inline-start: 0; /* left: 1 */ }") == [
        "left:",
        "margin-right",
        "text-align: right",
    ]
