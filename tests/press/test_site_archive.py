"""A reader takes the whole site home in one file, and reads it there."""

import re
import zipfile

from reportpress.html import site_archive


def test_the_archive_is_the_site_without_itself(book, tmp_path):
    site = book / "_build/html"
    with zipfile.ZipFile(site / site_archive.ARCHIVE) as archive:
        archive.extractall(tmp_path)
    (home,) = tmp_path.iterdir()
    assert home.name == "rain"
    taken = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    there = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert there - taken == {(site / site_archive.ARCHIVE).relative_to(site)}
    changed = {path for path in taken if (home / path).read_bytes() != (site / path).read_bytes()}
    assert {path.as_posix() for path in changed} == {"chapters/index.html"}
    first = (site / "chapters/index.html").read_text()
    assert (home / "chapters/index.html").read_text() == re.sub(
        r'<li><a class="offline-copy".*?</a></li>', "", first
    )


def test_the_page_tells_the_size(book):
    first = (book / "_build/html/chapters/index.html").read_text()
    size = (book / "_build/html" / site_archive.ARCHIVE).stat().st_size
    assert f"Report to read offline (.zip, {max(1, round(size / 1e6))} MB)" in first
