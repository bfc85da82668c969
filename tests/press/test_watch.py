"""The live preview: what a save shows, and how a fault is told."""

import json
import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import preview, watch
from reportpress.commands.preview_server import NEWS, SCRIPT, LastBuild, preview_server

PAGE = "html/chapters/one.html"


@pytest.fixture
def served(tmp_path):
    last_build = LastBuild()
    (tmp_path / "index.html").write_text("<body>Page</body>")
    (tmp_path / "plain.txt").write_text("</body>")
    server = preview_server(tmp_path, last_build, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield last_build, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(address, **headers):
    with urlopen(Request(address, headers=headers), timeout=300) as answer:  # noqa: S310 - this test's
        return answer.read().decode()


def test_a_save_shows_and_a_fault_is_told_until_it_is_mended(copy):
    assert preview.preview(copy) == []
    stage = copy / preview.STAGE
    assert not list(stage.glob("html/*.pdf")), "a preview sets no PDF"
    other = (stage / "html/chapters/two.html").stat().st_mtime_ns
    edit(copy, "There are", "We count")
    assert preview.preview(copy) == []
    assert "We count" in (stage / PAGE).read_text()
    assert (stage / "html/chapters/two.html").stat().st_mtime_ns == other, "one chapter is written"
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    fault = ["chapters/one.md, line 23, cell 1: ZeroDivisionError: division by zero"]
    assert preview.preview(copy) == fault
    assert preview.preview(copy) == fault
    edit(copy, "1 / 0\n", "")
    assert preview.preview(copy) == []


def test_what_is_saved_while_a_build_runs_is_shown_by_the_next(copy):
    saved = "Path('one.md').write_text(Path('one.md').read_text().replace('There are', 'We count'))"
    edit(copy, "frame = pd", f"from pathlib import Path\nwritten = {saved}\nframe = pd")
    assert preview.preview(copy) == []
    assert "We count <" not in (copy / preview.STAGE / PAGE).read_text()
    assert preview.preview(copy) == []
    assert "We count <" in (copy / preview.STAGE / PAGE).read_text()


def test_a_style_that_changes_alone_is_in_the_sheet(copy):
    (copy / "_static").mkdir()
    style, sheet = copy / "_static/own.css", copy / preview.STAGE / "html/_static/site.css"
    for width in ("5px", "7px"):
        style.write_text(f"h1 {{ letter-spacing: {width}; }}")
        assert preview.preview(copy) == []
        assert f"letter-spacing: {width}" in sheet.read_text()


def changes(root, edited):
    """Names of the files that are seen to change by an edit."""
    before = watch.file_times(root, watch.watched(root))
    edited()
    after = watch.file_times(root, watch.watched(root))
    return {path.name for path, _ in before.items() ^ after.items()}


def test_what_a_book_is_made_from_is_watched(copy):
    (copy / "refs.bib").touch()
    (copy / "extra").mkdir()
    (copy / "_static").mkdir()
    edit(copy, "press_depends_on: [data,", "press_depends_on: [data, extra,", "_config.yml")
    edit(copy, "author: Nobody", "author: Nobody\nbibtex_bibfiles: [refs.bib]", "_config.yml")
    names = ("chapters/one.md", "chapters/new.svg", "data/new.csv", "extra/rows", "refs.bib",
             "_static/own.css", "_toc.yml", "_config.yml")  # fmt: skip

    def write_all():
        for name in names:
            with (copy / name).open("a") as file:
                file.write("\n")

    assert changes(copy, write_all) == {Path(name).name for name in names}
    assert changes(copy, (copy / "notes.txt").touch) == set()


@pytest.mark.parametrize(
    "name",
    [
        ".one.md.swp",
        ".#one.md",
        "#one.md#",
        "one.md~",
        "4913",
        ".DS_Store",
        "one.pyc",
        "one.md___jb_tmp___",
        ".ipynb_checkpoints/one.md",
    ],
)
def test_what_editors_leave_behind_is_not_watched(copy, name):
    def leave():
        for folder in ("chapters", "data"):
            path = copy / folder / name
            path.parent.mkdir(exist_ok=True)
            path.touch()

    assert changes(copy, leave) == set()


def test_a_configuration_that_cannot_be_read_is_watched(copy):
    def spoil():
        for name in ("_config.yml", "_toc.yml"):
            (copy / name).write_text("title: [")

    spoil()
    assert changes(copy, lambda: edit(copy, "[", "[]", "_config.yml")) >= {"_config.yml"}
    assert changes(copy, lambda: edit(copy, "[", "[]", "_toc.yml")) >= {"_toc.yml"}


def test_a_page_listens_and_other_files_stay_as_they_are(served):
    last_build, address = served
    last_build.end([])
    page = asked(f"{address}/index.html")
    assert page.startswith(f'<body>Page<script src="{SCRIPT}" data-build="{last_build.id}"')
    assert asked(f"{address}/").startswith("<body>Page<script")
    assert "not built yet.<script" in asked(f"{address}/later.html")
    assert asked(f"{address}/plain.txt") == "</body>"
    assert "location.reload()" in asked(address + SCRIPT)


def test_news_come_when_a_build_ends(served):
    last_build, address = served
    last_build.end([])
    first = json.loads(asked(f"{address}{NEWS}?"))
    assert first == {"build": last_build.id, "faults": []}
    threading.Timer(0.2, last_build.end, [["a fault"]]).start()
    second = json.loads(asked(f"{address}{NEWS}?{first['build']}"))
    assert second["faults"] == ["a fault"] and second["build"] != first["build"]
    assert last_build.after(second["build"], wait=0.01) == second


def test_after_a_restart_the_first_build_is_another_than_those_before():
    before, after = LastBuild(), LastBuild()
    before.end([])
    after.end([])
    assert after.after(before.id, wait=0)["build"] != before.id


def test_a_request_under_a_foreign_name_is_refused(served):
    _, address = served
    assert asked(f"{address}/plain.txt", Host="localhost:8421") == "</body>"
    for path in ("/plain.txt", "/index.html", NEWS):
        with pytest.raises(HTTPError, match="403"):
            asked(address + path, Host="evil.example")


def test_a_process_that_builds_is_asked_again_and_its_end_is_told(copy):
    builder = watch.Builder(copy)
    try:
        assert builder.build() == []
        edit(copy, "frame = pd", "print(1)\nframe = pd")
        assert builder.build() == ["chapters/one.md:15: WARNING: cell 1 prints: 1"]
        assert not builder.has_ended
    finally:
        builder.end()
    assert builder.has_ended
    assert builder.build() == ["the build broke off; save again, or start the preview anew"]


def test_a_port_that_is_taken_is_told_in_a_line(served, tmp_path, capsys):
    _, address = served
    with pytest.raises(SystemExit):
        watch.main([str(tmp_path), "--port", address.rpartition(":")[2]])
    assert "cannot be had (Address already in use)" in capsys.readouterr().err.splitlines()[-1]
