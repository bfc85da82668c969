"""The live preview in a browser: a page is loaded again when a save has been built."""

import signal
import socket
import subprocess
import sys

import pytest
from tests.plugins.tiny_book import edit

COMMAND = [sys.executable, "-m", "reportpress.commands.watch"]


@pytest.fixture
def address(copy):
    """Watch the book, with the first build done; return where it is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*COMMAND, str(copy), "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    yield process.stdout.readline().split()[0]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=300)


@pytest.mark.slow
def test_a_page_follows_edits_of_text_and_of_modules_and_shows_faults(copy, address, tabs):
    page = tabs(1280, "light", offline=False)
    page.goto(f"{address}chapters/one.html")
    # A module starts the preview anew, whose first build is then again the first.
    module = copy / "chapters/rainfall.py"
    module.write_text(module.read_text() + "\n")
    edit(copy, "There are", "We count")
    page.wait_for_selector("text=We count", timeout=60_000)
    edit(copy, "We count", "We tally")
    page.wait_for_selector("text=We tally", timeout=60_000)
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    page.wait_for_selector("#watch-faults:visible", timeout=60_000)
    assert "chapters/one.md, line 23, cell 1: ZeroDivisionError" in page.inner_text("#watch-faults")
    edit(copy, "1 / 0\n", "")
    page.wait_for_selector("#watch-faults", state="hidden", timeout=60_000)
