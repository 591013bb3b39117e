"""Loss of power: the disk is an image, and what the image holds at some moment is what is left.

The writer is stopped, the image copied, and the copy mounted: the file system's own journal is
replayed, and what the kernel had not yet written is gone. A sampled state, not every order of writes.
"""

import os
import pathlib
import random
import signal
import subprocess
import threading
import time

from desk import Desk, must

LYING = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
         "-e", "inject=fsync,fdatasync:retval=0")


class Disk:
    """An image with a file system, mounted."""

    def __init__(self, image, point, size=None, kind="ext4"):
        self.image, self.point = pathlib.Path(image), pathlib.Path(point)
        self.point.mkdir(exist_ok=True)
        if size:
            with open(self.image, "wb") as file:
                file.truncate(size)
            subprocess.run(["mkfs." + kind, "-q", str(self.image)], check=True)
        subprocess.run(["mount", "-o", "loop", str(self.image), str(self.point)], check=True)

    def close(self):
        subprocess.run(["umount", str(self.point)], check=True)


class Writer(threading.Thread):
    """Changes a ledger without end, and takes down what was acknowledged."""

    def __init__(self, desk, under=()):
        super().__init__()
        self.desk, self.under = desk, under
        self.condition = threading.Condition()
        self.process, self.isHeld, self.isDone, self.flaw = None, False, False, None
        self.start()

    def run(self):
        while True:
            with self.condition:
                self.condition.wait_for(lambda: not self.isHeld)
                if self.isDone:
                    return
                name, arguments, given = self.desk.change()
                self.process = self.desk.start(arguments, self.under, given)
            out, err = self.process.communicate(given)
            with self.condition:
                if not self.desk.note(name, out):
                    self.flaw, self.isDone = err, True
                self.condition.notify_all()

    def hold(self):
        """Stops the writer where it is; what was acknowledged by then does not change any more."""
        with self.condition:
            self.isHeld = True
            self.signal(signal.SIGSTOP)
            return dict(self.desk.acknowledged)

    def release(self):
        with self.condition:
            self.isHeld = False
            self.signal(signal.SIGCONT)
            self.condition.notify_all()

    def wait(self, count):
        """Returns when that many more changes were acknowledged."""
        with self.condition:
            goal = len(self.desk.acknowledged) + count
            self.condition.wait_for(
                lambda: len(self.desk.acknowledged) >= goal or self.isDone, timeout=120)
            must(not self.isDone, f"the writer failed: {self.flaw}")

    def end(self):
        with self.condition:
            self.isDone = True
        self.join()

    def signal(self, number):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, number)


def power_loss(program, folder, rounds, seed, under=()):
    """Says how many rounds lost something; more than none is a flaw unless the disk lies."""
    chance = random.Random(seed)
    folder = pathlib.Path(folder)
    disk = Disk(folder / "disk.img", folder / "disk", size=96 << 20)
    losses, changes = [], 0
    try:
        desk = Desk(program, disk.point)
        os.sync()  # The ledger itself is there before anything is taken away.
        writer = Writer(desk, under)
        try:
            for number in range(1, rounds + 1):
                writer.wait(chance.randint(1, 4))
                time.sleep(chance.uniform(0, 0.08))  # Not to wait for anything: any moment will do.
                acknowledged = writer.hold()
                subprocess.run(
                    ["cp", "--sparse=always", folder / "disk.img", folder / "crash.img"],
                    check=True)
                writer.release()
                losses += after(desk, folder, acknowledged, f"round {number} (seed {seed})")
                changes = len(acknowledged)
        finally:
            writer.end()
        desk.check("in the end")
    finally:
        disk.close()
    return losses, changes


def after(desk, folder, acknowledged, where):
    """What is wrong with the ledger that is left."""
    crash = Disk(folder / "crash.img", folder / "crash")
    try:
        left = desk.at(crash.point)
        left.acknowledged = acknowledged
        left.check(where)
        left.number = 1_000_000
        name, arguments, given = left.change("report")
        left.run(*arguments, given=given, expect=0)  # It goes on from there.
        return []
    except Exception as flaw:  # Whatever it is, the round has lost something.
        return [f"{where}: {flaw}"]
    finally:
        crash.close()
