"""The live preview: what a save shows, and how a fault is told."""

import json
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from urllib.request import urlopen

import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import watch

PAGE = "html/chapters/one.html"


@pytest.fixture
def served(tmp_path):
    news = watch.News()
    (tmp_path / "index.html").write_text("<body>Page</body>")
    (tmp_path / "plain.txt").write_text("</body>")
    handler = partial(watch.Handler, news=news, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield news, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(address):
    with urlopen(address, timeout=30) as answer:  # noqa: S310 - an address of this test
        return answer.read().decode()


def test_a_save_shows_and_a_fault_is_told_until_it_is_mended(copy):
    assert watch.preview(copy) == []
    stage = copy / watch.STAGE
    assert not list(stage.glob("html/*.pdf")), "a preview sets no PDF"
    other = (stage / "html/chapters/two.html").stat().st_mtime_ns
    edit(copy, "There are", "We count")
    assert watch.preview(copy) == []
    assert "We count" in (stage / PAGE).read_text()
    assert (stage / "html/chapters/two.html").stat().st_mtime_ns == other, "one chapter is written"
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    fault = ["chapters/one.md, line 15, cell 1: ZeroDivisionError: division by zero"]
    assert watch.preview(copy) == fault
    assert watch.preview(copy) == fault
    edit(copy, "1 / 0\n", "")
    assert watch.preview(copy) == []


def test_what_a_preview_depends_on_is_seen(copy):
    before = watch.seen(copy)
    edit(copy, "There are", "We count")
    (copy / "data").mkdir(exist_ok=True)
    (copy / "data" / "new.csv").touch()
    changed = {name for name, _ in before.items() ^ watch.seen(copy).items()}
    assert {name.rpartition("/")[2] for name in changed} == {"one.md", "new.csv"}


def test_a_page_listens_and_other_files_stay_as_they_are(served):
    _, address = served
    page = asked(f"{address}/index.html")
    assert page == f'<body>Page<script src="{watch.SCRIPT}"></script></body>'
    assert asked(f"{address}/plain.txt") == "</body>"
    assert "location.reload()" in asked(address + watch.SCRIPT)


def test_news_come_when_a_build_ends(served):
    news, address = served
    assert json.loads(asked(f"{address}{watch.CALL}?")) == {"number": 0, "faults": []}
    threading.Timer(0.2, news.tell, [["a fault"]]).start()
    assert json.loads(asked(f"{address}{watch.CALL}?0")) == {"number": 1, "faults": ["a fault"]}
    assert news.after("1", patience=0.01)["number"] == 1
