"""What authors start from: a new chapter, Jupyter's settings, and the hooks."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from tests.book import test_prose
from tests.plugins.tiny_book import SITE, edit
from tools.author import chapters, new_chapter, open_jupyterlab

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_chapter_is_in_the_book_and_keeps_every_rule(tmp_path):
    root = tmp_path / "book"
    shutil.copytree(SITE, root)
    edit(root, "    press_dark_colours: rainfall:dark_colours\n", "", "_config.yml")
    path = new_chapter.add(root, "water-supply")
    assert (
        "  - file: chapters/two\n  - file: chapters/water-supply\n"
        in (root / "_toc.yml").read_text()
    )
    assert chapters.problems(path) == []
    assert list(test_prose.naked(path.read_text())) == []
    press.build(root, Progress(io.StringIO()))
    page = (root / press.EDITION / "chapters/water-supply.html").read_text()
    assert re.search(r"a barrel of Brent cost <span[^>]*>[\d.,]+</span> dollars", page)


def test_a_new_chapter_of_the_report_ends_its_first_part(tmp_path):
    shutil.copy(ROOT / "_toc.yml", tmp_path)
    for name in ("chapters", "data"):
        (tmp_path / name).mkdir()
    shutil.copy(ROOT / "data/datapackage.json", tmp_path / "data")
    new_chapter.add(tmp_path, "water")
    parts = yaml.safe_load((tmp_path / "_toc.yml").read_text())["parts"]
    assert parts[0]["chapters"][-1] == {"file": "chapters/water"}
    before, after = (
        json.loads((root / "data/datapackage.json").read_text()) for root in (ROOT, tmp_path)
    )
    listed = {one["name"]: one["chapters"] for one in after["resources"]}
    assert "water" in listed["brent"]
    for one in before["resources"]:
        one["chapters"] = listed[one["name"]]
    assert before == after


@pytest.mark.parametrize("name", ["", "Water", "../water", "water supply", "two"])
def test_a_name_that_no_chapter_can_have(tmp_path, name):
    root = tmp_path / "book"
    shutil.copytree(SITE, root)
    before = (root / "_toc.yml").read_text()
    with pytest.raises(ValueError, match=r"NAME=|is there already"):
        new_chapter.add(root, name)
    assert (root / "_toc.yml").read_text() == before


def test_contents_without_a_chapter(tmp_path):
    (tmp_path / "_toc.yml").write_text("root: index\n")
    with pytest.raises(ValueError, match=r"_toc\.yml lists no chapter"):
        new_chapter.add(tmp_path, "water")


def test_jupyter_opens_chapters_as_notebooks_and_keeps_other_settings(tmp_path):
    settings = tmp_path / "labconfig" / "overrides.json"
    open_jupyterlab.open_as_notebooks(settings)
    settings.write_text(json.dumps({"other": 1, **json.loads(settings.read_text())}))
    open_jupyterlab.open_as_notebooks(settings)
    stored = json.loads(settings.read_text())
    assert stored["other"] == 1
    (viewers,) = (value["defaultViewers"] for name, value in stored.items() if name != "other")
    assert viewers["markdown"] == "Jupytext Notebook"


def test_the_lock_of_jupyterlab_agrees_with_the_books():
    pins = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    book, jupyterlab = (
        dict(pins.findall((ROOT / name).read_text()))
        for name in ("requirements.lock", "requirements-jupyterlab.lock")
    )
    assert "jupyterlab" in jupyterlab
    assert "jupyterlab" not in book
    assert book.items() <= jupyterlab.items()


def test_hooks_ask_no_network_and_name_targets_that_are_there():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    targets = (ROOT / "Makefile").read_text()
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    for hook in hooks["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert f"\n{hook['entry'].removeprefix('make ')}: " in targets


def test_targets_name_tools_and_tests_that_are_there():
    recipes = (ROOT / "Makefile").read_text() + (ROOT / "tools/ci/verify.py").read_text()
    recipes = recipes.replace('*PYTHON, "', "-m ")
    paths = re.findall(r"\b(?:tests|tools)/[\w/]+(?:\.py)?", recipes)
    paths += [name.replace(".", "/") + ".py" for name in re.findall(r"-m (tools\.[\w.]+)", recipes)]
    assert len(paths) > 8
    assert [path for path in paths if not (ROOT / path).exists()] == []
