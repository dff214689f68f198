"""Facts of the source, stated independently of the YAML."""

from typing import Final, TypedDict

# "l. 329" in a comment is a line of the source as extracted text; what follows is the other
# reading. A row without a comment leaves no reasonable doubt.

HK: Final = "Härryda kommun"  # "Aktör: Kommun"
NOSAM: Final = "NOSAM"
SFS: Final = "Sektorn för socialtjänst"  # l. 430 "Socialtjänst", l. 700 "Sektor", l. 550 and 717 without "Kommun -"
SUK: Final = "Sektorn för utbildning och kultur"
VGR: Final = "Västra Götalandsregionen"
VO: Final = "Vård och omsorg"


class Decision(TypedDict):
    """A decision about the plan; its day and its body are not in the source."""

    action: str
    date: str
    date_uncertain: bool
    period: str
    by: str | None


class Round(TypedDict):
    """The plan's own reporting round."""

    every: str
    asks: frozenset[str]


class Plan(TypedDict):
    """What the source says about the plan as a whole."""

    title: str
    period: str
    decisions: tuple[Decision, ...]
    round: Round
    promises: tuple[tuple[str, str, str], ...]
    alignments: tuple[tuple[str, str], ...]
    owner: str
    collaboration_group: str
    reference_groups: frozenset[str]


class Counts(TypedDict):
    """Totals, written down and not computed from the rows."""

    areas: int
    goals: int
    goals_by_group: dict[str, int]
    activities: int
    activities_by_area: dict[str, int]
    referring: int
    steps: int
    indicators: int
    indicators_by_level: dict[str, int]
    indicators_by_area: dict[str, int]
    yes_no: int
    marked: int
    oj: int


PLAN: Final[Plan] = {
    "title": "Lokal handlingsplan psykisk hälsa 2019–2022",  # l. 1; l. 44 "psykiska", l. 85 "för psykisk hälsa"
    "period": "2019..2022",
    "decisions": (
        # l. 79-81: prolonged together with the regional plan, about which the year 2020 (l. 40-42) is when it was
        # recommended; the decision may be of 2021 or later (l. 299 speaks of 2022, l. 297 of 2020 as past).
        # Who decided, the day and the first period (2019-2020, as the regional plan's end?) are not in the source;
        # nor is any decision that adopted the plan.
        {"action": "extended", "date": "2020", "date_uncertain": True, "period": "2019..2022", "by": None},
    ),
    # l. 98-101: followed up every year, with the indicators as support; or the round asks for progress only
    "round": {"every": "year", "asks": frozenset({"progress", "indicators"})},
    # (kind, time, a word of it)
    "promises": (
        # l. 98: "Uppföljning och revidering sker årligen": one sentence, one yearly round (domain.md, section 8, names no
        # more); or a promise of its own to revise. That activities go on "kontinuerligt" (l. 98) is no promise to report.
        # l. 101-102: "redovisas till SKR i samband med återrapporteringen"; or deliver; or a second round
        ("review", "event", "skr"),
    ),
    "alignments": (
        ("Agenda 2030", "3"),  # l. 78-79
        # l. 44-46, 85-87: five focus areas and fifteen goals, here item by item through areas and goals
        ("Regional handlingsplan psykisk hälsa", ""),
        # l. 5-18: the agreement of 2016 and the government's strategy are behind the regional plan;
        # or alignments of their own
    ),
    "owner": HK,  # l. 78 and 88-89; or the local care collaboration (l. 45-47, 92), that is NOSAM
    "collaboration_group": NOSAM,  # l. 92-93: for the plan and what is joint; the coordinator, or the responsible
    # l. 94-95: reference groups for what the municipality does itself; spelled as in l. 94
    "reference_groups": frozenset({"Socialtjänstens ledningsgrupp", "VIS-grupp"}),
}

# (id, heading above the table)
AREAS: Final[tuple[tuple[str, str], ...]] = (
    ("1", "Förebyggande och främjande arbete"),  # l. 280; l. 11 "Förbyggande"
    ("2", "Tillgängliga och tidiga insatser"),  # l. 385; l. 11 "Tillgängliga tidiga insatser"
    ("3", "Enskildas delaktighet och rättigheter"),
    ("4", "Utsatta grupper"),
    ("5", "Ledning, styrning och organisation"),  # l. 16; l. 765 has lost the comma
)

# (goal, area, group, a word of it)
GOALS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("vuxna-1.1", "1", "vuxna", "suicid"),
    ("barn-unga-1.1", "1", "barn-unga", "föräldr"),
    ("barn-unga-1.2", "1", "barn-unga", "betyg"),
    ("vuxna-2.1", "2", "vuxna", "äldre"),
    ("barn-unga-2.1", "2", "barn-unga", "rätt tid"),
    ("barn-unga-2.2", "2", "barn-unga", "narkotika"),
    ("vuxna-3.1", "3", "vuxna", "sip"),
    ("vuxna-3.2", "3", "vuxna", "brukarföreträdare"),
    ("barn-unga-3.1", "3", "barn-unga", "sip"),
    ("barn-unga-3.2", "3", "barn-unga", "brukarföreträdare"),
    # l. 621-658: both groups stand above all three goals; told apart by the numbers, which begin anew at l. 708
    ("vuxna-4.1", "4", "vuxna", "diskriminer"),
    ("vuxna-4.2", "4", "vuxna", "missbruk"),  # l. 681: or of barn & unga, were l. 708 not the beginning of their part
    ("barn-unga-4.1", "4", "barn-unga", "diskriminer"),
    ("vuxna-5.1", "5", "vuxna", "evidensbaser"),
    ("barn-unga-5.1", "5", "barn-unga", "suicid"),
)

# (goal, words all expected in a title, those who answer for it or for any dash, dashes, refers to another goal's)
ACTIVITIES: Final[tuple[tuple[str, tuple[str, ...], frozenset[str], int, bool], ...]] = (
    ("vuxna-1.1", ("mhfa",), frozenset({HK}), 2, False),
    ("vuxna-1.1", ("handlingsplan", "suicidprevent"), frozenset({HK}), 2, False),
    ("barn-unga-1.1", ("föräldr",), frozenset({HK}), 1, False),
    ("barn-unga-1.1", ("familjecentral",), frozenset({NOSAM, HK}), 3, False),
    ("barn-unga-1.2", ("sim-projekt",), frozenset({NOSAM}), 1, False),  # l. 348: the dash is a "Syfte", or a note (0)
    ("barn-unga-1.2", ("skola", "socialtjänst"), frozenset({HK}), 1, False),  # l. 354-357: a description, or a note (0)
    ("vuxna-2.1", ("kunskap", "äldreomsorg"), frozenset({VO}), 1, False),  # l. 396: "Vård och omsorg", or the sector
    ("vuxna-2.1", ("tvärprofessionell", "demens"), frozenset({SFS}), 0, False),
    # l. 403, 428, 699: the dash names a regulation by which it is done, or a note (0)
    ("vuxna-2.1", ("samverkansprocess", "äldre"), frozenset({SFS}), 1, False),
    ("barn-unga-2.1", ("första linje",), frozenset({NOSAM, SUK}), 2, False),
    ("barn-unga-2.1", ("samverkansprocess", "barn och unga"), frozenset({SFS}), 1, False),
    ("barn-unga-2.1", ("tsi", "sspf"), frozenset({NOSAM}), 0, False),  # l. 433: TSI spelled out; or a lost dash (1)
    ("barn-unga-2.2", ("mini-maria",), frozenset({VGR, HK}), 0, False),  # l. 447: side by side, no body of another
    ("vuxna-3.1", ("sip",), frozenset({NOSAM}), 5, False),
    ("vuxna-3.1", ("stödsamordning",), frozenset({SFS}), 1, False),
    ("vuxna-3.2", ("brukarmedverkan",), frozenset({SFS}), 2, False),
    ("barn-unga-3.1", ("sip",), frozenset({NOSAM}), 4, False),
    ("barn-unga-3.2", ("brukarmedverkan",), frozenset({SFS}), 2, False),
    ("vuxna-4.1", ("synpunkt",), frozenset({SFS}), 1, False),
    ("vuxna-4.1", ("vip-program",), frozenset({SFS}), 1, False),
    ("vuxna-4.2", ("samordn", "extern"), frozenset({SFS}), 2, False),  # l. 690, 694: the same Aktör for each dash
    ("vuxna-4.2", ("samverkansprocess", "samsjuklighet"), frozenset({SFS}), 1, False),
    ("barn-unga-4.1", ("synpunkt",), frozenset({SFS}), 1, False),
    ("vuxna-5.1", ("organisation", "evidensbaser"), frozenset({SFS}), 2, False),
    ("vuxna-5.1", ("kreativt center",), frozenset({SFS}), 2, False),
    ("vuxna-5.1", ("indikator", "mätbar"), frozenset({SFS}), 1, False),
    # l. 811-817, 822-824: the two dashes and the Aktör of the activity referred to are printed again; or steps (2)
    ("barn-unga-5.1", ("handlingsplan", "suicidprevent"), frozenset({HK}), 0, True),  # to vuxna-1.1
    ("barn-unga-5.1", ("mhfa",), frozenset({HK}), 0, True),  # to vuxna-1.1
    ("barn-unga-5.1", ("yam",), frozenset({SFS, SUK}), 0, False),  # l. 828-829: two sectors without a comma
)

# (goal, a word of the activity, the body that answers for each dash)
STEP_BODIES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("barn-unga-1.1", "familjecentral", (NOSAM, NOSAM, HK)),  # l. 325-336; or nobody named for the first dash
    ("barn-unga-2.1", "första linje", (NOSAM, SUK)),
)

# (goal, name, level, yes-no, marked with an asterisk, ÖJ)
# Yes-no is the source's own "Ja/nej"; a plan or a routine that is counted without it may be of that kind too.
# No name is listed twice under one group, so every row is an indicator of its own.
INDICATORS: Final[tuple[tuple[str, str, str, bool, bool, bool], ...]] = (
    ("vuxna-1.1", "Lokal handlingsplan för suicidprevention", "local", True, True, False),
    # l. 304, 833: two figures, or one divided by the other
    ("vuxna-1.1", "MHFA - Antal utbildningstillfällen/antal medarbetare", "local", False, True, False),
    (
        "vuxna-1.1",
        "Rutin för att identifiera risk för suicid för respektive verksamhet gås igenom enligt årshjul",
        "local",
        True,
        True,
        False,
    ),
    ("vuxna-1.1", "Antal suicid i befolkningen", "county", False, False, False),  # l. 308: with a full stop
    ("vuxna-1.1", "Antal suicidförsök i befolkningen", "county", False, False, False),
    ("vuxna-1.1", "Handlingsplan för suicidprevention", "county", False, False, False),
    # l. 338-341 and 360-362: as listed; or the two lists have changed places, school under 1.2 and parents under 1.1
    ("barn-unga-1.1", "Andel elever som fullföljt gymnasieutbildningen inom tre år", "county", False, False, False),
    ("barn-unga-1.1", "Andel elever utan godkända betyg från åk 9", "county", False, False, False),
    ("barn-unga-1.1", "Andel elever med betydande frånvaro från skolan", "county", False, False, False),
    ("barn-unga-1.2", "Manualbaserad insats för föräldrastöd", "county", False, False, False),
    ("barn-unga-1.2", "Föräldraprogram om alkohol och droger i grundskolan", "county", False, False, False),
    ("vuxna-2.1", "Aktuella rutiner för samordning inom äldreomsorgen", "county", False, False, False),
    ("vuxna-2.1", "Förskrivning av antidepressiva läkemedel i befolkningen", "county", False, False, False),
    (
        "vuxna-2.1",
        "Andel äldre med äldreomsorg som har besvär av ängslan, oro eller ångest",
        "county",
        False,
        False,
        False,
    ),
    ("barn-unga-2.1", "Barn och unga med psykiatrisk diagnos som vårdats i slutenvård", "county", False, False, False),
    ("barn-unga-2.1", "Standardiserade bedömningar för utredning av missbruk", "county", False, False, False),
    (
        "barn-unga-2.1",
        "Andel barn och unga som får en första bedömning vid BUP inom 30 dagar",
        "county",
        False,
        False,
        False,
    ),
    (
        "barn-unga-2.1",
        "Andel barn och unga som fått bedömning och vård för psykisk ohälsa/sjukdom på en vårdcentral",
        "county",
        False,
        False,
        False,
    ),
    (
        "barn-unga-2.2",
        "Aktuella rutiner för samordning inom social barn- och ungdomsvård",
        "local",
        False,
        False,
        True,
    ),
    (
        "barn-unga-2.2",
        "Aktuella överenskommelser för samordning inom social barn- och ungdomsvård",
        "local",
        False,
        False,
        True,
    ),
    # l. 454: "rikskonsumtion" is the source's spelling; meant is "riskkonsumtion", as in l. 455
    ("barn-unga-2.2", "Andel elever med rikskonsumtion av alkohol i åk 9", "county", False, False, False),
    # l. 455: "år 2" is the second year of gymnasiet (l. 457)
    ("barn-unga-2.2", "Andel elever med riskkonsumtion av alkohol i år 2", "county", False, False, False),
    ("barn-unga-2.2", "Andel elever som någon gång använt narkotika i åk 9", "county", False, False, False),
    ("barn-unga-2.2", "Andel elever som någon gång använt narkotika i gymnasiet åk 2", "county", False, False, False),
    ("vuxna-3.1", "Antal som årligen utbildas i SIP", "local", False, False, False),
    ("vuxna-3.1", "Tillsätta SIP-samordnare", "local", True, True, False),
    ("vuxna-3.1", "Antal avvikelser SIP/år", "local", False, False, False),
    ("vuxna-3.1", "Upprättande av SIP i befolkningen", "county", False, False, False),
    ("vuxna-3.1", "Rutin för information om SIP", "county", False, False, False),
    ("vuxna-3.1", "Uppföljning av SIP", "county", False, False, False),
    ("vuxna-3.1", "Antal personal som utbildas i SIP per år", "county", False, False, False),
    ("vuxna-3.2", "Genomförd brukarrevision", "local", True, False, False),  # l. 553: the only Ja/nej without asterisk
    ("vuxna-3.2", "Systematiskt samarbete med brukarorganisationer", "county", False, False, False),
    ("barn-unga-3.1", "Antal som årligen utbildas i SIP", "local", False, False, False),
    ("barn-unga-3.1", "Tillsätta SIP-samordnare", "local", True, True, False),
    ("barn-unga-3.1", "Antal avvikelser SIP/år", "local", False, False, False),
    ("barn-unga-3.1", "Upprättande av SIP i befolkningen 0–20 år", "county", False, False, False),
    ("barn-unga-3.1", "Uppföljning av SIP i befolkningen 0–20 år", "county", False, False, False),
    ("barn-unga-3.1", "Rutin för information om SIP", "county", False, False, False),
    ("barn-unga-3.2", "Systematiskt samarbete med brukarorganisationer", "county", False, False, False),
    (
        "vuxna-4.1",
        "Klagomål med avseende på bemötande inom socialtjänst och sjukvård",
        "county",
        False,
        False,
        False,
    ),
    (
        "vuxna-4.1",
        "Andel äldre med äldreomsorg som uppger att de brukar bli bra bemötta av personalen",
        "county",
        False,
        False,
        False,
    ),
    ("vuxna-4.2", "Aktuella rutiner för samordning inom socialtjänsten", "local", False, False, True),
    ("vuxna-4.2", "Casemanagement till personer med psykisk sjukdom", "county", False, False, False),
    (
        "barn-unga-4.1",
        "Klagomål med avseende på bemötande inom socialtjänst och sjukvård",
        "county",
        False,
        False,
        False,
    ),
    (
        "vuxna-5.1",
        "Standardiserade bedömningsmetoder inom missbruk och beroendeverksamhet",
        "county",
        False,
        False,
        False,
    ),
    (
        "vuxna-5.1",
        "Standardiserade bedömningsmetoder för utredning av alkoholmissbruk",
        "county",
        False,
        False,
        False,
    ),
    ("vuxna-5.1", "Standardiserade bedömningsmetoder för utredning av drogmissbruk", "county", False, False, False),
    ("vuxna-5.1", "Rekommenderad behandling vid psykiatriskt tillstånd", "county", False, False, False),
    ("barn-unga-5.1", "Lokal handlingsplan för suicidprevention", "local", True, True, False),
    ("barn-unga-5.1", "MHFA - Antal utbildningstillfällen/antal medarbetare", "local", False, True, False),
    (
        "barn-unga-5.1",
        "Rutin för att identifiera risk för suicid för respektive verksamhet gås igenom enligt årshjul",
        "local",
        True,
        True,
        False,
    ),
    ("barn-unga-5.1", "Antal självmord i befolkningen 0–19 år", "county", False, False, False),
    ("barn-unga-5.1", "Antal självmordsförsök i befolkningen 0–19 år", "county", False, False, False),
    ("barn-unga-5.1", "Handlingsplan för suicidprevention", "county", False, False, False),
)

# Each row: goal, indicator, comparison, value, and per what time.
# Goals that read "Nollvision", "Alla" or "Ingen" (l. 284, 343, 660, 708, 807) give no value by a time; or 0, or all.
TARGETS: Final[tuple[tuple[str, str, str, int, str], ...]] = (
    # l. 289: "minst två utbildningstillfällen per inriktning per år", per orientation and not in all; or a step only
    # l. 823: printed again under barn-unga-5.1 with the activity referred to: the same target, or one of its own there
    ("vuxna-1.1", "MHFA - Antal utbildningstillfällen/antal medarbetare", "at_least", 2, "year"),
)

# (goal, a word of the activity, kind, time, a word of the follow-up); those of the plan itself are in PLAN
# l. 816: the time of the suicide prevention plan is printed again in barn-unga-5.1; it is no follow-up of its own.
# l. 294: that the plan is drawn up has no time; or an undated deliver. 2020 (l. 297) is the county plan's year.
# l. 289: two courses a year are a target; or measure "every year". l. 305: the årshjul is part of a name.
FOLLOW_UPS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("vuxna-1.1", "suicidprevent", "deliver", "due 2022", "förvaltning"),  # l. 299: implemented, or start
)

COUNTS: Final[Counts] = {
    "areas": 5,
    "goals": 15,  # as many as the regional plan has (l. 38-39)
    "goals_by_group": {"vuxna": 7, "barn-unga": 8},
    "activities": 29,
    "activities_by_area": {"1": 6, "2": 7, "3": 5, "4": 5, "5": 6},
    "referring": 2,
    "steps": 40,  # or 44 with the dashes printed again in the two that refer
    "indicators": 55,
    "indicators_by_level": {"local": 16, "county": 39},
    "indicators_by_area": {"1": 11, "2": 13, "3": 16, "4": 5, "5": 10},
    "yes_no": 7,
    "marked": 8,
    "oj": 3,
}
