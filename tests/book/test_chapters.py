"""The chapters' collector: what passes, what fails, and how it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

# Loaded before pytester looks: it takes back what a run within a run does to the import system,
# and one of the libraries below must not lose its part of that.
from reportpress.notebooks.kernels import provisioner as kernels

pytest_plugins = ["pytester"]
pytest.importorskip("multiprocessing.popen_forkserver", reason="no forking on Windows")

HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
---
# Pivot

"""
# A figure and glue as in the report, by the mime bundles alone: quick, and free of charts.
CELLS = [
    """\
def show(name, text, **extra):
    display({"text/plain": text, **extra}, metadata={"scrapbook": {"name": name}}, raw=True)
def chart(key, text):
    bundle = {"application/vnd.press.figure+json": {"id": key}, "text/html": object.__repr__(key)}
    display({"text/plain": text, **bundle}, raw=True)""",
    'chart("oil", "oil: Oil falls\\nsha256 1f2e")\nshow("share", "82%\\nof oil")',
    'print("by the way")',
]
EXPECTED = {"glue share": ["82%", "of oil"], "output 1": "by the way"}


@pytest.fixture
def book(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", kernels.NAME)
    pytester.makeini("[pytest]\ntestpaths = chapters")
    (pytester.path / "_config.yml").write_text("sphinx: {config: {press_preload: []}}\n")
    pytester.mkdir("chapters").joinpath("plain.md").write_text("# No notebook\n")
    chapter(pytester, CELLS)
    return pytester


def chapter(book: pytest.Pytester, cells: list[str]) -> None:
    fenced = [f"```{{code-cell}} ipython3\n{cell}\n```\n\n" for cell in cells]
    (book.path / "chapters" / "pivot.md").write_text(HEAD + "".join(fenced))


def run(book: pytest.Pytester, *options: str) -> pytest.RunResult:
    return book.runpytest_inprocess("-p", "tests.plugins.chapters", "-v", "--color=no", *options)


def expectations(book: pytest.Pytester) -> Path:
    return book.path / "tests" / "expected" / "pivot.json"


def test_an_update_writes_what_the_next_run_expects(book: pytest.Pytester) -> None:
    run(book, "--update-expected").assert_outcomes(passed=3)
    assert json.loads(expectations(book).read_text()) == EXPECTED
    result = run(book)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["chapters/pivot.md::Cell 1 PASSED*"])
    assert not list(book.path.rglob("*.ipynb"))


def test_what_a_build_has_shown_is_compared_and_nothing_is_run(book: pytest.Pytester) -> None:
    chapter(book, ['show("share", "82%")', "never_run("])
    glued = {"data": {"text/plain": "82%"}, "metadata": {"scrapbook": {"name": "share"}}}
    folder = book.path / "_build/.stage/doctrees/outputs"
    folder.mkdir(parents=True)
    kept = {"outputs": [[{"output_type": "display_data", **glued}], []]}
    (folder / "chapters-pivot.md.json").write_text(json.dumps(kept))
    expectations(book).parent.mkdir(parents=True)
    for expected, told in (("82%", {"passed": 2}), ("83%", {"passed": 1, "failed": 1})):
        expectations(book).write_text(json.dumps({"glue share": expected}))
        run(book, "--built-outputs").assert_outcomes(**told)


def test_a_value_without_an_expectation_fails(book: pytest.Pytester) -> None:
    result = run(book, "-x")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "chapters/pivot.md, line 20, cell 2: Nothing is expected of 'glue share' yet: run *",
        ]
    )
    assert not expectations(book).exists()


def test_a_changed_output_and_one_that_is_gone_fail(book: pytest.Pytester) -> None:
    expectations(book).parent.mkdir(parents=True)
    expectations(book).write_text(json.dumps(EXPECTED))
    chapter(book, [CELLS[0], CELLS[1].replace("82%", "83%"), 'print("by the way")'])
    result = run(book)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "chapters/pivot.md, line 20, cell 2: Cell outputs differ",
            "glue share differs. Is it meant? pytest --update-expected",
            "*82%*",
            "*83%*",
        ]
    )
    chapter(book, [CELLS[0], "share = 82", CELLS[2]])
    result = run(book)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        ["FAILED chapters/pivot.md::Cell 3 - *cell 3: The chapter no longer shows: glue share*"]
    )


def test_a_failing_cell_and_one_that_warns_are_named(book: pytest.Pytester) -> None:
    chapter(book, ["share = 1", "share.no_such", "import warnings; warnings.warn('old data')"])
    result = run(book, "--update-expected")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*AttributeError*no_such*",
            "*old data*",
            "FAILED chapters/pivot.md::Cell 2 - *line 16, cell 2: AttributeError: 'int' object*",
            "FAILED chapters/pivot.md::Cell 3 - *line 20, cell 3: The cell writes to stderr",
        ]
    )
    assert not expectations(book).exists()
