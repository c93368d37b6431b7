"""Who wants to stop is heard while an engine counts."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import narwhals as nw
import pytest

from journeykit.evidence.engine_duckdb import DuckDB


@pytest.mark.parametrize("how", ["rows", "kept"])
def test_an_interrupted_count_is_no_broken_file(tmp_path: Path, how: str) -> None:
    """It would be refused, or counted once more from the start, as files are that are not what they seemed."""
    engine, stopped = DuckDB(tmp_path), Event()
    database = engine._database
    frame = nw.from_native(database.sql("select sum(one) as all from range(1000000000000) as many(one)"))

    def stop() -> None:
        while not stopped.wait(0.05):  # what does not count yet cannot be interrupted
            database.interrupt()

    stopping = Thread(target=stop)
    stopping.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            list(engine.rows(frame)) if how == "rows" else engine.kept(frame, tmp_path / "kept.parquet")
    finally:
        stopped.set()
        stopping.join()
        engine.close()
