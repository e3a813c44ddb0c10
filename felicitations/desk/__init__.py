"""The archivist's desk: why each fact of an article is as it is, what wants an eye, and the correction to fill in."""
