"""The built app, read once and kept in memory: files with their compressed twins, and each document's policy."""

import hashlib
import json
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path

ENCODINGS = {"br": ".br", "gzip": ".gz"}  # best first
TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".json": "application/json"}
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self' data: blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lotse"
)
A_WEEK_WITHOUT_ASKING = "public, max-age=604800"
ASK_FIRST = "no-cache"


@dataclass(frozen=True, kw_only=True)
class File:
    """A file of the built app: its bytes by encoding ("" is plain), its tag, and the headers it always has."""

    bodies: dict[str, bytes]
    tag: str
    headers: dict[str, str] = field(default_factory=dict)

    def best(self, accept_encoding: str) -> str:
        """The best encoding that the browser takes and we have."""
        taken = {word.split(";")[0].strip() for word in accept_encoding.split(",") if "q=0" not in word.split(";")[1:]}
        return next((name for name in ENCODINGS if name in taken and name in self.bodies), "")


@dataclass(frozen=True, kw_only=True)
class Dist:
    """All files by their path below dist, such as `ar/index.html` and `sw.js`."""

    files: dict[str, File]
    stamp: int


def read_dist(folder: Path) -> Dist | None:
    """Everything that was built, or None if nothing was."""
    build = folder / "build.json"
    try:
        stamp = build.stat().st_mtime_ns
        documents = json.loads(build.read_bytes())["documents"]
    except FileNotFoundError:
        return None
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in ENCODINGS.values()]
    files = {path.relative_to(folder).as_posix(): path for path in paths if path != build}
    return Dist(files={name: _file(name, path, documents.get(name)) for name, path in files.items()}, stamp=stamp)


def _file(name: str, path: Path, hashes: dict[str, list[str]] | None) -> File:
    bodies = {"": path.read_bytes()}
    for encoding, ending in ENCODINGS.items():
        twin = path.with_name(path.name + ending)
        if twin.exists():
            bodies[encoding] = twin.read_bytes()
    headers = {"Content-Type": _content_type(path), "Cache-Control": ASK_FIRST, "Vary": "Accept-Encoding"}
    if name.startswith("icons/"):
        headers["Cache-Control"] = A_WEEK_WITHOUT_ASKING  # browsers want the icon at every start
    if path.suffix == ".html":
        headers["Content-Security-Policy"] = _policy(hashes or {"scripts": [], "styles": []})
    if name == "sw.js":
        headers["Service-Worker-Allowed"] = "/"
        # A worker has the policy of its own answer; it fetches from home and opens no other place.
        headers["Content-Security-Policy"] = "default-src 'none'; connect-src 'self'; script-src 'self'"
    return File(bodies=bodies, tag=hashlib.sha256(bodies[""]).hexdigest()[:20], headers=headers)


def _content_type(path: Path) -> str:
    kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else kind


def _policy(hashes: dict[str, list[str]]) -> str:
    quoted = {kind: "".join(f" '{one}'" for one in hashes[kind]) for kind in ("scripts", "styles")}
    return POLICY.format(**quoted)
