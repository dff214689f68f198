"""Facts of the source, stated independently of the YAML."""

from typing import Final, Literal, TypedDict

# "l. 329" in a comment is a line of the source as extracted text; what follows is the other
# reading. A row without a comment leaves no reasonable doubt.

BARN: Final = "Barn och unga 0–24 år"
TIDIGA: Final = "Förebyggande och tidiga insatser"
SKOLAN: Final = "Skolan som arena"
UM: Final = "Ungdomsmottagningen som arena"
LEDNING: Final = "Gemensam tvärsektoriell ledning, styrning och utveckling"
SUICID: Final = "Suicidprevention"
BRUKARE: Final = "Brukarmedverkan (kommunerna)"

NASP: Final = "NASP"  # l. 818: never written out in the source
REGION: Final = "Region Stockholm"
STORSTHLM: Final = "Storsthlm"
UPH: Final = "Uppdrag Psykisk Hälsa Stockholms län"

NOBODY: Final[frozenset[str]] = frozenset()


class Plan(TypedDict):
    """What the source says about the plan as a whole."""

    title: str
    period: str
    owner: str
    parties: frozenset[str]
    carried_by: str
    decision: str | None
    builds_on: str


class Total(TypedDict):
    """The sum that the text states, in whole SEK."""

    amount: int
    precision: int


class Counts(TypedDict):
    """Totals, written down and not computed from the rows."""

    areas: dict[str, int]
    areas_in_all: int
    goals: dict[str, dict[str, int]]
    goals_by_term: dict[str, int]
    goals_in_all: int
    activities: dict[str, int]
    activities_in_all: int
    steps: dict[str, int]
    steps_in_all: int
    activities_with_bodies: int
    alignments: dict[str, int]
    alignments_certain: int
    alignments_in_all: int
    funding_rows: int
    funding_sum: int
    follow_ups: int


PLAN: Final[Plan] = {
    # l. 1 and 10: no title page; the heading is "Om handlingsplan för ..."; or without the year
    "title": "Handlingsplan för Uppdrag Psykisk Hälsa Stockholms län 2023",
    "period": "2023",
    # l. 1: the plan is "för" the programme, and nobody else is called its owner; or the two parties together
    "owner": UPH,
    # l. 3, 108-110, 787: these two stand behind the programme and set the money aside together;
    # or Storsthlm (l. 590-593, 683: it acts for the municipalities) with the region
    "parties": frozenset({REGION, "kommunerna i Stockholms län"}),
    "carried_by": UPH,  # l. 174-182, 301, 312, 368; the name of the initiative, no body of its own is described
    # l. 30-32, 700: VIS tjänstestyrgrupp is to decide about the money; no date, and no adoption of the plan is told.
    # l. 10: "förlängning och utvidgning" of last year's plan is a description, or an extension (undated)
    "decision": None,
    # l. 10-13: also earlier years' initiatives and the fördjupningsstudie; l. 728: RUFS 2050 concerns Arena Folkhälsa
    "builds_on": "Insatser inom området psykisk hälsa och suicidprevention 2023",
}

# The tag in a page's foot (the table on l. 346-358) and the item of the agreement that it stands for
TAGS: Final[dict[str, str]] = {
    "Handlingsplaner": "3.1",
    "Kunskap": "3.4",  # l. 350: worded otherwise than 3.4 in l. 150 ("hälso- och sjukvård och socialtjänst")
    "Samsjuklighet": "3.3",
    "Brukarmedverkan": "3.5",
    "Suicidprevention": "3.6",
    "Ungdomsmottagningar": "3.2-um",  # l. 140, 358: or 3.2 as a whole (l. 225-227), which has no tag of its own
    # 3.7 has no tag, and no area names it
}

# The areas whose activities are headed "Aktivitet N"; in the others each first-level item of the list is one
HEADED: Final = frozenset({TIDIGA, SKOLAN, LEDNING})  # l. 470, 496, 565, 771

# (title, the area it is nested in)
AREAS: Final[tuple[tuple[str, str | None], ...]] = (
    (BARN, None),  # l. 304: in the list of areas "Barn och unga inklusive ungdomsmottagningar"
    (TIDIGA, BARN),  # l. 372: announced as "förebyggande och tidiga insatser/första linjen"
    (SKOLAN, BARN),
    (UM, BARN),  # l. 304 nests it; or an area of its own (l. 26, and l. 369-374 counts two areas without it)
    (LEDNING, None),
    (SUICID, None),
    (BRUKARE, None),  # l. 310: in the list of areas without "(kommunerna)"
)

# l. 184-196: the initiative's four ways of working are no goals of an area; or long-term goals of the plan.
# l. 202-224, 232-245, 251-263: purposes of the agreement's items, told again; or goals of the three areas.
# (area, term, parts of words expected in a title: all of them)
GOALS: Final[tuple[tuple[str, Literal["short", "long"], tuple[str, ...]], ...]] = (
    (TIDIGA, "long", ("strukturerad", "samverkan", "barn")),
    (TIDIGA, "long", ("delaktig", "systematisk")),
    (TIDIGA, "short", ("kunskap", "samsyn", "små barn")),
    (TIDIGA, "short", ("främjande", "förebyggande")),  # l. 462-464: one bullet, torn by an empty line
    (TIDIGA, "short", ("sammanställning", "maskrosbarn")),
    (SKOLAN, "long", ("strukturerad", "skolnärvaro")),
    (SKOLAN, "short", ("kommuner", "skolnärvaro", "utred")),
    (SKOLAN, "short", ("kunskap", "samverka")),
    (SKOLAN, "short", ("samverkan", "arbetssätt")),
    (LEDNING, "long", ("ledning", "styrning")),
    (LEDNING, "long", ("medborgare",)),
    (LEDNING, "short", ("stimulansmedel",)),
    (LEDNING, "short", ("behovsanalys", "nulägesbeskrivning")),
    (LEDNING, "short", ("tvärsektoriell",)),
    (LEDNING, "short", ("att leda utvecklingsarbete",)),
    (LEDNING, "short", ("kunskap", "medborgare")),
)

# (area, parts of words expected in a title: all of them, its own bullets, responsible, partners); where a row names nobody,
# the programme answers (l. 174-182, 312)
ACTIVITIES: Final[tuple[tuple[str, tuple[str, ...], int, frozenset[str], frozenset[str]], ...]] = (
    # l. 483, 487: the samrådsgrupp is where the reports are spread, it does not answer for it; or it takes part
    (TIDIGA, ("samverkan", "tidig"), 5, NOBODY, NOBODY),
    (TIDIGA, ("delaktighet", "inflytande"), 1, NOBODY, NOBODY),
    (SKOLAN, ("skolnärvaro", "närvaroproblem"), 3, NOBODY, NOBODY),
    # l. 590-593: Storsthlm and the region answer for some coordination in the county, not for these two; or for both.
    # l. 604: the two clinics are places, or the activity's steps
    (UM, ("medicinsk", "psykosocial", "huvudmannaskap"), 0, NOBODY, NOBODY),
    # l. 606-627: nine bullets of one sort, "exempel på möjliga insatser"; or six examples, and the last three
    # (l. 621-627, which begin with a verb) are activities of their own. l. 627: the project's owner is named after
    # the ninth bullet and answers for that one only; or for the whole list
    (UM, ("2022", "projekt"), 9, NOBODY, NOBODY),  # Storsthlm: see STEPS_OF_OTHERS
    # l. 738-740: the county administrative board shall develop cooperation with the programme: background, or a partner
    (LEDNING, ("tvärsektoriell",), 3, NOBODY, NOBODY),
    # l. 804, 815, 823, 831: the numbered heads are the activities, what stands under them the steps;
    # or each bullet is one (five: two, the paragraph on YAM, one and one)
    (SUICID, ("kunskap", "utbild"), 2, NOBODY, NOBODY),
    # l. 817-821: a paragraph and no bullet (or one step). The region offers it through NASP: the region answers and
    # NASP takes part; or both answer
    (SUICID, ("metod", "yam"), 0, frozenset({REGION}), frozenset({NASP})),
    (SUICID, ("konsultativt", "handlingsplan"), 1, frozenset({NASP}), NOBODY),  # l. 827: named for its last sentence only
    (SUICID, ("utvärder", "följ"), 1, NOBODY, NOBODY),
    # l. 841: NSPH made the earlier survey; nobody is named for 2023
    (BRUKARE, ("konsultativt", "utbildning"), 0, NOBODY, NOBODY),  # l. 857: two things in one bullet, or two activities
    (BRUKARE, ("exempel",), 0, NOBODY, NOBODY),
    (BRUKARE, ("metod", "brukarinflytande"), 0, NOBODY, NOBODY),
    (BRUKARE, ("utvärder", "följ"), 0, NOBODY, NOBODY),
)

# (area, number of the activity, number of the step, responsible): steps that others than the activity's answer for
STEPS_OF_OTHERS: Final[tuple[tuple[str, int, int, frozenset[str]], ...]] = (
    (UM, 2, 9, frozenset({STORSTHLM})),  # l. 626-627: "Projektägare: Storsthlm" after the ninth bullet
)

# A tag counts for every area on its page; certain where the page has one area, or where the area has it on a page of its own.
# l. 362-364: the introduction to Barn och unga mentions 3.3, but the area has no tag and is not said to build on the item;
# or a tie of its own.
# l. 314: the tags stand "under respektive aktiviteter", so of two areas that share a page the one with an activity
# there is the likelier (l. 543: early efforts, l. 597: the school, l. 799: leadership).
# A row: area, item, whether it is certain
ALIGNMENTS: Final[tuple[tuple[str, str, bool], ...]] = (
    (TIDIGA, "3.4", True),  # l. 493
    (TIDIGA, "3.3", True),  # l. 493, again l. 543
    (TIDIGA, "3.5", False),  # l. 543: shared with the school, or the school's only
    (TIDIGA, "3.2-um", False),  # l. 543: likewise
    (SKOLAN, "3.3", False),  # l. 543: shared with early efforts, or theirs only
    (SKOLAN, "3.5", False),  # l. 543: likewise
    (SKOLAN, "3.2-um", False),  # l. 543: likewise
    (SKOLAN, "3.4", False),  # l. 597: shared with youth clinics, or theirs only
    (SKOLAN, "3.6", False),  # l. 597: likewise
    (UM, "3.2", True),  # l. 225-227: the text says 3.2; or only its part 3.2-um
    (UM, "3.4", False),  # l. 597: shared with the school, or the school's only
    (UM, "3.6", False),  # l. 597: likewise
    (UM, "3.2-um", True),  # l. 629
    (UM, "3.1", True),  # l. 629
    # l. 799: shared with suicide prevention; or certain, as the area's introduction names the item (l. 633-636)
    (LEDNING, "3.1", False),
    (LEDNING, "3.4", False),  # l. 799: likewise (l. 642-643)
    (SUICID, "3.6", True),  # l. 198-199 and 838
    (SUICID, "3.1", True),  # l. 838; also on the shared page, l. 799
    (SUICID, "3.4", True),  # l. 838; also on the shared page, l. 799
    (BRUKARE, "3.5", True),  # l. 247-248 and 868
    (BRUKARE, "3.1", True),  # l. 868
)

# l. 125: three columns (region, municipalities, county), but the cells have lost theirs. Two amounts on a row are the
# region's and the municipalities', in the order of the head; or one of the two is the county's. A single amount's
# column is not told. None of the rows is certain.
# A row: item, amount in SEK, recipient
FUNDING: Final[tuple[tuple[str, int, Literal["region", "municipalities", "county"] | None], ...]] = (
    ("3.1", 50_297_425, "region"),  # l. 130
    ("3.1", 45_661_707, "municipalities"),  # l. 130
    ("3.2", 88_091_005, None),  # l. 138
    # l. 140: "Del av 3.2", but the stated total is met only if it comes beside 3.2's amount and not within it.
    # l. 602-603: "länsgemensamma medel som fördelas till" region and municipalities: or the county's column
    ("3.2-um", 35_049_471, None),
    ("3.3", 27_019_610, None),  # l. 148
    ("3.4", 23_178_535, "region"),  # l. 153: two halves, which speaks for the two principals
    ("3.4", 23_178_534, "municipalities"),  # l. 153
    ("3.5", 2_000_000, None),  # l. 159: or the county's, or the municipalities' (l. 28)
    ("3.6", 46_357_073, None),  # l. 164: or the county's (l. 787)
    ("3.7", 11_589_268, None),  # l. 169
)

TOTAL: Final[Total] = {"amount": 352_000_000, "precision": 1_000_000}  # l. 109: "sammanlagt 352 miljoner"

# (whose: "plan", or the area and the number of the activity; kind, time, a word of it)
FOLLOW_UPS: Final[tuple[tuple[str | tuple[str, int], str, str, str], ...]] = (
    # l. 312, again l. 600, 802, 855 for three of the areas: carried out during 2023; or review
    ("plan", "deliver", "due 2023", "genomför"),
    # l. 827: "Under 2023 gör NASP mer riktade och fördjupade insatser" is a promise of its own in its bullet, with a body
    # and a time; or no more than the plan's own year
    ((SUICID, 3), "deliver", "due 2023", "riktade"),
    # l. 274, 697: governance goes into the new structure "under 2023": background, or the plan's deliver due 2023
    # l. 834: "insatser från 2023" is what proposals are about; the compilation itself has no time, or deliver undated
    # l. 476, 499, 573, 622, 866: "följa upp" is the work itself and has no time, or review undated
    # l. 275-277: what 2024 needs "kommer att identifieras" has no time of its own, or deliver due 2023
    # l. 445, 686, 737: what others do during 2022-2023 is background
)

COUNTS: Final[Counts] = {
    "areas": {"top": 4, "nested": 3},
    "areas_in_all": 7,
    "goals": {
        TIDIGA: {"long": 2, "short": 3},
        SKOLAN: {"long": 1, "short": 3},
        LEDNING: {"long": 2, "short": 5},
    },
    "goals_by_term": {"long": 5, "short": 11},
    "goals_in_all": 16,
    "activities": {TIDIGA: 2, SKOLAN: 1, UM: 2, LEDNING: 1, SUICID: 4, BRUKARE: 4},
    "activities_in_all": 14,
    "steps": {TIDIGA: 6, SKOLAN: 3, UM: 9, LEDNING: 3, SUICID: 4, BRUKARE: 0},
    "steps_in_all": 25,
    "activities_with_bodies": 3,
    "alignments": {TIDIGA: 4, SKOLAN: 5, UM: 5, LEDNING: 2, SUICID: 3, BRUKARE: 2},
    "alignments_certain": 10,
    "alignments_in_all": 21,
    "funding_rows": 10,
    "funding_sum": 352_422_628,
    "follow_ups": 2,
}
