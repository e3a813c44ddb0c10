"""Felicitations turns a folder of scraped articles about messages of congratulation into a static archive."""

__version__ = "0.1.0"
