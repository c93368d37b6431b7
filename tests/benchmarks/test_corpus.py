from __future__ import annotations

import importlib.util
import statistics
from pathlib import Path

import pytest

from journeykit.workspace import load


@pytest.fixture(scope="module")
def corpus():
    path = Path(__file__).parents[2] / "benchmarks" / "corpus.py"
    spec = importlib.util.spec_from_file_location("corpus", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_corpus_is_sound_and_of_the_promised_size(corpus, tmp_path):
    files = corpus.make(tmp_path, 40)
    texts = [file.read_text("utf-8") for file in files]
    assert 220 < statistics.mean(text.count("\n") for text in texts) < 280
    assert 9_000 < statistics.mean(len(text.encode()) for text in texts) < 11_000
    assert all("#" in text and not text.isascii() for text in texts)
    workspace = load(tmp_path)
    assert workspace.findings == ()
    counts = [len(workspace.touchpoints(journey)) for journey in workspace.journeys]
    assert len(counts) == 40
    assert 15 <= min(counts) <= max(counts) <= 25


def test_the_same_seed_gives_the_same_corpus(corpus, tmp_path):
    once, again, other = (
        [file.read_bytes() for file in corpus.make(tmp_path / name, 3, seed=seed)]
        for name, seed in (("a", 7), ("b", 7), ("c", 8))
    )
    assert once == again
    assert once != other
