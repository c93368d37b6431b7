"""Streams of random numbers, one for each subject, so that no draw depends on the order of files or on other journeys."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

import numpy as np

Subject = Literal["answers", "importance", "balance"]

_WORD = 4


def stream(seed: int, subject: Subject, journey: str = "") -> np.random.Generator:
    """The random numbers for one subject of one journey; for the project without a journey."""
    digest = blake2b(f"{subject}\0{journey}".encode(), digest_size=4 * _WORD).digest()
    words = [int.from_bytes(digest[i : i + _WORD], "little") for i in range(0, len(digest), _WORD)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))
