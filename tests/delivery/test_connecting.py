"""Connections to push services: the certificate is looked at, and so is the address behind the name."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.core.management import call_command

from lotse.delivery.push.answers import Verdict
from lotse.delivery.push.browser_keys import SubscriptionKeys
from lotse.delivery.push.connecting import Deadline, GuardedBackend, NotPublic
from lotse.delivery.push.endpoints import parse_endpoint
from lotse.delivery.push.sender import Letter, Sender
from lotse.delivery.push.vapid import vapid_keys
from tests.push_service import Browser, b64, push_service

INSIDE = [
    "127.0.0.1", "0.0.0.1", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b:1::1",
    "64:ff9b::a00:1", "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "fec0::1", "192.88.99.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_not_connected_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    family = 10 if ":" in address else 2
    found = [(family, 1, 6, "", (address, 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *words, **more: found)
    with pytest.raises(NotPublic):
        GuardedBackend(Deadline(), loopback=False).connect_tcp("fcm.googleapis.com", 443)


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for this name that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    made = (
        builder.not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, SHA256())
    )
    (folder / "cert").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return folder / "cert", folder / "key"


class Taking(BaseHTTPRequestHandler):
    """Takes everything."""

    def do_POST(self) -> None:
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Handshakes fail here on purpose."""


@contextmanager
def encrypted_server(folder: Path, name: str) -> Iterator[int]:
    """A server with a certificate for this name; answers its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(folder, name))
    server = Quiet(("127.0.0.1", 0), Taking)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.mark.parametrize(("name", "meaning"), [("localhost", Verdict.TAKEN), ("elsewhere.example", Verdict.LATER)])
def test_the_certificate_has_to_be_for_the_name(tmp_path: Path, settings: Any, name: str, meaning: Verdict) -> None:
    settings.LOTSE_VAPID_FILE = tmp_path / "vapid"
    call_command("make_vapid", stdout=StringIO())
    ring = vapid_keys()
    assert ring is not None
    with encrypted_server(tmp_path, name) as port, push_service() as service:
        trusting = ssl.create_default_context(cafile=str(tmp_path / "cert"))
        sender = Sender(contact="mailto:house@example.org", loopback=True, tls=trusting)
        answer = sender.send(
            Letter(content=b"{}", urgency="low", topic="t", time_to_live=timedelta(hours=1)),
            endpoint=parse_endpoint(f"https://localhost:{port}/push/x", services=[], loopback=True),
            keys=keys_of(service.subscribe(ring.current.public)),
            vapid=ring.current,
            now=datetime.now(UTC),
        )
        sender.close()
    assert answer.verdict is meaning


def keys_of(browser: Browser) -> SubscriptionKeys:
    return SubscriptionKeys.of(p256dh=b64(browser.point), auth=b64(browser.secret))
