"""Further ways to look at the same answers: each lens is a pure function of the scores and the records behind them.

A lens tells something that satisfaction and weight do not: what is important and missing (opportunity), where each
touchpoint stands against a declared cross-hair (quadrants), what is taken for granted (Kano, penalty-reward), and where
the way itself is hard to go (friction). None of them changes a score, a rank or a choice.
"""

from __future__ import annotations
