"""The real book, built once for all tests that look at it."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site(pytestconfig):
    """The folder of the built website, with the PDF in it."""
    if pytestconfig.getoption("shared"):
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
