"""What belongs together in a line of text: a letter with its marks, an emoji with its joiners, a syllable, a word."""

import unicodedata

_JOINERS = {"\u200d"}
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
_FOLLOWING_VOWELS = frozenset("ะาำๅະາຳ")
_VIRAMAS = frozenset("्্੍્୍்్್്්္្\u1039\u17d2")
_NO_SPACES = (  # scripts written without spaces between words, where a line may break between clusters
    (0x0E00, 0x0EFF),
    (0x0F00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x9FFF),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x323AF),
)
_NOT_FIRST = frozenset(
    "、。，．！？：；）］｝〉》」』】〕・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョๆฯ།་၊။។៕,.!?:;)]}’”%"
)


def split_clusters(text: str) -> list[str]:
    """The text cut where a reader would put the caret; joining the parts gives the text back.

    A plain reading of the extended grapheme clusters of UAX #29, with Indic conjuncts and Thai and Lao syllable
    vowels kept whole as well, because a line must not break inside them.
    """
    if text.isascii():
        return list(text)
    parts: list[str] = []
    for character in text:
        if parts and _clings(parts[-1], character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _clings(before: str, character: str) -> bool:
    last = before[-1]
    code = ord(character)
    if character.isspace() or last.isspace():
        return False
    if unicodedata.category(character)[0] == "M" or character in _JOINERS or code in (0x200C, 0xFE0E, 0xFE0F):
        return True
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F or character in _FOLLOWING_VOWELS:
        return True
    if last in _JOINERS or last in _LEADING_VOWELS:
        return True
    if last in _VIRAMAS:
        return unicodedata.category(character) == "Lo"
    if _is_jamo(last) and 0x1160 <= code <= 0x11FF:
        return True
    return _is_flag_half(character) and _is_flag_half(last) and len(before) == 1


def _is_jamo(character: str) -> bool:
    return 0x1100 <= ord(character) <= 0x11FF or 0xAC00 <= ord(character) <= 0xD7A3


def _is_flag_half(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def split_words(text: str) -> list[str]:
    """The text cut where a line may end; spaces and hyphens stay at the end of their word, nothing is lost."""
    words: list[str] = []
    for cluster in split_clusters(text):
        if words and not _may_break(words[-1], cluster):
            words[-1] += cluster
        else:
            words.append(cluster)
    return words


def _may_break(before: str, cluster: str) -> bool:
    last = before[-1]
    if cluster[0].isspace():
        return False
    if last.isspace():
        return last not in "\u00a0\u202f"
    if cluster[0] in _NOT_FIRST:
        return False
    if last in "-\u2010\u2013\u2014/\u200b\u00ad":
        return len(before) > 1
    return _has_no_spaces(cluster[0]) or (_has_no_spaces(last) and cluster[0].isalnum())


def _has_no_spaces(character: str) -> bool:
    code = ord(character)
    return code >= _NO_SPACES[0][0] and any(first <= code <= last for first, last in _NO_SPACES)
