"""What must never happen in a browser of these tests, whatever the story: it is collected and fails the test."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

# The browser tells of refused resources by an event; only the console reaches the test from every page.
REPORT_VIOLATIONS = """
addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP', event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber));
"""
NO_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_REFUSED")


class Watch:
    """Watches one browser. A story that leads to a refusal says so before: `expect_refusal(409)`."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.requests: list[Request] = []
        self.found: list[str] = []
        self._expected: list[str] = [
            "Service Worker registration blocked by Playwright",
            "WebSocket is closed before the connection is established",  # somebody went on while it was opened
        ]
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def expect_refusal(self, *statuses: int) -> None:
        """The console notes every answer of 400 and more; these belong to the story."""
        self._expected += [f"the server responded with a status of {status} " for status in statuses]

    def expect_broken_screen(self) -> None:
        """A screen throws: the console hears of it."""
        self._expected.append("is not a function")

    def expect_no_network(self) -> None:
        """Failed requests belong to the story."""
        self._expected += NO_NETWORK

    def expect_somebody_else(self, address: str) -> None:
        """The person leaves for another site."""
        self._expected.append(f"request to somebody else: {address}")

    def paths(self) -> list[str]:
        """The paths that the pages asked for, without addresses and queries."""
        return [request.url.removeprefix(self.origin).split("?")[0] for request in self.requests]

    def complaints(self) -> list[str]:
        """Everything that was seen and not expected."""
        return [line for line in self.found if not any(words in line for words in self._expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.found.append(f"error: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.found.append(f"request to somebody else: {request.url}")
