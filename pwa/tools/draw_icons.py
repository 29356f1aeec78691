"""Draw the PNG icons of the app from icons/lotse.svg with Chromium. Run by hand after the drawing has changed."""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ICONS = Path(__file__).resolve().parents[1] / "icons"
# A maskable icon keeps its drawing within the inner four fifths; the ground fills the whole square.
PLAIN, MASKABLE = "0 0 64 64", "-8 -8 80 80"


def draw(page: Page, name: str, size: int, view: str) -> None:
    """One square PNG."""
    svg = (ICONS / "lotse.svg").read_text(encoding="utf-8").replace('viewBox="0 0 64 64"', f'viewBox="{view}"')
    if view == MASKABLE:
        svg = svg.replace('<rect width="64" height="64" rx="15"', '<rect x="-8" y="-8" width="80" height="80"')
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}")
    page.screenshot(path=ICONS / f"{name}.png", omit_background=True)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
    sheet = browser.new_page()
    for pixels in (192, 512):
        draw(sheet, f"lotse-{pixels}", pixels, PLAIN)
        draw(sheet, f"lotse-maskable-{pixels}", pixels, MASKABLE)
    draw(sheet, "lotse-180", 180, MASKABLE)
    browser.close()
