"""The search: what comes first, in whatever spelling and script, and its use by keyboard."""

import pytest

FIRST = {
    # What a reader types: words of the first result's title, and its label's beginning.
    "Kashagan": ("West pumps the oil", "Section"),
    "refugees": ("Russians who came", "Figure"),
    "migration": ("Russians who came", "Figure"),
    "mobilization": ("Russians", ""),
    "mobilisation": ("Russians", ""),
    "Zelenskyy": ("Zelensky", ""),
    "Зеленский": ("Zelensky", ""),
    "Tokayev": ("Tokayev", "Section"),
    "Токаев": ("Tokayev", "Section"),
    "توكاييف": ("Tokayev", "Section"),
    "Назарбаев": ("Nazarbayev", ""),
    "Turkey": ("Türkiye", "Section"),
    "turkiye": ("Türkiye", "Section"),
    "تركيا": ("Türkiye", "Section"),
    "Turkey trade": ("Trade with Türkiye", "Figure"),
    "الصين": ("China", "Section"),
    "Китай": ("China", "Section"),
    "كازاخستان": ("كازاخستان", "Section"),
    "Russia": ("Russia", "Section"),
    "روسيا": ("Russia", "Section"),
    "КТК": ("CPC", "Term"),
    "ОДКБ": ("CSTO", "Term"),
    "ЕАЭС": ("EAEU", "Term"),
    "Ust-Luga": ("Ust-Luga", "Claim"),
    "Middle Corridor": ("Middle Corridor", "Term"),
    "ideal point": ("Ideal point", "Term"),
    "quasi-state": ("Quasi-state", "Term"),
    "sanctions": ("sanctions", "Section"),
    "figure 3.1": ("", "Figure 3.1"),
    "C08": ("C08", "Claim"),
    "Medvedev": ("Medvedev", "Event"),
    "Baikonur": ("Baikonur", "Event"),
    "drones": ("drones", "Section"),
    "codebook": ("Codebook", "Section"),
}


@pytest.fixture
def wide(tabs):
    return tabs(1280, "light")


def found(tab, words):
    """Ask the search's own page, and return what it has found."""
    tab.fill("#find-words", words)
    tab.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=words)
    return tab.locator("article .find-results li")


@pytest.mark.parametrize(
    "asked", [[*FIRST][1::2], pytest.param([*FIRST], marks=pytest.mark.slow)], ids=["half", "all"]
)
def test_what_is_looked_for_comes_first(site, wide, asked):
    wide.goto((site / "search.html").as_uri())
    told = []
    for words in asked:
        title, label = FIRST[words]
        first = found(wide, words).first
        first.wait_for()
        heading, kind = first.locator("a").inner_text(), first.locator(".find-label").inner_text()
        if title.lower() not in heading.lower() or not kind.startswith(label):
            told.append(f"{words}: {kind}: {heading}")
    assert told == []
    assert wide.faults == []


def test_every_result_leads_to_a_place_and_none_shows_the_key_of_a_source(site, wide):
    wide.goto(f"{(site / 'search.html').as_uri()}?q=Erdogan")
    links = wide.locator("article .find-results a")
    links.first.wait_for()
    assert not [text for text in links.all_inner_texts() if "_20" in text]
    links.first.click()
    wide.wait_for_selector(":target")


def test_words_found_are_marked_as_the_text_spells_them(site, wide):
    wide.goto(f"{(site / 'search.html').as_uri()}?q=Turkey")
    wide.wait_for_selector("article .find-results li")
    marks = set(wide.locator("article .find-results mark").all_inner_texts())
    assert {"Türkiye"} <= marks <= {"Türkiye", "Turkish", "Turkey", "turkiye"}


def test_more_and_single_kinds_are_a_button_away(site, wide):
    wide.goto(f"{(site / 'search.html').as_uri()}?q=Russia")
    results = wide.locator("article .find-results li")
    results.first.wait_for()
    assert results.count() == 20
    wide.get_by_role("button", name="Show more").press("Enter")
    wide.wait_for_function("document.querySelectorAll('article .find-results li').length === 40")
    assert wide.evaluate("document.activeElement.closest('li').previousElementSibling !== null")
    wide.locator(".find-kinds button", has_text="Claim").press("Enter")
    wide.wait_for_selector(".find-kinds [aria-pressed=true]:has-text('Claim')")
    labels = wide.locator("article .find-label").all_inner_texts()
    assert labels
    assert all(label.startswith("Claim") for label in labels)


@pytest.mark.parametrize(("slip", "meant"), [("Zelenksy", "Zelensky"), ("Kashagn", "Kashagan")])
def test_a_slip_is_answered_with_what_was_meant_and_where_to_look(site, wide, slip, meant):
    wide.goto(f"{(site / 'search.html').as_uri()}?q={slip}")
    wide.wait_for_selector("article .find-nearest a")
    assert wide.locator("article [role=status]").inner_text() == "No results"
    assert wide.locator("article .find-help li a").count() >= 3
    wide.get_by_role("link", name=meant, exact=True).click()
    wide.locator("article .find-results li").first.wait_for()
    assert f"q={meant}" in wide.url


def test_words_that_nothing_holds_together_are_found_apart(site, wide):
    wide.goto(f"{(site / 'search.html').as_uri()}?q=Kashagan Solzhenitsyn")
    wide.locator("article .find-results li").first.wait_for()
    assert "Nothing holds all of these words" in wide.inner_text("article [role=status]")


@pytest.mark.parametrize("key", ["Control+k", pytest.param("/", marks=pytest.mark.slow)])
def test_the_dialog_finds_while_typing_and_obeys_the_keyboard(site, tab, key):
    tab.goto((site / "chapters" / "leverage.html").as_uri())
    assert not [url for url in tab.asked if "search-index" in url], "asked for when it is used"
    tab.wait_for_function("document.readyState === 'complete'")
    tab.keyboard.press(key)
    dialog = tab.locator("#pst-search-dialog")
    dialog.wait_for(state="visible")
    tab.keyboard.type("Turkey trade")
    links = dialog.locator(".find-results a")
    links.first.wait_for()
    assert 1 < links.count() <= 8
    box, field = dialog.bounding_box(), dialog.locator("input").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= tab.viewport_size["width"]
    assert field["width"] > 200
    tab.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    tab.keyboard.press(key)
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    tab.keyboard.press("ArrowUp")
    href = links.first.evaluate("link => link.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(href)
    tab.wait_for_selector(":target")
    assert tab.faults == []
    assert len([url for url in tab.asked if "search-index" in url]) == 1


def test_a_key_pressed_before_the_results_are_renewed_moves_to_one_that_stays(site, wide):
    wide.goto((site / "chapters" / "leverage.html").as_uri())
    wide.keyboard.press("/")
    wide.keyboard.type("Turkey")
    first = wide.locator("#pst-search-dialog .find-results a").first
    first.wait_for()
    wide.wait_for_timeout(300)
    first.evaluate("link => { link.id = 'of-old-words'; }")
    # In one task, so that no pause of the field can pass between the letter and the key.
    wide.evaluate("""() => {
        const field = document.activeElement;
        field.value = "Turkey trade";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    }""")
    wide.wait_for_timeout(300)
    assert wide.evaluate("document.activeElement.matches('.find-results a:not(#of-old-words)')")


def test_a_slash_in_a_field_is_a_letter(site, wide):
    wide.goto((site / "chapters" / "ledger.html").as_uri())
    field = wide.locator("#claims .exhibit-controls input")
    field.press("/")
    assert field.input_value() == "/"
    assert not wide.locator("#pst-search-dialog").is_visible()


def test_a_result_on_the_same_page_is_not_behind_the_dialog(site, wide):
    wide.goto((site / "chapters" / "leverage.html").as_uri())
    wide.keyboard.press("/")
    wide.keyboard.type("figure 3.1")
    wide.locator("#pst-search-dialog .find-results a").first.wait_for()
    wide.keyboard.press("Enter")
    wide.wait_for_selector(":target")
    assert not wide.locator("#pst-search-dialog").is_visible()
