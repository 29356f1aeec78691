"""A push service on this machine that takes nothing that the standards do not allow (RFC 8030, 8188, 8291, 8292).

Its browsers have keys of their own, so that what was sent is really decrypted. `answers` makes it fail as real ones do.
"""

import json
import re
import secrets
import socket
import struct
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LARGEST = 4096
TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
VAPID = re.compile(r"vapid t=([^,\s]+),\s*k=([A-Za-z0-9_-]+)")
DAY = 24 * 3600


class Refused(Exception):
    """What a strict service answers to a wrong request."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Received:
    """A push that was right in every respect, decrypted."""

    token: str
    content: bytes
    ttl: int
    urgency: str
    topic: str
    body_bytes: int
    claims: dict[str, Any]

    @property
    def json(self) -> Any:
        """The content as its readers take it."""
        return json.loads(self.content)


@dataclass(frozen=True)
class Answer:
    """What to answer instead of taking the push, or after it (`takes`). `hang` keeps the line open, `reset` breaks it,
    `drip` is slow."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0
    reset: bool = False
    drip: bool = False
    takes: bool = False


class Browser:
    """One subscription: an address, a key pair and a secret. `application_key` is whom it takes pushes from."""

    def __init__(self, service: "PushService", application_key: str) -> None:
        self.token = secrets.token_urlsafe(12)
        self.endpoint = f"{service.origin}/push/{self.token}"
        self.application_key = application_key
        self._private = ec.generate_private_key(ec.SECP256R1())
        self.point = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.secret = secrets.token_bytes(16)

    def subscription(self) -> dict[str, str]:
        """What the app sends to our API."""
        return {"endpoint": self.endpoint, "p256dh": b64(self.point), "auth": b64(self.secret)}

    def decrypt(self, body: bytes) -> bytes:
        """The plain text of a body in aes128gcm with one record. Raises Refused."""
        salt, (record, key_length) = body[:16], struct.unpack("!LB", body[16:21])
        sender, sealed = body[21 : 21 + key_length], body[21 + key_length :]
        if key_length != 65 or len(sealed) > record or record > LARGEST:
            raise Refused(400, "not one record of aes128gcm")
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self._private.exchange(ec.ECDH(), point)
        secret = hkdf(shared, self.secret, b"WebPush: info\0" + self.point + sender, 32)
        key = hkdf(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = hkdf(secret, salt, b"Content-Encoding: nonce\0", 12)
        try:
            padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        except InvalidTag:
            raise Refused(400, "cannot be decrypted") from None
        if not padded.endswith(b"\x02"):
            raise Refused(400, "no end of the last record")
        return padded[:-1]


class PushService:
    """The service: browsers subscribe, `received` and `refused` tell what came, `answers` what is said next."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.origin = f"http://127.0.0.1:{server.server_port}"
        self.browsers: dict[str, Browser] = {}
        self.received: list[Received] = []
        self.refused: list[tuple[int, str]] = []
        self.answers: list[Answer] = []
        self.asked = 0
        self.arrived = threading.Condition()

    def subscribe(self, application_key: str) -> Browser:
        """A new browser."""
        browser = Browser(self, application_key)
        self.browsers[browser.token] = browser
        return browser

    def was_asked(self, times: int) -> bool:
        """Whether so many requests have come, whatever was answered."""
        return self.asked >= times

    def wait_for(self, count: int, seconds: float = 10) -> list[Received]:
        """The pushes once there are so many. Raises AssertionError when they do not come."""
        with self.arrived:
            came = self.arrived.wait_for(lambda: len(self.received) >= count, seconds)
        assert came, f"{len(self.received)} of {count} pushes came; refused: {self.refused}"
        return self.received

    def shown(self, token: str) -> list[Received]:
        """What a phone shows that was offline meanwhile: of one topic the last only, of one tag the last only."""
        latest: dict[str, Received] = {}
        for each in self.received:
            if each.token == token:
                latest[each.topic or secrets.token_hex()] = each
        by_tag = {each.json["notification"]["tag"]: each for each in latest.values()}
        return list(by_tag.values())

    def take(self, path: str, headers: Any, body: bytes) -> Received:
        """The push, if everything about it is right. Raises Refused."""
        browser = self.browsers.get(path.removeprefix("/push/"))
        if browser is None:
            raise Refused(404, "no such subscription")
        claims = self._signed_in(browser, headers.get("authorization") or "")
        ttl, urgency, topic = headers.get("ttl"), headers.get("urgency"), headers.get("topic")
        if ttl is None or not ttl.isdigit():
            raise Refused(400, "no TTL")
        if urgency not in ("very-low", "low", "normal", "high"):
            raise Refused(400, "no such urgency")
        if topic is None or not TOPIC.fullmatch(topic):
            raise Refused(400, "no good topic")
        if headers.get("content-encoding") != "aes128gcm":
            raise Refused(415, "not aes128gcm")
        if len(body) > LARGEST:
            raise Refused(413, "too large")
        return Received(browser.token, browser.decrypt(body), int(ttl), urgency, topic, len(body), claims)

    def _signed_in(self, browser: Browser, header: str) -> dict[str, Any]:
        """The claims of a token signed by the key that the browser subscribed with."""
        match = VAPID.fullmatch(header)
        if match is None:
            raise Refused(401, "no sign-in")
        if match[2] != browser.application_key:
            raise Refused(403, "another application's key")
        signed, _, signature = match[1].rpartition(".")
        head, claims = (json.loads(unb64(part)) for part in signed.split("."))
        raw = unb64(signature)
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(match[2]))
        halves = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        try:
            public.verify(encode_dss_signature(*halves), signed.encode(), ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise Refused(403, "not signed by this key") from None
        now = time.time()
        wrong = head != {"typ": "JWT", "alg": "ES256"} or len(raw) != 64 or claims["aud"] != self.origin
        if wrong or not now < claims["exp"] <= now + DAY or not claims["sub"].startswith(("mailto:", "https:")):
            raise Refused(403, f"claims {claims}")
        return dict(claims)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.service.asked += 1
        answer = self.service.answers.pop(0) if self.service.answers else None
        if answer is not None and not answer.takes:
            self._say(answer)
            return
        try:
            push = self.service.take(self.path, self.headers, body)
        except Refused as refused:
            self.service.refused.append((refused.status, str(refused)))
            self._say(Answer(refused.status))
            return
        with self.service.arrived:
            self.service.received.append(push)
            self.service.arrived.notify_all()
        self._say(answer or Answer(201, {"Location": f"/message/{secrets.token_urlsafe(8)}"}))

    def do_GET(self) -> None:
        self.service.refused.append((405, "GET: a redirect was followed"))
        self._say(Answer(405))

    def _say(self, answer: Answer) -> None:
        time.sleep(answer.hang)
        if answer.reset:
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            self.close_connection = True
            return
        if answer.drip:
            self._drip()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        """A header that never ends, a byte now and then."""
        self.close_connection = True
        try:
            self.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.2)
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections break here on purpose."""


@contextmanager
def push_service() -> Iterator[PushService]:
    """A running service; it ends with the block."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    service = PushService(server)
    handler.service = service  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 with SHA-256."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def b64(value: bytes) -> str:
    """URL-safe base64 without padding."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """The bytes of URL-safe base64."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
