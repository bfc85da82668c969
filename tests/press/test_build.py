"""A tiny book through the whole press: what it makes, and how it refuses what is wrong."""

import io
import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.plugins.tiny_book import CHAPTER, GOLDEN, edit, refused, slips

from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.edition.stage import STALE
from reportpress.notebooks import dependencies
from reportpress.notebooks.execute import Execution
from reportpress.pictures.social_card import SIZE


def test_the_figure_is_as_it_was(page):
    (figure,) = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    figure = re.sub(r"<svg.*?</svg>", "<svg/>", figure, flags=re.DOTALL)
    figure = re.sub(r"two-bars\.[0-9a-f]{8}\.js", "two-bars.js", figure)
    assert figure + "\n" == GOLDEN.read_text()


def test_static_pictures_are_in_place_for_screens(page):
    pictures = re.findall(
        r'<div class="chart-static chart-(\w+)"[^>]*><svg[^>]* width="(\d+)"', page
    )
    assert pictures == [("wide", "720"), ("narrow", "330")]


def test_ids_of_pictures_do_not_meet(page):
    markup = re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    assert any(name.startswith("two-bars-wide-clip") for name in ids)


def test_the_page_names_the_script_with_the_specification(book, page):
    (address,) = re.findall(r'data-spec="([^"]+)"', page)
    text = (book / "_build/html/chapters" / address).read_text()
    chart = json.loads(text.partition("] = ")[2].rstrip().removesuffix(";"))
    assert set(chart["specs"]) == {"wide", "narrow", "print"}


def test_a_page_runs_no_code_of_its_own_and_loads_one_sheet(book, page):
    assert re.findall(r"<script(?![^>]*(?: src=|application/))", page) == []
    assert not re.search(r"\son(?:click|load|error)=", page)
    assert "default-src 'none'; script-src 'self';" in page
    without_scripts = "".join(re.findall(r"<noscript>.*?</noscript>", page, re.S))
    sheets = re.findall(r'<link rel="stylesheet" href="([^"?]+)\?v=[0-9a-f]{8}"', page)
    assert sheets == ["../_static/site.css", "../_static/unscripted.css"]
    assert sheets[0] not in without_scripts
    assert sheets[1] in without_scripts
    text = (book / "_build/html/_static/site.css").read_text()
    assert ".chart-title" in text
    assert ".accordion-button" not in text, "what no page uses stays out"
    assert "fontawesome" not in text


def test_files_that_the_configuration_names_stay_in_the_site(copy):
    own = {
        "_static/own.css": ".chart-title { letter-spacing: 7px; }",
        "_static/own.js": "document.title += '!';",
        "_static/maps/town.svg": "<svg/>",
        "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    for name, text in own.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    edit(copy, "author: Nobody", "author: Nobody\nlogo: logo.svg", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    static = copy / "_build/html/_static"
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<img class="logo__image" src="../_static/logo.svg" alt="" />' in page
    assert (static / "logo.svg").read_text() == own["logo.svg"]
    assert re.search(r'<script defer src="../_static/own.js\?v=[0-9a-f]{8}"', page)
    assert (static / "own.js").exists()
    assert (static / "maps/town.svg").exists()
    assert "letter-spacing: 7px" in (static / "site.css").read_text()
    assert not (static / "own.css").exists(), "it is in the one sheet"
    assert not (static / "basic.css").exists()
    assert not list(static.glob("*design*")), "what only extensions put there goes"


def test_a_build_that_changes_nothing_leaves_the_edition(copy):
    def edition():
        root = copy / "_build/html"
        return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    before, sheet = edition(), copy / "_build/html/_static/site.css"
    press.build(copy, Progress(io.StringIO()))
    assert edition() == before
    edit(copy, "There are", "Here are")
    press.build(copy, Progress(io.StringIO()))
    assert sheet.read_bytes() == before[sheet]


def test_the_head_tells_machines_what_the_page_is(book, page):
    assert (book / "_build/html/404.html").exists()
    assert '<meta name="description" content="It rained." />' in page
    assert '<meta name="citation_title" content="' in page
    assert '<meta name="citation_pdf_url" content="../rain.pdf" />' in page
    root = (book / "_build/html/chapters/index.html").read_text()
    (linked,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', root)
    report = json.loads(linked)
    assert report["@type"] == "Book"
    assert "license" not in report, "a report says under which licence it is"
    offered = [one for one in report["isBasedOn"] if "distribution" in one]
    assert [one["name"] for one in offered] == ["Rain by town and year"]
    address = offered[0]["distribution"]["contentUrl"]
    assert (book / "_build/html/chapters" / address).read_text() == (
        book / "data/rain.csv"
    ).read_text()


def test_a_finding_that_an_author_names_can_be_linked_to(book):
    root = (book / "_build/html/chapters/index.html").read_text()
    assert '<span id="finding-small"><strong>It is small.</strong></span>' in root
    assert 'href="#finding-small" title="Link to these words">#</a>' in root


def test_the_card_of_the_book_has_the_size_that_other_sites_want(book, page):
    assert '<meta property="og:image" content="../_static/card.png" />' in page
    card = (book / "_build/html/_static/card.png").read_bytes()
    assert struct.unpack(">II", card[16:24]) == SIZE


def test_a_card_of_a_figure_that_is_not_there_is_refused(copy, capsys):
    edit(copy, "press_cover: two-bars", "press_cover: no-bars", "_config.yml")
    (line,) = refused(copy, capsys, again=True)
    assert line == "WARNING: press_cover: there is no figure 'no-bars'"


def test_the_index_of_exhibits_follows_a_chapter(copy):
    root = copy / "_build/html/chapters/index.html"
    assert "The second bar is longer" in root.read_text()
    edit(copy, "The second bar is longer", "The first bar is shorter")
    press.build(copy, Progress(io.StringIO()))
    assert "The first bar is shorter" in root.read_text()


def test_the_index_of_exhibits_leads_to_the_files(book):
    page = (book / "_build/html/chapters/index.html").read_text()
    index = page.partition("exhibits-index")[2].partition("</table>")[0]
    links = re.findall(r'href="([^"]*\.csv)"', index)
    assert [link for link in links if link.startswith("../figures/")]
    assert [link for link in links if link.endswith("/rain.csv")]
    assert all((book / "_build/html/chapters" / link).is_file() for link in links)


def test_a_file_that_another_chapter_offers_is_told_to_machines(copy):
    download = "{download}`here <../data/rain.csv>`"
    edit(copy, f" The data are {download}.", "", "chapters/index.md")
    press.build(copy, Progress(io.StringIO()))
    root = copy / "_build/html/chapters/index.html"
    assert '"contentUrl"' not in root.read_text()
    edit(copy, "There are", f"{download}. There are")
    press.build(copy, Progress(io.StringIO()))
    assert '"contentUrl"' in root.read_text()


def test_the_imprint_shows_the_facts_of_the_report(book):
    front = PdfReader(book / "_build/html/rain.pdf").pages[1].extract_text()
    assert "Version 7.7." in front


def test_a_glued_number_keeps_its_separators(page):
    assert ">200,000</span> rows" in page


def test_the_number_of_the_figure_is_the_same_in_both_editions(book, page):
    assert '<span class="caption-number">Figure 1.1 </span>' in page
    assert '<span class="std std-numref">Figure 1.1</span>' in page
    text = " ".join(p.extract_text() for p in PdfReader(book / "_build/html/rain.pdf").pages)
    # In the text, at the figure and in the index of exhibits.
    assert " ".join(text.split()).count("Figure 1.1") == 3
    assert "200,000 rows" in text


def test_downloads_are_beside_the_page(book, page):
    links = re.findall(r'href="\.\./(figures/[^"]+)" download', page)
    assert links == [f"figures/two-bars.{ending}" for ending in ("svg", "png", "csv", "vl.json")]
    site = book / "_build/html"
    assert (site / links[2]).read_text() == "year,mm,source_id\n2024,1000.5,met2025\n" + (
        "2025,2000.0,met2025\n"
    )
    assert json.loads((site / links[3]).read_text())["width"] == 720
    assert (site / links[1]).read_bytes().startswith(b"\x89PNG")
    _, title, description, _ = (site / links[0]).read_text().split("\n", 3)
    assert title == "<title>The second bar is longer</title>"
    assert description.startswith("<desc>Rain, nowhere, millimetres. Bar chart of two bars")


def test_the_page_links_to_the_pdf_and_to_its_own_assets(book, page):
    assert 'href="../rain.pdf"' in page
    static = book / "_build/html/_static"
    (vega,) = static.glob("vega.*.js")
    assert vega.stat().st_size > 500_000
    assert (static / "fonts/IBMPlexSans-Regular.woff2").exists()
    assert '[fill="#1f5fa8"]{fill: #8ab4f8;}' in (static / "site.css").read_text()


def test_an_edit_of_prose_runs_nothing_and_an_edit_of_code_does(copy):
    outputs = copy / press.STAGE / "doctrees/outputs/chapters-one.md.json"
    page = copy / "_build/html/chapters/one.html"
    press.build(copy, Progress(io.StringIO()))
    kept = outputs.stat().st_mtime_ns
    edit(copy, "There are", "We see")
    press.build(copy, Progress(io.StringIO()))
    assert "We see" in page.read_text()
    assert outputs.stat().st_mtime_ns == kept
    edit(copy, "200,000", "300,000")
    press.build(copy, Progress(io.StringIO()))
    assert ">300,000</span> rows" in page.read_text()
    assert outputs.stat().st_mtime_ns > kept


@pytest.fixture
def runs(monkeypatch):
    """Names of the chapters whose cells were run, as they are run."""
    names, run = [], Execution._run

    async def noted(self, chapter):
        names.append(chapter.name)
        return await run(self, chapter)

    monkeypatch.setattr(Execution, "_run", noted)
    return names


@pytest.fixture
def own_press(monkeypatch, tmp_path):
    """A copy of the press's files, to be edited, in the place of those that are looked at."""
    folder = tmp_path / "reportpress"
    shutil.copytree(dependencies.PRESS, folder, ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(dependencies, "PRESS", folder)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "html/page.py",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("html/static/style/text.css", "typst/template.typ", "commands/watch.py")
        ),
    ],
)
def test_an_edit_of_the_press_runs_no_chapter_and_writes_every_page(copy, runs, own_press, name):
    press.build(copy, Progress(io.StringIO()))
    runs.clear()
    page = copy / press.STAGE / "html/chapters/one.html"
    written = page.stat().st_mtime_ns
    press.build(copy, Progress(io.StringIO()))
    assert page.stat().st_mtime_ns == written
    path = own_press / name
    path.write_text(path.read_text() + "\n")
    press.build(copy, Progress(io.StringIO()))
    assert page.stat().st_mtime_ns > written
    assert runs == []


def test_what_editors_leave_in_the_data_runs_no_chapter_and_data_their_readers(copy, runs):
    edit(copy, "frame = pd", 'rain = pd.read_csv("../data/rain.csv")\nframe = pd')
    press.build(copy, Progress(io.StringIO()))
    runs.clear()
    for name in (".DS_Store", ".~lock.rows.csv#", "rows.csv~", "4913"):
        (copy / "data" / name).write_text("left")
    press.build(copy, Progress(io.StringIO()))
    assert runs == []
    (copy / "data/rain.csv").write_text("a\n2\n")
    press.build(copy, Progress(io.StringIO()))
    assert runs == ["chapters/one.md"]


@pytest.mark.slow
def test_plain_jupyter_book_gives_the_same_edition_in_any_mode_of_execution(copy):
    press.build(copy, Progress(io.StringIO()))
    plain = copy.with_name("plain")
    shutil.copytree(copy, plain, ignore=shutil.ignore_patterns("_build"))
    edit(plain, "execute_notebooks: force", "execute_notebooks: auto", "_config.yml")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", "-q", plain]
    subprocess.run(command, check=True, capture_output=True)

    def files(root):
        html = root / "_build/html"
        return {path.relative_to(html): path.read_bytes() for path in html.rglob("*.*")}

    ours, theirs = files(copy), files(plain)
    assert theirs.pop(Path(".buildinfo"))
    assert ours.keys() == theirs.keys()
    assert [str(name) for name in ours if ours[name] != theirs[name]] == []


def test_a_figure_that_is_gone_takes_its_files_along(copy):
    edit(copy, 'id="two-bars"', 'id="pair"')
    edit(copy, "{numref}`two-bars`", "{numref}`pair`")
    edit(copy, "press_cover: two-bars", "press_cover: pair", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    names = {path.name.partition(".")[0] for path in (copy / "_build/html/figures").iterdir()}
    assert names == {"ledger", "pair"}


def test_a_cell_that_raises(copy, capsys):
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    assert refused(copy, capsys, again=True) == [
        "chapters/one.md, line 23, cell 1: ZeroDivisionError: division by zero"
    ]


@pytest.fixture(scope="module")
def told(book, tmp_path_factory):
    """What is told of a book with slips of every kind that Sphinx only warns of."""
    new = shutil.copytree(book, tmp_path_factory.mktemp("new") / "book")
    (new / "chapters/new.md").write_text("# New\n")
    text = (new / CHAPTER).read_text()
    (new / "chapters/three.md").write_text(text.replace("# One", "# Three"))
    formula = "```{math}\n\\hat{a}\n```"
    return slips(
        new,
        tmp_path_factory.mktemp("slips"),
        ("frame = pd", "import warnings; warnings.warn('careful')\nframe = pd"),
        ("{numref}`two-bars`", "{numref}`two-bar`"),
        ("{glue:text}`rows`", "{glue:text}`row`"),
        ("There are", "Now[^then] there are"),
        ("{station}`A02`", "{station}`Z99`", "chapters/two.md"),
        ("again {station}`A02`.", f"again {{station}}`A02`.\n\n{formula}", "chapters/two.md"),
        ("- file: chapters/one\n", "- file: chapters/one\n  - file: chapters/three\n", "_toc.yml"),
    )


def test_a_cell_that_warns(told):
    assert "chapters/one.md:23: WARNING: cell 1 writes to stderr: UserWarning: careful" in told


def test_a_reference_that_leads_nowhere(told):
    assert any("chapters/one.md" in line and "'two-bar'" in line for line in told)


def test_a_number_that_nobody_glued(told):
    assert any("chapters/one.md:13" in line and "'row'" in line for line in told)


def test_a_footnote_that_is_not_defined(told):
    assert "chapters/one.md:13: WARNING: a footnote is used but not defined: [^then]" in told


def test_a_chapter_that_the_contents_leave_out(told):
    assert "WARNING: chapters/new.md is not in _toc.yml; add it or remove it" in told


def test_each_slip_is_told_once_and_nothing_besides(told):
    # Sphinx tells besides that the id is a label twice.
    assert len(told) == len(set(told)) == 9, told
    assert "chapters/two.md:13: WARNING: there is no station 'Z99'" in told


def test_an_id_that_another_chapter_has(told):
    words = "figure id 'two-bars' is used in chapters/one.md too"
    assert [line for line in told if line.startswith(f"chapters/three.md:17: WARNING: {words}")]


def test_a_chart_that_cannot_be_drawn(copy, capsys):
    edit(copy, 'x="mm:Q"', 'x=alt.X("mt:Q").scale(domain={"expr": "nothing("})')
    (line,) = refused(copy, capsys, again=True)
    assert re.match(r"chapters/one\.md, line \d+: figure 'two-bars' cannot be drawn: ", line)
    assert "http" not in line, "the trace of Vega's script tells an author nothing"


def test_a_construct_that_the_pdf_does_not_print(told):
    assert [line for line in told if line.startswith("chapters/two.md:15: WARNING: the formula ")]


def test_a_fault_that_only_the_typesetter_finds(copy, capsys):
    edit(copy, "There are", "```{raw} typst\n#nonsense()\n```\n\nThere are")
    (line,) = refused(copy, capsys)
    assert line == "chapters/one.md, line 14: unknown variable: nonsense"


def test_a_chapter_that_the_contents_name_but_is_not_there(copy, capsys):
    edit(copy, "chapters/one\n", "chapters/gone\n", "_toc.yml")
    assert any("chapters/gone" in line for line in refused(copy, capsys))


def test_a_chart_whose_drawing_raises(copy, capsys):
    edit(copy, "draw=alt.Chart(frame)", "draw=lambda: frame['nothing'] or alt.Chart(frame)")
    assert refused(copy, capsys) == ["chapters/one.md, line 31, cell 1: KeyError: 'nothing'"]


def test_a_chapter_that_is_not_text(copy, capsys):
    path = copy / CHAPTER
    path.write_bytes(path.read_bytes().replace(b"There", b"Th\xffre"))
    assert any("chapters/one" in line for line in refused(copy, capsys))


def test_a_configuration_that_is_not_yaml(copy, capsys):
    edit(copy, "title: Rain", "title: [Rain", "_config.yml")
    assert len(refused(copy, capsys, again=True)) == 1


def test_two_builds_at_once(copy, capsys):
    with press.stage_of(copy).hold():
        assert press.main([str(copy)]) == 1
    assert "another build of this book is running" in capsys.readouterr().err


def test_a_build_after_a_killed_one_starts_over(copy):
    press.build(copy, Progress(io.StringIO()))
    stage = copy / press.STAGE
    press.stage_of(copy).begin()
    (stage / "html/chapters/one.html").write_text("half a pa")
    shutil.rmtree(stage / "doctrees/renderings")
    press.build(copy, Progress(io.StringIO()))
    assert "Figure 1.1" in (copy / "_build/html/chapters/one.html").read_text()


def test_an_edition_that_was_taken_away_half_way_comes_back(copy, capsys):
    edition = copy / press.EDITION
    edition.rename(edition.with_name(STALE))
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    assert press.main([str(copy)]) == 1
    assert (edition / "index.html").exists()
    assert "the last good edition is untouched" in capsys.readouterr().err


def test_pages_of_a_chapter_that_is_gone_are_gone(copy):
    edit(copy, "  - file: chapters/one\n", "  - file: chapters/three\n", "_toc.yml")
    edit(copy, "{doc}`one`", "{doc}`three`", "chapters/index.md")
    (copy / CHAPTER).rename(copy / "chapters/three.md")
    press.build(copy, Progress(io.StringIO()))
    assert {path.stem for path in (copy / "_build/html/chapters").iterdir()} == {
        "index",
        "three",
        "two",
    }


def test_progress_shows_on_a_terminal_alone(copy):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    edit(copy, "There are", "Here are")
    stream = Terminal()
    press.build(copy, Progress(stream))
    shown = [text for text in stream.getvalue().split("\r\x1b[2K") if text]
    assert [text for text in shown if text.startswith("executed")] == [
        "executed 1 of 2 chapters",
        "executed 2 of 2 chapters",
    ]
    assert [text for text in shown if not text.startswith("executed")] == [
        "reading chapter 1 of 3: chapters/index",
        "reading chapter 2 of 3: chapters/one",
        "reading chapter 3 of 3: chapters/two",
        "writing HTML",
        "setting the PDF",
    ]


def test_an_exhibit_can_move_to_a_new_chapter_between_two_builds(copy, capsys):
    assert press.main([str(copy)]) == 0  # an environment of this folder's own
    text = (copy / CHAPTER).read_text()
    cell = text[text.index("```{code-cell}") : text.index(":::{admonition}")]
    head = text[: text.index("# One chapter")]
    edit(copy, cell, "")
    edit(copy, "{glue:text}`rows` rows; {numref}`two-bars` shows them", "rows ({numref}`two-bars`)")
    edit(copy, "- {glue:text}`rows` rows in the table\n", "- **many** rows in the table\n")
    (copy / "chapters/also.md").write_text(f"{head}# Another chapter\n\n{cell}")
    edit(
        copy,
        "  - file: chapters/one\n",
        "  - file: chapters/also\n  - file: chapters/one\n",
        "_toc.yml",
    )
    assert press.main([str(copy)]) == 0, capsys.readouterr().err
    assert 'id="two-bars"' in (copy / "_build/html/chapters/also.html").read_text()


def test_a_renamed_book_leaves_no_epub_of_the_old_name(copy):
    edit(copy, "typst_pdf_name: rain", "typst_pdf_name: snow", "_config.yml")
    assert press.main([str(copy)]) == 0
    assert [path.name for path in (copy / "_build/html").glob("*.epub")] == ["snow.epub"]
