"""Releases stand beside the newest site under their version, and say on each page what they are."""

import re
import zipfile

import pytest
from tools.ci import editions


@pytest.fixture
def archives(tmp_path):
    """Write the archives of three tags, one of which is no release."""
    for tag in ("v0.9.0", "v0.10.0", "trial"):
        folder = tmp_path / "archives" / tag
        folder.mkdir(parents=True)
        with zipfile.ZipFile(folder / "site.zip", "w") as archive:
            page = "<html><head></head><body class='a'><p>Rain.</p></body></html>"
            archive.mkdir("book/chapters")
            archive.writestr("book/index.html", page)
            archive.writestr("book/chapters/one.html", page)
            archive.writestr("book/data/rain.csv", "year\n2024\n")
    return tmp_path / "archives"


def led(page):
    """Return the files to which the links of a page lead."""
    addresses = re.findall(r'href="([^"#]+)"', page.read_text())
    return [(page.parent / address).resolve() for address in addresses]


def test_each_release_has_its_place_and_its_note(tmp_path, archives, capsys):
    site = tmp_path / "site"
    (site / "editions").mkdir(parents=True)
    (site / "chapters").mkdir()
    (site / "index.html").write_text("newest")
    foot = f'<p>Report {editions.FOOT} href="#main-content">Back to top</a></p>'
    (site / "chapters/one.html").write_text(foot)
    assert editions.main([str(site), str(archives)]) == 0
    assert capsys.readouterr().out == "editions: v0.10.0, v0.9.0\n"
    old = site / "editions/v0.9.0"
    assert (old / "data/rain.csv").read_text() == "year\n2024\n"
    for page in (old / "index.html", old / "chapters/one.html"):
        text = page.read_text()
        assert "v0.9.0 is an earlier edition." in text
        assert '<meta name="robots" content="noindex">' in text
        assert led(page) == [site / "index.html", site / "editions/index.html"]
    assert "v0.10.0 is the latest release." in (site / "editions/v0.10.0/index.html").read_text()
    assert led(site / "chapters/one.html") == [site / "editions/index.html"]
    listed = (site / "editions/index.html").read_text()
    assert listed.index("v0.10.0") < listed.index("v0.9.0")
    assert "trial" not in listed


def test_without_releases_nothing_is_added(tmp_path):
    assert editions.add(tmp_path, tmp_path / "none") == []
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_leads_elsewhere_is_refused(tmp_path, archives):
    with zipfile.ZipFile(archives / "v0.9.0/site.zip", "a") as archive:
        archive.writestr("book/../../../../elsewhere.html", "")
    with pytest.raises(ValueError, match="would be written outside of"):
        editions.add(tmp_path / "site", archives)
