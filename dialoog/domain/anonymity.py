"""Words in a text that may tell who somebody is, so that the writer can be asked about them."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-Þ][\w'’-]+"
_PREFIXES = frozenset(
    ["van", "de", "der", "den", "ter", "ten", "te", "el", "al", "ben", "op", "in", "het", "'t"]
)
_PREFIX = rf"(?:{'|'.join(sorted(_PREFIXES))})"
_FULL = rf"{_NAME}(?:\s+(?:{_PREFIX}\s+)*{_NAME})*"
_TITLE = (
    r"(?:mevrouw|mevr|mevr\.|mw|mw\.|meneer|mijnheer|dhr|dhr\.|de heer|dokter|dr\.|zuster|broeder)"
)
_KIN = (
    r"(?:hulp|man|vrouw|zoon|dochter|moeder|vader|mama|papa|oma|opa|tante|oom|buurman|buurvrouw|"
    r"broer|zus|vriend|vriendin|begeleider|begeleidster|verzorger|verzorgster|collega|huisarts|"
    r"wijkverpleegkundige|consulent|consulente|cliënt|cliënte|bewoner|bewoonster|zorgvrager)"
)
_TALE = r"(?:ik heet|ik ben|naam is|heet|genaamd|noemen (?:hem|haar|mij))"

# What stands before it tells that a name follows. The words before may begin a sentence.
_INTRODUCED = re.compile(
    rf"\b(?i:{_TITLE}|(?:mijn|onze|zijn|haar|hun|de|een)\s+{_KIN}|{_TALE})"
    rf"\s+((?:{_PREFIX}\s+|(?i:{_PREFIX})\s+)*{_FULL})"
)
# Two words with a capital, of which the second can't be the beginning of a sentence.
_PAIR = re.compile(rf"(?<![\w'’-])({_NAME}(?:\s+(?:{_PREFIX}\s+)*{_NAME})+)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<!\d)\+?\d(?:[ .-]?\d){8,}(?!\d)")
_WORD = re.compile(rf"(?<![\w'’-])({_NAME})")

_FIRST_NAMES = """
    aad aaltje abdel achmed adriaan agnes ahmed aisha albert alex ali alice amina amir an andrea
    andré angela anita anja anna anne annemarie annie anton antoon arie arjan astrid ayşe aylin bart
    bas bep bert berta betty bianca bram brigitte carla carolien cees chantal charlotte christina
    claudia cor corrie daan daniel david dennis derk dick dirk dora ed edith eefje elif elisabeth
    ellen els elsa emma emine eric erik esther eva evelien fatima fatma femke ferdinand fleur floris
    frank frans freek frits geert gerard gerda gerrit gert gijs greet greta guus hanna hannah hanneke
    hans harm harry hassan hatice heleen helena hendrik hennie henk henny herman hilde hugo ibrahim
    ilse ineke ingrid irene iris jaap jacob jacqueline jan janneke jannie jantje jasper jeroen jenny
    joep johan johanna john joke jolanda joop joost jos josé joris jozef judith julia karel karim
    karin kees khadija klaas koen koos lars laura leen lena leo leonie lia lida lies linda lisa loes
    lotte louise lucas luuk maaike maarten mariam marie marianne marieke marijke marije marjan marja
    martijn martin mathilde mees mehmet mia michiel miep mieke mirjam mohamed mohammed mustafa nadia
    nel nelly nico nina noor olga omar pauline peter petra piet pieter pim rachid ria riet rik rina
    rob robert roel ronald rosa ruud sander sanne sara sarah sebastiaan simon sjaak sjoerd sofie
    sophie stef stefan sven tamara tessa theo thea thijs thomas tineke tim tom toos trees trudy
    truus tuur ursula vera victor vincent wilma wim wouter yara yasmin yusuf youssef yvonne zeynep
"""
# Words with a capital that are no person: they begin sentences, name days, laws or bodies.
_NO_NAMES = """
    aan als beste bij dag dan dat de deze die dit door dus een eén en er ga geen goed graag
    haar heel het hij hoe hun iedereen iemand ik in is ja je kan maar meestal men met mijn misschien
    na naar nee niemand niet nu of om ons onze ook op over soms steeds te tijdens toen tot u uit uw
    van vaak vanaf veel volgens voor waar waarom wanneer want wat we weer wie wij ze zeer zij zijn zo
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni
    juli augustus september oktober november december nederland nederlands nederlandse nederlander
    gemeente wmo wlz zvw jeugdwet participatiewet ggz svb uwv ciz cak pgb thuiszorg wijkteam buurthuis huis
    kerkplein kerk straat laan plein school stichting raad
"""
KNOWN_FIRST_NAMES = frozenset(_FIRST_NAMES.split())
_KNOWN_AS_WORDS = frozenset(_NO_NAMES.split())


def find_telltales(text: str) -> tuple[str, ...]:
    """Give the pieces of ``text`` that look like a name, a mail address or a telephone number.

    A heuristic for Dutch: it asks, it doesn't know. It misses rare names that stand alone, and
    takes some streets and houses for people; so nothing may be refused on its word.
    """
    found = [match.group(0) for match in _MAIL.finditer(text)]
    found += [match.group(0) for match in _DIGITS.finditer(text)]
    introduced = (match.group(1) for match in _INTRODUCED.finditer(text))
    found += [name for name in introduced if _is_name(name, but=_PREFIXES)]
    found += [name for name in _PAIR.findall(text) if _is_name(name)]
    found += [word for word in _WORD.findall(text) if word.lower() in KNOWN_FIRST_NAMES]
    return tuple(_without_parts(dict.fromkeys(found)))


def _is_name(piece: str, *, but: frozenset[str] = frozenset()) -> bool:
    """Say whether no word with a capital is one that begins sentences or names a thing."""
    capitals = {word.lower() for word in piece.split() if word[0].isupper()} - but
    return bool(capitals) and not capitals & _KNOWN_AS_WORDS


def _without_parts(pieces: dict[str, None]) -> list[str]:
    return [
        piece
        for piece in pieces
        if not any(piece != other and piece in other.split() for other in pieces)
    ]
