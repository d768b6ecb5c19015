"""The embedded local model: its weights, its engine, and an article's draft by small questions.

with local_engine(find_weights()) as endpoint:      # speaks the OpenAI protocol on the loopback
    drafted = await draft_locally(article, mentions, model_at(endpoint))
"""

from summarizer.local.ask import PROMPT, prompt_hash
from summarizer.local.draft import LocalDraft, draft_locally
from summarizer.local.engine import Endpoint, local_engine
from summarizer.local.weights import INSTALL_COMMAND, MODEL_NAME, Weights, find_weights, is_installed

__all__ = [
    "INSTALL_COMMAND",
    "MODEL_NAME",
    "PROMPT",
    "Endpoint",
    "LocalDraft",
    "Weights",
    "draft_locally",
    "find_weights",
    "is_installed",
    "local_engine",
    "prompt_hash",
]
