"""Settings of the whole suite."""

import os

import hypothesis

# The same examples in every run, and no failure because a machine is busy.
hypothesis.settings.register_profile("deterministic", deadline=None, derandomize=True)
hypothesis.settings.load_profile("deterministic")
# pytest --hypothesis-profile=full: more of them, other ones in each run
hypothesis.settings.register_profile("full", deadline=None, derandomize=False, database=None, max_examples=2_000)

# A key or endpoint of the person who runs the tests plays no part in them.
for name in [name for name in os.environ if name.startswith(("OPENAI_", "AZURE_OPENAI_", "SUMMARIZER_"))]:
    del os.environ[name]
