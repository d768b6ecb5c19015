"""The verbs of saying with the complements they take, in all their forms, BrE and AmE.

What a verb may take, one letter each:
c  a clause, with or without "that"             t  a clause with "that", "whether", "how" or "why"
q  quoted words                                 n  a noun phrase that is the content ("confirmed the deaths")
a  an addressee before the content              i  "to" with a verb ("vowed to fight")
j  a person or thing that is judged             p  quoted words after an object ("called it “a trap”")
d  denies what somebody claimed                 g  a form in -ing ("recalled hearing")
"""

from dataclasses import dataclass

from summarizer.mentions.cues.idiom_words import IDIOMATIC

_VERBS = """
say:cq:said  tell:ctqa:told  state:cq  claim:cqi  announce:cqn  add:cq  argue:cq  insist:cq  maintain:cq  assert:cqn
declare:tqn  contend:cq  allege:cqn  report:cqn  believe:c  think:c:thought  fear:c  hope:c  expect:t  doubt:c
suspect:c  estimate:cqn  calculate:t  predict:cqn  forecast:cqn:forecast  confirm:cqn  explain:tq  note:cq
observe:tq  remark:tq  comment:tq  write:cq:wrote/written  tweet:cq  post:q  blog:tq  promise:tqnia  pledge:tqni
vow:tqni  swear:tq:swore/sworn  threaten:tqi  warn:cqa  caution:tqa  suggest:cqn  imply:c  propose:tqn
recommend:tqn  advise:tqa  acknowledge:cqn  admit:cqn  concede:cq  confess:tq  recognise:t  recognize:t  stress:tqn
emphasise:tqn  emphasize:tqn  underline:tqn  underscore:tqn  highlight:t  reiterate:tqn  repeat:tq  affirm:tqn
reaffirm:tqn  respond:tq  reply:tq  answer:tq  retort:tq  counter:tq  object:tq  complain:tq  lament:tqn  joke:tq
quip:tq  conclude:cq  find:c:found  show:c:showed/shown  reveal:cqn  disclose:cqn  indicate:c  theorise:tq
theorize:tq  speculate:tq  reason:tq  recall:tqg  recount:tqg  testify:tq  learn:t:learned/learnt  assure:tqa
remind:tqa  inform:tqa  notify:ta  ask:qa  urge:tqj  demand:tqni  request:tqn  call:p  describe:pg  characterise:p
characterize:p  label:p  dub:p  brand:p  liken:p  deem:p  denounce:qn  decry:qn  condemn:qn  criticise:qn
criticize:qn  slam:qn  blast:qn  lambast:qn  lambaste:qn  ridicule:qn  rebuke:qn  praise:qn  commend:qn  hail:qn
welcome:qn  applaud:qn  endorse:n  back:  accuse:j  blame:j  fault:j  deny:tqndg  reject:qnd  dismiss:qnd
refute:nd  dispute:tnd  rebut:nd  contest:n  rubbish:nd  disavow:nd  question:n  oppose:n  deplore:qn  defend:n
shout:q  yell:q  cry:q  whisper:q  mutter:q  murmur:q  scream:q  chant:q  exclaim:q  laugh:q  sigh:q  snap:q
fume:q  gasp:q  continue:q  agree:tq  disagree:tq  ascertain:t  posit:t  hint:cq  boast:tq  tout:n  signal:c
clarify:tqn  specify:tq  contradict:nd  plead:q  appeal:q  apologise:q  apologize:q  express:n  voice:n  reckon:cq
mention:tq  guarantee:tq  foresee:tn:foresaw/foreseen  hear:t:heard  point:cq  lash:  speak:  rule:t  decide:t
determine:t  make:  put:  cite:  quote:  trade:  exchange:  swap:  shift:  lay:  pin:  worry:c  wonder:tq  opine:tq
grumble:tq  moan:tq  protest:q  understand:c:understood  encourage:a  order:a  instruct:a  beg:qa  implore:qa
read:q:read  attest:t  feel:c:felt
"""

# Forms that are as often a noun (or adjective) as a verb of saying.
NOUN_FORMS = frozenset(
    "state states claim claims report reports estimate estimates note notes comment comments post posts tweet tweets"
    " promise promises pledge pledges vow vows warning warnings demand demands request requests call calls label"
    " labels brand brands fault faults question questions doubt doubts fear fears hope hopes stress answer answers"
    " reply replies object objects counter counters forecast forecasts remark remarks reason reasons signal signals"
    " hint hints joke jokes back contest contests dispute disputes blame address shift shifts trade exchange swap"
    " swaps show shows finding findings find finds highlight highlights appeal appeals cry cries voice voices point"
    " points rule rules recall record records saying blog blogs argument advise repeat plead hail blast praise"
    " welcome slam contests exchange exchanges trades suspect suspects suggests threat quote quotes thought"
    " rubbish press detail order orders worry worries laugh laughs sigh chant chants protest protests".split()
) - {"suggests"}


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb of saying; `tense` is base, s, past, participle, both (past and participle) or ing."""

    lemma: str
    tense: str
    takes: frozenset[str]


def _regular(lemma: str) -> tuple[str, str, str]:
    """Return the forms in -s, -ed and -ing."""
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    doubled = {"dub", "slam", "quip", "admit", "refer", "blog", "rebut", "swap", "pin", "put", "beg", "snap"}
    stem = lemma + lemma[-1] if lemma in doubled else lemma
    sibilant = lemma.endswith(("s", "sh", "ch", "x"))
    return f"{lemma}{'es' if sibilant else 's'}", f"{stem}ed", f"{stem}ing"


_IRREGULAR = {
    "make": "made",
    "put": "put",
    "speak": "spoke/spoken",
    "lay": "laid",
    "shift": "shifted",
    "forecast": "forecast",
    "say": "said",
}


def _forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    for entry in _VERBS.split():
        lemma, letters, *irregular = entry.split(":")
        takes = frozenset(letters)
        third, past, participle_ing = _regular(lemma)
        pasts = (irregular[0] if irregular else _IRREGULAR.get(lemma, past)).split("/")
        forms[lemma] = VerbForm(lemma, "base", takes)
        forms[third] = VerbForm(lemma, "s", takes)
        forms[participle_ing] = VerbForm(lemma, "ing", takes)
        if len(pasts) == 1:
            forms[pasts[0]] = VerbForm(lemma, "both", takes)
        else:
            forms[pasts[0]] = VerbForm(lemma, "past", takes)
            forms[pasts[1]] = VerbForm(lemma, "participle", takes)
    return forms


FORMS: dict[str, VerbForm] = _forms()
# Nouns that carry a claim: "the claim by Kyiv that ...", "reports that ...".
CLAIM_NOUNS = frozenset(
    "claim claims allegation allegations assertion assertions accusation accusations suggestion suggestions warning"
    " warnings statement announcement assurance assurances insistence argument prediction predictions reports rumours"
    " rumors speculation concerns fears belief admission denial complaint complaints report".split()
)
# These carry one only where the text says whose they are: "her view that ...", "gave a promise that ...".
HELD_NOUNS = frozenset(
    "conclusion view opinion assessment acknowledgement acknowledgment hope hopes fear concern suspicion suspicions"
    " doubts pledge promise vow threat threats proposal recommendation verdict finding findings confirmation revelation"
    " remark remarks comment comments demand demands plea pleas".split()
)
# Nouns that ask for or offer what follows them: "the union's call for talks", "its refusal to pay".
ACTION_NOUNS = frozenset(
    "request requests demand demands call calls plea pleas appeal appeals threat threats promise promises pledge"
    " pledges vow offer refusal proposal proposals".split()
)
# Nouns for a stance, each with the words that lead to who holds it: "the resistance of the church".
STANCES = {
    **dict.fromkeys("resistance opposition objection objections".split(), ("of", "from", "by")),
    **dict.fromkeys("criticism condemnation".split(), ("from", "by")),
}
CARRYING = frozenset(STANCES) | CLAIM_NOUNS | HELD_NOUNS | ACTION_NOUNS
HEARSAY_ADVERBS = frozenset("reportedly allegedly supposedly purportedly".split())
# Words at which a cue may begin.
CANDIDATES = (
    frozenset(FORMS)
    | IDIOMATIC
    | CARRYING
    | HEARSAY_ADVERBS
    | frozenset("according per words put quoted cited citing".split())
)
