"""A difference written out: for a terminal, as Markdown, as a comment, as a page, and for programs."""
