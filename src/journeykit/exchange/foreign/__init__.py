"""What the formats of strangers have in common: JSON and YAML with places, drafts that are proven, fields that travel along."""
