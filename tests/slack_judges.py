"""Three judges of a Slack message: Slack's own types, Slack's SDK, and slackblocks, which knows the limits.

slackblocks parses no rich text, so a message is built from its classes and has to come out the same.
"""

import hashlib
import json
import subprocess
from functools import cache
from typing import Any

import slackblocks
from jsonschema import Draft7Validator
from slack_sdk.models.blocks import Block as SdkBlock
from slackblocks.objects import ColumnSettings

from tests.servers.slack import FOLDER, node_program


@cache
def slack_types() -> Draft7Validator:
    """Return a validator made of @slack/types; written anew when its version or our message's type has changed."""
    node = node_program("ts-json-schema-generator")
    made_of = b"".join((FOLDER / name).read_bytes() for name in ("package-lock.json", "message.ts", "tsconfig.json"))
    path = FOLDER / "generated" / f"{hashlib.sha256(made_of).hexdigest()[:16]}.json"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        program = "node_modules/ts-json-schema-generator/bin/ts-json-schema-generator.js"
        command = [node, program, "-p", "message.ts", "-t", "SlackMessage", "-f", "tsconfig.json"]
        made = subprocess.run(command, cwd=FOLDER, capture_output=True, check=True)
        path.write_bytes(made.stdout)
    return Draft7Validator(json.loads(path.read_bytes()))


def judge(payload: dict[str, Any]) -> None:
    """Raise where one of the judges refuses a message."""
    slack_types().validate(payload)
    for block in payload["blocks"]:
        parsed = SdkBlock.parse(block)
        assert parsed is not None
        parsed.validate_json()
    blocks = [_block(block) for block in payload["blocks"]]
    message = slackblocks.Message("C1", payload["text"], blocks, unfurl_links=False, unfurl_media=False)
    built = json.loads(json.dumps(message._resolve()["blocks"]))  # noqa: SLF001 - no public face
    assert list(map(_comparable, built)) == list(map(_comparable, payload["blocks"]))


def _comparable(block: dict[str, Any]) -> dict[str, Any]:
    """Return a block without the id that slackblocks adds, and without the `emoji: false` that it leaves out."""
    kept = {name: value for name, value in block.items() if name != "block_id"}
    return {**kept, "text": block["text"]["text"]} if block["type"] == "header" else kept


def _block(block: dict[str, Any]) -> slackblocks.Block:
    if block["type"] == "header":
        text = slackblocks.Text(block["text"]["text"], type_=slackblocks.TextType.PLAINTEXT, emoji=False)
        return slackblocks.HeaderBlock(text)
    if block["type"] == "table":
        rows: list[list[Any]] = [[slackblocks.RawText(cell["text"]) for cell in row] for row in block["rows"]]
        return slackblocks.TableBlock(rows, [ColumnSettings(**column) for column in block["column_settings"]])
    assert block["type"] == "rich_text"
    return slackblocks.RichTextBlock([_container(element) for element in block["elements"]])


def _container(element: dict[str, Any]) -> Any:
    if element["type"] == "rich_text_list":
        sections = [_container(section) for section in element["elements"]]
        return slackblocks.RichTextList("bullet", sections, indent=element["indent"], offset=None, border=None)
    assert element["type"] == "rich_text_section"
    return slackblocks.RichTextSection([_primitive(run) for run in element["elements"]])


def _primitive(run: dict[str, Any]) -> Any:
    assert run["text"]
    if run["type"] == "link":
        return slackblocks.RichTextLink(run["url"], run["text"], **run.get("style", {}))
    assert run["type"] == "text"
    return slackblocks.RichText(run["text"], **run.get("style", {}))
