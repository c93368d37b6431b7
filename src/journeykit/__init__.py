"""journeykit: customer journeys as YAML in git, validated, scored, drawn and planned."""

__version__ = "0.1.0"
