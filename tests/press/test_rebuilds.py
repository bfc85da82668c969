"""A tiny book built again: what follows a change, what goes, and what stays as it was."""

import io
import shutil

import pytest
from tests.plugins.tiny_book import CHAPTER, edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.edition.stage import STALE
from reportpress.notebooks import dependencies
from reportpress.notebooks.execute import Execution


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


def test_the_index_of_exhibits_follows_a_chapter(copy):
    root = copy / "_build/html/chapters/index.html"
    assert "The second bar is longer" in root.read_text()
    edit(copy, "The second bar is longer", "The first bar is shorter")
    press.build(copy, Progress(io.StringIO()))
    assert "The first bar is shorter" in root.read_text()


def test_a_file_that_another_chapter_offers_is_told_to_machines(copy):
    download = "{download}`here <../data/rain.csv>`"
    edit(copy, f" The data are {download}.", "", "chapters/index.md")
    press.build(copy, Progress(io.StringIO()))
    root = copy / "_build/html/chapters/index.html"
    assert '"contentUrl"' not in root.read_text()
    edit(copy, "There are", f"{download}. There are")
    press.build(copy, Progress(io.StringIO()))
    assert '"contentUrl"' in root.read_text()


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


def test_a_figure_that_is_gone_takes_its_files_along(copy):
    edit(copy, 'id="two-bars"', 'id="pair"')
    edit(copy, "{numref}`two-bars`", "{numref}`pair`")
    edit(copy, "press_cover: two-bars", "press_cover: pair", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    names = {path.name.partition(".")[0] for path in (copy / "_build/html/figures").iterdir()}
    assert names == {"ledger", "pair"}


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


def test_a_renamed_book_leaves_no_epub_of_the_old_name(copy, capsys):
    edit(copy, "typst_pdf_name: rain", "typst_pdf_name: snow", "_config.yml")
    assert press.main([str(copy)]) == 0
    told = [f"  _build/html/{name}" for name in ("index.html", "snow.pdf", "snow.epub")]
    assert capsys.readouterr().out.splitlines()[1:-1] == told
    assert [path.name for path in (copy / "_build/html").glob("*.epub")] == ["snow.epub"]
