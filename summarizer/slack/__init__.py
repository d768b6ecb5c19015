"""An edition in Slack: its messages, and posting them so that no run, crash or lost answer posts one twice."""

from summarizer.slack.client import API_URL, WebApi, Webhook
from summarizer.slack.messages import Digest, Message, blocks, messages
from summarizer.slack.posting import Pace, Posted, post, post_to_webhook

__all__ = [
    "API_URL",
    "Digest",
    "Message",
    "Pace",
    "Posted",
    "WebApi",
    "Webhook",
    "blocks",
    "messages",
    "post",
    "post_to_webhook",
]
