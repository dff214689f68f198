"""Facts of the source, stated independently of the YAML."""

from typing import Final, TypedDict

# "l. 329" in a comment is a line of the source as extracted text; what follows is the other
# reading. A row without a comment leaves no reasonable doubt.

# The areas' headings.
ALLMANHET: Final = "Kompetenshöjande insatser till allmänheten"
KUNSKAP: Final = "Kunskapsstyrning"
DELAKTIGHET: Final = "Delaktighet"
BRUKARE: Final = "Brukarinflytande i vård- och omsorg och socialtjänst"
ANHORIG: Final = "Anhörigstöd"
HBTQI: Final = "Homo- och bisexuella, trans-, queer- och intersexpersoner (HBTQI)"  # l. 609-610: over two lines
ARBETE: Final = "Meningsfull sysselsättning och arbetslivsinriktad rehabilitering"
ENSAMHET: Final = "Ofrivillig ensamhet"
VALD: Final = "Våld i nära relation"
# l. 940-941: over two lines
FRAMJA: Final = "Insatser som främjar psykisk hälsa och förebygger psykisk ohälsa bland barn och unga"
TIDIGA: Final = "Tidiga insatser för barn och ungas psykiska hälsa"
SKOLNARVARO: Final = "Öka skolnärvaro och minska problematisk skolfrånvaro"
PLACERING: Final = "Placering utanför egna hemmet"
KOMPLEXA: Final = (
    "Utvecklade insatserna för personer med komplexa behov, särskilt fokus på samsjuklighet och psykiatrisk "
    "heldygnsvård, tvångsvård och rättspsykiatri"  # l. 1506-1508: "Utvecklade insatserna" as printed, or corrected
)
INTEGRERAT: Final = "Integrerade verksamheter och arbetssätt"
SAMSJUK: Final = "Samsjuklighet psykisk ohälsa och beroende"
SIP: Final = "Samordnad individuell plan (SIP)"
UTSKRIVNING: Final = "Samverkan vid utskrivning"
KROPP: Final = "Kroppslig hälsa"
LSS: Final = "LSS barn, unga och vuxna"
SUICID: Final = "Stärkt suicidpreventivt arbete"
EFTERLEVANDE: Final = "Efterlevandestöd"
KOMPETENS: Final = "Kompetensutveckling medarbetare"
RUTINER: Final = "Rutiner"

# Fragments of bodies' names, lower case.
AMF: Final = "arbetsmarknad"
SFF: Final = "skol- och fritid"
SOF: Final = "socialförvaltning"
VOF: Final = "vård- och omsorg"
STAD: Final = "helsingborgs stad"  # also spelled "Helsingborg stad" and "Staden" in the source
MARIA: Final = "maria skåne nordväst"
NOBODY: Final[tuple[str, ...]] = ()
NEVER: Final[tuple[tuple[str, str], ...]] = ()
NONE: Final[frozenset[str]] = frozenset()
LONG: Final = frozenset({"long"})


class Plan(TypedDict):
    """What the source says about the plan as a whole."""

    title: str
    title_words: tuple[str, ...]
    parties: tuple[str, ...]
    owner: str
    period: str
    decision: str | None
    promises: tuple[tuple[str, str, str], ...]
    rests_on: tuple[tuple[str, str], ...]


class Counts(TypedDict):
    """Totals, written down and not computed from the rows."""

    areas: int
    areas_without_activities: int
    activities: int
    steps: int
    steps_of_steps: int
    long_goals: int
    short_goals: int
    short_indicators: int
    long_indicators: int
    areas_that_lack_long_indicators: int
    promises: dict[str, int]
    promises_in_all: int
    targets: int


PLAN: Final[Plan] = {
    # l. 1-3: the document's own title names no subject and no year; or with "psykisk hälsa" and 2026 added
    "title": (
        "Överenskommelse mellan arbetsmarknadsförvaltningen, skol- och fritidsförvaltningen, "
        "socialförvaltningen och vård- och omsorgsförvaltningen"
    ),
    "title_words": ("överenskommelse",),
    "parties": (
        "Arbetsmarknadsförvaltningen",
        "Skol- och fritidsförvaltningen",
        "Socialförvaltningen",
        "Vård- och omsorgsförvaltningen",
    ),
    "owner": "Helsingborgs stad",  # nowhere said in so many words: the four are its departments (l. 71, 81-87)
    "period": "2026",  # l. 103 and the same heading on: only the year of the short-term part; no period of its own
    "decision": None,  # no date, no deciding body, no reference anywhere
    # (kind, time, a word of it); none is dated
    "promises": (
        ("deliver", "undated", "arbetsgrupp"),  # l. 71-77: or no promise (a description of a new structure)
        ("deliver", "undated", "handlingsplan"),  # l. 81-83: or no promise ("ett första steg är")
        ("start", "undated", "kartläggning"),  # l. 83-87: "kommer ... påbörja en kartläggning", or due 2026
    ),
    # (a word of the framework with its years, relation), l. 28-39, in the source's order
    "rests_on": (
        ("Överenskommelse mellan staten och SKR 2025", "basis"),
        ("Skånes länsgemensamma handlingsplan 2024–2025", "basis"),
        ("Den nationella strategin 2025–2034", "inspiration"),
        ("Skånes länsgemensamma handlingsplan 2025–2034", "inspiration"),
        ("Ramöverenskommelsen inom Skåne", "follows"),
        ("Den lokala överenskommelsen för delregion nordväst", "follows"),  # l. 39: or one with the one above
    ),
}

# (heading, delmål of the national strategy), in the source's order
AREAS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (ALLMANHET, ("1", "2")),
    (KUNSKAP, ("2", "5", "7")),
    (DELAKTIGHET, ("2", "3", "4")),
    (BRUKARE, ("1", "3", "4", "5")),
    (ANHORIG, ("2", "5")),
    (HBTQI, ("1", "4")),
    (ARBETE, ("3", "5")),
    (ENSAMHET, ("1", "4")),
    (VALD, ("2", "6")),
    (FRAMJA, ("2",)),
    (TIDIGA, ("2",)),
    (SKOLNARVARO, ("2",)),
    (PLACERING, ("2", "5")),
    (KOMPLEXA, ("2", "5")),  # l. 1506-1534: prose alone; may be meant as the parent of the two that follow
    (INTEGRERAT, ("5",)),
    (SAMSJUK, ("3", "5")),
    (SIP, ("5",)),
    (UTSKRIVNING, ("5",)),
    (KROPP, ("4", "5")),
    (LSS, ("2", "5")),
    (SUICID, ("6",)),  # l. 2123-2150: prose alone; may be meant as the parent of the three that follow
    (EFTERLEVANDE, ("6",)),
    (KOMPETENS, ("3", "4", "6")),
    (RUTINER, ("3",)),
)

# (heading, activities, second-level steps, third-level steps, long-term goals, short-term indicators,
#  long-term indicators, terms whose indicators are declared "Saknas")
PER_AREA: Final[tuple[tuple[str, int, int, int, int, int, int, frozenset[str]], ...]] = (
    (ALLMANHET, 7, 0, 0, 0, 2, 0, NONE),  # no long-term part at all: silence, not "Saknas"
    (KUNSKAP, 2, 5, 0, 3, 1, 0, LONG),  # l. 196-218: five steps; or l. 218 (Öppnasoc, nobody's work) is a note
    (DELAKTIGHET, 6, 0, 0, 3, 6, 3, NONE),
    (BRUKARE, 4, 0, 0, 1, 3, 1, NONE),
    (ANHORIG, 6, 0, 0, 3, 6, 4, NONE),  # l. 595: the first goal (l. 584) printed again word for word; or four goals
    (HBTQI, 2, 0, 0, 3, 1, 0, LONG),
    (ARBETE, 3, 0, 0, 4, 2, 0, LONG),  # l. 674: the rest of the bullet after a page break, or an activity of its own
    (ENSAMHET, 6, 0, 0, 1, 4, 1, NONE),
    (VALD, 7, 0, 0, 1, 4, 2, NONE),  # l. 925: says where the data come from and is no indicator; or five
    (FRAMJA, 10, 0, 0, 0, 0, 0, NONE),  # l. 967-1084: a list of established work, nothing else
    (TIDIGA, 8, 0, 0, 5, 5, 1, NONE),
    (SKOLNARVARO, 2, 0, 0, 1, 2, 1, NONE),  # l. 1328, 1332: two sub-bullets are goals with numbers; or two steps
    (PLACERING, 10, 0, 0, 5, 5, 2, NONE),
    (KOMPLEXA, 0, 0, 0, 0, 0, 0, NONE),
    (INTEGRERAT, 4, 1, 0, 2, 4, 3, NONE),  # l. 1612: "delta i en kartläggning" stands as an indicator; or two
    # l. 1647: a target group, no step (or six steps); l. 1651: a dialogue that is held, a step (or four)
    (SAMSJUK, 13, 5, 3, 7, 9, 3, NONE),
    (SIP, 6, 0, 0, 3, 2, 1, NONE),  # l. 1840: the bullet above the heading is none
    (UTSKRIVNING, 3, 0, 0, 3, 2, 1, NONE),
    (KROPP, 5, 3, 0, 2, 1, 2, NONE),
    (LSS, 3, 0, 0, 2, 1, 1, NONE),
    (SUICID, 0, 0, 0, 0, 0, 0, NONE),
    (EFTERLEVANDE, 3, 0, 0, 0, 0, 0, NONE),  # l. 2165-2187: a list without the heading
    (KOMPETENS, 10, 12, 0, 2, 7, 2, NONE),  # l. 2240-2244: names of three courses, no steps
    (RUTINER, 1, 0, 0, 0, 1, 0, NONE),
)

# (area, number within it, words of which at least one is expected in a title, bodies named as doing it,
#  (kind, time) in the source's order). Bodies: each body that is the subject of work in the bullet itself (not in
#  its sub-bullets); "vi", "våra fyra förvaltningar", a place ("i Helsingborgs stad finns", "på kontaktcenter") and
#  "tillsammans med", "med stöd av" name nobody. Where STAD stands, the other reading is always the four parties.
#  Promises: also those of sub-bullets, and those of INDICATOR_TIMES. "Kontinuerligt", "regelbundet" and "vid behov" are promises only with
#  "ska" or "kommer att"; "event" is a time in words.
ACTIVITIES: Final[tuple[tuple[str, int, tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]], ...]] = (
    # l. 105-107: the day is named; or due 2026-09-10
    (ALLMANHET, 1, ("suicidpreventionsdag", "suicidpreventiva dag"), NOBODY, (("deliver", "every year on 09-10"),)),
    # l. 109-113: the day without "varje år"; or every year, or no promise of its own
    (ALLMANHET, 2, ("vänskapsbänk",), NOBODY, (("deliver", "due 2026-09-10"),)),
    # l. 115: "ambition"; or an event (under Skåneveckan 2026: the source gives no days), or no promise
    (ALLMANHET, 3, ("mhfa",), NOBODY, (("deliver", "due 2026"),)),
    (ALLMANHET, 4, ("öppnasoc", "gratis utbildning"), NOBODY, NEVER),
    (ALLMANHET, 5, ("oro för dig själv", "återhämtningsguiden", "webbplats"), NOBODY, NEVER),
    (ALLMANHET, 6, ("kommunfaktablad",), ("region skåne",), NEVER),
    (ALLMANHET, 7, ("skåneveckan",), (STAD,), NEVER),  # l. 142
    (
        KUNSKAP,
        1,
        ("kunskapsbaserad", "bästa tillgängliga kunskap"),
        NOBODY,  # l. 180: "I Helsingborgs stad arbetar vi", or STAD
        NEVER,  # l. 180: "arbetar kontinuerligt" describes, or every ongoing
    ),
    (
        KUNSKAP,
        2,
        ("vip", "vård- och insatsprogram"),
        NOBODY,  # l. 186: "Våra fyra förvaltningar" are the parties
        (("deliver", "every year"),),  # l. 188-190: or review (the news item is updated)
    ),
    (DELAKTIGHET, 1, ("barnkonvention", "barnets rättigheter", "barnrätt"), (STAD,), NEVER),  # l. 292
    (DELAKTIGHET, 2, ("part", "aktiv fritid"), (VOF,), NEVER),
    (DELAKTIGHET, 3, ("tjänstedesign",), (SOF, VOF), NEVER),  # l. 308: or their two "utvecklingsenheter"
    (DELAKTIGHET, 4, ("värdedialog",), (SOF,), NEVER),
    (DELAKTIGHET, 5, ("skills",), (AMF,), NEVER),
    (DELAKTIGHET, 6, ("skapa",), (AMF, SOF, VOF), NEVER),  # l. 339-341: "arbetar också med verktyget", or AMF alone
    (BRUKARE, 1, ("peer support", "karpen", "återhämtningsguiden"), (SOF,), NEVER),
    (
        BRUKARE,
        2,
        ("invånardelaktighet", "brukardelaktighet", "brukarinflytande"),
        (SOF,),
        NEVER,  # l. 449-451: a strategy shall be drawn up, no time; or deliver undated
    ),
    (
        BRUKARE,
        3,
        ("brukarråd", "brukardelaktighet", "involvering"),
        # l. 469-473: the department and two of its units, each said to do something; or the department alone
        (VOF, "avdelning funktionsstöd", "barn och unga"),
        # l. 473 a youth council, l. 475 forms of an overall council: one kind and time, one follow-up; or two
        (("deliver", "due 2026"),),
    ),
    (BRUKARE, 4, ("lokalt samråd psykiatri",), NOBODY, NEVER),  # l. 481: or Lokalt samråd psykiatri
    (
        ANHORIG,
        1,
        ("anhörigstöd", "anhörig"),
        (STAD,),  # l. 516-520: or the four ("förvaltningarna som berörs ansvarar gemensamt")
        NEVER,
    ),
    (
        ANHORIG,
        2,
        ("omvärldsanalys",),
        (SOF, VOF),
        # l. 530-534: "under året"; raised "därefter", a time in words; or deliver, or undated and no promise
        (("deliver", "due 2026"), ("review", "event")),
    ),
    (ANHORIG, 3, ("kontaktcenter", "nyhetsbrev", "väg in"), (VOF,), NEVER),  # l. 536: "på kontaktcenter"; or it too
    (ANHORIG, 4, ("krimteamet", "brottsutsatta"), ("krimteam",), NEVER),
    (ANHORIG, 5, ("spelrådgivning", "spelberoende"), ("spelrådgivning",), NEVER),
    (ANHORIG, 6, ("maria",), (MARIA,), NEVER),
    # l. 617-621: SFF has made the training with Ung HBTQ/HBG, RFSU and SOF; or nobody ("finns tillgänglig")
    (HBTQI, 1, ("hbtqi", "utbildning"), (SFF,), NEVER),
    (HBTQI, 2, ("ung hbtq", "maria"), (MARIA,), NEVER),
    # l. 663-665: Pingstkyrkan (Corner) and Hittarps IK (Gatulaget) run the places; or they too
    (ARBETE, 1, ("iop", "lågtröskel", "corner", "gatulaget", "idéburet"), (SOF,), NEVER),
    (ARBETE, 2, ("ips", "supported education", "bip"), (SOF, AMF), NEVER),  # l. 674: or SOF alone, AMF apart
    (ARBETE, 3, ("karpen",), (SOF, "karpen"), NEVER),  # l. 686: "Karpens aktivitetshus, som erbjuder"; or SOF alone
    (ENSAMHET, 1, ("omtanke",), ("omtanke",), NEVER),  # l. 747: the project does it; or nobody (l. 749: "vi")
    (ENSAMHET, 2, ("omtanken", "pratcafé", "självhjälpshus"), ("omtanken",), NEVER),  # l. 759: others give support
    (ENSAMHET, 3, ("gemensamhet.se",), NOBODY, NEVER),
    # l. 773: or Föreningen Omtanken (l. 757). Promise: that of the indicator l. 797, see INDICATOR_TIMES; or none
    (ENSAMHET, 4, ("pratcafé", "söder", "dalhem"), NOBODY, (("measure", "every year"),)),
    (ENSAMHET, 5, ("ljusglimten",), ("ljusglimten",), NEVER),  # l. 779: or Föreningen Omtanken (l. 757), or nobody
    # l. 804-806: the promise is an indicator's, see INDICATOR_TIMES; or none
    (ENSAMHET, 6, ("utbildning",), NOBODY, (("measure", "event"),)),
    (VALD, 1, ("handbok",), (STAD,), NEVER),  # l. 858
    # l. 864: two names in apposition, or the group alone; "regelbundet" describes, or every ongoing
    (VALD, 2, ("informera", "information", "familjevåldsgrupp"), (SOF, "familjevåldsgrupp"), NEVER),
    (VALD, 3, ("nätverk", "bostäder", "boende"), ("familjevåldsgrupp",), NEVER),
    (
        VALD,
        4,
        ("kartläggning", "handlingsplan"),
        (STAD,),  # l. 879
        NEVER,  # l. 879-881: "ska leda till en stadsgemensam handlingsplan", no time; or deliver undated
    ),
    (
        VALD,
        5,
        ("sara", "patriark", "freda"),
        (STAD, "familjevåldsgrupp"),  # l. 889-893: the group trains in Freda; or STAD alone
        (("deliver", "every ongoing"),),  # l. 893: "kommer att informera kontinuerligt efter behov"; or no promise
    ),
    (VALD, 6, ("eraser",), (SOF,), NEVER),
    (
        VALD,
        7,
        ("familjefridscentrum",),
        NOBODY,  # l. 901-909: the centre itself is to be set up; or Familjefridscentrum
        (("deliver", "due 2026"),),  # l. 901-903: the premises
    ),
    (FRAMJA, 1, ("råd- och stödkoordinator",), (SOF,), NEVER),
    (FRAMJA, 2, ("andts", "alkohol"), (SOF,), NEVER),  # l. 983: "regelbundet" describes
    (FRAMJA, 3, ("stödgrupp", "familjehuset"), ("familjehuset",), NEVER),  # l. 1001: still the same bullet
    (FRAMJA, 4, ("familjecentral",), ("familjecentral",), NEVER),  # l. 1011: or nobody (they are a meeting place)
    (FRAMJA, 5, ("placerade barn", "blå kamelen"), (SOF, "blå kamelen", MARIA), NEVER),
    (FRAMJA, 6, ("familjepunkten", "familjerätt", "umgänge"), ("familjepunkten",), NEVER),
    (FRAMJA, 7, ("part",), ("part",), NEVER),  # l. 1046-1048: or its owners Landskrona, Helsingborg, Region Skåne
    (FRAMJA, 8, ("krimteamet", "brottsutsatta"), ("krimteam",), NEVER),
    (FRAMJA, 9, ("ung helsingborg", "aktivitetsansvar"), ("ung helsingborg",), NEVER),
    # l. 1082-1084: "drivs i samverkan mellan"; or @AD itself
    (FRAMJA, 10, ("@ad", "adolfsberg"), (STAD, "stadsdelsmammor", "snödroppen", "erikshjälpen"), NEVER),
    (TIDIGA, 1, ("nära vård", "vårdsamverkan skåne"), NOBODY, NEVER),
    (
        TIDIGA,
        2,
        ("en väg in", "samlad ingång"),
        # l. 1120-1134: the two, the group and Ung Helsingborg that it is done through (as l. 1860), and
        # Mariamottagningar, which "arbetar fortsatt"; or the two alone, or the city for Ung Helsingborg
        ("region skåne", "skånes kommuner", "samverkansgrupp barn och unga", "mariamottagning", "ung helsingborg"),
        NEVER,
    ),
    (
        TIDIGA,
        3,
        ("tsi", "tidigt samordnade insatser"),
        ("socialnämnd", "barn- och utbildningsnämnd"),  # l. 1146-1152: they have the task; "staden" develops, or STAD
        NEVER,  # l. 1148: going on since 2024, nothing promised for a time
    ),
    (TIDIGA, 4, ("familjestöd",), ("familjestöd",), NEVER),  # l. 1162: a unit of SOF; or SOF
    # l. 1184 "Förskolorna arbetar", l. 1194-1196 the parents' board "driver" ("tillsammans med" the other two); or
    # the preschools alone, or Familjen läser and Rädda barnen too
    (TIDIGA, 5, ("familjen läser",), ("förskol", "styrelse"), NEVER),
    (TIDIGA, 6, ("gofar", "fysisk aktivitet", "dans för hälsa"), ("skolor",), NEVER),  # l. 1198: or the four, or SFF
    (TIDIGA, 7, ("sip-koordinator",), ("elevhälsa",), NEVER),  # l. 1226: or SFF (l. 1870)
    (TIDIGA, 8, ("föräldraskap", "förskola"), (SOF, SFF), NEVER),
    # l. 1326-1336: a goal of two committees, with two numbers below (see TARGETS); no work is named
    (SKOLNARVARO, 1, ("skolnärvaro",), ("barn- och utbildningsnämnd", "socialnämnd"), NEVER),
    (
        SKOLNARVARO,
        2,
        ("skolsociala team",),
        ("socialnämnd",),  # l. 1338-1340: the other committee is "i samverkan", a partner; or both
        (
            ("deliver", "due 2025"),  # l. 1356: before the plan's year; or start
            ("review", "due 2026"),  # l. 1356-1358: "fortsätta sitt arbete under 2026"; or deliver, or no promise
        ),
    ),
    (PLACERING, 1, ("placering", "sip"), NOBODY, NEVER),  # l. 1415: "föregås av"; or an event before each
    (
        PLACERING,
        2,
        ("avslut", "sip"),
        NOBODY,  # l. 1419: "de involverade parterna"
        (("review", "event"),),  # l. 1419: "inför avslut av placering"; or no promise (a rule of every case)
    ),
    (PLACERING, 3, ("hälsoundersökning",), (STAD, "region skåne"), NEVER),  # l. 1425; or nobody (l. 1423)
    (PLACERING, 4, ("samhällsvård",), (STAD, "region skåne"), NEVER),  # l. 1429: or STAD with the region as partner
    (PLACERING, 5, ("bbic",), (STAD,), NEVER),  # l. 1431
    (PLACERING, 6, ("signs of safety",), (SOF,), NEVER),
    (PLACERING, 7, ("yls/cmi", "sara", "patriark", "freda"), NOBODY, NEVER),  # l. 1435: or SOF as in l. 1443
    (PLACERING, 8, ("eraser", "heva"), (SOF,), NEVER),
    (PLACERING, 9, ("skolfam",), (SOF, SFF), NEVER),  # l. 1459: "Skolfam ger nu insatser" is the method
    (PLACERING, 10, ("fritid",), (SOF, SFF), NEVER),
    # l. 1560-1564: "mellan kommuner och Region", the city a part; or the city and the region, or the two clinics too
    (INTEGRERAT, 1, ("fact", "f-act"), (STAD, "nordvästra skånes kommuner", "region skåne"), NEVER),
    (INTEGRERAT, 2, ("fact", "f-act"), NOBODY, NEVER),
    (INTEGRERAT, 3, ("maria",), (STAD,), NEVER),  # l. 1588
    (INTEGRERAT, 4, ("samverkan",), (STAD, "region skåne"), NEVER),  # l. 1590: or STAD with the region as partner
    (SAMSJUK, 1, ("ramöverenskommelse", "överenskommelse"), (STAD,), NEVER),  # l. 1643
    (SAMSJUK, 2, ("samsjuklighetsutredning",), NOBODY, NEVER),
    (
        SAMSJUK,
        3,
        ("samsjuklighetsutredning", "samverkansgrupp psykiatri"),
        ("samverkansgrupp psykiatri",),
        # l. 1663-1665: two process leaders "under 2025-2026"; or start, or no promise. l. 1693 (aktivitetsplan) and
        # l. 1707 (uppföljningsansvar till styrgruppen) have no time; or deliver and review undated
        (("deliver", "due 2025..2026"),),
    ),
    (SAMSJUK, 4, ("maria",), (STAD,), NEVER),  # l. 1710
    (SAMSJUK, 5, ("laro", "läkemedelsassisterad"), NOBODY, NEVER),
    (SAMSJUK, 6, ("utbildning",), (SOF,), NEVER),
    (SAMSJUK, 7, ("närstående", "anhörig"), (STAD,), NEVER),  # l. 1732: the city follows it; or nobody
    (SAMSJUK, 8, ("spel",), (STAD,), NEVER),  # l. 1736: the city follows it; or nobody; its step is SOF's
    (SAMSJUK, 9, ("kunskapsstöd", "spelproblem"), NOBODY, NEVER),  # l. 1744: or SOF, whose the step is
    (SAMSJUK, 10, ("effekthemtagning",), (SOF,), NEVER),
    (SAMSJUK, 11, ("enkät", "qr-kod"), NOBODY, (("review", "event"),)),  # l. 1758: "vid avslut"; or measure
    (SAMSJUK, 12, ("asi", "camberwell"), (SOF,), NEVER),
    (SAMSJUK, 13, ("kvalitativa utvärdering", "kvalitativ"), NOBODY, (("review", "event"),)),  # l. 1768-1770
    (SIP, 1, ("sip", "samordnad individuell plan"), (STAD,), NEVER),  # l. 1856
    (SIP, 2, ("sip-utbildning", "vårdsamverkan skåne"), ("vårdsamverkan skåne",), NEVER),  # l. 1860: or nobody
    (SIP, 3, ("webbutbildning", "hbg learns"), NOBODY, NEVER),
    (SIP, 4, ("sip-koordinator",), (SFF,), NEVER),
    (SIP, 5, ("information", "öppnasoc"), NOBODY, NEVER),
    (SIP, 6, ("patienterfarenhet", "nsph", "brukarundersökning"), NOBODY, NEVER),  # l. 1885: or NSPH Skåne
    (UTSKRIVNING, 1, ("mina planer",), (STAD,), NEVER),  # l. 1914
    (UTSKRIVNING, 2, ("mina planer", "utbild"), (STAD,), NEVER),  # l. 1918: "Staden"
    (UTSKRIVNING, 3, ("mina planer", "hbg learns"), NOBODY, NEVER),
    (
        KROPP,
        1,
        ("hälsoundersökning",),
        ("vårdcentral",),  # l. 1966-1972: the city's own survey was made before
        # l. 1972: yearly examinations of each patient; or measure. l. 1980: a proposal "kommer arbetas fram", no time
        (("deliver", "every year"),),
    ),
    (KROPP, 2, ("naloxon",), NOBODY, NEVER),
    (KROPP, 3, ("undvikbar somatisk", "riktlinje"), NOBODY, NEVER),
    (KROPP, 4, ("levnadsvanor", "tandvård"), NOBODY, NEVER),  # l. 2013-2015: "kontinuerligt", or every ongoing
    (KROPP, 5, ("psykiatriska enheter", "primärvård"), NOBODY, NEVER),
    (LSS, 1, ("kognitivt stöd", "kommunikationsstöd"), (VOF,), NEVER),
    (LSS, 2, ("vub",), (VOF,), NEVER),
    (LSS, 3, ("omlottgrupp",), (VOF, SFF, SOF), NEVER),  # l. 2085: or Omlottgruppen; l. 1312-1314 names AMF as well
    (EFTERLEVANDE, 1, ("spes",), NOBODY, NEVER),  # l. 2165-2171: a reference on the city's pages; or SPES
    (EFTERLEVANDE, 2, ("sjukhuskyrka",), ("sjukhuskyrka",), NEVER),  # l. 2173-2175: or the four, with it as partner
    (EFTERLEVANDE, 3, ("broschyr",), NOBODY, NEVER),
    # l. 2196: "vi uppmanar till"; or review
    (KOMPETENS, 1, ("arbetsplatsträff",), NOBODY, (("deliver", "every year"),)),
    (KOMPETENS, 2, ("att bemöta psykisk ohälsa",), NOBODY, NEVER),
    # l. 2224: "kontinuerlig" is part of the name of the work, or every ongoing; the region's psychiatry offers
    # the training, or is named as doing; the four steps are one for each party
    (KOMPETENS, 3, ("spiss",), NOBODY, NEVER),
    # l. 2268-2270: in a step of SOF, "under 2026 prioriteras"; or no promise. Bodies: or SOF and VOF, whose steps
    (KOMPETENS, 4, ("mhfa",), NOBODY, (("deliver", "due 2026"),)),
    (KOMPETENS, 5, ("stör döden",), NOBODY, NEVER),  # l. 2292: or SFF, whose the step is
    (KOMPETENS, 6, ("psyk-e bas",), NOBODY, NEVER),  # l. 2304-2306: or VOF and SOF; "vid behov", or every ongoing
    (KOMPETENS, 7, ("psyk-e bas suicid",), NOBODY, NEVER),  # l. 2322-2324: likewise
    (KOMPETENS, 8, ("psyk-e bas senior",), NOBODY, NEVER),  # l. 2332: likewise, VOF alone
    # l. 2334-2338: what Suicide Zero made is ready, and nobody is named as making it available; or Suicide Zero, or
    # as in l. 619. "Kommer finnas tillgänglig", no time; or deliver undated
    (KOMPETENS, 9, ("våga fråga",), NOBODY, NEVER),
    (KOMPETENS, 10, ("förebygga suicid",), ("socialstyrelsen",), NEVER),  # l. 2342: offers it; or the four
    (
        RUTINER,
        1,
        ("rutin",),
        NOBODY,
        (
            ("deliver", "due 2026"),  # l. 2385: "under året är ambitionen"
            ("review", "every ongoing"),  # l. 2389-2391: "ska uppdateras vid behov"; or no promise
        ),
    ),
)

# (area, words of the indicator or goal, value). Numbers alone; goals that only say "öka" or "minska" have none.
TARGETS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    (SKOLNARVARO, ("socialnämnd", "hög frånvaro"), "change -20 %"),  # l. 1328-1330: of those in its own measures
    # l. 1332-1336: "i såväl ... som", so that both are to reach it; or one target for the two
    (SKOLNARVARO, ("barn- och utbildningsnämnd", "hög frånvaro", "grundskolan"), "change -2 pp"),
    (SKOLNARVARO, ("barn- och utbildningsnämnd", "hög frånvaro", "gymnasieskolan"), "change -2 pp"),
    # l. 1356: "tre till fyra" stands in an activity; or also at_most 4, or no target
    (SKOLNARVARO, ("skolsociala team",), "at_least 3"),
    (SKOLNARVARO, ("hög frånvaro",), "halved"),  # l. 1368
    (UTSKRIVNING, ("inlagd", "sjukhus"), "at_most 0"),  # l. 1932: "ingen patient"; measured by l. 1942 (days)
)

# Long-term goals that say "alla" or "samtliga": targets of the value "all", or none (there is no number).
TARGETS_OF_ALL: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (KUNSKAP, ("beslut", "bästa tillgängliga kunskap")),  # l. 258
    (DELAKTIGHET, ("barn och unga", "delaktighet")),  # l. 365
    (DELAKTIGHET, ("avslagsbeslut",)),  # l. 367
    (HBTQI, ("hbtqi-inkluderande",)),  # l. 639
    (PLACERING, ("hälsoundersökning",)),  # l. 1489
    (PLACERING, ("behörighet",)),  # l. 1493
    (PLACERING, ("gymnasiestudier",)),  # l. 1497
)

# Times that stand in an indicator, not in an activity's bullet: (area, words, number of the activity that it tells
# about, time); None where the time is no promise of the parties.
INDICATOR_TIMES: Final[tuple[tuple[str, tuple[str, ...], int | None, str], ...]] = (
    # l. 797: "per år" under "för uppföljning" promises a figure; or only says how the share is counted
    (ENSAMHET, ("nya besökare", "pratcafé", "per år"), 4, "every year"),
    (ENSAMHET, ("social hälsa", "6 mån efter avslutad kurs"), 6, "event"),  # l. 804-806: likewise
    # l. 935: it is others' reports that are yearly; or every year
    (VALD, ("brottsförebyggande rådets årliga", "trygghetsmätning"), None, "every year"),
)

COUNTS: Final[Counts] = {
    "areas": 24,
    "areas_without_activities": 2,
    "activities": 121,
    "steps": 26,
    "steps_of_steps": 3,
    "long_goals": 51,
    # l. 1328, 1332, 1350-1358: what activities' bullets call "mål" and give a number, which a goal must hold; or none
    "short_goals": 3,
    "short_indicators": 68,
    "long_indicators": 28,
    "areas_that_lack_long_indicators": 3,
    "promises": {"deliver": 14, "review": 6, "measure": 2},  # without l. 534 and INDICATOR_TIMES: 14, 5, 0
    "promises_in_all": 22,
    "targets": 6,  # those of "all" apart
}
