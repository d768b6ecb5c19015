"""An edition as Slack messages: one short one at the top, and the replies of its thread."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.edition import Correction, Edition, Story
from summarizer.slack.blocks import fallback, rendered
from summarizer.slack.checking import check, exact_words
from summarizer.slack.packing import fitted, packed
from summarizer.slack.parts import Block, Json, Line, Run, Section, line
from summarizer.slack.reply import story_again, story_opening, story_sections
from summarizer.slack.text import link
from summarizer.slack.top import left_over, title, top_sections
from summarizer.slack.wording import day, quoted

EVENT_TYPE = "summarizer_digest"
_HEADER_LIMIT = 150


@dataclass(frozen=True, slots=True)
class Message:
    """One Slack message. `part` names it within its digest and stays the same when the edition is made again.

    `blocks` are Block Kit; `text` says the same in plain text, for screen readers and notifications.
    """

    part: str
    blocks: tuple[Block, ...]
    text: str

    @property
    def content(self) -> str:
        """Return the SHA-256 of what is shown."""
        shown = json.dumps([self.text, self.blocks], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Digest:
    """The messages of one edition; `key` is the same for an edition that is made again for the same dates."""

    key: str
    top: Message
    replies: tuple[Message, ...]

    @property
    def messages(self) -> tuple[Message, ...]:
        """Return all messages in the order in which they are posted."""
        return (self.top, *self.replies)

    def payload(self, message: Message) -> dict[str, Json]:
        """Return a message as chat.postMessage takes it, but for channel and thread: nothing unfurls, no name links."""
        marks: dict[str, Json] = {"digest": self.key, "part": message.part, "content": message.content}
        return {
            "text": message.text,
            "blocks": list(message.blocks),
            "metadata": {"event_type": EVENT_TYPE, "event_payload": marks},
            "parse": "none",
            "mrkdwn": False,
            "unfurl_links": False,
            "unfurl_media": False,
        }


def messages(edition: Edition) -> Digest:
    """Return an edition as messages that keep Slack's limits.

    What an article or a model says is not live in them, and every quotation is verbatim in the edition's evidence; a
    message of which that is not true raises InternalError.
    """
    name = title(edition)
    header: Block = {"type": "header", "text": {"type": "plain_text", "text": name[:_HEADER_LIMIT], "emoji": False}}
    sections = top_sections(edition)
    top = Message("top", (header, *rendered(sections)), fallback(name, sections))
    digest = Digest(_key(edition), top, tuple(_replies(edition)))
    words = exact_words(edition)
    for message in digest.messages:
        check(message.blocks, message.text, words)
    return digest


def blocks(edition: Edition) -> list[Block]:
    """Return the blocks of the message at the top, for people who post it themselves; `messages` has the thread too."""
    return list(messages(edition).top.blocks)


def withdrawn(part: str) -> Message:
    """Return what takes the place of a message that a changed edition no longer has."""
    sections = [Section("", (line("This part is no longer in the digest, which has changed since.", depth=0),))]
    return Message(part, tuple(rendered(sections)), fallback("", sections))


def _key(edition: Edition) -> str:
    return hashlib.sha256(json.dumps([edition.date, edition.timezone, edition.since]).encode()).hexdigest()


def _replies(edition: Edition) -> Iterator[Message]:
    if edition.corrections:
        head = Section("", (line(Run("Corrections", "bold"), depth=0),))
        lines = [part for correction in edition.corrections for part in _correction(correction)]
        yield from _reply("corrections", [Section("", tuple(lines))], head, head)
    for story in edition.stories:
        yield from _story(story)
    left = left_over(edition)
    if left:
        head = Section("", (line(Run("Also in this edition", "bold"), depth=0),))
        yield from _reply("more", left, head, head)


def _story(story: Story) -> Iterator[Message]:
    yield from _reply(f"story:{story.id}", story_sections(story), story_opening(story), story_again(story))


def _reply(part: str, sections: Sequence[Section], first: Section, again: Section) -> Iterator[Message]:
    first, again = (Section(head.title, tuple(map(fitted, head.pieces))) for head in (first, again))
    for number, packed_sections in enumerate(packed(sections, first, again), start=1):
        yield Message(f"{part}:{number}", tuple(rendered(packed_sections)), fallback("", packed_sections))


def _correction(correction: Correction) -> Iterable[Line]:
    yield line(Run(correction.title or correction.path, "bold", link(correction.url)), f" ({correction.path})")
    for item in correction.items:
        section = item.section.replace("_", " ")
        before = f" — before: {item.before}" if item.before else ""
        now = f" — now: {item.now}" if item.now else ""
        yield line(f"{section}, {item.code}{before}{now}", depth=2)
        for evidence in item.evidence:
            yield line(*quoted(evidence.exact), depth=2)
    for sent in correction.sent:
        yield line(f"no longer holds, sent {day(sent.date)}: {sent.text}", depth=2)
