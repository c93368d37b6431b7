from __future__ import annotations

import subprocess
import sys

WITHOUT_C = """
import sys
sys.modules["yaml._yaml"] = None
from pathlib import PurePosixPath
from journeykit.text import events, read, with_value
assert events.events is events.pure_events
file = PurePosixPath("a.yaml")
tree, findings = read("a: 1\\nb: {c: é}\\n".encode(), file)
assert tree.data == {"a": "1", "b": {"c": "é"}} and not findings
assert read(b"a: [", file)[1][0].code == "JK001"
assert read(b"a: \\tb: c", file)[1][0].place.span.line == 1
assert with_value(b"a: 1 # x\\n", ("a",), 2, file) == b"a: 2 # x\\n"
"""
READING_ONLY = """
import sys
from pathlib import PurePosixPath
from journeykit.text import read
read(b"a: 1", PurePosixPath("a.yaml"))
print([name for name in sys.modules if name.split(".")[0] == "ruamel" or name == "journeykit.text.editing"])
"""


def python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_without_a_c_parser_the_pure_one_reads():
    done = python(WITHOUT_C)
    assert done.returncode == 0, done.stderr


def test_reading_loads_nothing_that_only_writes():
    done = python(READING_ONLY)
    assert done.stdout.strip() == "[]", done.stderr
