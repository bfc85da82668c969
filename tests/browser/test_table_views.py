"""What a reader does with a long table: sorts, filters, searches, and keeps the view."""

import pytest

ROWS = "#claims tbody tr:visible"
STATUS = "#claims .exhibit-controls [role=status]"


@pytest.fixture
def ledger(site):
    return (site / "chapters" / "ledger.html").as_uri()


def firsts(tab, rows=ROWS):
    return [text.strip() for text in tab.locator(f"{rows} th").all_text_contents()]


def ruled(tab, head):
    return tab.locator(f"#claims thead th[data-name={head}]").get_attribute("aria-sort")


def test_a_head_sorts_up_down_and_back(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(ledger)
    before = firsts(tab)
    head = tab.locator("#claims thead th[data-name=claim_id] button")
    head.press("Enter")
    assert ruled(tab, "claim_id") == "ascending"
    assert firsts(tab) == sorted(before)
    head.press("Enter")
    assert ruled(tab, "claim_id") == "descending"
    assert firsts(tab) == sorted(before, reverse=True)
    head.press("Enter")
    assert ruled(tab, "claim_id") is None
    assert firsts(tab) == before
    assert tab.faults == []


def test_numbers_and_dates_sort_by_value(site, tabs):
    tab = tabs(1280, "light")
    tab.goto(f"{(site / 'chapters/methods.html').as_uri()}?datasets.sort=-rows")
    rows = tab.locator("#datasets tbody tr td.number").all_text_contents()
    numbers = [int(text.replace(",", "")) for text in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert max(numbers) >= 1000, "a separator must not matter"
    tab.goto(f"{(site / 'chapters/ratings.html').as_uri()}?evidence-items.sort=date")
    years = [int(text.split()[-1]) for text in firsts(tab, "#evidence-items tbody tr")]
    assert years == sorted(years)


def test_the_view_stands_in_the_address_and_comes_back(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(ledger)
    verdict = tab.locator("#claims select[name='claims.label']")
    verdict.select_option("Wrong")
    tab.locator("#claims thead th[data-name=claim_id] button").click()
    tab.locator("#claims thead th[data-name=claim_id] button").click()
    tab.locator("#claims input").fill("russia")
    tab.wait_for_url("**claims.q=russia**")
    for part in ("claims.label=Wrong", "claims.sort=-claim_id"):
        assert part in tab.url
    assert tab.url.endswith("#claims"), "the address opens at the table"
    view = firsts(tab)
    assert 0 < len(view) < 20
    tab.reload()
    assert firsts(tab) == view
    assert tab.locator(STATUS).inner_text() == f"{len(view)} of 97 rows"
    tab.goto(ledger.replace("ledger", "methods"))
    tab.go_back()
    tab.wait_for_selector("#claims th[aria-sort=descending]")
    assert firsts(tab) == view
    assert tab.locator("#claims input").input_value() == "russia"
    tab.go_back()
    tab.wait_for_selector("#claims th[aria-sort=ascending]")
    tab.go_back()
    tab.wait_for_selector("#claims:not(:has([aria-sort]))")
    assert verdict.input_value() == "Wrong"
    # Whoever turns back at once breaks off what is asked for the tab's sign.
    assert [fault for fault in tab.faults if not fault.endswith("icon.svg")] == []


def test_the_address_of_a_view_opens_at_its_table(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(f"{ledger}#claims-b06")
    tab.locator("#claims select[name='claims.label']").select_option("Wrong")
    tab.goto("about:blank")
    tab.go_back()
    tab.wait_for_function("() => scrollY > 1000")
    assert tab.url.endswith("?claims.label=Wrong#claims")
    assert tab.locator(ROWS).count() < 20, "the row of the address before does not clear the view"
    tab.get_by_role("button", name="Clear").click()
    assert tab.url.endswith("/ledger.html")


def test_marks_of_letters_do_not_matter_and_nothing_found_is_told(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(ledger)
    words = tab.locator("#claims input")
    words.fill("Türkiye")
    found = firsts(tab)
    words.fill("turkiye")
    assert firsts(tab) == found
    assert len(found) > 10
    words.fill("zzz")
    tab.wait_for_url("**claims.q=zzz**")
    assert tab.locator(STATUS).inner_text() == "No row of 97 fits"
    tab.get_by_role("button", name="Clear").click()
    assert tab.locator(ROWS).count() == 97
    assert "claims." not in tab.url
    assert tab.get_by_role("button", name="Clear").is_disabled()


def test_a_link_to_a_row_shows_it_below_the_head(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(f"{ledger}?claims.label=Wrong#claims-b06")
    tab.wait_for_function("() => scrollY > 100")
    assert tab.locator(ROWS).count() == 97
    assert "claims.label" not in tab.url
    row = tab.locator("tr:target").bounding_box()
    head = tab.locator("#claims thead th").first.bounding_box()
    assert head["y"] + head["height"] <= row["y"] + 1 < 400
    assert 40 < head["y"] < 60, "the head stays below the bar of the page"


def test_a_broad_table_takes_the_room_beside_the_text(ledger, tabs):
    tab = tabs(1280, "light")
    tab.goto(ledger)
    table = tab.locator("#claims table").bounding_box()
    assert table["x"] + table["width"] > 1240
    tab.locator("#claims-b06").scroll_into_view_if_needed()
    tab.wait_for_selector(".bd-sidebar-secondary.hide")


def test_a_table_wider_than_its_place_keeps_its_head_and_first_column(site, tabs):
    tab = tabs(600, "light")
    tab.goto((site / "chapters" / "methods.html").as_uri())
    box = tab.locator(".exhibit-rows[data-table=datasets]")
    box.scroll_into_view_if_needed()
    assert box.get_attribute("tabindex") == "0"
    box.evaluate("box => box.scrollTo(box.scrollWidth, 2000)")
    frame, head = box.bounding_box(), box.locator("thead th").first.bounding_box()
    assert abs(frame["x"] - head["x"]) < 1
    assert abs(frame["y"] - head["y"]) < 1


def test_without_scripts_the_table_stands_and_nothing_is_dead(ledger, site, tabs):
    page = tabs(1280, "light", java_script_enabled=False)
    page.goto(ledger)
    assert page.locator(ROWS).count() == 97
    assert not page.locator(".exhibit-controls").first.is_visible()
    assert page.locator(".exhibit-table button").count() == 0
    page.goto((site / "chapters" / "chronology.html").as_uri())
    assert page.locator("#events-2022-2026 tbody tr:visible").count() > 100


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.slow)])
def test_nothing_moves_when_the_script_comes(site, tabs, width):
    places = []
    for pattern in ("**/press.js*", "**/no-such-file"):
        tab = tabs(width, "light", own=True)
        tab.route(pattern, lambda route: route.abort())
        tab.goto((site / "chapters" / "chronology.html").as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        parts = "figure.exhibit, .exhibit-controls, .exhibit-table th, .exhibit-table td"
        places.append(
            tab.eval_on_selector_all(
                parts, "all => all.map(one => JSON.stringify(one.getBoundingClientRect()))"
            )
        )
        assert tab.locator("thead button").count() == (0 if len(places) == 1 else 14)
    before, after = places
    assert before == after
