"""Connections to push services: the resolved address is looked at, nothing takes longer than ten seconds.

The check stands where the connection is made, with the very address that is connected to: a look-up beforehand could
get another answer than the one that counts.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any, Final

import httpcore
import httpx

LIMIT: Final = 10.0  # seconds for one push, from looking up the name to the last byte of the answer
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
TRANSLATION: Final = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
# Forms out of use that carry an IPv4 address or stay inside: compatible (RFC 4291), translated (RFC 2765), site-local
# (RFC 3879), relays of 6to4 (RFC 7526).
DISUSED: Final = tuple(map(ipaddress.ip_network, ("::/96", "::ffff:0:0:0/96", "fec0::/10", "192.88.99.0/24")))
LOCAL_TRANSLATION: Final = ipaddress.IPv6Network("64:ff9b:1::/48")  # RFC 8215


class NotPublic(httpcore.ConnectError):
    """The name leads to an address inside some network, this house's perhaps."""


class Deadline(threading.local):
    """When the push that this thread is at has to be over."""

    at: float = 0.0

    def left(self, wanted: float | None) -> float:
        """Seconds that a step may take. Raises ReadTimeout when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("ten seconds are over")
        return left if wanted is None else min(left, wanted)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens TCP connections to public addresses only; `loopback` allows this machine, for tests."""

    def __init__(self, deadline: Deadline, *, loopback: bool) -> None:
        self._deadline = deadline
        self._loopback = loopback
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers, if all of its addresses are public."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            try:
                left = self._deadline.left(timeout)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return LimitedStream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError("the name is not known") from error
        addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
        if not all(self._may_connect(ipaddress.ip_address(address.split("%")[0])) for address in addresses):
            raise NotPublic("not a public address")
        return addresses

    def _may_connect(self, address: Address) -> bool:
        if self._loopback and address.is_loopback:
            return True
        if any(address in network for network in DISUSED):
            return False
        return all(each.is_global and not each.is_multicast for each in (address, _inner(address)))


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself; translators inside are not used."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in LOCAL_TRANSLATION:
        return ipaddress.IPv4Address(0)
    if address in TRANSLATION:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


class LimitedStream(httpcore.NetworkStream):
    """A connection whose every step takes from the time that its push has left: slow drops do not add up."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read within the time left."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write within the time left."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close it."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt; the certificate is checked for the name, not for the address."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return LimitedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.HTTPTransport):
    """httpx's transport over guarded connections, without any proxy of the environment."""

    def __init__(self, *, loopback: bool, connections: int, verify: ssl.SSLContext) -> None:
        self._deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=verify,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30,
            network_backend=GuardedBackend(self._deadline, loopback=loopback),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request within the limit."""
        self._deadline.at = time.monotonic() + LIMIT
        return super().handle_request(request)
