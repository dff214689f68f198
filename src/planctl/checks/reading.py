"""Rules whose faults are found while a file is read: bytes, YAML, fields. Only their pages stand here."""

from __future__ import annotations

from planctl.checks.rule import reading
from planctl.finding import Severity

READING = (
    reading("PLN001", "unreadable-file", "A file can't be opened: it is a link, a folder or a device, or reading it is not allowed."),
    reading("PLN002", "too-large", "A file is larger than planctl reads."),
    reading("PLN003", "not-utf-8", "A file is not UTF-8 text."),
    reading("PLN004", "forbidden-character", "A control character, a bidirectional override or the like stands in the text."),
    reading("PLN005", "broken-yaml", "The text is not YAML."),
    reading("PLN006", "empty-file", "There is nothing in the file."),
    reading("PLN007", "too-deep", "Lists and mappings are nested deeper than any plan needs."),
    reading("PLN008", "too-complex", "The file holds more values than planctl reads."),
    reading("PLN009", "duplicate-key", "A field stands twice in one mapping."),
    reading("PLN010", "key-not-text", "A field's name is a number, a yes or no, a list or a mapping."),
    reading("PLN011", "key-too-long", "A field's name is longer than 200 characters."),
    reading("PLN012", "anchor", "A value is given a name with `&`."),
    reading("PLN013", "alias", "A value refers to another one with `*`."),
    reading("PLN014", "merge-key", "One mapping is merged into another with `<<`."),
    reading("PLN015", "tag", "A value's type is forced with `!`."),
    reading("PLN016", "directive", "The file begins with a YAML directive (`%`)."),
    reading("PLN017", "second-document", "A second document follows in the file."),
    reading("PLN018", "number-out-of-range", "A number has more than 18 digits, or is not finite."),
    reading("PLN019", "unknown-schema", "The file does not say what it is, or in a version that this planctl does not know."),
    reading("PLN102", "unknown-field", "A field has a name that means nothing here."),
    reading("PLN103", "missing-field", "A field that is needed is not there."),
    reading("PLN104", "wrong-type", "A value is of the wrong sort: text where a list is expected, and so on."),
    reading("PLN105", "unknown-value", "A word is not one of those that the field knows."),
    reading("PLN106", "not-an-id", "An id is not a lower-case slug, or is spelled like a path or a period."),
    reading("PLN110", "empty-value", "A field is there but has no value."),
    reading("PLN111", "empty-list", "A list that needs something in it is empty."),
    reading("PLN201", "not-nfc", "Text is not in the composed form (NFC) of its characters.", Severity.warning),
    reading("PLN202", "empty-text", "A text is empty."),
    reading("PLN203", "too-long", "A text is longer than planctl reads."),
    reading("PLN204", "out-of-range", "A number is too small or too large for its field."),
    reading("PLN205", "not-an-amount", "An amount is not whole kronor."),
    reading("PLN206", "not-a-value", "A reported value is neither a number, yes or no, text, nor numbers by part."),
    reading("PLN207", "not-a-change", "A target's change is neither `-20 %`, `-2 pp`, `halved` nor `all`."),
    reading("PLN401", "not-a-period", "A time is not spelled as a period."),
    reading("PLN403", "not-a-day", "A date is not spelled as a day."),
    reading("PLN404", "not-a-day-of-the-year", "A calendar point is not spelled as a month and a day."),
    reading("PLN405", "not-a-recurrence", "`every` is neither a unit, a number of years, `ongoing` nor a list of calendar points."),
)
