"""Outside addresses are asked for one by one, and only what is certainly gone is told."""

import http.server
import threading
from collections import defaultdict
from pathlib import Path

import pytest
from tools.ci import links

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {"/here": 200, "/gone": 404, "/withdrawn": 410, "/refused": 403, "/ill": 503}


@pytest.fixture
def server():
    """Serve what is here, gone and refused; yield the address and what was asked for."""
    asked, at_once = defaultdict(list), threading.Semaphore(1)

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            assert at_once.acquire(blocking=False), "one host is asked for two pages at once"
            asked[self.path].append(self.headers["User-Agent"])
            at_once.release()
            self.send_response(ANSWERS[self.path])
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}", asked
        host.shutdown()


@pytest.fixture
def report(tmp_path, server):
    """Write a small report that names all pages of the server."""
    base, _ = server
    (tmp_path / "data").mkdir()
    rows = ["source_id,address,copy", f"S1,{base}/here,{base}/gone", f"S2,{base}/refused,", "S3,,"]
    (tmp_path / "data/sources.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "README.md").write_text(f"See [it]({base}/withdrawn), <{base}/ill>.\n")
    return tmp_path


def test_only_what_is_gone_is_told(report, server, capsys):
    base, asked = server
    told = report / "gone.md"
    assert links.main([str(told)], root=report, pause=0) == 0
    assert told.read_text() == (
        "2 of 5 outside addresses are gone.\n\n"
        f"- {base}/gone (data/sources.csv, S1): 404\n"
        f"- {base}/withdrawn (README.md): 410\n"
    )
    assert capsys.readouterr().out.startswith("5 addresses: 1 answers, 2 gone, 2 unsure\n")
    assert {page: len(times) for page, times in asked.items()} == dict.fromkeys(ANSWERS, 1)
    assert asked["/here"] == [links.AGENT]


def test_a_host_that_does_not_listen_is_no_proof():
    assert links.ask("http://127.0.0.1:9/page").startswith("unsure: ")
    assert links.ask("http://no-such-host.invalid/").partition(":")[0] in ("gone", "unsure")


def test_the_addresses_of_the_report_are_found():
    found = links.addresses(ROOT)
    assert sum(place.startswith("data/sources.csv") for place in found.values()) > 700
    assert not [address for address in found if address.endswith((".", ","))]


def test_a_long_report_fits_an_issue():
    found = {f"http://a.org/{n:090}": "README.md" for n in range(1_000)}
    text = links.report(found, dict.fromkeys(found, "gone: 404"))
    assert text.startswith("1000 of 1000") and text.endswith(": 404\n- and others\n")
    assert 59_000 < len(text) < 65_536
