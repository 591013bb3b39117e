"""Kill -9 during marks, reports and imports: at random moments, and at every call that writes."""

import os
import random
import signal
import time

from desk import Desk, must

CALLS = ("pwrite64", "fdatasync", "openat", "ftruncate", "unlink")


def kills(program, folder, rounds, seed, strace):
    chance = random.Random(seed)
    desk = Desk(program, folder)
    for number in range(1, rounds + 1):  # What will be marked.
        desk.acknowledged[f"R-{number}"] = 0
    reports = "\n".join(report(f"R-{number}") for number in range(1, rounds + 1))
    desk.run("import", "-", given=reports, expect=0)
    longest, killed, kept = {}, 0, 0
    for number in range(1, rounds + 1):
        if number % 2:
            name, what = f"R-{number} verified", "mark"
            arguments = ["mark", f"R-{number}", "verified", "--note", "seen"]
            given = None
        else:
            what = chance.choice(("report", "import"))
            name, arguments, given = desk.change(what)
        under = ()
        if strace and number % 4 >= 2:
            call = chance.choice(CALLS)
            point = chance.randint(1, {"pwrite64": 40, "openat": 40}.get(call, 6))
            under = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                     "-e", f"inject={call}:signal=KILL:when={point}")
        began = time.monotonic()
        process = desk.start(arguments, under, given)
        if not under:
            # Not to wait for anything: the moment is the test.
            wait = chance.uniform(0, longest.get(what, 0.1))
            feed(process, given)
            time.sleep(wait)
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            out, _ = process.communicate()
        else:
            out, _ = process.communicate(given)
        if process.returncode == 0:
            longest[what] = max(longest.get(what, 0), time.monotonic() - began)
        killed += process.returncode != 0
        kept += desk.note(name, out)
        must(
            process.returncode in (0, -signal.SIGKILL, 128 + signal.SIGKILL),
            f"round {number}: {what} ended with {process.returncode}")
        revision, _ = desk.head()
        last = max(desk.acknowledged.values())
        must(revision >= last, f"round {number}: revision {revision} after {last} (seed {seed})")
    desk.check(f"after {rounds} kills (seed {seed})")
    must(killed > rounds // 4 and kept > rounds // 20, f"{killed} killed, {kept} acknowledged")
    left = [one.name for one in desk.folder.iterdir() if one.name.endswith((".spool", ".new"))]
    return f"{rounds} rounds, {killed} killed, {kept} acknowledged, 0 lost, {len(left)} drafts left"


def feed(process, given):
    if given is None:
        return
    try:
        process.stdin.write(given)
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdin = None


def report(code):
    return (
        '{"type":"Feature","geometry":{"type":"Point","coordinates":[47.5,40.27]},"properties":'
        f'{{"recordType":"hazardReport","code":"{code}","kind":"unexploded","status":"reported",'
        '"reportedOn":"2020-01-01"}}')
