"""Every construct of `constructs.yml` reaches both editions, or is refused where it stands."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date

import altair as alt
import pandas as pd
import pytest
import yaml
from tests.plugins.tiny_book import SITE
from tools.author import constructs

from between_powers.exhibits import Figure, Table
from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.pictures import render

CASES = constructs.cases()
TOLD = [case for case in CASES if case.get("text") and "refused" in case]
SHOWN = [case for case in CASES if case.get("text") and "refused" not in case]
HEAD = """---
jupytext: {text_representation: {format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Constructs
"""
DOT = (
    "89504e470d0a1a0a0000000d49484452000000040000000408000000008c9ac1a20000000e4944415478"
    "da6370000206540200281404017b4602b80000000049454e44ae426082"
)
OF_CHAPTERS = (
    "press_cover",
    "press_data_page",
    "press_mentions",
    "press_search_help",
    "press_search_kinds",
)
"""Settings of the book that name what its own chapters hold."""

ROWS = pd.DataFrame({"year": [2024, 2025], "mt": [1.0, 2.0], "who": ["a", "b"]})
ROWS["source_id"] = "kmg_ar2024"
NAMED = {"title": "Oil doubled", "subtitle": "Oil, Kazakhstan, million tonnes"}
ALT = "Bar chart of oil exports in two years, showing that they doubled."


def site(root, cases):
    """Write a book with one chapter that holds some constructs, each a section of its name."""
    shutil.copytree(SITE, root)
    config = yaml.safe_load((root / "_config.yml").read_text())
    settings = config["sphinx"]["config"]
    for name in OF_CHAPTERS:
        settings.pop(name)
    settings["extensions"][-1:-1] = ["sphinx_design", "sphinxcontrib.bibtex"]
    settings |= {"bibtex_reference_style": "super", "bibtex_default_style": "numbered"}
    config["bibtex_bibfiles"] = ["sources.bib"]
    (root / "_config.yml").write_text(yaml.safe_dump(config))
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: chapters/index\n"
        "chapters: [{file: chapters/a}, {file: chapters/one}]\n"
    )
    (root / "sources.bib").write_text("@misc{met2025, title={Rain}, year={2025}}\n")
    (root / "chapters/a.md").write_text("# Sources\n\n```{bibliography}\n```\n")
    (root / "chapters/two.md").unlink()
    (root / "chapters/index.md").write_text("# Rain\n")
    (root / "chapters/dot.png").write_bytes(bytes.fromhex(DOT))
    parts = [f"## {case['name']}\n\n{constructs.text_of(case)}\n" for case in cases]
    (root / "chapters/one.md").write_text(f"{HEAD}\n" + "\n".join(parts))
    return root


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Return what each section is in both editions, by the name of the section."""
    root = site(tmp_path_factory.mktemp("shown") / "book", SHOWN)
    press.build(root, Progress(io.StringIO()))
    page = (root / "_build/html/chapters/one.html").read_text()
    printed = (root / "_build/.stage/doctrees/typst/book.typ").read_text()
    web = dict(re.findall(r"<h2>([^<]*)<(.*?)(?=<h2>|</article>)", page, re.DOTALL))
    heads = re.split(r"#section-title\(level: 2[^\n]*\)\[([^\n]*)\]\n", printed)
    return web, dict(zip(heads[1::2], heads[2::2], strict=True))


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """Return what a build says of the constructs that are refused, by line; and the chapter."""
    root = site(tmp_path_factory.mktemp("told") / "book", TOLD)
    with pytest.raises(press.BuildError) as caught:
        press.build(root, Progress(io.StringIO()))
    return caught.value.args, (root / "chapters/one.md").read_text().splitlines()


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case["name"])
def test_a_construct_reaches_both_editions(case, editions):
    web, printed = editions
    for words in case["html"]:
        assert words in web[case["name"]]
    for words in case["print"]:
        assert words in printed[case["name"]]


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case["name"])
def test_a_construct_is_refused_where_it_stands(case, lines):
    said, chapter = lines
    first = chapter.index(f"## {case['name']}") + 1
    last = first + 2 + constructs.text_of(case).count("\n") + 1
    places = [re.match(r"chapters/one\.md:(\d+): WARNING: (.*)", line) for line in said]
    found = {place[2] for place in places if place and first <= int(place[1]) <= last}
    assert any(case["refused"] in words for words in found), said


def test_nothing_else_is_told(lines):
    told = [case["refused"] for case in TOLD]
    assert [line for line in lines[0] if not any(words in line for words in told)] == []


def draw(code):
    render.vl_convert.register_font_directory(str(render.FONTS / "ttf"))
    chart = alt.Chart(ROWS).mark_bar().encode(x="year:O", y="mt:Q")
    names = {"alt": alt, "rows": ROWS, "date": date, "chart": chart}
    drawn = eval(code, names)  # noqa: S307 - the code is the test's own
    bundle = Figure(id="oil-test", alt=ALT, data=ROWS, draw=drawn, **NAMED).bundle()
    return render.svg(bundle["specs"]["wide"] | {"datasets": bundle["spec_datasets"]}, "test")


def cells_of(code):
    values = eval(code, {"pd": pd})  # noqa: S307 - the code is the test's own
    frame = pd.DataFrame({"key": ["a", "b"], "x": values, "source_id": "kmg_ar2024"})
    columns = {"key": "Key", "x": "Value"}
    rows = Table(id="table-test", data=frame, columns=columns, **NAMED).bundle()["rows"]
    return [row["cells"][1] for row in rows]


@pytest.mark.usefixtures("with_data_loaded")
@pytest.mark.parametrize(
    "case", [case for case in CASES if "chart" in case], ids=lambda case: case["name"]
)
def test_a_chart_is_drawn_or_refused(case):
    if "refused" not in case:
        assert "<path" in draw(case["chart"])
        return
    with pytest.raises(ValueError, match=re.escape(case["refused"])):
        draw(case["chart"])


@pytest.mark.usefixtures("with_data_loaded")
@pytest.mark.parametrize(
    "case", [case for case in CASES if "table" in case], ids=lambda case: case["name"]
)
def test_a_value_is_written_or_refused(case):
    if "refused" not in case:
        assert cells_of(case["table"]) == case["cells"]
        return
    with pytest.raises(ValueError, match=re.escape(case["refused"])):
        cells_of(case["table"])


def test_the_list_for_authors_is_that_of_the_tests():
    assert constructs.PAGE.read_text() == constructs.page(), "run `make constructs`"
