"""The real book, built once for all tests that look at it."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from tools.ci.verify import BUILT, OF_THE_BOOK

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items):
    """Refuse a test of the book among those that `make test` runs while it is being built."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()) and not item.nodeid.startswith(OF_THE_BOOK):
            raise pytest.UsageError(f"{item.nodeid} asks for the book; name it in OF_THE_BOOK")


@pytest.fixture(scope="session")
def site():
    """The folder of the built website, with the PDF in it."""
    if os.environ.get(BUILT):
        return ROOT / "_build" / "html"
    done = subprocess.run(
        [sys.executable, "-m", "reportpress.commands.build"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def pdf(site):
    """The printed edition."""
    (path,) = site.glob("*.pdf")
    return path


@pytest.fixture(scope="session")
def printed(pdf):
    """The printed edition, its pages read once."""
    # Late, as it loads a reader of PDF files.
    from tests.press.pdf_text import Print

    return Print(pdf)


@pytest.fixture(scope="session")
def documents(site):
    """What the press knows of each page of the real book, in reading order."""
    pickled = (site.parent / ".stage/doctrees/environment.pickle").read_bytes()
    environment = pickle.loads(pickled)  # noqa: S301 - our own
    root = environment.config.root_doc
    known = environment.domaindata["press"]["documents"]
    order = [root, *environment.toctree_includes[root]]
    return {Path(name).name: known[name] for name in order if name in known}
