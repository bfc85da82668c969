"""What a reader does below a figure: unfolds, reads the numbers, copies the link."""

import pytest

FIGURE = "#oil-by-route"
SIZES = """foot => [...foot.querySelectorAll(':scope > details > summary, :scope > button')]
  .map(one => one.getBoundingClientRect()).map(({ width, height, top }) => [width, height, top])"""


@pytest.fixture
def opened(site, tabs):
    def opens(width, scheme="light", **options):
        tab = tabs(width, scheme, **options)
        tab.goto((site / "chapters" / "leverage.html").as_uri())
        tab.locator(f"{FIGURE} .exhibit-foot").scroll_into_view_if_needed()
        return tab

    return opens


@pytest.mark.parametrize(("width", "touch", "least"), [(1280, False, 24), (390, True, 44)])
def test_controls_stand_in_one_row_and_can_be_hit(opened, width, touch, least):
    tab = opened(width, has_touch=touch, is_mobile=touch)
    foot = tab.locator(f"{FIGURE} .exhibit-foot")
    sizes = foot.evaluate(SIZES)
    assert len(sizes) == 5
    assert all(wide >= least and high >= least for wide, high, _ in sizes)
    assert len({round(top) for *_, top in sizes}) == 1
    words = [
        text.strip() for text in foot.locator("> details > summary, > button").all_inner_texts()
    ]
    assert words == ["Data", "Code", "Copy link", "Cite", "Download"]


def test_one_unfolds_at_a_time_below_a_row_that_stays(opened):
    tab = opened(1280)
    foot = tab.locator(f"{FIGURE} .exhibit-foot")
    before = foot.evaluate(SIZES)
    foot.get_by_text("Code", exact=True).press("Enter")
    assert "Figure(" in foot.locator(".exhibit-code pre").last.inner_text()
    foot.get_by_text("Data", exact=True).press("Enter")
    assert not foot.locator(".exhibit-code pre").last.is_visible()
    assert foot.locator(".exhibit-drawn table").is_visible()
    assert foot.evaluate(SIZES) == before
    assert tab.faults == []


def test_the_numbers_drawn_lead_to_their_sources(opened):
    tab = opened(1280)
    foot = tab.locator(f"{FIGURE} .exhibit-foot")
    foot.get_by_text("Data", exact=True).click()
    heads = foot.locator(".exhibit-drawn thead th").all_inner_texts()
    assert heads == ["Year", "Route", "Million tonnes", "Share", "Source"]
    link = foot.locator(".exhibit-drawn td a.cited").first
    number = link.inner_text()
    link.click()
    tab.wait_for_url("**/references.html#source-*")
    assert tab.locator(".citation:target .label").inner_text().strip("[]") == number


def test_head_and_first_column_stay_in_sight(opened):
    tab = opened(390)
    foot = tab.locator("#large-projects .exhibit-foot")
    foot.get_by_text("Data", exact=True).click()
    box = foot.locator(".exhibit-drawn")
    assert box.evaluate(
        "box => box.scrollWidth > box.clientWidth && box.scrollHeight > box.clientHeight"
    )
    place = "one => [one.getBoundingClientRect().left, one.getBoundingClientRect().top]"
    head, cell = box.locator("thead th").first, box.locator("tbody th").nth(3)
    before = head.evaluate(place), cell.evaluate(place)[0]
    box.evaluate("box => box.scrollBy(120, 80)")
    assert (head.evaluate(place), cell.evaluate(place)[0]) == before
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_link_is_copied_and_said(opened):
    tab = opened(1280, own=True)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    foot = tab.locator(f"{FIGURE} .exhibit-foot")
    foot.get_by_role("button", name="Copy link").press("Enter")
    status = foot.get_by_role("status")
    status.get_by_text("Copied").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/chapters/leverage.html#oil-by-route")


def test_the_citation_is_copied_with_page_and_address(opened):
    tab = opened(1280, own=True)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cite = tab.locator(f"{FIGURE} .exhibit-cite")
    cite.locator("summary").click()
    cite.get_by_role("button", name="Copy citation").click()
    cite.get_by_text("Copied").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == cite.locator("p").first.inner_text()
    assert copied.endswith("chapters/leverage.html#oil-by-route")


def test_where_the_clipboard_is_closed_the_link_is_shown(opened):
    tab = opened(1280)
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    foot = tab.locator(f"{FIGURE} .exhibit-foot")
    foot.get_by_role("button", name="Copy link").click()
    foot.get_by_role("status").get_by_text("leverage.html#oil-by-route").wait_for()


def test_a_picture_on_its_own_is_set_in_its_own_fonts(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "figures" / "oil-by-route.svg").as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    faces = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.weight)"
    assert sorted(tab.evaluate(faces)) == ["400", "600"]
