"""A figure carries all that the editions need, and refuses what a reader must not get."""

from base64 import b64decode

import altair as alt
import pandas as pd
import pytest

from between_powers import jupyter
from between_powers.charts import LAYOUTS
from between_powers.exhibits import Figure, FigureError
from reportpress.contract import MIME

pytestmark = pytest.mark.usefixtures("with_data_loaded")
FRAME = pd.DataFrame({"year": [2024, 2025], "mt": [1.0, 2.0], "source_id": ["kmg_ar2024"] * 2})
GOOD = {
    "id": "oil-test",
    "title": "Oil doubled",
    "subtitle": "Oil, Kazakhstan, 2024 and 2025, million tonnes",
    "alt": "Bar chart of oil exports in two years, showing that they doubled.",
    "data": FRAME,
}


def draw(_layout):
    return alt.Chart(FRAME).mark_bar().encode(x="mt:Q", y="year:O")


def made(**changes):
    return Figure(**({"draw": draw} | GOOD | changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": ""}, "figure '': the id is missing or malformed; write lower-case words joined by"),
        ({"id": "Oil Test"}, "figure 'Oil Test': the id is missing or malformed"),
        ({"alt": " "}, "figure 'oil-test' has no alt text; add alt=..."),
        ({"title": ""}, "figure 'oil-test' has no title; add title=..."),
        ({"subtitle": ""}, "figure 'oil-test' has no subtitle; add subtitle=..."),
        ({"title": "word " * 16}, "the title has 16 words; state the finding in at most 15"),
        ({"alt": "A picture of oil, which is nice to look at."}, "must read '<type> of <data> sho"),
        ({"data": FRAME.drop(columns="source_id")}, "names no source; keep source_id in its data"),
        ({"shown": {"mmt": "Oil"}}, "shows 'mmt', which is no column of its data"),
        ({"sources": ("nobody",)}, "unknown source 'nobody'; add it to data/sources.csv"),
    ],
)
def test_refusals(changes, message):
    with pytest.raises(FigureError) as caught:
        made(**changes)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("title", "is_refused"),
    [
        ("Million tonnes", True),
        ("Million tonnes in 2025", True),
        ("Million barrels", False),
        (None, False),
    ],
)
def test_an_axis_title_that_the_subtitle_says_is_refused(title, is_refused):
    drawn = alt.Chart(FRAME).mark_bar().encode(x=alt.X("mt:Q", title=title), y="year:O")
    figure = made(draw=lambda _: drawn)
    if not is_refused:
        assert figure.bundle()
        return
    with pytest.raises(FigureError) as caught:
        figure.bundle()
    assert str(caught.value) == (
        f"figure 'oil-test' has the axis title {title!r}, which its subtitle says; leave it out"
    )


def test_an_id_is_refused_the_second_time():
    made()
    with pytest.raises(FigureError, match="figure id 'oil-test' is used twice; ids must be unique"):
        made(title="Another finding")


def test_bundle_serves_every_layout_from_one_set_of_data():
    bundle = made().bundle()
    assert list(bundle["specs"]) == [layout.name for layout in LAYOUTS]
    assert [spec["width"] for spec in bundle["specs"].values()] == [x.width for x in LAYOUTS]
    assert len(bundle["spec_datasets"]) == 1
    assert not any("datasets" in spec for spec in bundle["specs"].values())
    assert bundle["sources"][0]["text"] == "KazMunayGas (2025)"
    assert bundle["csv"].startswith("year,mt,source_id\n2024,1.0,kmg_ar2024\n")


def test_columns_that_are_not_drawn_stay_out_of_the_specification():
    (rows,) = made().bundle()["spec_datasets"].values()
    assert set(rows[0]) == {"year", "mt"}


def test_bundle_is_the_same_however_many_charts_came_before(forget_exhibits):
    first = made().bundle()
    draw(None).interactive().to_dict()
    forget_exhibits()
    assert made(datasets=("oil_exports",)).bundle() == first


def test_the_chapter_shows_bundle_and_readable_text():
    shown = made()._repr_mimebundle_()
    assert set(shown) == {MIME, "text/plain"}
    assert shown["text/plain"].startswith("Figure oil-test: Oil doubled\n")


def test_an_author_in_jupyter_sees_the_chart(monkeypatch):
    monkeypatch.setattr(jupyter, "in_jupyter", lambda: True)
    shown = made()._repr_mimebundle_()
    assert shown["application/vnd.vegalite.v6+json"]["title"]["text"] == ["Oil doubled"]
    assert b64decode(shown["image/png"]).startswith(b"\x89PNG")


def test_layouts_may_draw_different_columns_of_one_frame():
    def by_layout(layout):
        shown = "mt:Q" if layout.is_narrow else "year:O"
        return alt.Chart(FRAME).mark_point().encode(x=shown)

    (rows,) = made(draw=by_layout).bundle()["spec_datasets"].values()
    assert all({"mt", "year"} <= row.keys() for row in rows)


def test_what_it_shows_below_is_chosen_or_all_but_the_keys(forget_exhibits):
    (table,) = made().bundle()["shown"]
    assert table["headings"] == ["Year", "Mt"]
    forget_exhibits()
    (table,) = made(shown={"mt": "Million tonnes|.1f"}, datasets=("oil_exports",)).bundle()["shown"]
    assert [row["cells"] for row in table["rows"]] == [["1.0"], ["2.0"]]
    assert table["rows"][0]["sources"] == ["kmg_ar2024"]
