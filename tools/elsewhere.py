"""Two surroundings for one build that differ in all that an unprivileged process can change.

Where the system does not let a thing be changed, the surroundings say so: a comparison must not
claim more than it has varied.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CLOCK = Path(__file__).with_name("clock.c")
SHIFT = 400 * 86_400 + 7 * 3_600
"""Seconds that the second clock is ahead: over a year, and another hour of the day."""

HOST = "hostname elsewhere.invalid && exec "
USER = ("unshare", "--user", "--map-user=4242", "--map-group=4242")
NAMESPACES = ("unshare", "--map-root-user", "--uts")


@dataclass
class Surroundings:
    """What a build runs in.

    Attributes
    ----------
    home : pathlib.Path
        Folder that holds all that the build may see of this machine's user.
    folder : pathlib.Path
        Where the book's sources are to be.
    env : dict of str to str
        The whole environment.
    wrapper : tuple of str
        Words before the command.
    umask : int
        The mask of new files.
    backwards : bool
        Whether the sources are copied last file first, for file systems that list them so.
    varied, kept : list of str
        What differs from the other surroundings, and what could not be made to.
    """

    home: Path
    folder: Path
    env: dict[str, str]
    wrapper: tuple[str, ...] = ()
    umask: int = 0o022
    backwards: bool = False
    varied: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in these surroundings."""
        return subprocess.run(
            [*self.wrapper, sys.executable, *arguments],
            cwd=self.folder,
            env=self.env,
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )


def here(home: Path, epoch: str) -> Surroundings:
    """Return plain surroundings: UTC, the C locale, a fixed hash seed."""
    found = _at(home, home / "book", epoch)
    found.env |= {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "USER": "reader"}
    return found


def elsewhere(home: Path, epoch: str) -> Surroundings:
    """Return surroundings that differ from `here` in all that can be changed."""
    found = _at(home, home / "deep er" / "Книга" / "checkout", epoch)
    found.umask, found.backwards = 0o077, True
    found.varied += ["folder (deeper, a space, Cyrillic)", "umask", "order and times of the files"]
    found.env |= {"TZ": "Pacific/Chatham", "PYTHONHASHSEED": "4242", "COLUMNS": "43"}
    found.env |= dict.fromkeys(("USER", "LOGNAME", "USERNAME"), "somebody-else")
    found.env |= dict.fromkeys(("HOST", "HOSTNAME"), "elsewhere.invalid")
    found.varied += ["time zone", "hash seed", "home, temporary folder and width of the terminal"]
    _locale(found)
    _person(found)
    _clock(found)
    found.kept += ["interpreter and packages", "processor and kernel"]
    return found


def _at(home: Path, folder: Path, epoch: str) -> Surroundings:
    for name in ("home", "tmp", "kept"):
        (home / name).mkdir(parents=True)
    folder.mkdir(parents=True)
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(folder / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home / "home"),
        "TMPDIR": str(home / "tmp"),
        "REPORTPRESS_KEPT": str(home / "kept"),
    }
    if epoch:
        env["SOURCE_DATE_EPOCH"] = epoch
    return Surroundings(home, folder, env)


def _locale(found: Surroundings) -> None:
    """Take a locale that writes numbers and letters in another way, where there is one."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)  # noqa: S607
    others = [name for name in known.stdout.split() if name[:2] in ("tr", "de", "kk", "ru")]
    found.env |= dict.fromkeys(("LC_ALL", "LANG"), others[0] if others else "tr_TR.UTF-8")
    if others:
        found.varied.append(f"locale ({others[0]})")
    else:
        found.varied.append("locale by its variables (tr_TR.UTF-8, which is not installed)")


def _person(found: Surroundings) -> None:
    """Become another user on a host of another name, as far as the kernel lets an ordinary user."""
    shell = ("sh", "-c", HOST + '"$@"', "sh")
    for wrapper, told in (
        ((*NAMESPACES, *shell, *USER), "user and host name"),
        ((*NAMESPACES, *shell), "host name, and a user who seems to be root"),
    ):
        if _works(wrapper):
            found.wrapper = wrapper
            found.varied.append(told)
            return
    found.varied.append("user and host by their variables")
    found.kept.append("user and host name as the system tells them (no user namespaces)")


def _clock(found: Surroundings) -> None:
    """Move the clock by a preloaded library, where there is a compiler to make it."""
    library = found.home / "clock.so"
    compiler = shutil.which("cc")
    command = [compiler or "cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(CLOCK)]
    made = compiler and not subprocess.run(command, capture_output=True, check=False).returncode
    if made and _works(("env", f"LD_PRELOAD={library}")):
        found.env |= {"LD_PRELOAD": str(library), "CLOCK_SHIFT": str(SHIFT)}
        found.varied.append(f"clock ({SHIFT // 86_400} days ahead)")
    else:
        found.kept.append("clock, but for the minutes between the builds (no C compiler)")


def _works(wrapper: tuple[str, ...]) -> bool:
    if not shutil.which(wrapper[0]):
        return False
    done = subprocess.run([*wrapper, "true"], capture_output=True, check=False)
    return done.returncode == 0
