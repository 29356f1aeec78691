"""The way to an appointment without pointing at anything, and what a screen reader finds on each screen."""

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Browsers
from tests.e2e.hands import Phone
from tests.e2e.scene import TOPIC, Scene, card_of

MOST_STEPS = 40


def test_amina_comes_in_and_books_with_the_keyboard(browsers: Browsers, scene: Scene) -> None:
    amina = browsers.phone("de")
    given_she_opens_the_link_of_her_card(amina, scene)
    when_she_types_a_pin_of_six_digits(amina)
    then_she_reads_who_can_read_what(amina)
    when_she_goes_to_the_topics(amina)
    when_she_chooses_topic_and_time(amina)
    then_the_summary_makes_sense(amina)
    when_she_says_yes(amina)
    then_my_appointments_makes_sense(amina)
    when_she_cancels_and_changes_her_mind(amina)


def given_she_opens_the_link_of_her_card(phone: Phone, scene: Scene) -> None:
    link, _code = card_of(scene.cast.amina, origin=phone.watch.origin)
    phone.page.goto(link.replace("/ar/", "/de/"))
    finds(
        phone,
        """
        - banner:
          - button "Zurück"
          - heading /Hallo .Amina./ [level=1]
          - button "Sprache"
        - main:
          - progressbar "Anmelden"
          - paragraph: /Wählen Sie eine geheime PIN/
          - button "4 Bilder"
          - button "6 Ziffern"
          - button "Das bin ich nicht"
        """,
    )


def when_she_types_a_pin_of_six_digits(phone: Phone) -> None:
    enter(phone, phone.thing("6 Ziffern"))
    expect(phone.page.get_by_role("heading", name="Wählen Sie 6 Ziffern")).to_be_focused()
    finds(
        phone,
        """
        - banner:
          - heading "Wählen Sie 6 Ziffern" [level=1]
        - main:
          - paragraph: /Zeigen Sie die PIN niemandem/
          - group "Neue PIN":
            - status /.0. von .6. eingegeben/
            - button "1"
            - button "2"
        """,
    )
    phone.page.keyboard.type("280917")
    expect(phone.page.get_by_role("heading", name="PIN noch einmal")).to_be_focused()
    phone.page.keyboard.type("280917")


def then_she_reads_who_can_read_what(phone: Phone) -> None:
    expect(phone.page.get_by_role("heading", name="Wer kann was lesen?")).to_be_focused()
    finds(
        phone,
        """
        - main:
          - progressbar "Anmelden"
          - heading /Ihre Termine/ [level=2]
          - strong: Sabine Weber
          - paragraph: /Hausverwaltung/
          - link "Gut, weiter"
        """,
    )
    enter(phone, phone.thing("Gut, weiter"))


def when_she_goes_to_the_topics(phone: Phone) -> None:
    expect(phone.page.get_by_role("heading", name="Hallo")).to_be_focused()
    finds(
        phone,
        """
        - banner:
          - heading /Hallo .Amina./ [level=1]
          - button "Sprache"
          - button "Mein Konto"
        - main:
          - paragraph: Sie haben gerade keinen Termin.
          - link "Termin buchen"
          - region "Ihre Beratung":
            - strong: Sabine Weber
        - navigation "Hauptmenü":
          - link "Start"
          - link "Termine"
        """,
    )
    enter(phone, phone.thing("Termin buchen"))
    expect(phone.page.get_by_role("heading", name="Worum geht es?")).to_be_focused()


def when_she_chooses_topic_and_time(phone: Phone) -> None:
    finds(
        phone,
        f"""
        - banner:
          - heading "Worum geht es?" [level=1]
        - main:
          - progressbar /Schritt .1. von .4./
          - button "{TOPIC}"
        """,
    )
    enter(phone, phone.page.get_by_role("button", name=TOPIC))
    expect(phone.page.get_by_role("heading", name="Wann?")).to_be_focused()
    finds(
        phone,
        """
        - main:
          - progressbar /Schritt .3. von .4./
          - strong: Sabine Weber
          - group "Tag wählen":
            - radio /Dienstag, .+/ [checked]
          - heading "Vormittag" [level=2]
          - button "Dienstag 09:00"
          - button "Bitte wählen Sie eine Zeit" [disabled]
        """,
    )
    chosen_day = phone.page.get_by_role("radio", checked=True)
    tab_to(phone, chosen_day)
    phone.page.keyboard.press("ArrowRight")
    expect(phone.page.get_by_role("radio", name="Donnerstag")).to_be_checked()
    enter(phone, phone.page.get_by_role("button", name="Donnerstag 14:30"))
    expect(phone.page.get_by_role("button", name="Donnerstag 14:30")).to_have_attribute("aria-pressed", "true")
    enter(phone, phone.page.get_by_role("link", name="14:30"))


def then_the_summary_makes_sense(phone: Phone) -> None:
    expect(phone.page.get_by_role("heading", name="Ist das richtig?")).to_be_focused()
    finds(
        phone,
        """
        - main:
          - progressbar /Schritt .4. von .4./
          - time
          - paragraph: /Donnerstag, .+/
          - paragraph: /14:30.* Uhr/
          - paragraph: /Brief von einer Behörde · .30. Minuten/
          - strong: Sabine Weber
          - heading "Bitte bringen Sie mit:" [level=2]
          - list:
            - listitem: Ihren Ausweis
          - paragraph:
            - strong: Büro Lindenhof
          - button "Ja, Termin buchen"
        """,
    )


def when_she_says_yes(phone: Phone) -> None:
    enter(phone, phone.thing("Ja, Termin buchen"))
    expect(phone.page.get_by_role("heading", name="Ihr Termin ist gebucht")).to_be_focused()
    enter(phone, phone.thing("Meine Termine"))


def then_my_appointments_makes_sense(phone: Phone) -> None:
    expect(phone.page.get_by_role("heading", name="Meine Termine")).to_be_focused()
    finds(
        phone,
        """
        - banner:
          - heading "Meine Termine" [level=1]
        - main:
          - link /14:30.* Uhr/
          - link "Termin buchen"
        """,
    )


def when_she_cancels_and_changes_her_mind(phone: Phone) -> None:
    enter(phone, phone.page.get_by_role("link", name="14:30"))
    expect(phone.page.get_by_role("heading", name="Termin", exact=True)).to_be_focused()
    enter(phone, phone.thing("Absagen"))
    question = phone.page.get_by_role("dialog", name="Termin absagen?")
    expect(question).to_match_aria_snapshot("""
        - dialog "Termin absagen?":
          - heading "Termin absagen?" [level=2]
          - paragraph: /Donnerstag .+ Sabine Weber/
          - button "Ja, absagen"
          - button "Nein, zurück"
    """)
    phone.page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(phone.thing("Absagen")).to_be_focused()


def finds(phone: Phone, tree: str) -> None:
    """What a screen reader finds, in this order; other things may stand between."""
    expect(phone.page.locator("body")).to_match_aria_snapshot(tree)


def tab_to(phone: Phone, wanted: Locator) -> None:
    """Press the Tab key until the thing has the focus, as a person without a mouse does."""
    expect(wanted).to_be_visible()
    for _step in range(MOST_STEPS):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not reach {wanted}.")


def enter(phone: Phone, wanted: Locator) -> None:
    tab_to(phone, wanted)
    phone.page.keyboard.press("Enter")
