"""Kernels that start fast: forked from one process that has the heavy modules loaded.

Each chapter runs in a kernel of its own, and ``import pandas, altair`` takes longer than most
chapters. Here the first kernel starts a fork server with these modules loaded, and every kernel
is a fork of it. Jupyter's own machinery (nbclient, nbval, Jupyter Book) reaches it as a kernel
provisioner.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from reportpress.contract import RUN_VARIABLE
from reportpress.notebooks.kernels import server

NAME = "reportpress-fork"


def use_forked_kernels(preload: Iterable[str] = ()) -> None:
    """Make every kernel that this process starts a fork of one that has loaded `preload`.

    The names are as for :func:`.server.set_preload`; the variable ``REPORTPRESS_PRELOAD`` replaces
    them. A provisioner named by the user stays in force:
    ``JUPYTER_DEFAULT_PROVISIONER_NAME=local-provisioner`` is the way to plain kernels.
    """
    server.set_preload(preload)
    os.environ[RUN_VARIABLE] = "1"
    name = os.environ.setdefault(KernelProvisionerFactory.default_provisioner_name_env, NAME)
    # Found even where the installed metadata is older than this module, or absent.
    KernelProvisionerFactory.provisioners.setdefault(
        NAME, EntryPoint(NAME, f"{__name__}:ForkProvisioner", KernelProvisionerFactory.GROUP_NAME)
    )
    if KernelProvisionerFactory.initialized():
        KernelProvisionerFactory.instance().default_provisioner_name = name


def prepare_kernels(preload: Iterable[str] = ()) -> None:
    """Start loading what the kernels share, before the first of them is asked for."""
    server.set_preload(preload)
    server.prepare(_kernel_environment(os.environ))


class ForkProvisioner(LocalProvisioner):
    """Starts Python kernels of this environment by forking, and all others as usual.

    Where forking is not to be had (Windows, a fork server that cannot start) the kernel starts
    as usual too. Either way a Python kernel of this environment reads no user's profile, keeps
    no history, has a fixed hash seed, and writes nothing to the terminal.
    """

    process: Any = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel, by forking where that can be done; return where to reach it."""
        arguments = _ipykernel_arguments(cmd)
        if arguments is None:
            return await super().launch_kernel(cmd, **kwargs)
        no_history = "--HistoryManager.enabled=False"
        env, cwd = _kernel_environment(kwargs["env"]), kwargs.get("cwd")
        try:
            process = server.fork([*arguments, no_history], env, cwd)
        except Exception as error:
            self.log.debug("A plain kernel, as none could be forked: %r", error)
            silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            kwargs = {**silent, **kwargs, "env": env}
            return await super().launch_kernel([*cmd, no_history], **kwargs)
        self.process = process
        # The child makes a group of its own as soon as it runs. Asking the system for it might
        # come too early, and name the group of this very process.
        self.pid = self.pgid = process.pid
        self.cwd = cwd or Path.cwd()
        return self.connection_info


def _ipykernel_arguments(cmd: list[str]) -> list[str] | None:
    """Return what follows ``python -m ipykernel_launcher``, or None for any other command."""
    ours, theirs = Path(sys.executable), Path(cmd[0])
    if cmd[1:3] != ["-m", "ipykernel_launcher"] or not theirs.is_file():
        return None
    # By folder too: the python of every virtual environment may lead to one and the same file.
    same = ours.samefile(theirs) and ours.parent.samefile(theirs.parent)
    return cmd[3:] if same else None


def _kernel_environment(env: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what makes one machine's kernel unlike another's."""
    kernel_env = {"PYTHONHASHSEED": "0", **env}
    kernel_env.pop("PYTHONSTARTUP", None)
    kernel_env["IPYTHONDIR"] = _profile_folder().name
    # Else the debugger warns of Python's frozen modules at each start.
    kernel_env["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    return kernel_env


@functools.cache
def _profile_folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder that stands in for ``~/.ipython``, removed when this process ends."""
    return tempfile.TemporaryDirectory(prefix="ipython-", ignore_cleanup_errors=True)
