"""The key file: for its owner alone, the last line is the current key, and a broken one is never guessed at."""

import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lotse.vault.keyring import BadKeyFile, append_key, make_first_key, read_keyring

KEY = base64.b64encode(bytes(range(32))).decode()


def write(file: Path, text: str, mode: int = 0o600) -> Path:
    file.write_text(text)
    file.chmod(mode)
    return file


def test_a_first_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "keys"
    make_first_key(file)
    made = file.read_text()
    make_first_key(file)
    assert file.read_text() == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["keys"]
    assert len(read_keyring(file).keys) == 1


def test_processes_that_start_together_have_the_same_first_key(tmp_path: Path) -> None:
    file = tmp_path / "keys"

    def start(_number: int) -> str:
        make_first_key(file)
        return file.read_text()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(40)))) == 1


def test_an_added_key_is_the_current_one_and_the_old_ones_stay(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    ids = [append_key(file) for _ in range(3)]
    ring = read_keyring(file)
    assert (list(ring.keys), ring.current) == (ids, ids[-1])
    assert len(set(ring.keys.values())) == 3


def test_a_key_is_added_behind_a_last_line_without_an_end(tmp_path: Path) -> None:
    file = write(tmp_path / "keys", f"old:{KEY}")
    added = append_key(file)
    assert list(read_keyring(file).keys) == ["old", added]


@pytest.mark.parametrize(
    ("text", "mode", "told"),
    [
        ("", 0o600, "no key"),
        ("\n \n", 0o600, "no key"),
        ("old", 0o600, "id:base64"),
        (f":{KEY}", 0o600, "id:base64"),
        (f"a|b:{KEY}", 0o600, "id:base64"),
        ("old:QUJD", 0o600, "id:base64"),
        ("old:!!!!", 0o600, "id:base64"),
        ("ölf:QUJD", 0o600, "cannot be read"),
        (f"old:{KEY}\nold:{KEY}", 0o600, "two keys"),
        (f"old:{KEY}", 0o640, "0600"),
        (f"old:{KEY}", 0o604, "0600"),
    ],
)
def test_a_broken_or_open_file_is_refused(tmp_path: Path, text: str, mode: int, told: str) -> None:
    with pytest.raises(BadKeyFile, match=told):
        read_keyring(write(tmp_path / "keys", text, mode))


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadKeyFile, match="make_key"):
        read_keyring(tmp_path / "keys")


def test_nothing_is_added_to_a_broken_file(tmp_path: Path) -> None:
    file = write(tmp_path / "keys", "nonsense")
    with pytest.raises(BadKeyFile):
        append_key(file)
    assert file.read_text() == "nonsense"
