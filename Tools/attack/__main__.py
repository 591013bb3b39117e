"""Attacks the ledger of the program that was built, or of the one that CLEARWAY names: attack [PART…]; all parts if none is named.

Parts: kills, power-loss, full-disk, read-only, in-use, failing-disk, backups. What a part needs and
the machine lacks is installed from apt, or a sentence says why the part is skipped.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import faults
from desk import Flaw, must
from kills import kills
from power_loss import LYING, power_loss

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("CLEARWAY", ROOT / ".build/release/clearway")
SEED = int(os.environ.get("CLEARWAY_SEED", random.randrange(1 << 32)))


def has(tool, package):
    """Whether a tool is there, or could be installed."""
    if not shutil.which(tool) and shutil.which("apt-get") and os.geteuid() == 0:
        command = ["apt-get", "install", "--quiet", "--quiet", "--yes",
                   "--no-install-recommends", package]
        subprocess.run(command, env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
                       stdin=subprocess.DEVNULL, capture_output=True)
    return shutil.which(tool)


def cannot_mount():
    """Why no disk can be made on this machine, if none can."""
    if os.geteuid() != 0:
        return "only root may mount a disk"
    if not (has("mkfs.ext4", "e2fsprogs") and has("mount", "mount")):
        return "mkfs.ext4 and mount are missing and could not be installed"
    with tempfile.TemporaryDirectory() as folder:
        try:
            faults.Disk(f"{folder}/image", f"{folder}/disk", size=4 << 20).close()
        except subprocess.CalledProcessError:
            return "this machine has no loop devices to mount an image with"
    return None


def cannot_inject():
    """Why no call can be made to fail, if none can."""
    if not has("strace", "strace"):
        return "strace is missing and could not be installed"
    command = ["strace", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]
    return None if subprocess.run(command, capture_output=True).returncode == 0 else (
        "strace may not trace processes on this machine")


def part_kills(folder):
    return kills(PROGRAM, folder, 200, SEED, strace=not cannot_inject())


def part_power_loss(folder):
    true, lying = pathlib.Path(folder) / "true", pathlib.Path(folder) / "lying"
    true.mkdir(), lying.mkdir()
    losses, changes = power_loss(PROGRAM, true, 20, SEED)
    must(not losses, "; ".join(losses))
    said = f"20 rounds, {changes} changes acknowledged, 0 lost"
    if cannot_inject():
        return said
    # The counter-proof: of a disk that says "written" and does not write, this must find losses.
    losses, _ = power_loss(PROGRAM, lying, 5, SEED, under=LYING)
    must(losses, "a disk that lies about fsync went unnoticed")
    return f"{said}; with a disk that lies, {len(losses)} of 5 rounds lost something"


def part_full_disk(folder):
    said = [faults.full_temporary(PROGRAM, folder)]
    for kind in ("tmpfs", "ext4"):
        below = pathlib.Path(folder) / kind
        below.mkdir()
        said.append(faults.full_disk(PROGRAM, below, kind))
    return ", ".join(said)


PARTS = {
    "kills": (part_kills, ()),
    "power-loss": (part_power_loss, (cannot_mount,)),
    "full-disk": (part_full_disk, (cannot_mount,)),
    "read-only": (lambda folder: faults.read_only(PROGRAM, folder), (cannot_mount,)),
    "in-use": (lambda folder: faults.in_use(PROGRAM, folder), ()),
    "failing-disk": (lambda folder: faults.failing_disk(PROGRAM, folder), (cannot_inject,)),
    "backups": (lambda folder: faults.backups(PROGRAM, folder, 40, SEED), ()),
}


def main(names):
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"attack: there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    failed = 0
    for name in names or PARTS:
        part, needs = PARTS[name]
        began = time.monotonic()
        if reasons := [reason for need in needs if (reason := need())]:
            print(f"skipped {name}: {reasons[0]}", flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="clearway-attack-") as folder:
            try:
                said = part(folder)
            except (Flaw, subprocess.CalledProcessError) as flaw:
                failed += 1
                print(f"FAILED  {name} (seed {SEED}): {flaw}", flush=True)
                continue
        print(f"ok      {name}: {said} ({time.monotonic() - began:.0f} s)", flush=True)
    sys.exit(1 if failed else 0)


main(sys.argv[1:])
