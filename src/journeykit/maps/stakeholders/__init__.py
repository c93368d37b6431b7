"""The stakeholders."""
