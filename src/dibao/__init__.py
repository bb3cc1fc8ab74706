"""dibao 邸报: messy newspaper pages in, a clean and searchable archive out."""

__version__ = "0.1.0"
