"""Tables of databases, in the place of files: of a DuckDB file, of PostgreSQL, of BigQuery.

A table is named as a FILE (`naming`), opened (`opening`), and asked by the same expressions as every file. A DuckDB file
is read by the engine that comes with us (`duckdb_file`); a server counts itself (`engine`), and only aggregates leave it.
"""

from __future__ import annotations
