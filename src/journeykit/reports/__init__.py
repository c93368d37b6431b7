"""Words out: tables, diagnostics, plans and pages. Nothing here reads people's files or decides anything."""
