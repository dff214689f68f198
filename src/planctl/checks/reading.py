"""Rules whose faults are found while a file is read: bytes, YAML, fields. Only their pages stand here."""

from __future__ import annotations

from planctl.checks.rule import reading
from planctl.finding import Severity

FILES = (
    reading(
        "PLN001",
        "unreadable-file",
        """A file can't be opened.

        What it says is missing from every list and report. planctl opens ordinary files only: a link could lead out of the folder, and a
        device could keep it waiting for ever.

        Fix: put an ordinary file there that you are allowed to read.

        Bad:
            # plans/exempel.yaml -> ../utkast/exempel.yaml

        Good:
            # plans/exempel.yaml
        """,
    ),
    reading(
        "PLN002",
        "too-large",
        """A file is larger than planctl reads.

        The limit keeps a stranger's file from using up the computer's memory. A plan of a hundred pages is far below it.

        Fix: split the plan; if you trust the file you can raise the limit: set the environment variable PLANCTL_MAX_FILE_MIB to a number
        of megabytes.

        Bad:
            # plans/exempel.yaml: 1,4 MB

        Good:
            # plans/exempel-norra.yaml: 0,7 MB
            # plans/exempel-sodra.yaml: 0,7 MB
        """,
    ),
    reading(
        "PLN003",
        "not-utf-8",
        """A file is not saved as UTF-8.

        UTF-8 is how nearly all programs store å, ä and ö today. In a file stored in another way those letters would come out wrong.

        Fix: open the file where you usually write in it, choose Save as and the encoding UTF-8.

        Bad:
            title: Handlingsplan f�r psykisk h�lsa

        Good:
            title: Handlingsplan för psykisk hälsa
        """,
    ),
    reading(
        "PLN004",
        "forbidden-character",
        """There is an invisible or misleading character in the text.

        Such characters can make a line look different from what it says, so that people approve something other than what planctl reads.
        They often come along when text is copied from a PDF or a web page.

        Fix: delete the character, or delete the line and type it again.

        Bad:
            title: "Träffa\\u202eföreningarna"

        Good:
            title: "Träffa föreningarna"
        """,
    ),
    reading(
        "PLN005",
        "broken-yaml",
        """The file is not written in a way that planctl can read.

        Plans are written in YAML, where indentation and punctuation say what belongs to what. From here on it can't be known what is meant.
        Nothing of the file is used, and faults further down may not be found yet.

        Fix: look at the line and the one above: indentation, colons, quotation marks, brackets. Text that holds a colon or a comma is safe
        in double quotation marks.

        Bad:
            title: Handlingsplan: psykisk hälsa

        Good:
            title: "Handlingsplan: psykisk hälsa"
        """,
    ),
    reading(
        "PLN006",
        "empty-file",
        """There is nothing in the file.

        It may have been emptied by mistake, and the plan is then missing from every list.

        Fix: fetch the file's earlier content, write the plan, or delete the file.

        Bad:
            # Här kommer planen

        Good:
            schema: planctl/plan/v1
            id: exempel-2025-2027
        """,
    ),
    reading(
        "PLN007",
        "too-deep",
        """Lists and fields lie inside each other in more levels than any plan needs.

        A file made to do harm can make programs crash this way. In an honest plan it is a bracket too many.

        Fix: delete what is nested by mistake, or write headings as fewer levels.

        Bad:
            note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Träffa föreningarna]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

        Good:
            note: Träffa föreningarna
        """,
    ),
    reading(
        "PLN008",
        "too-complex",
        """A file holds more values than planctl reads.

        The limit keeps a stranger's file from using up the computer's memory. It is many times what a plan holds.

        Fix: split the plan; if you trust the file you can raise the limit: set the environment variable PLANCTL_MAX_FILE_MIB to a number
        of megabytes.

        Bad:
            # plans/exempel.yaml: 120 000

        Good:
            # plans/exempel-norra.yaml: 60 000
            # plans/exempel-sodra.yaml: 60 000
        """,
    ),
    reading(
        "PLN009",
        "duplicate-key",
        """A field is given twice in the same place.

        Only one of them can hold, and a reader may believe in the other one.

        Fix: keep the right one, and delete the other.

        Bad:
            title: Träffa föreningarna
            responsible: [sf]
            responsible: [buf]

        Good:
            title: Träffa föreningarna
            responsible: [sf, buf]
        """,
    ),
    reading(
        "PLN010",
        "key-not-text",
        """The name of a field is not text.

        A bare number, `true` or a list before the colon is not read as a name, so what comes after it belongs to nothing.

        Fix: put the name in double quotation marks, or correct the line.

        Bad:
            groups:
              2025: Barn som börjar skolan 2025

        Good:
            groups:
              skolstart-2025: Barn som börjar skolan 2025
        """,
    ),
    reading(
        "PLN011",
        "key-too-long",
        """The name of a field is longer than 200 characters.

        It is nearly always a sentence with a colon in it: what comes before the colon is taken for a field's name.

        Fix: put the whole sentence in double quotation marks after the field it belongs to.

        Bad:
            Föreningarna träffas varje månad, och vid behov oftare, för att … så här: de som vill

        Good:
            note: "Föreningarna träffas varje månad, och vid behov oftare, för att … så här: de som vill"
        """,
    ),
    reading(
        "PLN012",
        "anchor",
        """A value is given a name with `&`, to be repeated elsewhere.

        In a plan every line says in full what it means, so that it can be read, changed and compared by itself.

        Fix: delete the name; put a text that begins with `&` in double quotation marks.

        Bad:
            responsible: &alla [sf, buf]

        Good:
            responsible: [sf, buf]
        """,
    ),
    reading(
        "PLN013",
        "alias",
        """A value is repeated from elsewhere with `*`.

        In a plan every line says in full what it means, so that it can be read, changed and compared by itself.

        Fix: write the value out; put a text that begins with `*` in double quotation marks.

        Bad:
            responsible: *alla

        Good:
            responsible: [sf, buf]
        """,
    ),
    reading(
        "PLN014",
        "merge-key",
        """Fields are copied from another place with `<<`.

        In a plan everything is written where it holds. With copied fields a change in one place would alter others unseen.

        Fix: write the fields out.

        Bad:
            sf:
              <<: {kind: department, part_of: exempel}
              name: Socialförvaltningen

        Good:
            sf:
              kind: department
              part_of: exempel
              name: Socialförvaltningen
        """,
    ),
    reading(
        "PLN015",
        "tag",
        """How a value is read is decided with `!`.

        Such marks make some programs run code, and plans have no use for them.

        Fix: delete the mark; put a text that begins with `!` in double quotation marks.

        Bad:
            title: !viktigt Träffa föreningarna

        Good:
            title: "!viktigt Träffa föreningarna"
        """,
    ),
    reading(
        "PLN016",
        "directive",
        """The file begins with a line that decides how it is read (`%`).

        It could change what the words below it mean, such as whether `no` is a word or a no.

        Fix: delete the line.

        Bad:
            %YAML 1.1
            ---
            schema: planctl/plan/v1

        Good:
            schema: planctl/plan/v1
        """,
    ),
    reading(
        "PLN017",
        "second-document",
        """A second document begins in the same file.

        A plan is found by its file's name, so nobody would find what comes below the line `---`.

        Fix: delete the line `---`, or move what follows to a file of its own.

        Bad:
            title: Handlingsplan för psykisk hälsa
            ---
            title: Handlingsplan mot suicid

        Good:
            title: Handlingsplan för psykisk hälsa
        """,
    ),
    reading(
        "PLN018",
        "number-out-of-range",
        """A number has more than 18 digits, or is infinite.

        Programs round such numbers off in different ways. It is usually a reference number that is meant as text.

        Fix: put it in double quotation marks if it is text; otherwise correct the number.

        Bad:
            ref: 20241120123456789012

        Good:
            ref: "20241120123456789012"
        """,
    ),
    reading(
        "PLN019",
        "unknown-schema",
        """The file does not say what it is, or says something that planctl does not know.

        The line `schema` tells a plan from a journal and a framework, and which version of the rules it follows.

        Fix: write the line as the message says; where the file is newer than planctl, update planctl.

        Bad:
            schema: handlingsplan
            id: exempel-2025-2027

        Good:
            schema: planctl/plan/v1
            id: exempel-2025-2027
        """,
    ),
)

FIELDS = (
    reading(
        "PLN102",
        "unknown-field",
        """A field has a name that means nothing here.

        What it says would be passed over: a misspelt `responsible` leaves an activity that nobody answers for.

        Fix: correct the name; text of your own belongs in `note`.

        Bad:
            title: Träffa föreningarna
            responsable: [sf]

        Good:
            title: Träffa föreningarna
            responsible: [sf]
        """,
    ),
    reading(
        "PLN103",
        "missing-field",
        """A field that is needed is not there.

        Without it the thing can't be found, shown or asked for.

        Fix: add the field.

        Bad:
            - id: traffa-foreningarna
              responsible: [sf]

        Good:
            - id: traffa-foreningarna
              title: Träffa föreningarna
              responsible: [sf]
        """,
    ),
    reading(
        "PLN104",
        "wrong-type",
        """A value is of the wrong kind, such as a text where a list is needed.

        planctl does not guess. `0180` read as a number is 180; and a field that can hold several names is a list, also when there is
        only one.

        Fix: write a list in square brackets, text in double quotation marks, numbers and `true` or `false` without.

        Bad:
            responsible: sf
            code: 0180

        Good:
            responsible: [sf]
            code: "0180"
        """,
    ),
    reading(
        "PLN105",
        "unknown-value",
        """A word is not one of those that the field can have.

        Lists and filters go by these words. One that is not known would be found by no filter.

        Fix: choose one of the words that the message lists.

        Bad:
            kind: uppföljning

        Good:
            kind: review
        """,
    ),
    reading(
        "PLN106",
        "not-an-id",
        """An id holds something that an id can't have.

        Ids become addresses, links and file names, in all programs alike. So they are made of small letters a–z, digits, `-` and `.`, and
        are not spelled like a year or a path.

        Fix: write it in small letters, with a for å and ä, o for ö, and `-` for a space; put one that is only digits in quotation marks.

        Bad:
            id: Träffa föreningarna

        Good:
            id: traffa-foreningarna
        """,
    ),
    reading(
        "PLN110",
        "empty-value",
        """A field is there but has no value.

        Nobody can tell whether something was forgotten or is not to be there.

        Fix: write the value, or delete the line.

        Bad:
            coordinator:
            owner: exempel

        Good:
            coordinator: sf
            owner: exempel
        """,
    ),
    reading(
        "PLN111",
        "empty-list",
        """A list that must hold something is empty.

        A reporting round that asks for nothing would never get an answer.

        Fix: write at least one value, or delete what the list belongs to.

        Bad:
            - {id: lage, every: [delar], asks: [], title: Läget}

        Good:
            - {id: lage, every: [delar], asks: [progress], title: Läget}
        """,
    ),
)

TEXTS = (
    reading(
        "PLN201",
        "not-nfc",
        """A letter such as å is stored as two characters: an a and a ring.

        It looks the same, but whoever searches for the word does not find it. It often comes along from file names and PDFs on a Mac.

        Fix: delete the letter and type it again.

        Bad:
            title: "Psykisk ha\\u0308lsa"

        Good:
            title: "Psykisk h\\u00e4lsa"
        """,
        Severity.warning,
    ),
    reading(
        "PLN202",
        "empty-text",
        """A text has nothing in it.

        Readers would see a heading or a remark without words, and wonder what is missing.

        Fix: write the text, or delete the field.

        Bad:
            title: Träffa föreningarna
            note: ""

        Good:
            title: Träffa föreningarna
            note: Börjar efter sommaren
        """,
    ),
    reading(
        "PLN203",
        "too-long",
        """A text is longer than it can be.

        A title stands in tables and lists, where a long one hides the rest.

        Fix: shorten it, and put the rest in `note`.

        Bad:
            title: Träffa föreningarna varje månad, och vid behov oftare, för att …

        Good:
            title: Träffa föreningarna varje månad
            note: Vid behov träffas de oftare, för att …
        """,
    ),
    reading(
        "PLN204",
        "out-of-range",
        """A number is too small or too large for its field.

        It is usually mistyped: a negative number of days, or a year where days are meant.

        Fix: correct the number; the message tells the limit.

        Bad:
            grace: -30

        Good:
            grace: 30
        """,
    ),
    reading(
        "PLN205",
        "not-an-amount",
        """An amount is not written in whole kronor.

        Amounts are added up and compared with what the source states. "1,5" may be kronor or millions.

        Fix: write all the digits; with spaces between them, put the amount in double quotation marks.

        Bad:
            - {item: "exempel-overenskommelse-2025:3.1", amount: 1.5 mnkr}

        Good:
            - {item: "exempel-overenskommelse-2025:3.1", amount: "1 500 000"}
        """,
    ),
    reading(
        "PLN206",
        "not-a-value",
        """What is reported is not a value that can be shown or compared.

        A value is a number, `true` or `false`, a text, or one number for each part, such as girls and boys.

        Fix: write it as one of these.

        Bad:
            value: [3, 4]

        Good:
            value: {flickor: 3, pojkar: 4}
        """,
    ),
    reading(
        "PLN207",
        "not-a-change",
        """A target's change is not one that can be followed up.

        With a change in figures, planctl can tell whether the target was met. "Minskar" is met by any figure that is smaller.

        Fix: write per cent `-20 %`, percentage points `-2 pp`, `halved`, or `all`.

        Bad:
            - {change: minskar, baseline: 40}

        Good:
            - {change: -20 %, baseline: 40}
        """,
    ),
    reading(
        "PLN208",
        "not-an-address",
        """A text is not an address.

        An address is one name for one thing, in every list and report. Without it nobody can tell what is meant.

        Fix: write the plan's id, then the activity's, then the follow-up's: `planctl show` with the plan's id lists the addresses.

        Bad:
            address: Kartlägg föreningar

        Good:
            address: exempel-2025-2027/kartlagg-foreningar/review
        """,
    ),
)

TIMES = (
    reading(
        "PLN401",
        "not-a-period",
        """A time is not written as a period.

        Deadlines are computed from it, so it must say the same thing to everybody. What the source says in words can stand in `said`.

        Fix: write a year, half-year, tertial, quarter, month or day, or two of them with `..` between.

        Bad:
            due: hösten 2025

        Good:
            due: 2025-H2
            said: hösten 2025
        """,
    ),
    reading(
        "PLN403",
        "not-a-day",
        """A date is not written as a day.

        The order of the days decides which report is the latest, so each entry says its day in full.

        Fix: write year, month and day: 2026-02-14.

        Bad:
            date: 14 februari 2026

        Good:
            date: 2026-02-14
        """,
    ),
    reading(
        "PLN404",
        "not-a-day-of-the-year",
        """A point in the plan's calendar is not written as month and day.

        The same point comes back every year, so it has no year, and it is a day that every year has.

        Fix: write month and day: 08-31.

        Bad:
            calendar: {delar: 31 augusti}

        Good:
            calendar: {delar: 08-31}
        """,
    ),
    reading(
        "PLN405",
        "not-a-recurrence",
        """`every` does not say how often.

        Each time that something falls due is computed from it. What the source says in words can stand in `said`.

        Fix: write year, half-year, tertial, quarter, month, a number of years such as `3y`, `ongoing`, or points of the plan's `calendar`.

        Bad:
            every: årligen

        Good:
            every: year
            said: årligen
        """,
    ),
)

READING = (*FILES, *FIELDS, *TEXTS, *TIMES)
