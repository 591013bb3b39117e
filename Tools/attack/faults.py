"""A full disk, a ledger that may not be written, one in use, and a disk that fails: one clear
sentence each, and a ledger that opens."""

import itertools
import os
import pathlib
import random
import sqlite3
import subprocess
import threading
import time

from desk import Desk, must
from power_loss import Disk, Writer


def changes(desk, folder):
    """A change of each kind, each with what it needs."""
    backup = pathlib.Path(folder) / f"copy-{desk.number}.sqlite"
    other = pathlib.Path(folder) / f"other-{desk.number}.sqlite"
    yield desk.change("report")
    yield desk.change("import")
    yield "A mark", ["mark", "HR-1", "verified", "--note", "seen"], None
    yield "A correction", ["correct", "HR-1", "--set", f"names=c{desk.number}"], None
    yield "A backup", ["backup", backup], None
    yield "A ledger", ["init", "--programme", "Other", "--ledger", other], None


def begun(program, folder):
    desk = Desk(program, folder)
    for kind in ("report", "import", "report"):
        name, arguments, given = desk.change(kind)
        must(desk.note(name, desk.run(*arguments, given=given, expect=0).stdout), name)
    return desk


def full_disk(program, folder, kind):
    """Fills a small disk byte by byte, changes failing all along, and then makes room again."""
    folder = pathlib.Path(folder)
    if kind == "tmpfs":
        point = folder / "small"
        point.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", point], check=True)
        close = lambda: subprocess.run(["umount", point], check=True)
    else:
        disk = Disk(folder / "small.img", folder / "small", size=2 << 20)
        point, close = disk.point, disk.close
    try:
        desk = begun(program, point)
        (point / "reserve").write_bytes(bytes(400_000))
        failed = 0
        while failed < 4:  # Until there is no room for one page more.
            name, arguments, given = desk.change()
            ended = desk.run(*arguments, given=given)
            if ended.returncode:
                desk.fails(ended, 74, "the disk is full")
                failed += 1
            else:
                must(desk.note(name, ended.stdout), name)
            desk.check(f"{kind}, before it is full")
        filling = point / "filling"
        with open(filling, "wb", buffering=0) as file:
            for size in (65_536, 4_096, 512, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass
        head = desk.head()
        for name, arguments, given in changes(desk, point):
            desk.fails(desk.run(*arguments, given=given), 74, "the disk is full")
            desk.check(f"{kind}, full, after {name}")
            must(desk.head() == head, f"{kind}: {name} was changed, and failed")
        desk.run("check", "-", given='{"type":"LineString","coordinates":[[46.82,40.27],[46.83,40.27]]}',
                 expect=14)
        (point / "reserve").unlink()
        filling.unlink()
        os.sync()  # Some file systems give room back with their next transaction.
        count = 0
        for name, arguments, given in itertools.islice(changes(desk, point), 1):
            desk.note(name, desk.run(*arguments, given=given, expect=0).stdout)
            count += 1
        desk.check(f"{kind}, with room again")
        names = sorted(one.name for one in point.iterdir() if one.name != "lost+found")
        must(names == ["ledger.sqlite"], f"{kind}: left behind: {names}")
        return f"{kind}: {desk.head()[0]} events"
    finally:
        close()


def full_temporary(program, folder):
    """An import whose rows find no room while they wait."""
    folder = pathlib.Path(folder)
    desk = begun(program, folder)
    head = desk.head()
    point = folder / "temporary"
    point.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", point], check=True)
    try:
        _, arguments, given = desk.change("import")
        many = "\n".join(given.replace("SE-", f"SE-{part}-") for part in range(60))
        ended = desk.run(*arguments, given=many, env={"TMPDIR": str(point)})
        desk.fails(ended, 74, "the disk is full")
        must(desk.head() == head, "an import that failed has changed the ledger")
        must(not list(point.iterdir()), "rows that waited are still there")
    finally:
        subprocess.run(["umount", point], check=True)
    return "rows that wait"


def read_only(program, folder):
    """A disk that may only be read: it binds root, too."""
    folder = pathlib.Path(folder)
    disk = Disk(folder / "disk.img", folder / "disk", size=16 << 20)
    try:
        desk = begun(program, disk.point)
        head = desk.head()
        subprocess.run(["mount", "-o", "remount,ro", disk.point], check=True)
        for _, arguments, given in changes(desk, disk.point):
            desk.fails(desk.run(*arguments, given=given), 77)
        desk.check("read-only")
        must(desk.head() == head, "a read-only ledger has changed")
        desk.run("backup", folder / "elsewhere.sqlite", expect=0)
    finally:
        disk.close()
    return "every change refused, read and copied elsewhere"


def in_use(program, folder):
    """A ledger that somebody holds: writers give up in a sentence, readers do not wait."""
    desk = begun(program, folder)
    head = desk.head()
    holder = sqlite3.connect(desk.ledger, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        ways = [one for one in changes(desk, folder) if one[1][0] not in ("backup", "init")]
        waiting = [(desk.start(arguments, given=given), arguments, given)
                   for _, arguments, given in ways]
        ends = []

        def end(process, arguments, given):
            out, err = process.communicate(given)
            ends.append(subprocess.CompletedProcess(arguments, process.returncode, out, err))

        threads = [threading.Thread(target=end, args=one) for one in waiting]
        for thread in threads:
            thread.start()
        desk.check("in use")
        desk.run("backup", pathlib.Path(folder) / "copy.sqlite", expect=0)
        must(not ends, "a writer did not wait")
        for thread in threads:
            thread.join()
        for ended in ends:
            desk.fails(ended, 75, "in use for 30 s")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    must(desk.head() == head, "a ledger in use has changed")
    name, arguments, given = desk.change("report")
    desk.run(*arguments, given=given, expect=0)
    return f"{len(ends)} writers gave up, readers and a backup did not wait"


def failing_disk(program, folder):
    """EIO, or no room, from one call on or at one call only, at every call of a kind."""
    desk = begun(program, folder)
    ended, failed = 0, 0
    for calls, error, points in (
        ("fsync,fdatasync", "EIO", range(1, 9)), ("pwrite64", "EIO", range(1, 40, 3)),
        ("pwrite64", "ENOSPC", range(1, 40, 3)), ("pread64", "EIO", range(1, 12, 2)),
        ("ftruncate", "EIO", range(1, 4)),
    ):
        for point in points:
            for when in (f"{point}", f"{point}+"):
                under = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}",
                         "-e", f"inject={calls}:error={error}:when={when}")
                if calls == "pread64":  # By which programs are loaded, too.
                    under += ("-P", str(desk.ledger), "-P", f"{desk.ledger}-wal")
                for name, arguments, given in changes(desk, folder):
                    where = f"{name}, {calls} {error} at {when}"
                    one = desk.run(*arguments, under=under, given=given)
                    ended += 1
                    if one.returncode == 0:
                        if name.startswith(("HR", "SE")):
                            must(desk.note(name, one.stdout), where)
                    elif one.returncode == 65 and name == "A mark":
                        continue  # It was taken before.
                    else:
                        failed += 1
                        # SQLite takes what it cannot read for damage, here and there.
                        reads = calls == "pread64" and one.returncode == 65
                        desk.fails(one, 65 if reads else 74)
                    if arguments[0] in ("backup", "init"):
                        made = pathlib.Path(arguments[-1])
                        must(made.exists() == (one.returncode == 0), f"{where}: left behind")
                        if made.exists():
                            desk.run("verify", "--ledger", made, expect=0)
                            made.unlink()
                desk.check(f"{calls} {error} at {when}")
    left = [one.name for one in pathlib.Path(folder).iterdir() if one.suffix == ".new"]
    must(not left, f"left behind: {left}")
    must(failed > ended // 8, f"only {failed} of {ended} failed")
    return f"{ended} changes, {failed} failed in one sentence each, 0 lost"


def backups(program, folder, count, seed):
    """Copies of a ledger in use: each the ledger of one moment."""
    desk = begun(program, folder)
    writer, chance = Writer(desk), random.Random(seed)
    try:
        for number in range(count):
            writer.wait(number % 2)  # At another moment of a change each time.
            time.sleep(chance.uniform(0, 0.15))
            copy = pathlib.Path(folder) / f"copy-{number}"
            copy.mkdir()
            acknowledged = dict(desk.acknowledged)
            desk.run("backup", copy / "ledger.sqlite", expect=0)
            one = desk.at(copy)
            one.acknowledged = acknowledged
            one.check(f"backup {number}")
            desk.run("verify", "--head", one.head()[1], expect=0)
    finally:
        writer.end()
    desk.check("after the backups")
    return f"{count} backups of a ledger of {desk.head()[0]} events"
