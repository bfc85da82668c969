"""A Chromium for what is measured in a browser, as the tests look for one."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""Commands by which a machine may have it."""


def installed() -> str | None:
    """Return the path of the Chromium that is installed, if one is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched(*flags: str) -> Iterator[Browser]:
    """Launch it, or end the program with one line that says what is missing."""
    path = installed()
    if path is None:
        sys.exit("there is no Chromium on this machine; install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *flags])
        yield browser
        browser.close()
