from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # for map_samples: with importlib mode tests find no neighbours
