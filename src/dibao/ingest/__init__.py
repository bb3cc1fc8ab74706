"""ingest: paths to archive, the corridor between the rooms and the store."""
