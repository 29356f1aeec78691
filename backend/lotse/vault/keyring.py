"""The master keys: lines `id:base64` in a file that only the service can read; the last line is the current key."""

import base64
import binascii
import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lotse.vault.envelope import KEY_BYTES

KEY_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,32}", re.ASCII)
OWNER_ONLY: Final = 0o600


class BadKeyFile(Exception):
    """The file with the keys is missing, open to others, or not what it should be; the sentence says which."""


@dataclass(frozen=True)
class Keyring:
    """Keys by their ids, oldest first; `current` seals what is new."""

    keys: dict[str, bytes]
    current: str


def read_keyring(file: Path) -> Keyring:
    """The keys in the file. Raises BadKeyFile."""
    try:
        mode = file.stat().st_mode
        lines = file.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        raise BadKeyFile(f"there is no key file at {file}; `manage.py make_key` makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadKeyFile(f"the key file {file} cannot be read: {type(error).__name__}") from None
    if stat.S_IMODE(mode) & 0o077:
        raise BadKeyFile(f"others can read the key file {file}; its mode has to be 0600")
    keys: dict[str, bytes] = {}
    for line in filter(None, map(str.strip, lines)):
        kid, key = _key_of(line, file)
        if kid in keys:
            raise BadKeyFile(f"the key file {file} has two keys with the id {kid}")
        keys[kid] = key
    if not keys:
        raise BadKeyFile(f"there is no key in {file}; `manage.py make_key` adds one")
    return Keyring(keys, current=next(reversed(keys)))


def _key_of(line: str, file: Path) -> tuple[str, bytes]:
    kid, _, encoded = line.partition(":")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        key = b""
    if not KEY_ID.fullmatch(kid) or len(key) != KEY_BYTES:
        raise BadKeyFile(f"the key file {file} has a line that is not id:base64 of {KEY_BYTES} bytes")
    return kid, key


def append_key(file: Path) -> str:
    """Add a fresh key, which is the current one from now on; answers its id. Raises BadKeyFile for a broken file."""
    kid, line = _fresh_line()
    if make_file(file, line):
        return kid
    read_keyring(file)
    written = file.read_text(encoding="ascii")
    with file.open("a", encoding="ascii") as keys:
        keys.write(line if written.endswith("\n") else f"\n{line}")
        keys.flush()
        os.fsync(keys.fileno())
    return kid


def make_first_key(file: Path) -> None:
    """Make the file with one key unless there is one; several processes may do so at the same moment."""
    if not file.exists():
        make_file(file, _fresh_line()[1])


def make_file(file: Path, content: str) -> bool:
    """Make the file, complete from the first moment and for its owner only; false when it is there already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as fresh:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
        file.hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def _fresh_line() -> tuple[str, str]:
    kid = secrets.token_hex(4)
    return kid, f"{kid}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode('ascii')}\n"
