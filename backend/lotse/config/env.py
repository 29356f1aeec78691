"""The environment of the process, read once and checked: the only place that knows the variables' names."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lotse.vault.keyring import BadKeyFile, make_first_key, read_keyring

DEMO_HOSTS = "localhost,127.0.0.1,[::1]"
SHORTEST_SECRET = 50
PUSH_SERVICES = "fcm.googleapis.com,push.services.mozilla.com,push.apple.com,notify.windows.com"


class BadEnvironment(SystemExit):
    """A variable cannot be understood or is unsafe; the process ends with this sentence."""


@dataclass(frozen=True)
class Environment:
    """What the operator decides.

    `keep_days`: ended devices, past cards and counted failures are forgotten after so many days.
    `keep_messages_days`: messages and their files are deleted after so many days. `clamav` is the path or host:port of
    the virus scanner that looks at every file; empty: there is none.
    `keys_file` holds the master keys of what lies sealed in the database.
    `worker`: the worker is a thread of the server, or a process of its own. `vapid_file` holds the keys that sign
    pushes, `push_services` the hosts that are pushed to, `push_contact` is where their operators can reach ours;
    `push_loopback` allows a push service on this machine, for tests.
    `redis_url` is where processes tell each other of new events; empty where there is one process.
    `heartbeat_seconds`: so often open sockets hear where their log stands, and who may not stay is shown out.
    `origin` is where people reach the house (https://lotse.example.org); without one any allowed host counts.
    `refusals` are sentences about what is unsafe: the server does not start while there are any.
    """

    demo: bool
    data_dir: Path
    database_url: str
    secret_key: str
    allowed_hosts: list[str]
    origin: str
    keep_days: int
    keep_messages_days: int
    clamav: str
    redis_url: str
    heartbeat_seconds: int
    keys_file: Path
    worker: str
    vapid_file: Path
    push_services: list[str]
    push_contact: str
    push_loopback: bool
    refusals: tuple[str, ...]

    @property
    def is_https(self) -> bool:
        """Whether people reach the house encrypted; only the demo may do without."""
        return self.origin.startswith("https://") or not self.demo


def read(variables: Mapping[str, str], base_dir: Path) -> Environment:
    """Read and check the variables. Raises BadEnvironment for a value that has no meaning."""
    demo = _flag(variables, "LOTSE_DEMO")
    data_dir = Path(variables.get("LOTSE_DATA_DIR") or base_dir / ".data").absolute()
    secret_key = variables.get("SECRET_KEY", "")
    hosts = _words(variables.get("ALLOWED_HOSTS", DEMO_HOSTS))
    origin = _origin(variables.get("LOTSE_ORIGIN", ""))
    keys_file = Path(variables.get("LOTSE_KEYS_FILE") or data_dir / "keys").absolute()
    vapid_file = Path(variables.get("LOTSE_VAPID_FILE") or data_dir / "vapid").absolute()
    database_url = variables.get("DATABASE_URL") or f"sqlite://{data_dir}/lotse.sqlite3"
    if demo:
        make_first_key(keys_file)
        make_first_key(vapid_file)
    return Environment(
        demo=demo,
        data_dir=data_dir,
        database_url=database_url,
        # Tools run without a key; a random one opens nothing, and the server refuses to start with it.
        secret_key=secret_key or (_kept_secret(data_dir) if demo else secrets.token_urlsafe(SHORTEST_SECRET)),
        allowed_hosts=hosts,
        origin=origin,
        keep_days=_days(variables, "LOTSE_KEEP_DAYS", usual=90),
        keep_messages_days=_days(variables, "LOTSE_KEEP_MESSAGES_DAYS", usual=730),
        clamav=variables.get("LOTSE_CLAMAV", ""),
        redis_url=_redis(variables.get("REDIS_URL", "")),
        heartbeat_seconds=_seconds(variables, "LOTSE_HEARTBEAT_SECONDS", usual=25),
        keys_file=keys_file,
        worker=_worker(variables, database_url),
        vapid_file=vapid_file,
        push_services=_words(variables.get("LOTSE_PUSH_SERVICES") or PUSH_SERVICES),
        push_contact=_contact(variables.get("LOTSE_PUSH_CONTACT", ""), origin),
        push_loopback=_flag(variables, "LOTSE_PUSH_LOOPBACK"),
        refusals=() if demo else (*_refusals(variables, secret_key, hosts, origin), *_key_refusals(keys_file)),
    )


def _flag(variables: Mapping[str, str], name: str) -> bool:
    value = variables.get(name, "") or "0"
    if value not in ("0", "1"):
        raise BadEnvironment(f"{name} is 1 or 0, not {value!r}.")
    return value == "1"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _worker(variables: Mapping[str, str], database_url: str) -> str:
    """SQLite means one process, which then works by itself."""
    value = variables.get("LOTSE_WORKER") or ("thread" if database_url.startswith("sqlite:") else "process")
    if value not in ("thread", "process"):
        raise BadEnvironment(f"LOTSE_WORKER is thread or process, not {value!r}.")
    return value


def _contact(value: str, origin: str) -> str:
    """What push services are told about us; without an address of its own, that of the house."""
    contact = value or (origin if origin.startswith("https://") else "https://localhost")
    if not contact.startswith(("mailto:", "https://")) or not contact.isascii():
        raise BadEnvironment("LOTSE_PUSH_CONTACT begins with mailto: or https://.")
    return contact


def _days(variables: Mapping[str, str], name: str, *, usual: int) -> int:
    value = variables.get(name) or str(usual)
    if not value.isdecimal() or not 1 <= int(value) <= 3650:
        raise BadEnvironment(f"{name} is a number of days, at least 1, not {value!r}.")
    return int(value)


def _seconds(variables: Mapping[str, str], name: str, *, usual: int) -> int:
    value = variables.get(name) or str(usual)
    if not value.isdecimal() or not 1 <= int(value) <= usual:
        raise BadEnvironment(f"{name} is a number of seconds from 1 to {usual}, not {value!r}.")
    return int(value)


def _redis(value: str) -> str:
    if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise BadEnvironment("REDIS_URL begins with redis://, rediss:// or unix://.")
    return value


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query):
        raise BadEnvironment("LOTSE_ORIGIN is a scheme and a host and nothing more, as in https://lotse.example.org.")
    return value


def _refusals(variables: Mapping[str, str], secret_key: str, hosts: list[str], origin: str) -> list[str]:
    """What is unsafe outside the demo, one sentence each."""
    found = []
    if not secret_key:
        found.append("SECRET_KEY is missing: set it to at least 50 random characters.")
    elif len(secret_key) < SHORTEST_SECRET or len(set(secret_key)) < 10:
        found.append("SECRET_KEY is too easy to guess: set it to at least 50 random characters.")
    if not variables.get("ALLOWED_HOSTS") or "*" in hosts:
        found.append("ALLOWED_HOSTS has to name the hosts of this house, and not *.")
    if not origin.startswith("https://"):
        found.append("LOTSE_ORIGIN has to be the https address that people open.")
    if variables.get("LOTSE_PUSH_LOOPBACK") == "1":
        found.append("LOTSE_PUSH_LOOPBACK is for tests: it lets pushes go to addresses of this machine.")
    if not variables.get("DATABASE_URL"):
        found.append("DATABASE_URL is missing: name the database of this house.")
    return found


def _key_refusals(keys_file: Path) -> list[str]:
    """What is wrong with the master keys: without them nobody could read a message again."""
    try:
        read_keyring(keys_file)
    except BadKeyFile as error:
        return [f"LOTSE_KEYS_FILE: {error}."]
    return []


def _kept_secret(data_dir: Path) -> str:
    """The demo's own key: made at the first start, kept in the data folder, readable by the owner only."""
    file = data_dir / "secret_key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(descriptor, "w") as fresh:
        key = secrets.token_urlsafe(SHORTEST_SECRET)
        fresh.write(key)
    return key
