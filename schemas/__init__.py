"""Published JSON Schemas, generated from the Pydantic models in `summarizer.summary` and `summarizer.edition`."""
