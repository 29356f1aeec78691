"""axe-core in the page: what shuts people out, by the rules of WCAG 2.2 AA that a machine can check."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
async (tags) => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  const words = ({ html, failureSummary }) => `${html} ${failureSummary}`;
  return found.violations.map(({ id, nodes }) => [id, nodes.map(words)]);
}
"""


def shuts_out(page: Page) -> dict[str, list[str]]:
    """The broken rules with the elements that break them; empty when all is well."""
    # At the end of the page nothing lies under a bar that stays in sight.
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    found: list[Any] = page.evaluate(RUN, RULES)
    return dict(found)


@cache
def _source() -> str:
    return SOURCE.read_text()
