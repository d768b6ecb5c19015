"""Put the mentions of one name together, and never two people with one surname."""

import re
from collections import defaultdict
from collections.abc import Iterator

from summarizer.mentions.names.persons import is_person_like

_ACRONYM = re.compile(
    r"(?:[’']s?)?\s\((?:the\s|or\s)?[\"“‘']?([A-Z][A-Za-z0-9&.-]*[A-Z0-9][A-Za-z0-9&.-]*)[\"”’']?[),;]"
)
_QUARTERS = frozenset("North South East West Northern Southern Eastern Western New Central Greater Upper Lower".split())
_ARTICLES = frozenset("al el ar as ash an at ad az".split())


def group_names(mentions: list[tuple[int, str]], text: str) -> dict[str, str]:
    """Return the group (the full name) of every name; `mentions` are starts and names in text order."""
    names = list(dict.fromkeys(name for _, name in mentions))
    index = _endings(names)
    groups = {name: _group(name, index) for name in names}
    groups.update(_without_roles(groups))
    groups.update({short: groups[full] for short, full in _acronyms(mentions, text).items() if short in groups})
    return {name: groups.get(group, group) for name, group in groups.items()}


def _acronyms(mentions: list[tuple[int, str]], text: str) -> dict[str, str]:
    """Return the acronyms that the text introduces in brackets after a name."""
    found: dict[str, str] = {}
    for start, name in mentions:
        end = start + len(name)
        if " " in name and text.find("(", end, end + 5) >= 0 and (bracket := _ACRONYM.match(text, end)):
            found.setdefault(bracket.group(1), name)
    return found


def _endings(names: list[str]) -> dict[str, list[str]]:
    """Return by what each longer name may be called: its last words, and of a person also the first one."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        if len(words) < 2:
            continue
        for first in range(1 if words[0] not in _QUARTERS else len(words), len(words) - 1):
            index[" ".join(words[first:])].append(name)
        if is_person_like(name):
            index[bare(words[-1])].append(name)
            index[bare(words[0])].append(name)
    return index


def _group(name: str, index: dict[str, list[str]]) -> str:
    """Return the one longer name that a name stands for; a person's full name stands for itself."""
    if " " not in name:
        fuller = index.get(bare(name), [])
    elif is_person_like(name):
        return name
    else:
        fuller = [full for full in index.get(name, []) if full != name]
    if not fuller:
        return name
    people = {_person(full) for full in fuller}
    people -= {full for full in people if any(ending in people for ending in _shorter(full))}
    return people.pop() if len(people) == 1 else name


def _shorter(full: str) -> Iterator[str]:
    """Yield the name without its first word, its first two and so on."""
    space = full.find(" ")
    while space >= 0:
        yield full[space + 1 :]
        space = full.find(" ", space + 1)


def _without_roles(groups: dict[str, str]) -> dict[str, str]:
    """Return the shorter name for those that only put a word before a person's name ("Striker Harry Kane")."""
    found: dict[str, str] = {}
    for name in groups:
        rest = name.split(" ", 1)[-1]
        if rest != name and rest in groups and " " in rest and is_person_like(name):
            found[name] = rest
    return found


def _person(full: str) -> str:
    return full.removeprefix("The ")


def bare(word: str) -> str:
    """Return a surname without the article that is written now with it and now without ("al-Ansari")."""
    folded = word.casefold()
    article, hyphen, rest = folded.partition("-")
    return rest if hyphen and article in _ARTICLES else folded
