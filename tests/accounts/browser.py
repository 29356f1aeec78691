"""A browser as the app uses it: cookies, the CSRF token of the bootstrap, JSON."""

from typing import Any

from django.test import Client

JSON = "application/json"


class Browser:
    """One browser at one address of the network. Writes carry the CSRF token, as the app's do."""

    def __init__(self, address: str = "192.0.2.10") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api{path}")

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        token = self.get("/bootstrap").json()["csrf_token"]
        return self.client.post(f"/api{path}", body or {}, JSON, headers={"X-CSRFToken": token})

    def state(self) -> str:
        """What the bootstrap says: signed_out, locked or ready."""
        return str(self.get("/bootstrap").json()["state"])

    def cookie(self, name: str) -> str:
        """The value of a cookie; empty if there is none."""
        return self.client.cookies[name].value if name in self.client.cookies else ""

    def take_cookies_of(self, other: "Browser") -> None:
        """Hold the same cookies as the other browser has now."""
        for name, morsel in other.client.cookies.items():
            self.client.cookies[name] = morsel.value

    def drop(self, name: str) -> None:
        """Lose a cookie."""
        del self.client.cookies[name]
