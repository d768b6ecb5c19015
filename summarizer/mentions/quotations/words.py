"""Closed word lists: what stands before or after quoted words that nobody said."""

ARTICLES = frozenset(["the", "a", "an", "its"])
SPEAKERS = frozenset("he she they it i we you who".split())
SMALL = frozenset("a an and as at but by for from in into nor of off on or over per the to up vs v with".split())
NAMING = frozenset(
    "so-called dubbed nicknamed codenamed code-named termed labelled labeled branded alias aka a.k.a meaning"
    " means".split()
)
EXPLAINING_PARTICIPLES = frozenset("marked stamped spelled spelt spelling inscribed pronounced tattooed".split())
NAMING_NOUNS = frozenset(
    "word words term terms phrase name nickname hashtag slogan codename label prefix acronym motto pseudonym alias"
    " stage letters".split()
)
TITLED = frozenset("titled entitled headlined subtitled captioned named retitled".split())
WORKS = frozenset(
    "film movie song album single track book novel memoir series sitcom show programme program documentary play musical"
    " opera poem article essay story paper report study episode podcast magazine newspaper website site blog game"
    " videogame exhibition painting sculpture headline column drama comedy thriller anthem video ballad hit sequel"
    " bestseller pamphlet lecture comic films songs albums books novels novella biography autobiography trilogy"
    " franchise soundtrack mural photograph cartoon op-ed editorial".split()
)
# "the director of", "a remake of": what follows is a work.
WORKS_OF = frozenset(
    "director author writer star stars editor producer creator screenwriter composer choreographer cast remake"
    " adaptation production premiere screening performance rendition chorus version episode episodes copy copies"
    " publication publisher reissue translation".split()
)
WORKING_VERBS = frozenset(
    "sang sing sings singing sung starred starring stars directed directing performed performing played wrote penned"
    " authored composed recorded co-wrote co-directed produced published appeared appearing".split()
)
# "novels, among them", "films such as"
LISTING = frozenset("them including like as".split())
LABELLED_THINGS = frozenset(
    "section page column category button tab tag label award campaign movement project operation programme program list"
    " hashtag menu box sign banner series brand logo exhibition".split()
)
# "Operation", "the trawler", "a pub called": what follows in quotation marks is its name.
NAMED_THINGS = frozenset(
    "operation codename exercise ship ships vessel boat trawler tanker freighter ferry yacht schooner frigate destroyer"
    " submarine cruiser warship battleship carrier icebreaker tug barge liner rocket satellite probe spacecraft rover"
    " telescope missile drone plane aircraft jet locomotive train storm hurricane cyclone typhoon restaurant bar pub"
    " cafe nightclub club hotel shop boutique band group choir label racehorse horse brand foundation project app"
    " software".split()
)
