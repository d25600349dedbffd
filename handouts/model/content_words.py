"""Which words of a text say something: asked when texts are compared and when words are blanked.

English words count by a crude stem (`meeting` and `meets` agree), Japanese by pairs of
characters, as Japanese has no spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handouts.model.scripts import script_runs

WORD = re.compile(r"[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*")
_HYPHEN = re.compile("[-‑]")
_POSSESSIVE = re.compile(r"[’'](?:s|t|re|ve|ll|d|m)?$")
_ENDINGS = (
    "ations ation ingly ments ment ness ings ing edly ied ies ers er ed es ly al s e y".split()
)
# Articles, pronouns, prepositions, conjunctions, auxiliaries, numbers, and words that fit nearly
# anywhere: a gap in their place asks for nothing.
FUNCTION_WORDS = frozenset(
    "a an the this that these those such same other others another each every either neither "
    "all any both few fewer less least many more most much none no not nor only own several some "
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves one ones "
    "oneself who whom whose which what whatever whichever whoever somebody someone something "
    "anybody anyone anything everybody everyone everything nobody nothing "
    "about above across after against along alongside amid among around as at before behind below "
    "beneath beside besides between beyond by despite down during except for from in inside into "
    "like near of off on onto out outside over past per since than through throughout to toward "
    "towards under underneath until unto up upon via with within without "
    "and but or so yet if because although though while whereas unless whether when whenever "
    "where wherever why how then thus therefore hence however instead rather otherwise "
    "am is are was were be been being do does did doing done have has had having can could may "
    "might must shall should will would ought cannot let lets "
    "get gets getting got gotten give gives giving given gave go goes going gone went make makes "
    "making made take takes taking took taken come comes coming came put puts become becomes "
    "became keep keeps kept seem seems seemed say says said use uses used using want wants need "
    "needs need know knows known think thinks see sees seen look looks try tries tried "
    "again ago almost already also always anyway away back both else enough especially even ever "
    "far first here indeed just last later long maybe mere merely mostly never next now often "
    "once onwards perhaps please quite really second simply sometimes soon still there together "
    "too twice usually very well "
    "bad best better big certain different full good great high large little low main new old "
    "real right small sure true whole worse worst wrong "
    "way ways thing things lot lots kind kinds sort sorts bit time times case cases matter "
    "matters part parts people person someone fact facts "
    "two three four five six seven eight nine ten eleven twelve hundred thousand million half "
    "isn aren wasn weren don doesn didn hasn haven hadn won wouldn couldn shouldn mustn ain".split()
)

# A verb in its plain form follows one of these.
MODALS = frozenset(
    "can could will would must should shall may might cannot can’t can't couldn’t couldn't won’t "
    "won't wouldn’t wouldn't mustn’t mustn't shouldn’t shouldn't don’t don't doesn’t doesn't "
    "didn’t didn't let’s let's please".split()
)
VERB_MARKERS = MODALS | {"to"}
PERSONS = frozenset("i you we they he she it who people".split())
ARTICLES = frozenset("a an the my your his her its our their no every each of".split())
OBJECTS = frozenset("a an the my your his her its our their this that these those it them".split())


def words_in(text: str) -> list[str]:
    """Its words as they stand there; a word with hyphens is one."""
    return WORD.findall(text)


@lru_cache(maxsize=20_000)
def is_function_word(word: str) -> bool:
    """Also where it has lost letters (`don’t`) or got a possessive ending."""
    small = word.casefold()
    return (
        small in FUNCTION_WORDS
        or _POSSESSIVE.sub("", small) in FUNCTION_WORDS
        or re.split("[’']", small)[0] in FUNCTION_WORDS
    )


def content_stems(text: str) -> frozenset[str]:
    """What the words of a text that say something have in common with those of another text."""
    return frozenset(_content_stems(text))


def _content_stems(text: str) -> Iterator[str]:
    for is_japanese, run in script_runs(text):
        if is_japanese:
            letters = "".join(character for character in run if character.isalnum())
            yield from (letters[at : at + 2] for at in range(max(len(letters) - 1, 1)) if letters)
        else:
            yield from stems_of(run)


def stems_of(text: str) -> Iterator[str]:
    """Stems of the content words, one by one; the parts of a word with hyphens are words."""
    for word in words_in(text):
        for part in _HYPHEN.split(word):
            if len(part) > 1 and not is_function_word(part):
                yield stem(part)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude stem, small: enough to let `meeting` and `meets` agree."""
    bare = _POSSESSIVE.sub("", word.casefold())
    ending = next((end for end in _ENDINGS if bare.endswith(end) and len(bare) > len(end) + 2), "")
    return bare.removesuffix(ending)
