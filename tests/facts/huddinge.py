"""Facts of the source, stated independently of the YAML."""

from typing import Final, TypedDict

# "l. 329" in a comment is a line of the source as extracted text; what follows is the other
# reading. A row without a comment leaves no reasonable doubt.

BUF: Final = "Barn- och utbildningsförvaltningen"
GAF: Final = "Gymnasie- och arbetsmarknadsförvaltningen"
KFF: Final = "Kultur- och fritidsförvaltningen"
KSF: Final = "Kommunstyrelsens förvaltning"  # l. 724, 821, 874, 925, 1000, 1025: spelled "Kommunstyrelse förvaltningen"
SF: Final = "Socialförvaltningen"

ALL_FIVE: Final = frozenset({BUF, GAF, KFF, KSF, SF})
NOBODY: Final[frozenset[str]] = frozenset()


class Adopted(TypedDict):
    """The decision on the title page."""

    date: str
    by: str


class Plan(TypedDict):
    """What the source says about the plan as a whole."""

    title: str
    adopted: Adopted
    period: str
    points: tuple[str, ...]
    revision: str
    promises: tuple[tuple[str, str, str], ...]
    owner: str
    coordinator: str
    steering_group: frozenset[str]


class Counts(TypedDict):
    """Totals, written down and not computed from the rows."""

    activities: dict[str, int]
    follow_ups: dict[str, int]
    activities_in_all: int
    follow_ups_in_all: int


PLAN: Final[Plan] = {
    "title": "Handlingsplan för psykisk hälsa 2022-2024",  # l. 7-9: or without the years
    "adopted": {"date": "2021-11-03", "by": "Styrgruppen"},  # l. 4-5: "FASTSTÄLLD AV STYRGRUPP"
    "period": "2022..2024",
    "points": ("delar", "arsslut"),  # l. 180-182: no days are given; delår's day is uncertain
    "revision": "3y",
    # (kind, time, a word of it)
    "promises": (
        ("review", "every 3y", "revidera"),  # l. 198-200: "vid behov" before that is a possibility, or review ongoing
        ("deliver", "due 2022", "effektmål"),  # l. 234-236: "under 2022"
        # l. 154-156: "kommer följas upp löpande" is met by the rounds, or review "every ongoing" of its own
        # l. 110-112: to take part of the national strategy "när den är klar" is an intention, or an event
    ),
    "owner": "Huddinge kommun",
    "coordinator": SF,  # l. 136-138 and 186-188
    "steering_group": ALL_FIVE,  # l. 203-205: directors of four; of the fifth (kommunstyrelsens) the head of security
}

AREAS: Final[tuple[tuple[str, str], ...]] = (
    ("5.1", "Intern och extern samverkan"),
    ("5.2", "Förebyggande insatser mot psykisk ohälsa och suicid"),  # l. 216: or "Förebyggande och främjande insatser"
    ("5.3", "Tidiga tillgängliga insatser"),
    ("5.4", "Utsatta grupper"),
    ("5.5", "Metodutveckling och utbildningsinsatser"),
    ("5.6", "Informationsinsatser"),
)

# (area, row, parts of words expected in a title, responsible, partners, (kind, time) in the source's order)
ACTIVITIES: Final[tuple[tuple[str, int, tuple[str, ...], frozenset[str], frozenset[str], tuple[tuple[str, str], ...]], ...]] = (
    (
        "5.1",
        1,
        ("samverkan", "tidiga"),
        frozenset({BUF, GAF, KFF, SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2022"),  # l. 287-289: "fastställs för 2022", or by the end of 2021
            ("measure", "every year"),
        ),
    ),
    (
        "5.1",
        2,
        ("bus", "uppdrag"),
        frozenset({BUF, GAF, SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("review", "due 2023"),  # l. 329-337: or deliver, or both (ways of working ready; how they were spread)
        ),
    ),
    (
        "5.1",
        3,
        ("bus", "suicidprevent", "samråd"),
        frozenset({BUF, GAF, SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("review", "every year"),
        ),
    ),
    (
        "5.1",
        4,
        ("kartlägg", "civilsamhälle"),
        frozenset({SF, KFF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("measure", "every year"),
        ),
    ),
    (
        "5.2",
        1,
        ("familjecentral", "förskol"),
        frozenset({SF, BUF}),
        NOBODY,
        (
            ("review", "due 2022"),  # l. 428-436: or measure (a survey gives figures)
        ),
    ),
    (
        "5.2",
        2,
        ("föräldrarådgivar", "följ"),
        frozenset({SF, BUF}),
        NOBODY,
        (("review", "due 2022"),),
    ),
    (
        "5.2",
        3,
        ("stödmaterial", "andts", "skol"),
        frozenset({BUF, GAF}),
        frozenset({SF}),  # l. 485-487: rest of the Ansvarig cell after a page break, or the end of Uppföljning
        (
            ("start", "due 2022"),
            ("deliver", "due 2024"),  # l. 480-484
        ),
    ),
    (
        "5.2",
        4,
        ("pax", "skol"),
        frozenset({BUF}),
        NOBODY,
        (
            ("measure", "due 2022"),  # l. 501-505: the time is that of "Uppföljning sker 2022", or undated
            ("review", "due 2022"),  # l. 507-511: the same time, or undated
        ),
    ),
    (
        "5.2",
        5,
        ("rutin", "skolnärvaro"),
        frozenset({BUF, GAF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2024"),
        ),
    ),
    (
        "5.2",
        6,
        ("brukarsamverkan", "aktivitet"),
        frozenset({SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("review", "every year"),
            ("measure", "every year"),  # l. 557-559: what the yearly follow-up above is to tell, or undated
        ),
    ),
    (
        "5.3",
        1,
        ("information", "stöd"),
        frozenset({SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2024"),
        ),
    ),
    (
        "5.3",
        2,
        ("anhörig", "stöd"),
        frozenset({SF}),
        NOBODY,
        (
            ("deliver", "due 2022"),  # l. 600-604: "utreds" is an inquiry made, or review, or start
            ("measure", "every year"),  # l. 604-610: one sentence, one follow-up; or also review ("vilket stöd")
        ),
    ),
    (
        "5.3",
        3,
        ("nyanländ", "elev"),
        frozenset({BUF, GAF}),
        NOBODY,
        (
            ("start", "due 2022"),  # l. 633-635: one year for both begun and drawn up; or start undated
            ("deliver", "due 2022"),
            ("deliver", "due 2024"),
        ),
    ),
    (
        "5.4",
        1,
        ("samordna", "stöd"),
        frozenset({GAF}),
        NOBODY,
        (
            ("deliver", "due 2022"),  # l. 660-662: "Implementering sker", or start
            ("review", "due 2022-12"),  # l. 664-673: split by a page break
        ),
    ),
    (
        "5.4",
        2,
        ("samsjuklighet", "inventer"),
        frozenset({SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2022-12"),  # l. 693-697: "redovisa resultat", or review
        ),
    ),
    (
        "5.4",
        3,
        ("kartlägg", "transperson"),
        ALL_FIVE,
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2022-Q4"),  # l. 740-746: one time for both parts; or also review (how work goes on)
        ),
    ),
    (
        "5.4",
        4,
        ("socionom", "undervisningsgrupp", "utvärder"),
        frozenset({BUF}),
        NOBODY,
        (
            ("review", "due 2022"),  # l. 772-774: evaluated, or deliver (the result is presented)
        ),
    ),
    (
        "5.4",
        5,
        ("akilles", "utvärder"),
        frozenset({KFF}),
        NOBODY,
        (
            ("review", "due 2022"),  # l. 790-792: evaluated, or deliver (the result is presented)
        ),
    ),
    (
        "5.5",
        1,
        ("mhfa", "instruktör"),
        ALL_FIVE,
        NOBODY,
        (
            ("start", "due 2022"),
            ("measure", "due 2022-12"),
            ("measure", "every year"),  # l. 851-855: two figures, one time
        ),
    ),
    (
        "5.5",
        2,
        ("aktion livräddning", "politiker"),
        ALL_FIVE,
        NOBODY,
        (
            ("start", "due 2022"),
            ("measure", "every year"),  # l. 887-891: "utvärderas antal" is a figure, or review
        ),
    ),
    (
        "5.5",
        3,
        ("inventer", "suicid"),
        ALL_FIVE,
        NOBODY,
        (
            ("start", "due 2022-Q1"),  # l. 939-945: "ger riktning" promises nothing, or deliver undated after it
            ("measure", "every year"),
        ),
    ),
    (
        "5.5",
        4,
        ("abc", "förskol"),
        frozenset({BUF, SF}),
        NOBODY,  # l. 969-973: "med samverkansgrupp Tidiga insatser" tells how it is followed up, or a partner
        (
            ("review", "every ongoing"),
            ("measure", "due 2022..2024"),  # l. 975-983: two figures, one kind and time; or two, or every year
        ),
    ),
    (
        "5.6",
        1,
        ("årshjul", "kampanj"),
        frozenset({KSF, SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "every year from 2023"),  # l. 1012-1017: "aktiviteter genomförs", or review
        ),
    ),
    (
        "5.6",
        2,
        ("information", "insatser"),
        frozenset({KSF, SF}),
        NOBODY,
        (
            ("start", "due 2022"),
            ("deliver", "due 2022-12"),
        ),
    ),
    (
        "5.6",
        3,
        ("informationskampanj", "våld"),
        frozenset({BUF, GAF, KFF}),
        NOBODY,
        (
            ("measure", "every year from 2023"),  # l. 1077-1085: "från år 2023" by an årshjul, or ongoing from 2023
        ),
    ),
)

COUNTS: Final[Counts] = {
    "activities": {"5.1": 4, "5.2": 6, "5.3": 3, "5.4": 5, "5.5": 4, "5.6": 3},
    "follow_ups": {"start": 16, "deliver": 12, "measure": 11, "review": 10},
    "activities_in_all": 25,
    "follow_ups_in_all": 49,
}
