"""Prompt templates, one file a version; read with importlib.resources."""
