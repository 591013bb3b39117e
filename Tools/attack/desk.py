"""The program as it was built, beside a ledger of its own."""

import json
import os
import pathlib
import re
import subprocess

REVISION = re.compile(r"revision (\d+)")
BATCH = 120  # The sectors of one import.


class Flaw(Exception):
    """Something that must never be."""


def must(holds, what):
    if not holds:
        raise Flaw(what)


class Desk:
    """A ledger, what was acknowledged about it, and the commands that change it."""

    def __init__(self, program, folder, begin=True):
        self.program, self.folder = str(program), pathlib.Path(folder)
        self.ledger = self.folder / "ledger.sqlite"
        self.env = dict(
            os.environ, CLEARWAY_LEDGER=str(self.ledger), CLEARWAY_BY="P-1",
            CLEARWAY_FOR="ORG-1", SWIFT_BACKTRACE="enable=no")
        self.acknowledged = {}  # The revision of each change, by its name.
        self.number = 0
        if begin:
            self.run("init", "--programme", "Attacked", expect=0)

    def at(self, folder):
        """The same as if the folder were another one: a copy of what was there."""
        copy = Desk(self.program, folder, begin=False)
        copy.acknowledged = dict(self.acknowledged)
        return copy

    def start(self, arguments, under=(), given=None, env=()):
        process = subprocess.Popen(
            [*under, self.program, *map(str, arguments)], env=dict(self.env, **dict(env)),
            stdin=subprocess.PIPE if given is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        return process

    def run(self, *arguments, under=(), given=None, expect=None, env=()):
        process = self.start(arguments, under, given, env)
        out, err = process.communicate(given)
        ended = subprocess.CompletedProcess(arguments, process.returncode, out, err)
        must(
            expect is None or ended.returncode == expect,
            f"{' '.join(map(str, arguments))}: status {ended.returncode}, {err.strip()}")
        return ended

    def change(self, kind=None):
        """The next change: its name, and what `start` takes."""
        self.number += 1
        kind = kind or ("report", "import")[self.number % 3 == 0]
        if kind == "report":
            name = f"HR-{self.number}"
            return name, ["report", "accident", "--place", "40.27, 46.82", "--code", name], None
        name = f"SE-{self.number}"
        return name, ["import", "-"], "\n".join(
            sector(f"{name}-{part}") for part in range(1, BATCH + 1))

    def note(self, name, out):
        """Takes down what the program acknowledged: it said so on standard output."""
        if found := REVISION.search(out):
            self.acknowledged[name] = int(found[1])
        return bool(found)

    def head(self):
        """The revision and the digest that `verify` finds; the ledger must be sound."""
        said = self.run("verify", expect=0).stdout
        return int(REVISION.search(said)[1]), re.search(r"head ([0-9a-f]{64})", said)[1]

    def codes(self):
        """The status of every record, by its code."""
        records = json.loads(self.run("export", expect=0).stdout)["features"]
        return {one["id"]: one["properties"].get("status") for one in records}

    def check(self, where):
        """Nothing acknowledged is lost, and every import is there wholly or not at all."""
        revision, _ = self.head()
        last = max(self.acknowledged.values(), default=0)
        must(revision >= last, f"{where}: revision {revision}, and {last} was acknowledged")
        codes = self.codes()
        parts = {}
        for code in codes:
            if found := re.fullmatch(r"(SE-\d+)-\d+", code):
                parts[found[1]] = parts.get(found[1], 0) + 1
        torn = [name for name, count in parts.items() if count != BATCH]
        must(not torn, f"{where}: parts of an import: {torn}")
        present = codes.keys() | parts.keys()
        lost = [name for name in self.acknowledged if name.split()[0] not in present]
        must(not lost, f"{where}: acknowledged and lost: {lost}")
        unmarked = [
            name for name in self.acknowledged
            if name.endswith(" verified") and codes[name.split()[0]] != "verified"]
        must(not unmarked, f"{where}: acknowledged and lost: {unmarked}")

    def fails(self, ended, status, words=""):
        """A failure is one clear line, with its status, and without a result."""
        line = ended.stderr
        must(
            ended.returncode == status and not ended.stdout and line.count("\n") == 1
            and line.startswith("clearway: ") and "; " in line and words in line,
            f"{ended.args[:2]}: status {ended.returncode}, not {status} and “{words}”: {line!r}")


def sector(code):
    box = [[46.815, 40.2695], [46.84, 40.2695], [46.84, 40.2705], [46.815, 40.2695]]
    return json.dumps({
        "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [box]},
        "properties": {"recordType": "sector", "code": code, "status": "planned"}})
