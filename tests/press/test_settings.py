"""Every setting of the press is told in the tables of its modules, and no other."""

import re
from pathlib import Path

import reportpress
from reportpress import typst

ROOT = Path(reportpress.__file__).parent
REGISTERED = re.compile(r'add_config_value\(\s*"((?:press|typst)_\w+)"')
TOLD = re.compile(r"^((?:press|typst)_\w+) ", re.MULTILINE)


def test_every_setting_is_told():
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))
    told = [*TOLD.findall(reportpress.__doc__), *TOLD.findall(typst.__doc__)]
    assert sorted(told) == sorted(REGISTERED.findall(code))
