"""Kernels fork from one loaded process, behave like plain ones, and leave nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from reportpress.notebooks.kernels import provisioner as kernels
from reportpress.notebooks.kernels import server as fork_server
from reportpress.notebooks.kernels.provisioner import ForkProvisioner, use_forked_kernels

PATIENCE = 300
"""Seconds after which a test gives up; however busy the machine is, nothing takes that long."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no forking on Windows")


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch)


def _use(patch: pytest.MonkeyPatch) -> None:
    # Set first, so that what use_forked_kernels sets is undone.
    patch.setenv(KernelProvisionerFactory.default_provisioner_name_env, "")
    patch.delenv(KernelProvisionerFactory.default_provisioner_name_env)
    use_forked_kernels()


class Kernel:
    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager, self.client = manager, client

    @property
    def forked(self) -> bool:
        return isinstance(self.provisioner.process, fork_server.ForkedProcess)

    @property
    def provisioner(self) -> Any:
        return self.manager.provisioner

    def run(self, code: str) -> str:
        printed: list[str] = []

        def keep(message: dict[str, Any]) -> None:
            printed.append(message["content"].get("text", ""))

        reply = self.client.execute_interactive(code, output_hook=keep, timeout=PATIENCE)
        content = reply["content"]
        return (
            "".join(printed).strip()
            if content["status"] == "ok"
            else content.get("ename", content["status"])
        )


@pytest.fixture(scope="module")
def shared() -> Iterator[Kernel]:
    with pytest.MonkeyPatch.context() as patch:
        _use(patch)
        with kernel() as k:
            yield k


@contextmanager
def kernel(**options: Any) -> Iterator[Kernel]:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(**options)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        yield Kernel(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def gone(pid: int) -> bool:
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_kernel_finds_the_heavy_modules_loaded_and_nothing_of_its_parent(shared: Kernel) -> None:
    assert shared.forked
    code = "import sys; print([m in sys.modules for m in ('pandas', 'altair', 'pytest')])"
    assert shared.run(code) == "[True, True, False]"
    folder = str(Path(__file__).parents[1])
    assert shared.run(f"print([p for p in sys.path if p.startswith({folder!r})])") == "[]"


def test_a_kernel_has_the_environment_folder_and_group_it_was_asked_for(tmp_path: Path) -> None:
    env = {**os.environ, "PLACE": "Aqtau", "TZ": "Asia/Almaty", "PYTHONSTARTUP": "/nowhere.py"}
    with kernel(cwd=str(tmp_path), env=env) as k:
        assert k.forked
        assert k.run("import os, time; print(os.environ['PLACE'], os.getcwd())") == (
            f"Aqtau {tmp_path}"
        )
        assert k.run("print(time.tzname == ('UTC', 'UTC'), 'PYTHONSTARTUP' in os.environ)") == (
            "False False"
        )
        group = k.run("print(os.getpgrp(), os.getsid(0))")
        assert group == f"{k.provisioner.pid} {k.provisioner.pid}"
        assert k.provisioner.pgid == k.provisioner.pid != os.getpgrp()


def test_a_kernel_keeps_no_history_and_reads_no_profile(shared: Kernel) -> None:
    code = "ip = get_ipython(); print(ip.history_manager.enabled, ip.ipython_dir)"
    enabled, folder = shared.run(code).split()
    assert enabled == "False"
    assert Path(folder).name.startswith("ipython-")


def test_a_kernel_may_start_processes_of_its_own(shared: Kernel) -> None:
    code = "import multiprocessing as m; p = m.get_context('fork').Process(target=print)"
    shown = shared.run(f"{code}; p.start(); p.join(); print(p.exitcode)")
    assert shown.splitlines()[-1] == "0"


def test_every_kernel_hashes_alike(shared: Kernel) -> None:
    code = "print(hash('Qashagan'), list({'oil', 'gas', 'uranium'}))"
    with kernel() as other:
        assert other.run(code) == shared.run(code)


def test_an_interrupt_reaches_the_running_cell(shared: Kernel) -> None:
    sent = shared.client.execute("import time\nprint('begun', flush=True)\ntime.sleep(600)")
    while "begun" not in shared.client.get_iopub_msg(timeout=PATIENCE)["content"].get("text", ""):
        pass
    shared.manager.interrupt_kernel()
    while True:
        reply = shared.client.get_shell_msg(timeout=PATIENCE)
        if reply["parent_header"].get("msg_id") == sent:
            break
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    # What comes with the interrupt is not run; what comes after it is.
    while (said := shared.run("print('still here')")) == "aborted":
        pass
    assert said == "still here"


@pytest.mark.parametrize(("end", "code"), [("os._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9)])
def test_the_exit_code_comes_back_and_no_zombie_stays(end: str, code: int) -> None:
    with kernel() as k:
        process, pid = k.provisioner.process, k.provisioner.pid
        k.client.execute(f"import os; {end}")
        assert gone(pid)
        assert process.wait() == process.poll() == code
        process.send_signal(9)
        assert not k.manager.is_alive()


def test_a_kernel_restarts_and_shuts_down() -> None:
    with kernel() as k:
        first = k.provisioner.pid
        k.run("x = 1")
        k.manager.restart_kernel(now=True)
        k.client.wait_for_ready(timeout=PATIENCE)
        assert k.run("print(x)") == "NameError"
        second = k.provisioner.pid
        assert gone(first) and first != second
        k.manager.shutdown_kernel()
        assert gone(second)


def test_other_settings_of_python_cannot_be_forked(shared: Kernel) -> None:
    assert shared.forked
    with pytest.raises(ValueError, match="other settings of Python"):
        fork_server.fork([], {**os.environ, "PYTHONUTF8": "0"}, None)


def test_a_failed_server_gives_way_to_plain_kernels(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(_method: str) -> None:
        raise ValueError("cannot find context for 'forkserver'")

    monkeypatch.setattr(fork_server._State, "failed", False)
    monkeypatch.setattr(fork_server.multiprocessing, "get_context", refuse)
    with kernel() as k:
        assert not k.forked
        assert k.run("print(get_ipython().history_manager.enabled)") == "False"
    assert fork_server._State.failed
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "argv",
    [
        ["/usr/bin/env", "-m", "ipykernel_launcher", "-f", "x"],
        [sys.executable, "-m", "another_kernel", "-f", "x"],
        ["no-such-program", "-m", "ipykernel_launcher", "-f", "x"],
    ],
)
def test_any_other_kernel_is_launched_as_it_asks(
    argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    async def launch(_self: Any, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        seen.append((cmd, kwargs))
        return {}

    monkeypatch.setattr(kernels.LocalProvisioner, "launch_kernel", launch)
    launching = ForkProvisioner(kernel_spec=KernelSpec()).launch_kernel(argv, env={})
    with pytest.raises(StopIteration):
        launching.send(None)
    assert seen == [(argv, {"env": {}})]


def test_the_users_own_choice_stays_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setenv(factory.default_provisioner_name_env, "local-provisioner")
    use_forked_kernels()
    assert factory.default_provisioner_name == "local-provisioner"
    monkeypatch.delenv(factory.default_provisioner_name_env)
    use_forked_kernels()
    assert factory.default_provisioner_name == kernels.NAME


PARENT = """
import os, sys
from pathlib import Path
from reportpress.notebooks.kernels.provisioner import use_forked_kernels
from jupyter_client.manager import start_new_kernel

def run(code, stay=False):
    manager, client = start_new_kernel()
    client.execute_interactive(code, timeout=300)
    if not stay:
        client.stop_channels()
        manager.shutdown_kernel()

use_forked_kernels()
run("import vintage; print(vintage.YEAR)")
module = Path(sys.path[0], "vintage.py")
module.write_text("YEAR = 202600")
os.utime(module, (module.stat().st_mtime + 100,) * 2)
run('''
import os, vintage
try:
    import broken
except SyntaxError:
    print(vintage.YEAR, os.getpid(), os.getppid(), get_ipython().ipython_dir)
''', stay=True)
sys.stdout.flush()
sys.stdin.read()
"""


def test_edited_modules_are_read_anew_nothing_else_is_said_and_all_ends_with_a_killed_parent(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken.py").write_text("def (")
    grow = "YEAR = 2024\n\ndef grow():\n    global YEAR\n    YEAR += 1\n"
    (tmp_path / "vintage.py").write_text(grow)
    (tmp_path / "parent.py").write_text(PARENT)
    search = f"{tmp_path}{os.pathsep}{Path(kernels.__file__).parents[2]}"
    preload = "no_such_module broken broken:grow vintage:grow vintage:no_such_function"
    parent = subprocess.Popen(
        [sys.executable, tmp_path / "parent.py"],
        env={**os.environ, "REPORTPRESS_PRELOAD": preload, "PYTHONPATH": search},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert parent.stdout
    assert parent.stdout.readline() == "2025\n"
    year, kernel_pid, server_pid, profile = parent.stdout.readline().split()
    assert year == "202600"
    assert parent.pid != int(server_pid)
    parent.kill()
    assert parent.communicate() == ("", "")
    assert gone(int(kernel_pid)) and gone(int(server_pid))
    shutil.rmtree(profile)  # the one thing that a killed process leaves
