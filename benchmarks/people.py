"""Invented people for the measurements: names put together from syllables of several languages, the same for a seed."""

import random

from t4gsw_desktop.core.people import Person

# For each tongue: its share of the people, what stands between the parts of a name, and syllables that open and go on.
_TONGUES = (
    (52, " ", "An Ben Car Dor El Fre Geor Har Is Ja Kath Lu Mar Nor Ol Pa Qui Ro Sam Tho Ul Vi Wil Xan Yo Zel",
     "a eth ert ine y bel ton son da la mer wick ley ham den ric go fin shaw per low ker"),
    (12, " ", "Ka Łu Wo Zo Mał Żół Prze Ści Bo Sta", "ta rzy na kasz jcie fia gor za ta ć mysł bor gu mił ni sław"),
    (9, " ", "Zoë Chlo Ren Fran Jér Ama Éli Gaë", "é ée çois ôme ï sa tan lle beau mont rière"),
    (8, " ", "Nguy Tr Ph Đ L Hu Th Qu", "ễn ần ạm ặng ê ỳnh ị ốc"),
    (6, " ", "Олек Ган Тара Іри Яро Мико", "сан дра на с слав ла їна ко ен чук"),
    (4, " ", "محم عبد فاط خا زي", "د الله مة لد نب ري"),
    (3, " ", "שר יצ רח דו", "ה חק ל ד בן"),
    (3, "", "王 李 张 陈 刘", "小 明 晓 华 伟 芳 建 国"),
    (2, "", "김 이 박 최", "민 준 서 연 지 우 하 은"),
    (1, " ", "सुनी रा प्रि अनि", "ता ज या ल"),
)  # fmt: skip
_FROM = (
    "",
    "",
    "",
    "Tech4Good South West",
    "Windmill Hill Trust",
    "Severn Repair Café",
    "Harbour Homes",
    "Easton Food",
)


def invent_people(count: int, seed: int = 1) -> list[Person]:
    """`count` people with different ids, whose names, organisations and nicknames repeat as such things do."""
    luck = random.Random(seed)
    shares = [share for share, *_ in _TONGUES]
    return [_invent_person(number, luck, *luck.choices(_TONGUES, shares)[0][1:]) for number in range(count)]


def _invent_person(number: int, luck: random.Random, between: str, opens: str, goes_on: str) -> Person:
    """One person; family names are longer than given ones and, where nothing stands between, come first."""
    first, further = opens.split(), goes_on.split()
    given = luck.choice(first) + luck.choice(further)
    family = luck.choice(first) + "".join(luck.choices(further, k=luck.choice((1, 2, 2, 3))))
    name = f"{given} {family}" if between else luck.choice(first) + "".join(luck.choices(further, k=2))
    return Person(
        f"{number:032x}",
        name,
        call_me=given[:3] if between and luck.random() < 0.1 else "",
        organisation=luck.choice(_FROM),
        email=f"guest{number}@example.org" if luck.random() < 0.8 else "",
    )
