"""An edition in Slack: its messages, and posting them so that no run, crash or lost answer posts one twice."""

from summarizer.slack.messages import Digest, Message, blocks, messages

__all__ = ["Digest", "Message", "blocks", "messages"]
