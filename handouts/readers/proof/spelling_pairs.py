"""Words that British and American English spell differently.

Only those that are always told apart: `practice`, `license`, `program`, `meter`, `judgment`,
`catalogue`, `dialogue` and `tire` are right in both, each in its place, and are not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Locale(Enum):
    BRITISH = "British"
    AMERICAN = "American"


class Family(Enum):
    GENERAL = "general"
    ISE = "-ise or -ize"


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a spelling tells; `other` is the same word in the other locale."""

    locale: Locale
    family: Family
    other: str


# Verbs by what stands before -ise or -ize.
_ISE = (
    "agon antagon apolog author brutal capital categor central character civil colon commercial "
    "computer critic crystall custom decentral democrat digit digital econom emphas empath energ "
    "equal familiar fantas final formal general global harmon hospital human hypothes ideal "
    "individual industrial initial institutional international item jeopard legal local marginal "
    "material maxim memor mesmer minim mobil modern monopol national neutral normal optim organ "
    "patron penal personal polar popular priorit privat public rational real recogn reorgan "
    "revital scrutin social special stabil standard steril strateg subsid summar symbol sympath "
    "synchron synthes terror theor trivial util vandal verbal victim visual vocal"
).split()
_ISE_ENDINGS = ("e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able")
# Words in -our or -or by what stands before it; `glamour` and `tour` are the same in both.
_OUR = (
    "arm behavi cand clam col demean endeav fav ferv flav harb hon hum lab neighb od parl ranc "
    "rig rum sav savi splend tum val vap vig"
).split()
_OUR_ENDINGS = (
    *("", "s", "ed", "ing", "er", "ers", "ful", "able", "ably", "al", "ally"),
    *("hood", "hoods", "ite", "ites", "less", "ly", "y"),
)
# Verbs that double their l before an ending in British English only.
_DOUBLED = (
    "cancel channel counsel dial equal fuel initial label level marvel model panel pencil quarrel "
    "rival signal spiral total travel tunnel unravel"
).split()
_DOUBLED_ENDINGS = ("ed", "ing", "er", "ers", "or", "ors", "ous")
_OTHERS = """
ageing/aging aluminium/aluminum analyse/analyze analysed/analyzed analyses/analyzes
analyser/analyzer analysing/analyzing artefact/artifact artefacts/artifacts calibre/caliber
centimetre/centimeter
centimetres/centimeters centre/center centred/centered centres/centers centring/centering
cosier/cozier cosy/cozy defence/defense defences/defenses enrol/enroll enrolment/enrollment
enrols/enrolls fibre/fiber fibres/fibers fulfil/fulfill fulfilment/fulfillment fulfils/fulfills
grey/gray greyer/grayer greys/grays instalment/installment instalments/installments
jewellery/jewelry kilometre/kilometer kilometres/kilometers litre/liter litres/liters
lustre/luster manoeuvre/maneuver manoeuvres/maneuvers meagre/meager millimetre/millimeter
millimetres/millimeters mould/mold moulded/molded moulding/molding moulds/molds
moustache/mustache offence/offense offences/offenses paralyse/paralyze paralysed/paralyzed
plough/plow ploughed/plowed practised/practiced practising/practicing pretence/pretense
pyjamas/pajamas sceptic/skeptic sceptical/skeptical scepticism/skepticism sceptics/skeptics
skilful/skillful skilfully/skillfully sombre/somber spectre/specter theatre/theater
theatres/theaters wilful/willful
"""


def _pairs() -> Iterator[tuple[Family, str, str]]:
    """Family, British and American spelling."""
    for stem in _ISE:
        for ending in _ISE_ENDINGS:
            yield Family.ISE, f"{stem}is{ending}", f"{stem}iz{ending}"
    for stem in _OUR:
        for ending in _OUR_ENDINGS:
            yield Family.GENERAL, f"{stem}our{ending}", f"{stem}or{ending}"
    for stem in _DOUBLED:
        for ending in _DOUBLED_ENDINGS:
            yield Family.GENERAL, f"{stem}l{ending}", f"{stem}{ending}"
    for pair in _OTHERS.split():
        british, _, american = pair.partition("/")
        yield Family.GENERAL, british, american


def _spellings() -> dict[str, Spelling]:
    found: dict[str, Spelling] = {}
    for family, british, american in _pairs():
        found[british] = Spelling(Locale.BRITISH, family, american)
        found[american] = Spelling(Locale.AMERICAN, family, british)
    return found


SPELLINGS = _spellings()
