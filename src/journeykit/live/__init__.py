"""Journeykit while somebody types: the language server. Needs the extra `lsp`."""
