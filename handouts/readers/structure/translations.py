"""How much of the English before a bracket it is that the script in the bracket translates."""

from __future__ import annotations

import re

from handouts.readers.structure.kana import is_katakana
from handouts.readers.structure.lead_words import STOP_WORDS, Lead
from handouts.readers.structure.loanwords import likeness, writes
from handouts.readers.structure.romaji import is_english_name, is_romaji, is_syllabic

_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_KANJI = re.compile("[㐀-䶿一-鿿豈-﫿々〆]")
_KATAKANA_WORD = re.compile("[ァ-ヺー]+")
_KANJI_OR_KATAKANA = re.compile("[㐀-䶿一-鿿豈-﫿々〆ァ-ヺー・]+")
_ADVERB = re.compile(r"[a-z]{2,}ly")
_NO_ADVERBS = frozenset(
    "family reply supply assembly ally friendly daily weekly monthly yearly early elderly costly "
    "likely lonely lovely orderly timely holy monopoly anomaly homely kindly fly rally".split()
)
_RELATIVE = ("that", "which", "who")
_SUBJECT = frozenset("i we you they he she it".split())
_CLAUSE = frozenset("when if while before after because as until once whenever unless".split())
# Verbs that take what follows them as an object: the object alone is what the script says.
_VERBS = frozenset(
    "build builds built building lose loses lost losing save saves saved saving gain gains gained "
    "gaining earn earns earned earning win wins won winning keep keeps kept keeping give gives "
    "gave giving take takes took taking make makes made making use uses used using have has had "
    "having get gets got getting bring brings brought bringing offer offers offered offering "
    "provide provides provided providing create creates created creating need needs needed require "
    "requires required want wants wanted find finds found finding avoid avoids avoided avoiding "
    "show shows showed showing become becomes became becoming call calls calling say saying "
    "express expresses expressed expressing understand understands understood understanding "
    "include includes including seek seeks sought seeking foster fosters fostered fostering "
    "maintain maintains maintained maintaining establish establishes established establishing "
    "embrace embraces embraced embracing demand demands demanded demanding receive receives "
    "received receiving send sends sent sending write writes wrote read reads learn learns learned "
    "learnt teach teaches taught know knows knew feel feels felt feeling enter enters entered "
    "entering join joins joined joining attend attends attended attending hold holds held "
    "holding see sees saw seeing "
    "choose chooses chose choosing preserve preserves preserved preserving practise practises "
    "practised practising mean practicing values valued let lets put puts set sets come comes "
    "came go goes went "
    "follow follows followed begin begins began start starts started remain remains remained "
    "appear appears appeared appreciate appreciates appreciated deserve deserves deserved "
    "demonstrate demonstrates demonstrated demonstrating develop develops developed developing "
    "prepare prepares prepared preparing deliver delivers delivered delivering ask asks asked "
    "asking hear hears heard meet meets met pay pays paid paying sell sells sold buy buys bought "
    "help helps helped handle handles handled handling manage manages managed improve improves "
    "improved improving emphasise emphasises emphasised emphasize emphasizes emphasized prefer "
    "prefers preferred accept accepts accepted accepting reject rejects rejected expect expects "
    "expected visit visits visited invite invites invited discuss discusses discussed discussing "
    "protect protects protected protecting promote promotes promoted remember remembers "
    "remembered bring brings brought add adds added adding reach reaches reached reaching".split()
)
# What a nationality is in script: Japanese companies (日本企業), but the Japanese bow (お辞儀).
_NATIONS = {
    "Japanese": "日和邦", "Western": "西洋欧", "American": "米", "European": "欧", "Asian": "亜",
}  # fmt: skip
# Of `sense of duty (義務感)` all is translated: the word before `of` has its own sign.
_SIGNS = {
    "sense": "感", "feeling": "感", "way": "道法方", "path": "道", "power": "力", "ability": "力",
    "head": "長", "chief": "長", "letter": "状書", "loss": "失喪", "spirit": "心魂神",
    "heart": "心", "place": "所場", "point": "点", "board": "会", "method": "法", "proof": "証",
}  # fmt: skip
# A book's title may begin with these, and its script is a sentence: 人を動かす, 道は開ける.
_TITLE_BEGINS = frozenset("how why what when where".split())
_SENTENCE = re.compile("[一-鿿][をはが][一-鿿]")
_LANDMARKS = frozenset("Mount Lake Cape Port Greater".split())
# An owner is part of `the customer’s voice (お客様の声)` and of `the president’s office (社長室)`.
_OWNED = re.compile("(?<=.)の(?=.)|長室$")
_SMALL_IN_NAMES = frozenset("of and & for the to in on".split())


def english_before(lead: Lead, script: str) -> int | None:
    """Where the English begins that the script translates: a word or two, or what is quoted.

    Of a name it is the last word alone, or as many words as its script has. After `that`,
    `which` or `who`, and in a clause (`when we leave`), stands a verb that no noun translates.
    """
    if lead.is_quoted:
        return lead.starts[0]
    last, before = lead.word(-1), lead.word(-2)
    is_other_romaji = last.islower() and is_romaji(last)  # honne and tatemae (本音と建前)
    if last.lower() in STOP_WORDS or _is_adverb(last) or is_other_romaji or before in _RELATIVE:
        return None
    if before.lower() in _SUBJECT and lead.word(-3).lower() in _CLAUSE:
        return None
    if lead.word(-3) in _RELATIVE and not _stands_apart(before):
        return None
    count = _written_words(lead, script)
    if count == 0:
        count = _name_words(lead, script) if last[:1].isupper() else _noun_words(lead, script)
    return lead.starts[-count]


def _written_words(lead: Lead, script: str) -> int:
    """Of how many words the katakana are the sound; none if they are not."""
    if not is_katakana(script):
        return 0
    tails = range(1, min(len(lead.starts), 4) + 1)
    best = max(tails, key=lambda count: likeness(script, lead.words(count)))
    return best if writes(script, lead.words(best)) else 0


def _name_words(lead: Lead, script: str) -> int:
    """`Ministry of Finance (財務省)`, but of `Dale Carnegie Tokyo (東京)` only the place."""
    named = script.replace("･", "・").count("・") + 1 if is_katakana(script) else 1
    if named > 1 and all(lead.word(-number)[:1].isupper() for number in range(1, named + 1)):
        return named
    kanji = len(_KANJI.findall(script))
    if not kanji or (is_english_name(lead.word(-1)) and kanji < 4):
        return 2 if kanji and lead.word(-2) in _LANDMARKS else 1
    run = _capitals(lead)
    usual = (kanji + 1) // 2
    is_title = _SENTENCE.search(script) is not None
    return run[-1] if is_title or len(run) <= usual + 1 else run[usual - 1]


def _capitals(lead: Lead) -> list[int]:
    """At which words, counted from the end, a run of capitalised words might begin."""
    run = []
    for count in range(1, len(lead.starts) + 1):
        word = lead.word(-count)
        is_own = word.lower() not in STOP_WORDS or word.lower() in _TITLE_BEGINS
        if word[:1].isupper() and is_own and not _POSSESSIVE.search(word):
            run.append(count)
        elif word not in _SMALL_IN_NAMES:
            break
    return run


def _noun_words(lead: Lead, script: str) -> int:
    count, most = 1, _most_words(script)
    while count < min(most, len(lead.starts)) and _belongs(lead, count + 1, script):
        count += 1
    head = lead.word(-count - 2).lower()
    is_headed = lead.word(-count - 1) == "of" and any(
        sign in script for sign in _SIGNS.get(head, "")
    )
    return count + 2 if is_headed else count


def _most_words(script: str) -> int:
    """Two kanji or some katakana are about a word; of kana nothing can be told."""
    if not _KANJI_OR_KATAKANA.fullmatch(script):
        return 2
    words = len(_KANJI.findall(script)) // 2 + len(_KATAKANA_WORD.findall(script))
    return min(max(words, 2), 4)


def _belongs(lead: Lead, count: int, script: str) -> bool:
    """Is the word at `count` from the end part of the noun that ends the words?"""
    word = lead.word(-count)
    if _POSSESSIVE.search(word) and word[:1].islower() and _OWNED.search(script):
        return True
    if _stands_apart(word):
        return False
    if word in _NATIONS:
        return any(sign in script for sign in _NATIONS[word])
    if not word[:1].isupper() or lead.begins_sentence(lead.starts[-count]):
        return True
    is_acronym = len(word) > 1 and word.isupper()  # HR department (人事部)
    return is_acronym or (is_syllabic(word) and len(_KANJI.findall(script)) >= 4)


def _stands_apart(word: str) -> bool:
    """Is the word no part of the noun after it?"""
    small = word.lower()
    if small in STOP_WORDS or small in _VERBS or _is_adverb(small):
        return True
    return _POSSESSIVE.search(word) is not None


def _is_adverb(word: str) -> bool:
    return _ADVERB.fullmatch(word) is not None and word not in _NO_ADVERBS
