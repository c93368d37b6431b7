"""Journeykit while somebody types: the language server (`lsp`) and the page that draws itself anew (`watch`).

Each needs an extra of the same name; both look at a project in the same way (`seeing`).
"""
