"""Pictures are rendered once, the same everywhere, and no process outlives its book."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportpress.pictures.cache import DrawingError, PictureCache

ROWS = {"rows": [{"when": "2025-03-09", "mm": 3}, {"when": "2025-11-02", "mm": 4}]}
SPEC = {
    "data": {"name": "rows"},
    "mark": {"type": "bar", "clip": True},
    "encoding": {"x": {"field": "when", "type": "temporal"}, "y": {"field": "mm"}},
}
SPECS = {"wide": SPEC | {"width": 300}, "narrow": SPEC, "print": SPEC}


@pytest.fixture
def cache(tmp_path):
    pictures = PictureCache(tmp_path / "pictures")
    yield pictures
    pictures.close()


def test_a_picture_is_rendered_once_for_its_content(cache, tmp_path):
    key = cache.request("rain", SPECS, ROWS)
    bitmap = cache.request_bitmap("a bitmap", cache.read(key, "wide.svg").decode(), 2)
    assert cache.read(bitmap, "bitmap.png").startswith(b"\x89PNG")
    assert [cache.read(key, f"{layout}.svg")[:4] for layout in ("narrow", "print")] == [b"<svg"] * 2
    names = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "pictures").iterdir()}
    wanted = [f"{key}-{layout}.svg" for layout in ("narrow", "print", "wide")]
    assert sorted(names) == sorted([*wanted, f"{bitmap}-bitmap.png"])
    cache.close()
    again = PictureCache(tmp_path / "pictures")
    assert again.request("rain", SPECS, ROWS) == key
    assert b"rain-wide-" in again.read(key, "wide.svg")
    assert again._pool is None, "nothing was left to render"
    assert again.request("snow", SPECS, ROWS) != key, "the id stands in the picture"
    again.close()
    assert {name: names[name] for name in names} == {
        name: (tmp_path / "pictures" / name).stat().st_mtime_ns for name in names
    }


def test_pictures_that_no_figure_needs_go(cache, tmp_path):
    old, new = cache.request("old", SPECS, ROWS), cache.request("new", SPECS, ROWS)
    for key in (old, new):
        for name in ("wide.svg", "narrow.svg", "print.svg"):
            cache.read(key, name)
    cache.keep_only({new})
    assert {path.name.partition("-")[0] for path in (tmp_path / "pictures").iterdir()} == {new}


def test_the_time_zone_of_a_machine_moves_nothing(tmp_path, monkeypatch):
    drawn = []
    for zone in ("UTC", "America/St_Johns"):
        monkeypatch.setenv("TZ", zone)
        pictures = PictureCache(tmp_path / zone.replace("/", "-"))
        drawn.append(pictures.read(pictures.request("rain", SPECS, ROWS), "wide.svg"))
        pictures.close()
    assert drawn[0] == drawn[1]


def test_a_chart_that_cannot_be_drawn_is_named_and_the_others_are_drawn(cache):
    bad = SPEC | {"encoding": {"x": {"field": "mm", "scale": {"domain": {"expr": "nothing("}}}}}
    broken = cache.request("broken", dict.fromkeys(SPECS, bad), ROWS)
    whole = cache.request("whole", SPECS, ROWS)
    assert cache.read(whole, "narrow.svg")
    fault = "figure 'broken' cannot be drawn: Vega cannot read an expression: nothing"
    with pytest.raises(DrawingError, match=fault):
        cache.read(broken, "wide.svg")


def test_a_process_that_dies_is_told_and_a_new_build_draws(cache):
    cache.start()
    key = cache.request("rain", SPECS, ROWS)
    for process in list(cache._pool._processes.values()):
        process.kill()
    with pytest.raises(DrawingError, match="figure 'rain' cannot be drawn: the rendering process"):
        cache.read(key, "wide.svg")
    cache.close()
    assert cache.read(cache.request("rain", SPECS, ROWS), "wide.svg")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_rendering_processes_end_with_a_build_that_is_killed(tmp_path):
    code = (
        "import sys, time; from pathlib import Path;"
        "from reportpress.pictures.cache import PictureCache;"
        "cache = PictureCache(Path(sys.argv[1])); cache.start();"
        "print(*cache._pool._processes, flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as press:
        children = [int(number) for number in press.stdout.readline().split()]
        assert children
        press.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 300
    while any(alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(child) for child in children)


def alive(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
