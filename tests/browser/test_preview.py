"""The live preview in a browser: a page is loaded again when a save has been built."""

import signal
import socket
import subprocess
import sys

import pytest
from playwright.sync_api import expect
from tests.plugins.chromium import PATIENCE
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
def test_a_page_follows_every_kind_of_edit_and_shows_faults(copy, address, tabs):
    page = tabs(1280, "light", offline=False)
    # The first build may not have ended: the page comes when it has.
    page.goto(f"{address}chapters/one.html")
    page.wait_for_selector("text=There are")
    edit(copy, "There are", "We count")
    page.wait_for_selector("text=We count")
    edit(copy, 'rows="200,000"', 'rows=str(len(pd.read_csv("../data/rain.csv")))')
    page.wait_for_selector("text=We count 4 rows")
    with (copy / "data/rain.csv").open("a") as file:
        file.write("2026,Upper Town,1,met2025\n")
    page.wait_for_selector("text=We count 5 rows")
    edit(copy, '"text/plain": self.title}', '"text/plain": ""}', "chapters/rainfall.py")
    edit(copy, "We count", "We tally")
    page.wait_for_selector("text=We tally")
    edit(copy, '"Data {data_version}."', '"Data {data_version}, again."', "_config.yml")
    page.wait_for_selector("text=7.7, again.")
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    page.wait_for_selector("#watch-faults:visible")
    assert "chapters/one.md, line 23, cell 1: ZeroDivisionError" in page.inner_text("#watch-faults")
    edit(copy, "1 / 0\n", "")
    page.wait_for_selector("#watch-faults", state="hidden")
    assert "We tally" in page.inner_text("article")


@pytest.mark.slow
def test_a_page_shows_a_style_that_was_edited_alone(copy, address, tabs):
    page = tabs(1280, "light", offline=False)
    page.goto(f"{address}chapters/one.html")
    page.wait_for_selector("text=There are")
    heading, style = page.locator("h1"), copy / "_static/own.css"
    style.parent.mkdir()
    for width in ("7px", "9px"):
        style.write_text(f"h1 {{ text-indent: {width}; }}")
        expect(heading).to_have_css("text-indent", width, timeout=PATIENCE)
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    page.wait_for_selector("#watch-faults:visible")
    style.write_text("h1 { text-indent: 5px; }")
    edit(copy, "1 / 0\n", "")
    expect(heading).to_have_css("text-indent", "5px", timeout=PATIENCE)
    expect(page.locator("#watch-faults")).to_be_hidden()
