"""Try documents that nobody thought of, for as long as there is time: `python tests/fuzz/run.py --minutes 10`.

With atheris (`pip install atheris`, Linux) and `--atheris` the way through the code leads to the next document; without
it they are changed at random. A document for which something does not hold is written to the folder that `--keep` names,
and the run ends with 1. Nothing of this runs with the other tests: those try a few documents (test_any_document.py).
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

SLOWEST = 20
"""Seconds that one document may take, on a machine that does other things too."""


def main() -> int:
    """Run until the time is over; say how many documents were tried and what was found."""
    asked = _asked()
    if asked.atheris:
        return _guided(asked)
    from changing import changed, seeds
    from holding import hold

    chance = random.Random(asked.seed)
    known = seeds()
    end = time.monotonic() + asked.minutes * 60
    tried, findings, failures, slowest = 0, 0, Counter[str](), 0.0
    signal.signal(signal.SIGALRM, _too_long)
    while time.monotonic() < end:
        data = changed(chance.choice(known), chance, known)
        began = time.process_time()
        signal.alarm(SLOWEST * 10)
        try:
            findings += hold(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            cause = _cause(error)
            failures[cause] += 1
            if failures[cause] == 1:
                _keep(asked.keep, data, error)
        signal.alarm(0)
        slowest = max(slowest, time.process_time() - began)
        tried += 1
    print(f"{tried} documents, {findings} findings in them, slowest {slowest:.1f} s, {len(failures)} ways to fail")
    for cause, n in failures.most_common():
        print(f"{n:6} {cause}")
    return 1 if failures else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"))
    parser.add_argument("--atheris", action="store_true", help="be led by what of the code is reached")
    return parser.parse_args()


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError("this takes too long")


def _cause(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} ({last.line})"


def _keep(folder: Path, data: bytes, error: Exception) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:12]}.yaml"
    path.write_bytes(data)
    path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    print(f"{_cause(error)}: {path}", flush=True)


def _guided(asked: argparse.Namespace) -> int:
    import atheris

    with atheris.instrument_imports(include=["journeykit"]):
        import changing
        import holding
    known = changing.seeds()
    corpus = asked.keep / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for data in known:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def other(data: bytes, most: int, seed: int) -> bytes:
        return changing.changed(data, random.Random(seed), known)[:most]

    def target(data: bytes) -> None:
        holding.hold(data)

    given = [sys.argv[0], f"-max_total_time={round(asked.minutes * 60)}", f"-timeout={SLOWEST * 10}", "-max_len=40000",
             "-print_final_stats=1", "-rss_limit_mb=3000", f"-seed={asked.seed}", f"-artifact_prefix={asked.keep}/", str(corpus)]  # fmt: skip
    atheris.Setup(given, target, custom_mutator=other)
    with contextlib.suppress(SystemExit):
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
