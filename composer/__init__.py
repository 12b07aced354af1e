"""The scene: document, vocabulary, relations, edits and file formats. Free of Qt and torch."""

__version__ = "0.1.0"
