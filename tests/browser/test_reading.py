"""What a reader does: moves the explorer, filters a table, follows a mark, downloads."""

import re

import pytest
from pypdf import PdfReader

from reportpress.pictures.fonts import without_fonts


@pytest.fixture
def wide(tabs):
    return tabs(1280, "light")


def test_a_table_is_filtered_and_searched_by_keyboard(site, wide):
    wide.goto((site / "chapters" / "ledger.html").as_uri())
    rows = wide.locator("#claims tbody tr:visible")
    assert rows.count() == 97
    verdict = wide.locator("#claims .exhibit-controls label:has-text('Verdict') select")
    verdict.focus()
    verdict.press("w")
    assert verdict.input_value() == "Wrong"
    wrong = rows.count()
    assert 0 < wrong < 20
    assert (
        wide.locator("#claims .exhibit-controls [role=status]").inner_text()
        == f"{wrong} of 97 rows"
    )
    words = wide.locator("#claims .exhibit-controls input")
    words.focus()
    words.type("Türkiye")
    assert rows.count() < wrong


def test_selected_events_come_first_and_all_are_a_button_away(site, wide):
    wide.goto((site / "chapters" / "chronology.html").as_uri())
    rows = wide.locator("#events-2022-2026 tbody tr:visible")
    few = rows.count()
    wide.locator("#events-2022-2026 .exhibit-all").press("Enter")
    assert few < 30 < rows.count() == 163


def test_a_mark_in_the_text_leads_to_its_claim_and_back(site, wide):
    wide.goto((site / "chapters" / "leverage.html").as_uri())
    mark = wide.locator("a.mention").first
    key = mark.inner_text()[:3]
    mark.click()
    row = wide.locator("tr:target")
    row.wait_for()
    assert row.inner_text().startswith(key)
    row.get_by_text("Russian leverage").click()
    wide.wait_for_url(f"**/leverage.html#claim-{key.lower()}-here")


def test_a_term_shows_its_meaning_at_focus(site, wide):
    wide.goto((site / "chapters" / "leverage.html").as_uri())
    term = wide.locator("a.glossed").first
    term.focus()
    card = wide.locator("#card")
    assert card.is_visible()
    assert len(card.inner_text()) > 20
    term.press("Escape")
    assert not card.is_visible()


def test_downloads_are_the_committed_files(site, wide):
    wide.goto((site / "chapters" / "leverage.html").as_uri())
    figure = wide.locator("#oil-by-route")
    figure.locator(".exhibit-download > summary").click()
    for ending, name in (("csv", "CSV"), ("svg", "SVG")):
        link = figure.get_by_role("link", name=name, exact=True)
        assert link.get_attribute("download") == f"kazakhstan-between-powers-oil-by-route.{ending}"
        offered = (site / "chapters" / str(link.get_attribute("href"))).resolve()
        committed = site.parents[1] / "figures" / f"oil-by-route.{ending}"
        assert without_fonts(offered.read_text("utf-8")) == committed.read_text("utf-8")
    with wide.expect_download() as waiting:
        figure.get_by_role("link", name="CSV", exact=True).click()
    saved = waiting.value.path()
    assert saved.read_bytes() == (site / "figures" / "oil-by-route.csv").read_bytes()


def test_paper_is_light_and_without_what_only_a_screen_can_do(site, tabs, tmp_path):
    tab = tabs(1280, "dark")
    tab.goto((site / "chapters" / "scenarios.html").as_uri())
    tab.evaluate("""() => {
        window.inks = [];
        addEventListener("beforeprint", () => inks.push(getComputedStyle(document.body).color));
    }""")
    shown = tab.evaluate("getComputedStyle(document.body).color")
    tab.pdf(path=tmp_path / "page.pdf", format="A4")
    (printed,) = tab.evaluate("inks")
    assert max(map(int, re.findall(r"\d+", printed)[:3])) < 80
    assert tab.evaluate("getComputedStyle(document.body).color") == shown
    pages = [page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages]
    text = "\n".join(pages)
    chapter = (site.parents[1] / "chapters" / "scenarios.md").read_text(encoding="utf-8")
    # A heading may take two lines.
    assert re.findall(r"^## (.*)$", chapter, re.MULTILINE)[0] in " ".join(text.split())
    for word in ("Show the code", "Vega-Lite", "CSV", "Cite", "Copy link"):
        assert word not in text
