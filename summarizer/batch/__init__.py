"""Many articles into one folder."""
