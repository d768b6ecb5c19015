"""The bench's own words: independent of the verifier's lists, so that neither can hide the other's gaps."""
