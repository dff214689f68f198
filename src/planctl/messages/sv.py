"""Svenska."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {
    "unreadable-file.link": ("filen är en länk till en annan fil", "lägg själva filen här: planctl följer inte länkar"),
    "unreadable-file.kind": ("det här är ingen vanlig fil", "planctl läser bara vanliga filer: flytta den härifrån"),
    "unreadable-file.missing": ("filen försvann medan planctl kördes", "kör planctl igen"),
    "unreadable-file.denied": ("du har inte rätt att läsa filen", "be om läsrättighet"),
    "unreadable-file.failed": ("filen gick inte att läsa: {reason}", "kontrollera disken eller nätverksmappen och kör planctl igen"),
    "unreadable-file.not-here": (
        "git kan inte lämna ut filen: den är inte hämtad till den här kopian, eller så är förrådet skadat",
        "hämta hela förrådet på nytt; hjälper det inte, visar git fsck vad som är skadat",
    ),
    "too-large": (
        "filen är för stor: {size} byte, och planctl läser högst {limit}",
        "dela upp planen; litar du på filen kan du höja gränsen: sätt miljövariabeln PLANCTL_MAX_FILE_MIB till ett antal megabyte",
    ),
    "not-utf-8": (
        "filen är inte sparad med kodningen UTF-8: tecknet här (byte {byte}) går inte att läsa",
        "öppna filen där du brukar skriva i den, välj Spara som och kodningen UTF-8",
    ),
    "not-utf-8.utf-16": (
        "filen är sparad med kodningen UTF-16, inte UTF-8",
        "öppna filen där du brukar skriva i den, välj Spara som och kodningen UTF-8",
    ),
    "forbidden-character": (
        "tecknet {character} är inte tillåtet: det syns inte, eller ändrar hur texten visas",
        "ta bort tecknet; går det inte, ta bort raden och skriv den på nytt",
    ),
    "broken-yaml": ("härifrån går filen inte att läsa", "titta på raden och den ovanför: indrag, citattecken, parenteser"),
    "broken-yaml.colon": (
        "det är ett kolon för mycket på raden, eller så är indraget för stort",
        "är det ett kolon i en text, sätt texten inom citattecken; är det ett fält, rada upp det med fältet ovanför",
    ),
    "broken-yaml.no-colon": (
        "ett fält saknar sitt kolon, eller en text fortsätter med fel indrag",
        "skriv `fält: värde`; dra in de rader som fortsätter en text",
    ),
    "broken-yaml.character": (
        "en text kan inte börja med det här tecknet",
        "sätt texten inom citattecken; dra in rader med mellanslag, aldrig med tabb",
    ),
    "broken-yaml.unclosed": ("ett citattecken öppnas men stängs aldrig", "stäng det där texten slutar"),
    "broken-yaml.bracket": (
        "ett kommatecken eller en avslutande parentes saknas",
        "skriv `[a, b]` eller `{{a: 1, b: 2}}`; sätt en text med kommatecken eller kolon inom citattecken",
    ),
    "broken-yaml.indentation": (
        "raden ligger inte i linje med dem ovanför, eller så står det något efter ett citattecken eller en parentes",
        "rada upp den med de andra i samma lista, eller ta bort det som står efter citattecknet eller parentesen",
    ),
    "broken-yaml.tab": ("raden är indragen med tabb", "dra in med mellanslag"),
    "broken-yaml.escape": (
        "tecknet efter det omvända snedstrecket (\\) betyder inget här",
        "skriv två omvända snedstreck, eller sätt texten inom enkla citattecken",
    ),
    "empty-file": ("filen är tom", "börja med `schema: planctl/plan/v1`, eller ta bort filen"),
    "too-deep": (
        "listor och fält ligger i varandra i mer än {limit} nivåer",
        "en plan behöver högst ett dussin nivåer: ta bort de parenteser eller nivåer som har kommit till av misstag",
    ),
    "too-complex": (
        "filen har fler än {limit} värden",
        "dela upp planen; litar du på filen kan du höja gränsen: sätt miljövariabeln PLANCTL_MAX_FILE_MIB till ett antal megabyte",
    ),
    "too-complex.comments": (
        "filen har fler än {limit} kommentarer som börjar med `# planctl`; resten läses inte",
        "rätta det som de gäller, och ta bort dem",
    ),
    "too-complex.faults": ("filen har fler än {limit} fel; resten räknas inte upp", "rätta felen ovanför och kör planctl igen"),
    "duplicate-key": ("fältet `{key}` står två gånger här", "behåll det rätta; tills vidare läses det första"),
    "key-not-text": ("namnet på ett fält är inte text", "sätt namnet inom citattecken, eller rätta raden"),
    "key-too-long": (
        "namnet på ett fält är längre än {limit} tecken",
        "är det en mening med ett kolon i? Sätt då hela meningen inom citattecken",
    ),
    "anchor": (
        "`&` ger ett värde ett namn, så att det kan upprepas; det används inte i planer",
        "skriv ut värdet på varje ställe; ska en text börja med `&`, sätt den inom citattecken",
    ),
    "alias": (
        "`*` upprepar ett värde från ett annat ställe; det används inte i planer",
        "skriv ut värdet; ska en text börja med `*`, sätt den inom citattecken",
    ),
    "merge-key": ("`<<` kopierar fält från ett annat ställe; det används inte i planer", "skriv ut fälten"),
    "tag": (
        "`!` bestämmer hur ett värde läses; det används inte i planer",
        "ta bort ordet med `!`; ska en text börja med `!`, sätt den inom citattecken",
    ),
    "directive": ("filen börjar med en rad som styr hur den läses", "ta bort raden som börjar med `%`"),
    "second-document": (
        "här börjar ett andra dokument",
        "en fil rymmer bara en plan: ta bort raden `---`, eller flytta det som följer till en egen fil",
    ),
    "number-out-of-range": ("talet har fler än 18 siffror, eller är oändligt", "sätt det inom citattecken om det är menat som text"),
    "unknown-schema": ("filen säger `schema: {found}`, som planctl inte känner till", "skriv `schema: {expected}`"),
    "unknown-schema.missing": (
        "filen säger inte vad den är: en plan, en journal eller ett ramverk",
        "låt den börja med `schema: {expected}`",
    ),
    "unknown-schema.newer": (
        "filen är skriven för en nyare planctl: `schema: {found}`; den här känner till `{expected}`",
        "uppdatera planctl",
    ),
    "duplicate-id": (
        "id:t `{id}` används två gånger",
        "ge den ena ett annat id; områden, mål, indikatorer och aktiviteter i en plan måste alla ha olika id",
    ),
    "duplicate-id.follow-up": ("två uppföljningar heter `{id}`", "ge dem var sitt `id`; utan `id` heter en uppföljning som sin `kind`"),
    "duplicate-id.other": ("id:t `{id}` används två gånger i listan", "ge den ena ett annat id"),
    "unknown-field": ("det finns inget fält `{field}` här", "de fält som kan stå här: {known}"),
    "unknown-field.suggestion": ("det finns inget fält `{field}` här", "menade du `{suggestion}`?"),
    "missing-field": ("fältet `{field}` saknas", "lägg till `{field}:` med sitt värde"),
    "wrong-type": ("värdet är av fel slag", "se vad fältet kan innehålla med `planctl schema`"),
    "wrong-type.text": ("här ska det stå text, inte `{found}`", "sätt det inom citattecken om det är menat som text"),
    "wrong-type.whole-number": ("här ska det stå ett heltal, inte `{found}`", "skriv bara siffror, utan citattecken"),
    "wrong-type.number": (
        "här ska det stå ett tal, inte `{found}`",
        "skriv bara siffror, utan citattecken och med punkt i stället för komma: 12.5",
    ),
    "wrong-type.yes-no": ("här ska det stå `true` eller `false`, inte `{found}`", "skriv `true` eller `false`, utan citattecken"),
    "wrong-type.number-or-yes-no": ("här ska det stå ett tal, `true` eller `false`, inte `{found}`", "skriv det utan citattecken"),
    "wrong-type.list": (
        "här ska det stå en lista, även när den bara har ett värde",
        "skriv inom hakparenteser, `[a, b]`, eller ett värde per rad med ett streck framför",
    ),
    "wrong-type.mapping": ("här ska det stå ett eller flera fält", "skriv dem som `fält: värde`, ett per rad och indragna"),
    "wrong-type.text-or-mapping": (
        "här ska det stå en text eller fält, inte `{found}`",
        "sätt det inom citattecken om det är menat som text",
    ),
    "wrong-type.number-or-mapping": ("här ska det stå ett tal eller fält, inte `{found}`", "skriv bara siffror, utan citattecken"),
    "unknown-value": ("`{field}` kan inte vara `{found}`", "välj något av: {expected}"),
    "unknown-value.suggestion": ("`{field}` kan inte vara `{found}`", "menade du `{suggestion}`? Det kan vara: {expected}"),
    "not-an-id.number": ("id:t {found} läses som ett tal", 'sätt det inom citattecken: "{found}"'),
    "not-an-id.type": ("här ska det stå ett id, inte `{found}`", "ett id är text av små bokstäver a–z, siffror, `-` och `.`"),
    "not-an-id.slug": (
        "`{text}` kan inte vara ett id",
        "använd små bokstäver a–z (a för å och ä, o för ö), siffror, `-` och `.`; börja och sluta med en bokstav eller siffra",
    ),
    "not-an-id.long": ("id:t är längre än 80 tecken", "korta det"),
    "not-an-id.path": ("`{text}` kan inte vara ett id: det har två punkter i rad", "använd en punkt, eller `-`"),
    "not-an-id.period": ("`{text}` kan inte vara ett id: det läses som ett år eller en period", "börja med ett ord: `plan-{text}`"),
    "not-an-id.point": (
        "en tidpunkt i kalendern kan inte heta `{text}`",
        "använd små bokstäver a–z, siffror och `-`, först en bokstav; men inte year, month eller ett annat ord för hur ofta",
    ),
    "not-an-id.device": ("`{text}` kan inte vara ett id: Windows har det namnet för sig självt", "välj ett annat id"),
    "reserved-id": (
        "id:t `{id}` är upptaget",
        "välj ett annat: i adresser betyder `plan` planens egna uppföljningar, och `reporting` dess uppföljningsomgångar",
    ),
    "wrong-file-name": ("filen heter `{file}`, men id:t i den är `{id}`", "döp om filen till `{id}.yaml`, eller rätta id:t"),
    "wrong-file-name.journal": (
        "filen heter `{file}`, men är journal för planen `{id}`",
        "döp om filen till `{id}.yaml`, eller rätta `plan`",
    ),
    "wrong-file-name.accepted": (
        "filen heter `{file}`, men godtagna ändringar läses bara ur `{id}.yaml`",
        "döp om filen till `{id}.yaml`, och lägg den i samma mapp som planerna",
    ),
    "not-an-address": (
        "`{text}` är ingen adress",
        "skriv planens id, aktivitetens och uppföljningens: `plan/aktivitet/uppfoljning`; `planctl show` visar dem",
    ),
    "unknown-change": (
        "det finns ingen ändring av slaget `{kind}`",
        "skriv ändringens namn som det står i `planctl diff --format json`",
    ),
    "unknown-change.near": ("det finns ingen ändring av slaget `{kind}`", "menade du `{near}`?"),
    "acceptance-without-plan": ("planen `{id}` finns inte här", "rätta adressen, eller ta bort godtagandet om planen är borta"),
    "acceptance-run-out": (
        "godtagandet gällde till och med {until}",
        "ta bort det; har det beslutats på nytt, skriv det nya beslutet och den nya dagen",
    ),
    "conflicting-fields.times": (
        "en uppföljning har bara en tid, men här står {fields}",
        "behåll ett av `due`, `every` och `event`; är det två uppföljningar, skriv dem var för sig",
    ),
    "conflicting-fields.needs": (
        "{fields} står utan `{needed}`",
        "`from` och `until` säger från när och till när något återkommer (`every`); ska det ske en gång, skriv `due`",
    ),
    "conflicting-fields.target": (
        "ett målvärde anges på ett enda sätt, men här står {fields}",
        "behåll ett av dem; är det två målvärden, skriv dem var för sig i `targets`",
    ),
    "conflicting-fields.no-target": (
        "målvärdet säger inte vad som ska nås",
        "lägg till ett av `at_least`, `at_most`, `equals` och `change`",
    ),
    "conflicting-fields.same-as": (
        "aktiviteten är samma som en annan (`same_as`) och kan inte ha egna uppföljningar",
        "flytta uppföljningarna till den andra aktiviteten",
    ),
    "conflicting-fields.together": (
        "`no_follow_ups` säger att inget följs upp, men här finns uppföljningar",
        "ta bort det som är fel: raden, eller uppföljningarna",
    ),
    "conflicting-fields.indicators": (
        "`no_indicators` säger att indikatorer saknas, men området har sådana",
        "ta bort det som är fel: raden, eller indikatorerna",
    ),
    "empty-value": ("värdet saknas", "skriv värdet, eller ta bort raden"),
    "empty-list": ("listan är tom", "skriv minst ett värde"),
    "not-nfc": (
        "bokstaven är sparad som två tecken, som när å blir ett a och en ring (texten är inte i NFC)",
        "ta bort bokstaven och skriv den igen",
    ),
    "empty-text": ("texten är tom", "skriv något, eller ta bort fältet"),
    "too-long": ("texten är längre än {limit} tecken", "korta den, eller flytta en del till `note`"),
    "out-of-range": ("`{field}` kan inte vara {found}", "gränsen går vid {limit}"),
    "not-an-amount": ("`{found}` är inget belopp i hela kronor", 'skriv alla siffror: 1500000, eller "1 500 000" inom citattecken'),
    "not-a-value": (
        "det här går inte att rapportera som ett värde",
        "ett värde är ett tal, `true` eller `false`, en text, eller ett tal för varje del: `{{flickor: 3, pojkar: 4}}`",
    ),
    "not-a-change": (
        "`{found}` är ingen förändring som går att följa upp",
        "skriv procent `-20 %`, procentenheter `-2 pp`, `halved` (halverat) eller `all` (alla)",
    ),
    "unknown-organisation": ("organisationen `{id}` finns inte i `organisations`", "lägg till den där, eller rätta id:t här"),
    "unknown-organisation.suggestion": (
        "organisationen `{id}` finns inte i `organisations`",
        "menade du `{suggestion}`? Lägg annars till den där",
    ),
    "unknown-goal": ("planen har inget mål `{id}`", "lägg till målet i sitt område, eller rätta id:t här"),
    "unknown-goal.suggestion": ("planen har inget mål `{id}`", "menade du `{suggestion}`?"),
    "unknown-indicator": ("planen har ingen indikator `{id}`", "lägg till indikatorn i sitt område, eller rätta id:t här"),
    "unknown-indicator.suggestion": ("planen har ingen indikator `{id}`", "menade du `{suggestion}`?"),
    "unknown-group": ("målgruppen `{id}` finns inte i `groups`", "lägg till den där, eller rätta id:t här"),
    "unknown-group.suggestion": ("målgruppen `{id}` finns inte i `groups`", "menade du `{suggestion}`? Lägg annars till den där"),
    "unknown-framework": ("det finns inget ramverk `{id}`", "lägg filen `frameworks/{id}.yaml` bredvid planerna, eller rätta id:t här"),
    "unknown-framework.suggestion": ("det finns inget ramverk `{id}`", "menade du `{suggestion}`?"),
    "unknown-framework-item": ("ramverket `{framework}` har ingen punkt `{id}`", "rätta id:t här, eller lägg till punkten i ramverket"),
    "unknown-framework-item.suggestion": ("ramverket `{framework}` har ingen punkt `{id}`", "menade du `{suggestion}`?"),
    "unknown-activity": ("planen har ingen aktivitet `{id}`", "rätta id:t här, eller ta bort `same_as`"),
    "unknown-activity.suggestion": ("planen har ingen aktivitet `{id}`", "menade du `{suggestion}`?"),
    "unknown-activity.itself": ("aktiviteten anges vara samma som sig själv", "ange den andra aktiviteten, eller ta bort `same_as`"),
    "unknown-activity.chain": (
        "`{id}` är i sin tur samma som en annan aktivitet",
        "skriv den andra aktivitetens id här: `same_as` ska leda direkt till den som räknas",
    ),
    "unknown-source": ("det finns ingen källa `{id}`", "lägg till den i `sources`, eller rätta id:t här"),
    "unknown-source.suggestion": ("det finns ingen källa `{id}`", "menade du `{suggestion}`?"),
    "unused-organisation": ("inget hänvisar till `{id}` ({title})", "ange den där den hör hemma, eller ta bort raden"),
    "lead-not-responsible": (
        "`{id}` leder, men är inte en av de ansvariga: {responsible}",
        "lägg till den i `responsible`, eller låt någon av de ansvariga leda",
    ),
    "not-a-period": (
        "`{found}` är ingen period",
        (
            "skriv 2025 (år), 2025-H1 (halvår), 2025-T1 (tertial), 2025-Q1 (kvartal), 2025-03 (månad), 2025-03-31 (dag) eller "
            "2025..2027 (från–till)"
        ),
    ),
    "not-a-period.day": ("`{text}` anger en dag eller månad som inte finns", "se efter i en almanacka"),
    "not-a-period.point": (
        "`{text}` anger en tidpunkt som inte finns i planens `calendar`",
        "rätta namnet, eller lägg till tidpunkten i `calendar`",
    ),
    "not-a-period.years": ("året i `{text}` ligger inte mellan 1900 och 2199", "rätta året"),
    "backwards-period": ("`{text}` slutar innan den börjar", "skriv den tidigare tiden först"),
    "backwards-period.until": ("`until` ({until}) ligger före `from` ({from})", "rätta det ena"),
    "not-a-day": ("`{found}` är ingen dag", "skriv år, månad och dag: 2025-03-31"),
    "not-a-day.day": ("`{text}` är en dag som inte finns", "se efter i en almanacka"),
    "not-a-day.years": ("året i `{text}` ligger inte mellan 1900 och 2199", "rätta året"),
    "not-a-day-of-the-year": ("`{found}` är ingen dag på året", "skriv månad och dag: 08-31"),
    "not-a-day-of-the-year.day": ("`{text}` är en dag som inte finns", "skriv månad och dag: 31 augusti är 08-31"),
    "not-a-day-of-the-year.leap-day": ("alla år har inte en 29 februari", "välj 02-28 eller 03-01"),
    "not-a-recurrence": (
        "`{found}` säger inte hur ofta",
        (
            "skriv year (år), half-year (halvår), tertial, quarter (kvartal), month (månad), 3y (vart tredje år), ongoing (löpande), "
            "eller tidpunkter i planens `calendar`: [delar, arsslut]"
        ),
    ),
    "not-a-recurrence.one-year": ("varje år skrivs `year`", "skriv `every: year`"),
    "not-a-recurrence.point": ("planens `calendar` har ingen tidpunkt `{text}`", "rätta namnet, eller lägg till tidpunkten i `calendar`"),
    "not-a-recurrence.twice": ("samma tidpunkt står två gånger", "behåll den ena"),
    "too-many-occurrences": (
        "planens uppföljningar infaller upp till {count} gånger; planctl räknar ut högst {limit}",
        "kontrollera årtalen i `period`, `from` och `until`",
    ),
    "outside-plan-period": ("`{field}: {text}` ligger utanför planens period, {period}", "kontrollera året; är det menat så, låt det stå"),
    "decided-after-start": (
        "planen antogs {date}, efter att dess period hade börjat {first}",
        "kontrollera datumet och perioden; är båda rätt, låt dem stå",
    ),
    "period-not-decided": (
        "planens period är {period}, men det senaste beslutet säger {decided}",
        "skriv samma period på båda ställena, eller lägg till beslutet som ändrade den",
    ),
    "never-falls-due": (
        "det här infaller aldrig: inget `{every}` ligger inom dess tid",
        "kontrollera `from`, `until` och dagen i planens `calendar`",
    ),
    "nobody-responsible": ("ingen ansvarar för aktiviteten", "ange en organisation i `responsible`, här eller för hela planen"),
    "nothing-to-follow-up": (
        "aktiviteten har ingen uppföljning",
        "lägg till `follow_ups`, eller skriv i `no_follow_ups` varför den saknas",
    ),
    "declared-absence.follow-ups": ("planen säger att inget följs upp här: {reason}", "inget att rätta; även läsarna får se det"),
    "declared-absence.indicators-all": ("planen säger att indikatorer saknas: {reason}", "inget att rätta; även läsarna får se det"),
    "declared-absence.indicators-short": (
        "planen säger att kortsiktiga indikatorer saknas: {reason}",
        "inget att rätta; även läsarna får se det",
    ),
    "declared-absence.indicators-long": (
        "planen säger att långsiktiga indikatorer saknas: {reason}",
        "inget att rätta; även läsarna får se det",
    ),
    "unknown-subject": ("planen har inget som heter `{id}`", "rätta adressen; `planctl show` med planens id visar adresserna"),
    "unknown-subject.suggestion": ("planen har inget som heter `{id}`", "menade du `{suggestion}`?"),
    "unknown-subject.address": (
        "`{id}` är ingen adress",
        "skriv `aktivitet/uppföljning@period`, `aktivitet@period`, `indikator@period` eller `reporting/omgång@period`",
    ),
    "unknown-subject.with-plan": ("adressen börjar med planens id, som inte ska stå i journaler", "skriv `{rest}`"),
    "unknown-subject.area": (
        "`{id}` är ett område, och om områden rapporteras inget",
        "rapportera om en aktivitet, ett mål eller en indikator i det",
    ),
    "no-such-occurrence": (
        "det finns inget tillfälle {period}",
        "välj ett av tillfällena: {known}; det som har skjutits upp behåller sitt namn",
    ),
    "no-such-occurrence.none": ("adressen säger inte vilken period den gäller", "lägg till perioden efter `@`: `{about}@{example}`"),
    "no-such-occurrence.period": (
        "`{period}` är ingen period",
        (
            "skriv 2025 (år), 2025-H1 (halvår), 2025-T1 (tertial), 2025-Q1 (kvartal), 2025-03 (månad), 2025-03-31 (dag) eller "
            "2025..2027 (från–till)"
        ),
    ),
    "no-such-occurrence.point": (
        "`{period}` anger en tidpunkt som inte finns i planens `calendar`",
        "rätta namnet, eller lägg till tidpunkten i planens `calendar`",
    ),
    "entry-in-the-future": (
        "anteckningen är daterad {date}, efter den dag som kontrollen gäller, {day}",
        "kontrollera datumet; fram till den dagen räknas anteckningen inte",
    ),
    "note-required": ("`state: {state}` kräver en kommentar", "skriv varför i `note`"),
    "wrong-state.occurrence": ("en uppföljning eller omgång kan inte ha läget `{state}`", "välj något av: {allowed}"),
    "wrong-state.activity": (
        "en aktivitet kan inte ha läget `{state}`",
        "välj något av: {allowed}; eller skriv adressen till en av dess uppföljningar",
    ),
    "wrong-state.no-occurrence": ("anteckningen säger inte vad som har hänt", "lägg till `state`, något av: {allowed}"),
    "wrong-state.no-activity": ("anteckningen säger inte hur det går med aktiviteten", "lägg till `state`, något av: {allowed}"),
    "wrong-state.value": (
        "ett mål eller en indikator har inget läge, men här står `{state}`",
        "ta bort `state`, och skriv siffran i `value`",
    ),
    "wrong-state.no-value": ("anteckningen saknar värde", "lägg till `value`: för ett mål eller en indikator rapporteras ett värde"),
    "repeated-entry": ("samma anteckning står två gånger; den räknas en gång", "ta bort den ena"),
    "deferred-to-when": ("anteckningen skjuter upp något, men säger inte till när", "lägg till den nya perioden: `to: …`"),
    "deferred-to-when.to": ("`to` står i en anteckning som inte skjuter upp något", "skriv `state: deferred`, eller ta bort `to`"),
    "deferred-to-when.earlier": (
        "anteckningen skjuter upp till {to}, men det är före sista dagen, {deadline}",
        "ange en senare tid i `to`",
    ),
    "journal-without-plan": ("planen som journalen hör till, `{id}`, finns inte", "rätta `plan`, eller lägg planens fil i mappen ovanför"),
    "not-asked": (
        "`{id}` rapporterar, men det är {asked} som ska göra det",
        "rätta `by`, eller lägg till organisationen bland de ansvariga; annars räknas anteckningen inte som svar",
    ),
    "unused-group": ("inget riktar sig till målgruppen `{id}` ({title})", "ange den där den hör hemma, eller ta bort raden"),
    "doubled-name": ("`{id}` står två gånger i `{field}`", "skriv det som menades, eller ta bort det andra"),
    "doubled-alignment": ("`{id}` står två gånger här", "skriv den punkt som menades, eller ta bort den andra"),
    "extended-without-period": (
        "planen förlängs, men beslutet anger ingen period",
        "ange beslutets `period`, och skriv samma i planens",
    ),
    "extended-without-period.not-later": (
        "planen förlängs till {period}, som inte slutar senare än {before}",
        "rätta perioden i ett av besluten; ett beslut som ändrar något annat är `revised`",
    ),
    "run-out": (
        "planen gick ut {last}, och inget beslut förlänger eller avslutar den",
        "lägg till beslutet; finns inget, skriv det i en kommentar i filen (`# …`)",
    ),
    "unused-indicator": (
        "indikatorn `{id}` används inte: den har inget mål, inget målvärde och ingen uppföljning",
        "ange dess mål, eller låt en uppföljning fråga efter den; ta annars bort den",
    ),
    "silent-about-indicators": (
        "området har inga indikatorer och säger inte varför; andra områden har dem",
        "lägg till dem, eller skriv i `no_indicators` varför de saknas",
    ),
    "silent-about-indicators.short": (
        "området har inga kortsiktiga indikatorer och säger inte varför; andra områden har dem",
        "lägg till dem, eller skriv varför i `no_indicators: {{short: …}}`",
    ),
    "silent-about-indicators.long": (
        "området har inga långsiktiga indikatorer och säger inte varför; andra områden har dem",
        "lägg till dem, eller skriv varför i `no_indicators: {{long: …}}`",
    ),
    "sum-does-not-add-up.less": (
        "summan anges till {stated} kronor, men delarna blir {sum}: {difference} för lite",
        "rätta det belopp som är fel, eller lägg till den del som saknas; är beloppet avrundat, ange hur noga i `precision`",
    ),
    "sum-does-not-add-up.more": (
        "summan anges till {stated} kronor, men delarna blir {sum}: {difference} för mycket",
        "rätta det belopp som är fel, eller ta bort det som står två gånger; är beloppet avrundat, ange hur noga i `precision`",
    ),
    "sum-does-not-add-up.unassigned": (
        "summan anges till {stated} kronor, men de här mottagarnas delar blir {sum}: {difference} för lite",
        "delar utan mottagare, {unassigned} kronor, räknas inte: ange vem som får dem, eller ta bort summans `recipients`",
    ),
    "uncertain-recipient": (
        "beloppet för `{item}` har ingen mottagare, och inget säger varför",
        "ange mottagaren, eller skriv i `uncertain` varför den inte är känd",
    ),
    "identity-number": (
        "här står ett personnummer eller samordningsnummer",
        "ta bort det; har filen delats finns numret kvar i historiken, så berätta för den som ansvarar för dataskyddet",
    ),
    "telephone-number": (
        "här står ett telefonnummer",
        "är det en persons, ta bort det; skriv vart man vänder sig i stället, till exempel kommunens växel",
    ),
    "persons-email": (
        "här står en persons e-postadress",
        "skriv förvaltningens egen adress, som `registrator@…`, eller bara vem som ansvarar",
    ),
    "unknown-setting": ("det finns ingen inställning `{key}`", "de inställningar som kan stå där: {known}"),
    "unknown-setting.near": ("det finns ingen inställning `{key}`", "menade du `{near}`?"),
    "wrong-setting.list": ("`{key}` ska vara en lista med regler", 'skriv den inom hakparenteser: ["unused-group", "PLN3"]'),
    "wrong-setting.table": ("`{key}` ska vara ett eget avsnitt, inte ett värde", "skriv dess inställningar under en rad [{key}]"),
    "wrong-setting.level": ("`{key}` anger en allvarsgrad som inte finns", "skriv något av {known}, inom citattecken"),
    "wrong-setting.many": ("`{key}` har för många värden", "behåll högst {most} i en lista eller ett avsnitt"),
    "wrong-setting.text": ("`{key}` ska vara en kort text på en rad", "skriv den inom citattecken, högst 200 tecken"),
    "wrong-setting.logo": (
        "`{key}` ska vara en PNG-bild (.png) i inställningarnas mapp eller under den",
        'spara bilden där som PNG och skriv var den ligger: "bilder/logotyp.png"',
    ),
    "wrong-setting.threshold": ("`{key}` ska vara ett heltal från {least} till {most}", "skriv talet utan citattecken; utelämnat är det 5"),
    "wrong-setting.colour": ("`{key}` är ingen färg", 'skriv # och sex siffror eller bokstäver från a till f: "#0b4f8a"'),
    "unreadable-settings": (
        "inställningarna går inte att läsa härifrån, så ingen av dem gäller",
        "titta på raden och den ovanför: text inom citattecken, listor inom hakparenteser, varje namn en gång",
    ),
    "unreadable-settings.file": ("inställningarna går inte att öppna", "lägg dit en vanlig fil som du får läsa"),
    "unreadable-settings.size": ("inställningarna är större än {limit} byte", "behåll bara det som behövs"),
    "unknown-rule": ("det finns ingen regel `{rule}`", "skriv en kod eller ett namn så som `planctl rule` visar dem"),
    "unknown-rule.near": ("det finns ingen regel `{rule}`", "menade du `{near}`?"),
    "not-to-be-ignored": ("`{rule}` får varken undantas eller mildras", "ta bort undantaget och rätta det som anmärks"),
    "broken-suppression": (
        "kommentaren nämner planctl, men är inte skriven så att planctl förstår den",
        "skriv `# planctl: ignore[KOD] skäl`",
    ),
    "broken-suppression.until": ("`{text}` är ingen dag", "skriv år, månad och dag: until=2026-12-31"),
    "suppression-without-reason": ("en regel undantas här utan att någon säger varför", "skriv skälet efter hakparentesen"),
    "suppression-run-out": (
        "undantaget för {rule} gällde till och med {until}",
        "rätta det som anmärks och ta bort kommentaren, eller skriv en senare dag",
    ),
    "unused-suppression": (
        "undantaget behövs inte: {rule} har inget att anmärka på här",
        "ta bort kommentaren, eller flytta den till det som den gäller",
    ),
    "stale-baseline": (
        "baslinjen undantar {rule} vid {place}, men där finns inget att anmärka på längre",
        "skriv om baslinjen med --write-baseline",
    ),
    "weakened-check.comment": (
        "ändringen undantar {rule} här; undantaget gäller först när ändringen har godkänts",
        "bedöm om det ska vara så",
    ),
    "weakened-check.baseline": (
        "ändringen skriver in mer i baslinjen ({n}); det gäller först när ändringen har godkänts",
        "bedöm om det ska vara så",
    ),
    "weakened-check.setting": (
        "med `{key}` visar ändringen mindre, eller ser mildare på det: {rules}; det gäller först när ändringen har godkänts",
        "bedöm om det ska vara så",
    ),
    "not-a-link": (
        "`{text}` är ingen länk som går att öppna",
        "kopiera hela adressen ur webbläsaren, från https://; det som inte ligger på webben hör hemma i `note` eller `file`",
    ),
    "unfinished-text": (
        "här står ännu `{text}`, som skulle bytas ut",
        "skriv det som saknas; vet du inte, ta bort fältet eller skriv det i `uncertain`",
    ),
    "repeated-title": (
        "samma aktivitet står redan ovanför, med samma mål och målgrupper",
        "ge den ena en egen titel, eller ta bort den; är det samma aktivitet på två ställen, skriv `same_as`",
    ),
    "repeated-title.follow-up": (
        "samma uppföljning, till samma tid, står redan ovanför",
        "ändra den som är fel, eller ta bort den",
    ),
    "goal-without-activity": (
        "ingen aktivitet bidrar till målet `{id}`",
        "ange målet i `goals` på de aktiviteter som bidrar till det, eller lägg till en aktivitet",
    ),
    "activity-without-goal": ("aktiviteten anger inget mål, men det gör alla andra i området", "ange i `goals` vilka mål den bidrar till"),
    "nobody-leads": (
        "{count} organisationer ansvarar, men ingen av dem leder",
        "ange i `lead` vilken av dem som leder; säger planen inget, ta upp det i styrgruppen",
    ),
    "partner-answers-too": ("`{id}` är både ansvarig och medverkande (`partners`)", "behåll den i den lista som är rätt"),
    "ended-organisation": ("`{id}` upphör {until}, men ansvarar till och med {last}", "ange den organisation som har tagit över"),
    "ended-organisation.replaced": ("`{id}` upphör {until}, men ansvarar till och med {last}", "ange `{by}`, som har tagit över"),
    "part-of-itself": (
        "`{id}` är en del av sig själv, direkt eller genom andra",
        "rätta `part_of` på en av dem",
    ),
    "replaced-still-there": (
        "`{id}` anges som ersatt, men finns kvar i planen",
        "låt det gamla utgå med `withdrawn`, eller ta bort dess id här",
    ),
    "follow-ups-end-early": (
        "aktiviteten följs upp för sista gången {last}, men planen gäller till {end}",
        "lägg till en uppföljning av vad den leder till, eller låt det som återkommer fortsätta till planens slut",
    ),
    "only-when-needed": (
        "uppföljningen ska bara göras vid behov, så ingen får någonsin frågan",
        "kom överens om när ni stämmer av om det har behövts, till exempel varje år; annars kan det stå kvar",
    ),
    "said-otherwise": (
        "`{field}: {text}`, men källans ord säger {said}",
        "slå upp det i källan, och rätta det som är fel",
    ),
    "ready-before-it-starts": (
        "det här ska vara klart {ready}, men aktiviteten börjar först {start}",
        "rätta den tid som är fel",
    ),
    "decision-in-the-future": ("beslutet är daterat i framtiden, {date}", "rätta datumet; beslutet räknas inte före dess"),
    "unanswered-round": (
        "ingen har svarat i omgången: {periods}",
        "fråga dem som ansvarar; hölls omgången inte, rapportera det med `skipped` och varför",
    ),
    "done-while-open": (
        "aktiviteten är klar, men `{first}` är inte besvarad",
        "rapportera den också; behövs den inte, rapportera `skipped` eller `ended` och varför",
    ),
    "done-while-open.more": (
        "aktiviteten är klar, men `{first}` och {more} till är inte besvarade",
        "rapportera dem också; behövs de inte, rapportera `skipped` eller `ended` och varför",
    ),
    "reported-before-it-began": (
        "siffran gäller {period}, men rapporteras innan den tiden börjar, {begins}",
        "rätta perioden efter `@`, eller datumet",
    ),
    "target-without-time": (
        "målvärdet säger inte när det ska vara nått",
        "lägg till `due`, eller `per` för det som ska nås varje år; säger planen inget, fråga styrgruppen",
    ),
    "target-without-baseline": (
        "förändringen `{change}` räknas från ett värde som inte anges",
        "lägg till `baseline` med värdet, eller med perioden som det gäller",
    ),
    "figure-without-unit": (
        "en siffra efterfrågas, men titeln säger inte vad som räknas",
        "börja titeln med det som räknas, ”Antal …” eller ”Andel …”, eller koppla uppföljningen till en indikator",
    ),
    "figure-without-unit.indicator": (
        "indikatorn ska ge en siffra, men inget säger vad som räknas",
        "lägg till `measure` och `unit`, eller börja titeln med ”Antal …” eller ”Andel …”",
    ),
    "target-does-not-fit.count": (
        "{found} kan inte vara ett antal",
        "ett antal är noll eller mer; rätta målvärdet, eller indikatorns `measure`",
    ),
    "target-does-not-fit.share": (
        "{found} kan inte vara en andel",
        "en andel är 0–100; rätta målvärdet, eller indikatorns `measure`",
    ),
    "target-does-not-fit.yes-no": (
        "{found} är varken ja eller nej",
        "skriv `equals: true` eller `equals: false`, eller rätta indikatorns `measure`",
    ),
    "target-does-not-fit.text": (
        "indikatorn ger ord, så {found} går inte att jämföra",
        "ta bort målvärdet, eller rätta indikatorns `measure`",
    ),
    "value-does-not-fit.count": (
        "`{id}` mäter ett antal, men värdet är inget sådant",
        "rätta värdet med en ny anteckning; ord hör hemma i `note`",
    ),
    "value-does-not-fit.share": (
        "`{id}` mäter en andel, men värdet är ingen sådan",
        "en andel är 0–100; rätta värdet med en ny anteckning",
    ),
    "value-does-not-fit.yes-no": (
        "`{id}` besvaras med ja eller nej, men värdet är inget av dem",
        "rätta värdet med en ny anteckning, `true` eller `false`",
    ),
    "value-does-not-fit.text": ("`{id}` besvaras med ord, men värdet är inte i ord", "rätta värdet med en ny anteckning"),
    "thousandfold.less": (
        "{amount} är tusen gånger för litet: med tre siffror till går summan ihop",
        "skriv beloppet i hela kronor",
    ),
    "thousandfold.more": (
        "{amount} är tusen gånger för stort: med tre siffror färre går summan ihop",
        "skriv beloppet i hela kronor",
    ),
    "small-count": (
        "siffran räknar färre än {limit} personer",
        "kan någon kännas igen, rapportera för en större grupp eller en längre tid, eller berätta i ord",
    ),
}

WORDS: dict[str, str] = {
    "label.first": "står redan här",
    "label.here": "det står här",
    "severity.error": "fel",
    "severity.warning": "varning",
    "severity.note": "notis",
    "help": "hjälp",
    "in": "i",
    "help.planctl": "Handlingsplaner som text: kontrollera dem, se vad som ska följas upp och vad som är sent, granska ändringar, gör underlag.",
    "help.version": "Visa versionen.",
    "help.paths": "Planfiler, mappar eller - (standard in). Utan: närmaste plans/.",
    "help.plan-paths": "Planfiler eller mappar.",
    "help.stdin-filename": "Filnamn för det som läses från -.",
    "help.allow-empty": "Det är inget fel om inga planer finns.",
    "help.lang": "Språk för det som läses av människor.",
    "help.as-of": "Räkna som om det vore denna dag (ÅÅÅÅ-MM-DD). Annars i dag, i Stockholm.",
    "help.color": "Färg i terminalen (annars auto).",
    "help.quiet": "Bara svaret, inga sammanfattningar.",
    "help.force": "Skriv över en befintlig fil (aldrig en plan eller journal).",
    "help.out": "Mapp att skriva i.",
    "help.responsible": "Bara det som denna organisation ansvarar för (id).",
    "help.format": "Format, och fil om det ska sparas. Får upprepas.",
    "help.list": "Planerna i korthet: period, läge, ägare, aktiviteter, vad som är sent.",
    "help.show": "Visa en sak i sin helhet: plan, område, mål, aktivitet, indikator eller tillfälle.",
    "help.show.address": "Adress, till exempel plan/aktivitet/uppföljning@2024.",
    "help.validate": "Alla anmärkningar på en gång, med rad och råd.",
    "help.validate.fail-on": "Lägsta allvarsgrad som ger felkod 1 (annars error).",
    "help.validate.select": "Visa bara det som dessa regler anmärker på: koder, namn eller början av koder som PLN3. Kan upprepas, eller skrivas med komman.",
    "help.validate.ignore": "Utelämna vad dessa regler anmärker på.",
    "help.validate.baseline": "Utelämna de anmärkningar som är kända i denna fil, och visa vilka av dem som inte längre finns.",
    "help.validate.write-baseline": "Skriv in alla anmärkningar som kända i denna fil, och visa bara dem som inte får vara det.",
    "help.validate.new-from": "Visa bara det som ändringen sedan denna version har fört med sig; REV... betyder sedan den och HEAD skildes åt.",
    "help.validate.fix": "Rätta det som kan rättas utan tvekan; allt annat står kvar som det är.",
    "help.validate.unsafe-fixes": "Med --fix eller --show-fixes: även det som någon bör se över.",
    "help.validate.show-fixes": "Visa vad --fix gör; utan --fix skrivs inget.",
    "help.rule": "Vad en regel eller en ändring betyder, varför, och hur man rättar. Utan kod: alla.",
    "help.rule.code": "Kod eller namn på en regel eller en ändring.",
    "help.due": "Vad som ska följas upp, av vem, och vad som är sent.",
    "help.due.year": "Det som har sin sista dag detta år, och det som är kvar sedan tidigare.",
    "help.due.from": "Från och med denna period.",
    "help.due.to": "Till och med denna period.",
    "help.due.within": "Det som inte är klart inom så här många dagar (annars 90d).",
    "help.due.area": "Bara detta område (id).",
    "help.due.group": "Bara denna målgrupp (id).",
    "help.due.kind": "Bara detta slags uppföljning.",
    "help.due.state": "Bara dessa lägen. Får upprepas.",
    "help.due.all": "Även det som är stängt.",
    "help.due.group-by": "Ordna efter sista dag, ansvarig, område eller plan (annars sista dag).",
    "help.due.explain": "Varför just detta tillfälle har det läge det har: regeln, datumen, anteckningarna, besluten.",
    "help.due.fail-on": "Felkod 1 om något är försenat (annars none).",
    "help.record": "Skriver en rad i planens journal: ett svar, ett läge, ett värde, en omgång.",
    "help.record.address": "Vad det gäller, t.ex. aktivitet/uppföljning@2024. Utan: frågar.",
    "help.record.state": "reported, skipped, deferred eller ended; om en aktivitet planned, ongoing, done, paused eller cancelled; retracted tar tillbaka.",
    "help.record.value": "Ett värde: 4, 3,5, ja, text, eller centrum=410 en gång per del.",
    "help.record.light": "Bedömningen.",
    "help.record.forecast": "Bedömningen som väntas nästa gång.",
    "help.record.note": "En kommentar, med ord.",
    "help.record.by": "Organisationen som svarar (id). Behövs inte där bara en gör det.",
    "help.record.date": "Dagen för svaret (annars i dag).",
    "help.record.to": "Den nya tiden när något skjuts upp.",
    "help.record.evidence": "Länk till det som visar det.",
    "help.record.cause": "Avvikelse: varför.",
    "help.record.consequence": "Avvikelse: vad det leder till.",
    "help.record.action": "Avvikelse: vad som görs åt det.",
    "help.record.decision-wanted": "Vad styrgruppen ska ta ställning till.",
    "help.record.correct": "Det är en rättelse av något som redan är stängt.",
    "help.record.dry-run": "Visa bara vad som skulle skrivas.",
    "help.record.commit": "Gör även en commit av journalen i git.",
    "help.form": "Formulär i Excel: ett per förvaltning att fylla i, och tillbaka in i journalen.",
    "help.form.export": "Ett formulär i Excel för varje förvaltning.",
    "help.form.import": "Förhandsvisa och för in ifyllda formulär i journalerna.",
    "help.form.year": "Det som har sin sista dag till och med detta år (annars i år).",
    "help.form.responsible": "Bara formuläret för denna organisation (id).",
    "help.form.files": "Ifyllda formulär (.xlsx).",
    "help.form.plans": "Planfiler eller mappar som svaren hör till. Får upprepas. Utan: närmaste plans/.",
    "help.form.dry-run": "Visa bara vad som skulle föras in.",
    "help.form.correct": "För in svar även där organisationen har svarat annat sedan formuläret gjordes.",
    "help.form.yes": "Fråga inte innan svaren förs in.",
    "help.diff": "Vad en ändring gör med planens åtaganden: vad som försvagas, stärks, flyttas.",
    "help.diff.base": "Före: fil, mapp, revision, REV:sökväg eller A..B (A...B: från där de skildes). Utan: det senast sparade i git (HEAD).",
    "help.diff.head": "Efter: fil, mapp, revision eller REV:sökväg. Utan: filerna som de ligger nu.",
    "help.diff.changelog": "Ändringarna i löpande text, för styrgruppen.",
    "help.diff.order": "Visa också var saker bara har bytt ordning.",
    "diff.unread": "{file} går inte att läsa, så inget som godtagits där räknas. Kör planctl validate på filen för att se varför.",
    "help.diff.fail-on": "Felkod 1 från denna grad av ändring (annars none).",
    "help.log": "En plans historik: vad varje sparad version ändrade, och vilka beslut som kom.",
    "help.log.plan": "Planens fil (eller REV:sökväg, eller dess id).",
    "help.log.since": "Bara det som har ändrats efter denna revision.",
    "help.log.activity": "Följ en aktivitet (id), även när den flyttas eller får nytt id.",
    "help.git": "Lär git att visa planer uppgift för uppgift och att slå ihop journaler.",
    "help.git.action": "install, status eller uninstall.",
    "help.git.global": "För allt du gör på datorn, inte bara detta förråd.",
    "help.render": "Underlaget till styrgruppen, som Markdown, webbsida, PDF eller Word.",
    "help.render.format": "md, html, pdf eller docx (annars md), och fil om det ska sparas. Får upprepas.",
    "help.render.word-template": "Egen Word-mall (.docx) med formatmallar, sidhuvud och logotyp; underlaget hamnar där det står {{ packet }}, annars sist.",
    "help.render.year": "Räkna bara det som har sin sista dag det året; det som är kvar från tidigare år visas för sig.",
    "help.render.area": "Bara området med detta id, med allt under det.",
    "help.render.group": "Bara det som gäller målgruppen med detta id.",
    "help.render.since": "Visa vad som har ändrats sedan en tidigare version i git, som en gren, tagg eller HEAD~3.",
    "help.render.next-meeting": "Dagen för nästa möte: vad som ska besvaras före den.",
    "help.render.sections": "Avsnitt i den ordning de ska stå, med komma emellan; med minus framför: alla utom dem.",
    "help.render.template": "En mapp med egna mallar, som går före planctls: se docs/templates.md.",
    "help.export": "Tabeller för Excel, statistik och andra program.",
    "help.export.table": "Vilken tabell (annars activities).",
    "help.export.format": "csv eller json (annars csv).",
    "help.export.excel": "CSV som svensk Excel öppnar rätt.",
    "help.schema": "JSON Schema för planer, journaler, ramverk och det som planctl skriver.",
    "help.schema.kind": "Vilket schema (annars plan).",
    "usage.no-such-option": "flaggan {option} finns inte. Se planctl --help.",
    "usage.no-such-option.near": "flaggan {option} finns inte. Menade du {near}?",
    "usage.missing": "{name} saknas. Se --help.",
    "usage.option-value": "flaggan {option} behöver ett värde.",
    "usage.no-such-command": "kommandot {name} finns inte. Se planctl --help.",
    "usage.unsafe-fixes": "--unsafe-fixes används ihop med --show-fixes (för att titta först) eller --fix",
    "usage.fix-stdin": "bara filer kan rättas: ange filen i stället för -",
    "usage.other": "kommandot går inte att förstå: {message}",
    "usage.day": "--as-of: {text} är ingen dag. Skriv som 2024-06-30.",
    "usage.date": "--date: {text} är ingen dag. Skriv som 2024-06-30.",
    "usage.period": "{text} är ingen period. Skriv som 2024, 2024-H1, 2024-Q4, 2024-03, 2024-03-31 eller 2022..2024.",
    "usage.color": "--color: {text} känns inte igen. Välj auto, always eller never.",
    "usage.format": "--format: {text} känns inte igen. Välj bland {known}, med =FIL för att spara.",
    "usage.choice": "{option}: {text} känns inte igen. Välj bland {known}.",
    "usage.together": "{one} och {other} går inte att begära samtidigt.",
    "usage.always": "--ignore: {rule} får inte undantas. Det som hindrar att en fil läses, och det som skyddar enskilda, visas alltid.",
    "usage.explain-alone": "--explain gäller ett enda tillfälle: skriv det utan {option}.",
    "usage.due-times": "välj ett av --year, --from/--to och --within.",
    "usage.meeting": "{text} är ingen dag: skriv som 2026-09-15.",
    "usage.meeting-past": "nästa möte, {meeting}, ligger före {day}, som underlaget gäller.",
    "usage.sections-mixed": "--sections: skriv antingen de avsnitt som ska med, eller med minus framför dem som inte ska.",
    "usage.template": "{folder} är ingen mapp med en mall som heter som någon av planctls: se docs/templates.md.",
    "template.fault": "mallen {file}, rad {line}: {reason}",
    "template.page": "mallarna i {folder} ger en sida som inte går att göra {format} av: {reason}. Prova med html och se vad som blir fel.",
    "look.contrast": "färgen {name} = {colour} går inte att läsa mot sidan: kontrasten är {ratio}:1 och ska vara minst {least}:1.",
    "look.settings": "{file}: {wrong}; {remedy}.",
    "look.logo-kind": "loggan {file} är ingen PNG-bild: spara om den som PNG.",
    "look.logo-size": "loggan {file} är för stor: högst {most} kB, och {sides} bildpunkter på var ledd.",
    "look.logo-missing": "loggan {file} går inte att läsa: rätta packet.logo i inställningarna.",
    "usage.year": "--year: {text} är inget år. Skriv som 2024.",
    "usage.within": "--within: {text} känns inte igen. Skriv antal dagar som 90d.",
    "usage.unknown-name": "{option}: {name} finns inte i planerna. Där finns: {known}",
    "usage.unknown-name.near": "{option}: {name} finns inte i planerna. Menade du {near}?",
    "usage.export-all": "--table all skriver flera filer: säg var med --out MAPP.",
    "usage.no-file": "pdf och docx går inte att visa här: säg var filen ska läggas med --out MAPP, eller namnge den, till exempel --format pdf=underlag.pdf.",
    "typer.usage": "Användning: ",
    "typer.options": "[FLAGGOR]",
    "typer.options-heading": "\nFlaggor:\n",
    "typer.arguments-heading": "\nArgument:\n",
    "typer.commands-heading": "\nKommandon:\n",
    "typer.command": "KOMMANDO [ARGUMENT]...",
    "typer.help": "Visa den här hjälpen.",
    "typer.install": "Gör så att kommandon och namn kan fyllas i med Tab.",
    "typer.show": "Visa det som gör att Tab fyller i, för att kopiera.",
    "typer.required": "[måste anges]",
    "typer.default": "[annars: ",
    "nothing.missing": "{path} finns inte. Kontrollera sökvägen.",
    "nothing.denied": "{path} får inte läsas.",
    "nothing.no-plans-folder": "det finns ingen mapp plans/ här eller i mapparna ovanför. Gå till mappen med planerna, eller skriv var de ligger.",
    "nothing.empty": "inga planer hittades. En plan är en fil som slutar på .yaml. Är det som det ska, lägg till --allow-empty.",
    "history.none": "Inga ändringar.",
    "history.nothing": "Ingen ändring i sak.",
    "history.broken": "Planen går inte att läsa i denna version:",
    "history.cut": "Här börjar den historik som finns i denna kopia (shallow). Hämta resten: git fetch --unshallow",
    "history.followed": "Följer {ids}",
    "history.decision": "◆ Beslut: {decision}",
    "history.decision-touched": "◆ Ett tidigare beslut ändrades",
    "history.one-plan": "i {path} finns inte exakt en plan. Ange vilken: {known}",
    "history.no-such-plan": "{plan} finns inte i gits historik. Ange planens fil, eller dess id.",
    "history.no-such-activity": "aktiviteten {activity} finns inte i planens historik.",
    "history.no-such-activity.near": "aktiviteten {activity} finns inte i planens historik. Menade du {near}?",
    "git.conflicts": "{path}: {n} ställen behöver avgöras för hand, mellan <<<<<<< och >>>>>>>.",
    "git.installed": "git visar nu planer en uppgift per rad (git diff, git log -p) och slår ihop journaler anteckning för anteckning.\nVilka filer det gäller står i {file}. För att det ska gälla alla som arbetar i förrådet, lägg raderna i .gitattributes:\n{attributes}\nVar och en kör sedan planctl git install. Ångra: planctl git uninstall",
    "git.uninstalled": "git läser planer och journaler som vanlig text igen.",
    "git.status.there": "finns  ",
    "git.status.missing": "saknas ",
    "git.status.other": "annan  ",
    "git.no-git": "git finns inte på datorn, och behövs för det här. Hämta det på git-scm.com.",
    "git.not-a-repository": "{folder} ligger inte i något git-förråd, så där finns inga tidigare versioner. Ange två filer att jämföra, eller gå till förrådets mapp.",
    "git.dubious-ownership": "git vägrar läsa förrådet, för mappen tillhör någon annan än dig. Litar du på den: git config --global --add safe.directory MAPP",
    "git.no-commits": "förrådet är tomt: där finns ingen sparad version (commit) än.",
    "git.unknown-revision": "{revision} finns inte: varken en fil eller mapp här, eller en revision (gren, tagg, commit) i git.",
    "git.shallow": "{revision} finns inte i denna kopia, där bara den senaste historiken är hämtad (shallow). Hämta resten: git fetch --unshallow",
    "git.unrelated": "{revision}: de två revisionerna har ingen gemensam historik.",
    "git.damaged": "git kunde inte läsa förrådet: {reason}",
    "git.no-work-tree": "förrådet har inga filer att jämföra med (bare): ange två revisioner, till exempel v1..v2.",
    "git.no-such-path": "{path} fanns inte i {revision}.",
    "git.no-such-path.near": "{path} fanns inte i {revision}. Menade du {near}?",
    "git.ambiguous": "{text} är både en fil eller mapp här och en revision i git. Skriv ./{text} för det som ligger här, eller {text}^0 för revisionen.",
    "broken": "{file} har fel som måste rättas innan det går att räkna på planen:",
    "broken.next": "Kör planctl validate {file} för att se allt.",
    "no-parser": "PyYAML är installerat utan sin läsare i C, som planctl behöver. Installera om det: python -m pip install --force-reinstall PyYAML",
    "internal": "något gick fel inne i planctl ({kind}, {place}). Ingenting har ändrats. Kör om med PLANCTL_DEBUG=1 och anmäl felet tillsammans med utskriften.",
    "save.read": "{file} är en av de filer som lästes: välj ett annat namn.",
    "save.source": "{file} är en plan, en journal eller ett ramverk: den skrivs aldrig över.",
    "save.exists": "{file} finns redan och är inte gjord av samma kommando. Välj ett annat namn eller skriv --force.",
    "save.link": "{path} är en länk till en annan fil, och skrivs inte över. Ange själva filen.",
    "save.hard-link": "{path} har flera namn på disken: den skrivs inte över.",
    "save.kind": "{path} är ingen vanlig fil.",
    "save.changed": "{path} har ändrats under tiden. Kör igen.",
    "save.busy": "{path} skrivs av någon annan just nu. Försök igen om en stund.",
    "save.denied": "{path} får inte skrivas.",
    "save.missing": "{path} finns inte.",
    "save.size": "{path} är för stor.",
    "save.failed": "det gick inte att skriva {path}: {reason}",
    "record.written": "Skrev i {file}: {about}: {said}",
    "record.now": "Nu: {how}.",
    "record.next": "Det som är kvar: planctl due {plan}",
    "record.deadline": "sista dag {date}",
    "record.answered": "{n} av {of} har svarat",
    "record.awaited": "väntar på {bodies}",
    "record.covered": "{n} av {of} rapporterade",
    "record.chosen": "Tiden {period} valdes: bara den är öppen.",
    "record.dry-run": "Inget är skrivet. Så här skulle det bli:",
    "record.already": "{about} är redan stängd ({closed_by})",
    "record.already.by": "{about} är redan stängd ({closed_by}, {by} {date})",
    "record.already.answered": "{by} har redan svarat om {about} ({date})",
    "record.correction": "{how}. Det här blir en rättelse.",
    "record.run-again": "Är det meningen, kör igen med --correct.",
    "record.nothing-new": "{by} har redan sagt just detta om {about} ({date}). Inget skrevs.",
    "record.nothing-to-retract": "{by} har inget att ta tillbaka om {about}.",
    "record.older": "{by} har sagt något om {about} den {date}, och det senaste gäller. Ange --date {date} eller senare.",
    "record.layout": "journalen är skriven så att en rad till inte kan läggas in säkert. Skriv anteckningarna under varandra, var och en på en egen rad som börjar med -, och kör igen.",
    "record.unsure": "med en rad till skulle journalen läsas på ett annat sätt än förut. Inget skrevs. Kör planctl validate, eller skriv raden för hand.",
    "record.broken": "journalen har fel som måste rättas först. Kör planctl validate.",
    "record.not-an-address": "{address} är ingen adress. Skriv som aktivitet/uppföljning@2024; planctl due visar adresserna.",
    "record.unknown": "{address} finns inte i planerna. planctl due visar adresserna.",
    "record.unknown.near": "{address} finns inte i planerna. Menade du något av detta: {near}?",
    "record.ambiguous": "{address} finns i flera planer. Välj en av: {known}",
    "record.whole": "{address} gäller flera saker. Säg vilken: {known}",
    "record.none-open": "{address} väntar inte på något svar. Säg ändå vilken tid det gäller: {known}",
    "record.same-as": "{address} är samma aktivitet som {other}, och följs upp där. Skriv {other} i stället.",
    "record.which-period": "säg vilken tid det gäller: {known}",
    "record.no-period": "{address} behöver en tid, till exempel {example}.",
    "record.by": "säg vem som svarar med --by, till exempel {known}.",
    "record.value.none": "inget värde är angivet.",
    "record.value.parts": "--value: {text} går inte att förstå. Skriv varje del för sig: --value centrum=410 --value norr=205.",
    "record.value.number": "--value: {text} är inget tal. Skriv som 4 eller 3,5.",
    "record.value.yes-no": "--value: {text} är varken ja eller nej.",
    "record.value.digits": "--value: {text} har för många siffror.",
    "record.stdin": "svar kan bara föras in om en plan som ligger i en fil. Ange filen i stället för -.",
    "record.committed": "Sparat i git.",
    "record.commit-message": "Rapport om {about} från {by}",
    "record.nothing": "Inget skrevs.",
    "ask.plan": "Vilken plan? Nummer",
    "ask.item": "Vad gäller det? Nummer, ord att söka på, eller en adress",
    "ask.more": "… och {n} till: sök för att se dem",
    "ask.nothing": "Inget av det som är öppet har de orden.",
    "ask.state": "Vad har hänt? Nummer",
    "ask.by": "Vem svarar? Nummer",
    "ask.value": "Värde (4, 3,5, ja, text, eller centrum=410; norr=205)",
    "ask.value.maybe": "Värde (tomt: inget)",
    "ask.light": "Bedömning? Nummer",
    "ask.to": "Till när? (2026, 2026-H1, 2026-09, 2026-09-30)",
    "ask.note": "Kommentar (tomt: ingen)",
    "ask.note.needed": "Varför? Kommentaren behövs",
    "ask.again": "Det går inte att förstå. Försök igen.",
    "ask.correction": "Skriva rättelsen? (ja/nej)",
    "ask.write": "Skriva raden? (ja/nej)",
    "usage.record-path": "{path} är en fil eller mapp. Säg först vad det gäller: planctl record ADRESS {path}",
    "usage.record-asks": "säg vad det gäller: planctl record ADRESS. Utan adress frågar planctl, men bara i en terminal.",
    "commit.no-repository": "{folder} ligger inte i något git-förråd: kör utan --commit.",
    "commit.edited": "{file} har ändringar som inte är sparade i git, och de skulle följa med. Spara dem i git först (commit), eller kör utan --commit.",
    "commit.ignored": "{file} är undantagen i .gitignore: kör utan --commit.",
    "commit.refused": "raden är skriven i {file}, men git tog inte emot den:",
    "progress.counting": "Räknar samman",
    "progress.making": "Skriver {format}",
    "written": "Skrev {file}",
    "form.no-library": "formulär behöver ett tillägg. Installera det: pip install 'planctl[office]'",
    "form.no-out": "säg var formulären ska läggas med --out MAPP.",
    "form.nothing": "Inget att fråga om till och med {year}: inget formulär gjordes.",
    "form.sheet.read-first": "Läs först",
    "form.sheet.follow-ups": "Uppföljning",
    "form.sheet.activities": "Aktiviteter",
    "form.sheet.indicators": "Indikatorer",
    "form.title": "Uppföljning: {name}",
    "form.as-of": "Läget den {date}. Frågorna gäller det som har sin sista dag till och med {year}.",
    "form.contents": "Innehåll",
    "form.questions.one": "1 fråga",
    "form.questions.many": "{n} frågor",
    "form.how": "Så fyller ni i",
    "form.how.white": "Fyll i de vita cellerna under blå rubriker. Grå celler är låsta: de säger vad frågan gäller, eller att inget ska skrivas där.",
    "form.how.empty": "Det ni inte kan svara på än lämnar ni tomt. Bara det som är ifyllt förs in.",
    "form.how.answer": "Uppföljning: välj ett svar i listan. Rapporterad: det är gjort. Hoppas över: det blir inte av den här gången. Skjuts upp: det blir av senare. Upphör: varken den här gången eller senare. De tre sista behöver en kommentar som säger varför.",
    "form.how.defer": "Skjuts upp behöver också en ny tid: 2026 (år), 2026-Q4 (kvartal), 2026-10 (månad) eller 2026-10-31 (dag).",
    "form.how.value": "Värde: skriv bara talet, utan enhet. En andel skrivs 0–100. Ett tal för varje del skrivs så här: centrum: 410; norr: 205.",
    "form.how.activity": "Aktiviteter: välj hur långt ni har kommit och er bedömning. Prognos är den bedömning ni väntar er nästa gång. Avbruten behöver en kommentar.",
    "form.how.deviation": "Avviker något från planen: skriv orsaken, vad det leder till och vad ni gör åt det. Behöver ni ett beslut, skriv vilket.",
    "form.how.indicator": "Indikatorer: skriv värdet för perioden som står på raden.",
    "form.how.again": "Det ni har svarat tidigare står under Svar hittills. Ett nytt svar rättar det; det ni lämnar tomt står kvar.",
    "form.how.filter": "Ni kan filtrera, och ändra bredden på kolumner. För att sortera: ta först bort bladets skydd (fliken Granska). Inget lösenord behövs.",
    "form.how.rows": "Lägg inte till egna rader och skriv inga formler: sådana svar kan inte föras in.",
    "form.how.people": "Skriv inga personuppgifter, varken namn eller personnummer: det ni svarar blir offentligt.",
    "form.return": "När ni är klara",
    "form.return.save": "Spara filen som Excel-arbetsbok (.xlsx) och skicka den till den som ni fick den av.",
    "form.return.once": "Skickar ni samma fil två gånger räknas svaren en gång.",
    "form.made": "Gjord med planctl {version}.",
    "form.column.plan": "Plan",
    "form.column.stands": "Läge",
    "form.column.deadline": "Sista dag",
    "form.column.activity": "Aktivitet",
    "form.column.what": "Ska redovisas",
    "form.column.period": "Period",
    "form.column.so-far": "Svar hittills",
    "form.column.area": "Område",
    "form.column.round": "Gäller",
    "form.column.indicator": "Indikator",
    "form.column.measure": "Mått",
    "form.column.targets": "Målvärde",
    "form.column.state": "Svar",
    "form.column.value": "Värde",
    "form.column.to": "Ny tid",
    "form.column.note": "Kommentar",
    "form.column.evidence": "Länk till underlag",
    "form.column.light": "Bedömning",
    "form.column.forecast": "Prognos",
    "form.column.cause": "Avvikelse: orsak",
    "form.column.consequence": "Avvikelse: följd",
    "form.column.action": "Avvikelse: åtgärd",
    "form.column.decision-wanted": "Beslut som önskas",
    "form.whole-round": "Hela omgången, för alla: svara här först när den är avslutad",
    "form.value-is": "Värde: {measure}",
    "form.choice.state.reported": "Rapporterad",
    "form.choice.state.skipped": "Hoppas över",
    "form.choice.state.deferred": "Skjuts upp",
    "form.choice.state.ended": "Upphör",
    "form.choice.state.planned": "Ej påbörjad",
    "form.choice.state.ongoing": "Pågår",
    "form.choice.state.done": "Klar",
    "form.choice.state.paused": "Pausad",
    "form.choice.state.cancelled": "Avbruten",
    "form.choice.light.green": "Grön",
    "form.choice.light.yellow": "Gul",
    "form.choice.light.red": "Röd",
    "form.choice.value.yes": "Ja",
    "form.choice.value.no": "Nej",
    "form.check.choose.title": "Välj i listan",
    "form.check.choose": "Välj ett av svaren i cellens lista, eller lämna cellen tom.",
    "form.check.number.title": "Är det ett tal?",
    "form.check.number": "Skriv ett tal utan enhet. Ett tal för varje del skrivs så här: centrum: 410; norr: 205.",
    "form.check.share.title": "En andel?",
    "form.check.share": "Skriv ett tal från 0 till 100, utan procenttecken.",
    "form.check.to": "Bara när något skjuts upp: 2026 (år), 2026-Q4 (kvartal), 2026-10 (månad) eller 2026-10-31 (dag).",
    "form.workbook.not-a-workbook": "{file} är ingen Excel-arbetsbok. Öppna den och spara den som Excel-arbetsbok (.xlsx).",
    "form.workbook.too-large": "{file} är större än ett formulär kan vara. Kopiera svaren till det formulär som skickades ut.",
    "form.workbook.macros": "{file} innehåller makron och läses inte. Spara den som Excel-arbetsbok utan makron (.xlsx).",
    "form.workbook.other-files": "{file} hämtar värden ur andra filer och läses inte. Skriv in värdena i stället (Data, Redigera länkar, Bryt länk), och spara.",
    "form.workbook.broken": "{file} går inte att läsa. Öppna den, spara den igen som Excel-arbetsbok (.xlsx), och försök på nytt.",
    "form.workbook.not-ours": "{file} är inget formulär från planctl: inget blad har formulärets dolda märkning.",
    "form.workbook.other-version": "{file} är gjord av en annan version av planctl. Gör ett nytt formulär med planctl form export.",
    "form.fault.no-state": "raden säger inte vad som har hänt: välj ett svar i listan",
    "form.fault.no-value": "värdet saknas: skriv det, eller töm raden",
    "form.fault.no-note": "svaret ”{state}” behöver en kommentar som säger varför",
    "form.fault.no-time": "det som skjuts upp behöver en ny tid",
    "form.fault.time-for-what": "en ny tid anges bara när något skjuts upp: ta bort den, eller ändra svaret",
    "form.fault.unknown-choice": "”{text}” är inget av svaren: välj i cellens lista",
    "form.fault.not-asked": "här ska inget skrivas: flytta ”{text}” till kommentaren",
    "form.fault.value.day": "värdet har blivit ett datum eller klockslag ({text}): skriv talet på nytt",
    "form.fault.value.share": "{text} är ingen andel: skriv ett tal från 0 till 100",
    "form.fault.value.number": "”{text}” är inget tal: skriv bara talet, och resten i kommentaren",
    "form.fault.value.yes-no": "”{text}” är varken ja eller nej: välj i cellens lista",
    "form.fault.value.parts": "”{text}” går inte att läsa del för del: skriv som centrum: 410; norr: 205",
    "form.fault.value.digits": "{text} har för många siffror: skriv talet kortare",
    "form.fault.not-a-time": "”{text}” är ingen tid: skriv som 2026, 2026-Q4, 2026-10 eller 2026-10-31",
    "form.fault.formula": "cellen innehåller en formel: skriv in värdet i stället",
    "form.fault.error-value": "cellen visar ett fel ({text}): skriv in värdet i stället",
    "form.fault.character": "texten innehåller ett osynligt tecken som kan vilseleda: skriv den på nytt",
    "form.fault.too-long": "texten är längre än {limit} tecken: korta den",
    "form.fault.merged": "cellerna {place} är sammanslagna: dela dem, så att det syns vilken rad svaret hör till",
    "form.fault.no-address": "raden hör inte till formuläret: flytta svaret till frågans egen rad",
    "form.fault.no-digest": "radens dolda märkning har ändrats: flytta svaret till ett nytt formulär",
    "form.fault.no-plan": "planen {plan} finns inte bland de lästa: ange den med --plans",
    "form.fault.gone": "planen har inte längre det som raden frågar om",
    "form.fault.closed": "här väntas inget svar längre: det har stängts sedan formuläret gjordes",
    "form.fault.changed": "planen har ändrats sedan formuläret gjordes ({aspects}): gör ett nytt formulär",
    "form.fault.answered": "organisationen har svarat annat sedan formuläret gjordes ({date}): gäller detta i stället, kör med --correct",
    "form.fault.rewritten": "tidigare svar har ändrats i journalen sedan formuläret gjordes: gör ett nytt formulär",
    "form.fault.twice": "samma fråga har ett annat svar på {others}: behåll ett av dem",
    "form.fault.older": "organisationen har svarat om detta senare ({date}), och det senaste gäller: kör med --as-of {date} eller en senare dag",
    "form.aspect.title": "vad som frågas",
    "form.aspect.time": "tiden",
    "form.aspect.responsible": "vem som ansvarar",
    "form.aspect.measure": "måttet",
    "form.faults": "KAN INTE FÖRAS IN ({n})",
    "form.count.new.one": "1 svar att föra in",
    "form.count.new.many": "{n} svar att föra in",
    "form.count.already.one": "1 redan infört",
    "form.count.already.many": "{n} redan införda",
    "form.count.faults.one": "1 fel",
    "form.count.faults.many": "{n} fel",
    "form.count.unanswered.one": "1 obesvarad",
    "form.count.unanswered.many": "{n} obesvarade",
    "form.again": "Rätta i formuläret och kör igen: det som redan är infört räknas en gång.",
    "form.ask": "Föra in svaren?",
    "form.left": "Inget fördes in.",
    "form.dry-run": "Inget är infört (--dry-run).",
    "form.entered.one": "Förde in 1 svar i {file}",
    "form.entered.many": "Förde in {n} svar i {file}",
    "plans.one": "1 plan",
    "plans.many": "{n} planer",
    "journals.one": "1 journal",
    "journals.many": "{n} journaler",
    "frameworks.one": "1 ramverk",
    "frameworks.many": "{n} ramverk",
    "findings.error.one": "1 fel",
    "findings.error.many": "{n} fel",
    "findings.warning.one": "1 varning",
    "findings.warning.many": "{n} varningar",
    "findings.note.one": "1 notis",
    "findings.note.many": "{n} notiser",
    "fixable.safe.one": "En går att rätta: planctl validate --fix (--show-fixes visar hur).",
    "fixable.safe.many": "{n} går att rätta: planctl validate --fix (--show-fixes visar hur).",
    "fixable.unsafe.one": "En går att rätta men bör ses över först: planctl validate --show-fixes --unsafe-fixes.",
    "fixable.unsafe.many": "{n} går att rätta men bör ses över först: planctl validate --show-fixes --unsafe-fixes.",
    "fixable.so.one": "Ett fel kan rättas så här:",
    "fixable.so.many": "{n} fel kan rättas så här:",
    "fixed.so.one": "Ett fel rättades så här:",
    "fixed.so.many": "{n} fel rättades så här:",
    "fixed": "Rättade {what} i {file}.",
    "fixes.one": "ett fel",
    "fixes.many": "{n} fel",
    "validate.clean": "Inga anmärkningar ({where}).",
    "validate.found": "{what} ({where}).",
    "baseline.unreadable": "{path} går inte att läsa som en baslinje. Skriv en med planctl validate --write-baseline FIL.",
    "baseline.written": "{what} har skrivits in i {file}.",
    "baseline.findings.one": "1 anmärkning",
    "baseline.findings.many": "{n} anmärkningar",
    "validate.left-out": "Utelämnat: {what}.",
    "left-out.suppressed.one": "1 undantagen med en kommentar",
    "left-out.suppressed.many": "{n} undantagna med kommentarer",
    "left-out.baselined.one": "1 känd i baslinjen",
    "left-out.baselined.many": "{n} kända i baslinjen",
    "left-out.unchanged.one": "1 som fanns redan tidigare",
    "left-out.unchanged.many": "{n} som fanns redan tidigare",
    "list.plan": "Plan",
    "list.period": "Period",
    "list.activities": "Aktiviteter",
    "list.late": "Försenat",
    "standing.closed": "avslutad",
    "standing.run-out": "utgången",
    "standing.extended": "förlängd",
    "standing.in-force": "gäller",
    "standing.adopted": "beslutad",
    "standing.undecided": "beslut saknas",
    "state.overdue": "Försenad",
    "state.current": "Pågående",
    "state.upcoming": "Kommande",
    "state.undated": "Utan tid",
    "state.closed": "Stängd",
    "state.reported": "Rapporterad",
    "state.skipped": "Överhoppad",
    "state.deferred": "Uppskjuten",
    "state.ended": "Upphört",
    "state.retracted": "Återtagen",
    "state.planned": "Ej påbörjad",
    "state.ongoing": "Pågår",
    "state.done": "Klar",
    "state.paused": "Pausad",
    "state.cancelled": "Avbruten",
    "closed-by.reported": "rapporterad",
    "closed-by.skipped": "överhoppad",
    "closed-by.ended": "upphört",
    "closed-by.cancelled": "avbruten",
    "closed-by.withdrawn": "utgått ur planen",
    "closed-by.start": "påbörjad",
    "light.green": "Grön",
    "light.yellow": "Gul",
    "light.red": "Röd",
    "light.none": "Bedömning saknas",
    "kind.start": "start",
    "kind.deliver": "leverans",
    "kind.measure": "mätning",
    "kind.review": "uppföljning",
    "kind.round": "uppföljningsomgång",
    "term.short": "kort sikt",
    "term.long": "lång sikt",
    "level.local": "lokal",
    "level.county": "länsgemensam",
    "level.national": "nationell",
    "level.own": "egen",
    "measure.count": "antal",
    "measure.share": "andel (0–100)",
    "measure.yes-no": "ja/nej",
    "measure.number": "tal",
    "measure.text": "text",
    "answers.any": "det räcker att en svarar",
    "answers.each": "var och en",
    "yes": "ja",
    "no": "nej",
    "uncertain": "Osäkert: {why}",
    "due.heading": "Att följa upp, per den {as_of}",
    "due.heading.year": "Att följa upp {year}, per den {as_of}",
    "due.section.overdue": "Försenat",
    "due.section.current": "Pågående",
    "due.section.upcoming": "Kommande",
    "due.section.closed": "Stängt",
    "due.section.undated": "Utan tid (löpande, vid en händelse, eller ej angivet)",
    "due.section.older": "Kvar sedan tidigare (sista dag före {day})",
    "due.section.moved": "Flyttat till annan tid",
    "due.no-date": "utan tid",
    "due.late.one": "1 dag sen",
    "due.late.many": "{n} dagar sen",
    "due.was": "flyttad från {date}",
    "due.said": "”{said}”",
    "due.answers": "{reported} av {needed} har svarat",
    "due.coverage": "{reported} av {of} rapporterade",
    "due.plans-own": "Planens egna uppföljningar",
    "due.count.overdue.one": "1 försenad",
    "due.count.overdue.many": "{n} försenade",
    "due.count.current.one": "1 pågående",
    "due.count.current.many": "{n} pågående",
    "due.count.upcoming.one": "1 kommande",
    "due.count.upcoming.many": "{n} kommande",
    "due.count.closed.one": "1 stängd",
    "due.count.closed.many": "{n} stängda",
    "due.count.older.one": "1 kvar sedan tidigare",
    "due.count.older.many": "{n} kvar sedan tidigare",
    "due.count.undated.one": "1 utan tid",
    "due.count.undated.many": "{n} utan tid",
    "due.heading.to": "Att följa upp till och med {last}, per den {as_of}",
    "due.heading.from": "Att följa upp från och med {first}, per den {as_of}",
    "due.heading.from-to": "Att följa upp {first} till {last}, per den {as_of}",
    "due.who": "Svarar: {who}",
    "due.mail.subject": "Att svara på: {who}, per den {as_of}",
    "due.mail.deadline": "Sista dag",
    "due.mail.ask": "Fråga",
    "due.mail.activity": "Aktivitet",
    "due.mail.plan": "Plan",
    "due.mail.said": "I planen står",
    "due.mail.uncertain": "Osäkert",
    "due.mail.who": "Svarar",
    "due.mail.address": "Adress",
    "due.grace": "inom respiten",
    "due.mail.answered": "Besvarat av er, andra återstår",
    "due.mail.how": "Så svarar ni",
    "due.mail.answer": "Svara på det här mejlet. Skriv punktens adress och svaret: siffran, om det är påbörjat eller klart, eller hur det går. Går det inte att svara i tid, skriv varför och när svaret kommer. Den som samordnar planen för in svaren.",
    "due.ask.start": "Har det påbörjats, och när?",
    "due.ask.deliver": "Är det klart, och när blev det klart?",
    "due.ask.measure": "Vilken är siffran?",
    "due.ask.review": "Är det gjort, och vad kom fram?",
    "due.ask.round": "Hur står det till med var och en av aktiviteterna eller indikatorerna?",
    "due.nothing": "Inget att följa upp i den tiden.",
    "due.next": "Varför: planctl due --explain ADRESS. För in ett svar: planctl record ADRESS.",
    "explain.state": "Den {as_of}: {state}",
    "explain.why": "Varför",
    "explain.time": "Tiden",
    "explain.moved": "Flyttad",
    "explain.grace": "Respit",
    "explain.said": "Källans ord",
    "explain.answers": "Svarar",
    "explain.missing": "Saknas",
    "explain.cancelled": "Avbrott",
    "explain.withdrawn": "Utgått",
    "explain.decisions": "Planen",
    "explain.entries": "Journalen",
    "explain.plan": "Aktivitet",
    "explain.file": "I filen",
    "explain.next": "Härnäst:",
    "explain.days.one": "1 dags respit",
    "explain.days.many": "{n} dagars respit",
    "explain.uncertain": "Osäkert: {why}.",
    "explain.rule.reported": "{by} rapporterade {date}. Det räcker att en svarar.",
    "explain.rule.all-reported": "Alla {needed} som ska svara har rapporterat, den sista {date}.",
    "explain.rule.covered": "Alla {of} som omgången frågar efter har rapporterat.",
    "explain.rule.skipped": "{by} hoppade över det här tillfället {date}: inget svar väntas.",
    "explain.rule.begun": "{by} angav {date} läget ”{progress}” för aktiviteten: den är påbörjad.",
    "explain.rule.ended": "Uppföljningen upphörde från och med tillfället {from}, enligt {by} {date}.",
    "explain.rule.withdrawn": "{what} utgick ur planen {date}, före sista dagen {deadline}: inget svar väntas.",
    "explain.rule.withdrawn.undated": "{what} utgick ur planen {date}: inget svar väntas.",
    "explain.rule.cancelled": "Aktiviteten avbröts {date} av {by}, före sista dagen {deadline}: inget svar väntas.",
    "explain.rule.cancelled.undated": "Aktiviteten avbröts {date} av {by}: inget svar väntas.",
    "explain.rule.late": "Sista dagen {deadline} har passerat och svar saknas.",
    "explain.rule.late.grace": "Sista dagen {deadline} och {grace}, till och med {until}, har passerat och svar saknas.",
    "explain.rule.in-grace": "Sista dagen {deadline} har passerat, men {grace} räcker till och med {until}.",
    "explain.rule.last-day": "Det är sista dagen, {deadline}. Den dagen är det inte försenat.",
    "explain.rule.period-begun": "Perioden {period} började {begins}, och sista dagen {deadline} har inte passerat.",
    "explain.rule.period-ahead": "Perioden {period} börjar först {begins}.",
    "explain.rule.no-time": "Ingen sista dag är bestämd. Det kan rapporteras när som helst och blir aldrig försenat.",
    "explain.time.due": "En gång, {period} (due). Sista dagen är periodens sista dag, {deadline}.",
    "explain.time.every": "{how} (every), från {first} till {last}.",
    "explain.time.point": "{name} är {day} (calendar).",
    "explain.time.last": "Tillfället {period} är {begins} till {ends}. Sista dagen är periodens sista dag, {deadline}.",
    "explain.time.cut": "Tillfället {period} är {begins} till {ends}, men tiden slutar tidigare: sista dagen är {deadline}.",
    "explain.time.event": "Vid en händelse: {text} (event). Ingen sista dag.",
    "explain.time.ongoing": "Löpande (every: ongoing). Ingen sista dag.",
    "explain.time.none": "Planen anger ingen tid.",
    "explain.bound.from": "{day} (from)",
    "explain.bound.until": "{day} (until)",
    "explain.bound.plan": "{day} (planens period)",
    "explain.deferred": "{by} sköt upp det {date}: sista dagen är {deadline}, förut {original}.",
    "explain.grace.follow-up": "{n} dagar, uppföljningens egen.",
    "explain.grace.round": "{n} dagar, omgångens egen.",
    "explain.grace.plan": "{n} dagar, planens.",
    "explain.answers.any": "{who}. Det räcker att en svarar.",
    "explain.answers.each": "{who}. Var och en ska svara.",
    "explain.answers.round": "{who}, för hela omgången.",
    "explain.answered": "Har svarat: {who}.",
    "explain.waiting": "Ska fortfarande svara: {who}.",
    "explain.span": "{first} till {last}, enligt {by}.",
    "explain.span.open": "Från {first}, enligt {by}.",
    "explain.span.waives": "Sista dagen ligger däri: inget svar väntas.",
    "explain.span.keeps": "Sista dagen ligger inte däri: svaret väntas ändå.",
    "explain.period": "Planens period den dagen: {period}.",
    "explain.gives": "härifrån kommer tillfället",
    "explain.entries.none": "Inget är rapporterat om det här.",
    "explain.fate.decides": "avgör",
    "explain.fate.stands": "gäller",
    "explain.fate.corrected": "rättad senare",
    "explain.fate.replaced": "ersatt av ett senare uppskov",
    "explain.fate.retracted": "återtagen senare",
    "explain.fate.retraction": "tar tillbaka det tidigare",
    "explain.fate.repeated": "upprepar en tidigare anteckning och räknas inte",
    "explain.fate.not-yet": "gäller ännu inte: senare än dagen",
    "explain.next.nothing": "ingenting.",
    "explain.next.retract": "ingenting. Blev det fel? Ta tillbaka anteckningen:",
    "explain.next.upcoming": "ingenting förrän {begins}. För in svaret när det finns:",
    "explain.next.start": "fråga om arbetet är påbörjat och för in svaret, eller skjut upp:",
    "explain.next.deliver": "fråga om det är klart och för in svaret, eller skjut upp:",
    "explain.next.measure": "ta in siffran och för in den, eller skjut upp:",
    "explain.next.review": "fråga hur det går och för in svaret, eller skjut upp:",
    "explain.next.round": "ta in det som saknas och stäng sedan omgången, eller skjut upp den:",
    "explain.next.undated": "för in ett svar när det finns något att berätta:",
    "explain.next.value.number": "TAL",
    "explain.next.value.yes-no": "JA-ELLER-NEJ",
    "explain.next.value.text": "TEXT",
    "explain.which": "{address} har flera tillfällen. Välj ett av dem: {known}",
    "explain.which.none": "{address} har inga tillfällen.",
    "explain.not-then": "{address} finns inte den {as_of}: planens period var då {period}.",
    "thing.plan": "Plan",
    "thing.area": "Område",
    "thing.goal": "Mål",
    "thing.indicator": "Indikator",
    "thing.activity": "Aktivitet",
    "thing.follow-up": "Uppföljning",
    "thing.round": "Uppföljningsomgång",
    "thing.occurrence": "Tillfälle",
    "thing.parts": "Här ingår",
    "thing.entries": "Rapporterat",
    "show.unknown": "{address} finns inte. Här finns: {known}",
    "show.unknown.near": "{address} finns inte. Menade du {near}?",
    "show.which-plan": "{address} finns i flera planer. Välj en av dem: {known}",
    "show.not-an-address": "{address} är ingen adress. Skriv plan, plan/aktivitet eller plan/aktivitet/uppföljning@2024.",
    "rule.unknown": "{code} finns inte. planctl rule visar alla.",
    "rule.unknown.near": "{code} finns inte. Menade du {near}?",
    "rule.since": "sedan {version}",
    "annotations.left.one": "1 till: se loggen.",
    "annotations.left.many": "{n} till: se loggen.",
    "annotations.where": "Var",
    "annotations.what": "Vad",
    "rule.fix": "Gör så här",
    "rule.bad": "Fel:",
    "rule.good": "Rätt:",
    "rule.code": "Regel",
    "rule.kind": "Ändring",
    "rule.impact": "Väger",
    "rule.before": "Före:",
    "rule.after": "Efter:",
    "rule.look-at": "Så granskar du: {what}.",
    "rule.mirror": "Åt andra hållet: {code} {name} ({impact}).",
    "rule.mirror.same": "Åt andra hållet är det samma slags ändring.",
    "rule.severity": "Allvarsgrad",
    "rule.what": "Vad den säger",
    "verdict.met": "uppnått",
    "verdict.missed": "ej uppnått",
    "verdict.unknown": "okänt",
    "verdict.not-yet": "inte än",
    "verdict.reason.compared": "{value} ({period})",
    "verdict.reason.compared.baseline": "{value} ({period}); gränsen är {limit}, räknat från {baseline}",
    "verdict.reason.not-yet": "{value} ({period}), och tiden är inte ute",
    "verdict.reason.not-yet.baseline": "{value} ({period}), och tiden är inte ute; gränsen är {limit}, räknat från {baseline}",
    "verdict.reason.no-value": "inget värde är rapporterat",
    "verdict.reason.other-time": "värde saknas för den tid som målvärdet gäller; det senaste är {value} ({period})",
    "verdict.reason.other-time.baseline": "värde saknas för den tid som målvärdet gäller; det senaste är {value} ({period}), gränsen är {limit}, räknat från {baseline}",
    "verdict.reason.several": "flera svarar, och deras värden räknas inte ihop",
    "verdict.reason.parts": "värdet är uppdelat, och delarna räknas inte ihop",
    "verdict.reason.text": "ett svar i ord går inte att jämföra med ett målvärde",
    "verdict.reason.other-kind": "{value} ({period}) går inte att jämföra med målvärdet: det ena är ett tal, det andra ja eller nej",
    "verdict.reason.not-a-share": "{value} ({period}) är ingen andel mellan 0 och 100",
    "verdict.reason.no-baseline": "utgångsvärde saknas",
    "verdict.reason.zero-baseline": "en ändring i procent kräver ett utgångsvärde över noll",
    "verdict.reason.other-length": "{value} gäller en annan tidslängd ({period}) än utgångsvärdet",
    "verdict.reason.all-of-what": "planen säger inte hur många ”alla” är",
    "verdict.reason.no-limit": "planen säger inget värde att nå",
    "verdict.reason.withdrawn": "har utgått ur planen",
    "measured.targets": "Målvärden",
    "measured.values": "Värden",
    "measured.trends": "Utveckling",
    "measured.last": "senaste värde {values} ({period})",
    "measured.target": "målvärde: {target}",
    "measured.target.judged": "målvärde: {target} – {verdict}",
    "measured.trend": "från {first} ({begin}) till {last} ({end})",
    "measured.trend.range": "från {first} ({begin}) till {last} ({end}); lägst {low}, högst {high}",
    "calendar.name": "Att följa upp",
    "calendar.period": "Avser {period}",
    "extra.calendar": "kalendern kräver ett tillägg: python -m pip install 'planctl[calendar]'",
    "extra.pdf.extra": "pdf kräver ett tillägg: python -m pip install 'planctl[pdf]'",
    "extra.pdf.system": "pdf kräver bibliotek som saknas på datorn. På Debian och Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "render.fault": "sidan gick inte att göra till pdf: {reason}",
    "extra.office.extra": "docx kräver ett tillägg: python -m pip install 'planctl[office]'",
    "word-template.unreadable": "Word-mallen går inte att läsa: {file}",
    "word-template.not-word": "Word-mallen är inte en Word-fil (.docx).",
    "word-template.macros": "Word-mallen har makron: spara den som .docx utan makron.",
    "word-template.linked": "Word-mallen hämtar något utifrån ({reason}): infoga det i mallen i stället.",
    "word-template.fields": "Word-mallen har ett fält som inte går att fylla i: {reason}. Fälten är title, as_of, revision, owner, page, of och packet.",
    "fact.owner": "Ägare",
    "fact.coordinator": "Samordnare",
    "fact.responsible": "Ansvarig",
    "fact.period": "Period",
    "fact.standing": "Läge",
    "fact.decisions": "Beslut",
    "fact.aligns": "Anknyter till",
    "fact.sources": "Källor",
    "fact.uncertain": "Osäkert",
    "fact.note": "Kommentar",
    "fact.source": "I källan",
    "fact.areas": "Område",
    "fact.groups": "Målgrupp",
    "fact.no_indicators": "Inga indikatorer",
    "fact.no_follow_ups": "Ingen uppföljning",
    "fact.state": "Läge",
    "fact.light": "Bedömning",
    "fact.lead": "Leder",
    "fact.partners": "I samverkan med",
    "fact.goals": "Mål",
    "fact.steps": "Delar",
    "fact.same_as": "Samma som",
    "fact.withdrawn": "Utgått",
    "fact.term": "Sikt",
    "fact.level": "Nivå",
    "fact.measure": "Mått",
    "fact.unit": "Enhet",
    "fact.data_from": "Data från",
    "fact.marked": "Märkt i källan",
    "fact.activity": "Aktivitet",
    "fact.kind": "Slag",
    "fact.due": "Tid",
    "fact.every": "Återkommer",
    "fact.event": "Vid",
    "fact.said": "Källans ord",
    "fact.indicator": "Indikator",
    "fact.answers": "Svarar",
    "fact.grace": "Respit, dagar",
    "fact.closed_by": "Stängd av",
    "fact.deadline": "Sista dag",
    "fact.original_deadline": "Ursprunglig dag",
    "fact.days_late": "Dagar sen",
    "fact.coverage": "Rapporterat",
    "fact.from": "Från",
    "fact.until": "Till",
    "packet.kind": "Underlag till styrgruppen",
    "packet.as-of": "per den {date}",
    "packet.running": "version {commit}",
    "packet.running.changed": "version {commit}, ändrad sedan dess",
    "packet.page": "sida ",
    "packet.page.of": " av ",
    "packet.enclosed": "Det som underlaget är gjort av: {title}",
    "packet.skip": "Hoppa till innehållet",
    "packet.contents": "Innehåll",
    "packet.section.answers": "Tio frågor",
    "packet.section.plans": "Plan för plan",
    "packet.section.changes": "Ändrat sedan förra gången",
    "packet.section.wishes": "Beslut som önskas",
    "packet.section.late": "Försenat",
    "packet.section.coming": "Inom {days} dagar",
    "packet.section.coming.meeting": "Före nästa möte {until}",
    "packet.section.status": "Läget område för område",
    "packet.section.timeline": "Planen på en tidslinje",
    "packet.section.targets": "Målvärden",
    "packet.section.areas": "Planen",
    "packet.section.own": "Planens egna uppföljningar",
    "packet.section.organisations": "Organisationer",
    "packet.section.funding": "Medel",
    "packet.section.missing": "Saknas och osäkert",
    "packet.section.about": "Om planen",
    "packet.section.method": "Så räknas det",
    "packet.several": "{n} planer",
    "packet.plan": "Plan",
    "packet.only": "Underlaget gäller bara {what}.",
    "packet.only.responsible": "det som {name} ansvarar för",
    "packet.only.area": "området {title}",
    "packet.only.group": "målgruppen {title}",
    "packet.only.year": "det som har sin sista dag {year}, och det som är kvar från tidigare år",
    "packet.revision": "{commit}, ändrad {date}",
    "packet.revision.changed": "{commit}, ändrad {date}, och ändrad sedan dess utan att det har sparats i git",
    "packet.revision.none": "går inte att ange: planen ligger inte i git",
    "packet.of-all": "{said} (av {of})",
    "packet.question": "Fråga",
    "packet.answer": "Svar",
    "packet.answers.caption": "Styrgruppens tio frågor",
    "packet.read-more": "Läs mer",
    "packet.question.which": "Vilken plan, per vilken dag och ur vilken version?",
    "packet.question.answered": "Hur många uppföljningar har förfallit, och hur många är besvarade?",
    "packet.question.late": "Vad är försenat, sedan när, och av vem väntas svar?",
    "packet.question.coming-meeting": "Vad ska besvaras före nästa möte {until}?",
    "packet.question.coming-days": "Vad ska besvaras inom {days} dagar, till och med {until}?",
    "packet.question.activities": "Hur går det med aktiviteterna?",
    "packet.question.changes": "Vad har ändrats sedan förra gången, och har något åtagande försvagats?",
    "packet.question.wishes": "Vilka beslut önskas?",
    "packet.question.targets": "Vilka målvärden är uppnådda, missade eller okända?",
    "packet.question.money": "Vilka pengar hänger på planen?",
    "packet.question.missing": "Vad saknas i själva planen?",
    "packet.answer.revision": "Version: {revision}",
    "packet.answer.as-of": "Per den {date}",
    "packet.answer.none-fallen": "Ingen uppföljning har förfallit än.",
    "packet.answer.answered": "{answered} förfallna uppföljningar är besvarade.",
    "packet.answer.late.none": "Inget är försenat.",
    "packet.answer.late": "{late} är försenade, äldst sedan {date}.",
    "packet.answer.debts.among.one": "1 av dem är från före {year}.",
    "packet.answer.debts.among.many": "{n} av dem är från före {year}.",
    "packet.answer.debts.besides.one": "Dessutom 1 från före {year}.",
    "packet.answer.debts.besides.many": "Dessutom {n} från före {year}.",
    "packet.answer.coming.one": "1 uppföljning är obesvarad.",
    "packet.answer.coming.many": "{n} uppföljningar är obesvarade.",
    "packet.answer.coming.none": "Inget ska besvaras.",
    "packet.answer.more.one": "… och 1 till",
    "packet.answer.more.many": "… och {n} till",
    "packet.answer.no-activities": "Det finns inga aktiviteter.",
    "packet.answer.judged": "{judged} aktiviteter är bedömda.",
    "packet.untold.state.one": "Läge saknas för den enda aktiviteten.",
    "packet.untold.state.many": "Läge saknas för alla {n} aktiviteter.",
    "packet.untold.light.one": "Bedömning saknas för den enda aktiviteten.",
    "packet.untold.light.many": "Bedömning saknas för alla {n} aktiviteter.",
    "packet.answer.nothing-to-compare": "Ingen tidigare version har angetts att jämföra med.",
    "packet.answer.new-since": "Planen fanns inte, eller gick inte att läsa, i {since}. ",
    "packet.answer.since": "Sedan {since}",
    "packet.answer.unchanged": "ingenting",
    "packet.answer.nothing-weaker": "Inget åtagande har försvagats.",
    "packet.answer.wishes.one": "1 beslut önskas.",
    "packet.answer.wishes.many": "{n} beslut önskas.",
    "packet.answer.wishes.none": "Inga beslut önskas.",
    "packet.answer.no-targets": "Planen anger inga målvärden.",
    "packet.answer.targets.met.one": "1 uppnått",
    "packet.answer.targets.met.many": "{n} uppnådda",
    "packet.answer.targets.missed.one": "1 missat",
    "packet.answer.targets.missed.many": "{n} missade",
    "packet.answer.targets.not-yet.one": "1 inte uppnått än",
    "packet.answer.targets.not-yet.many": "{n} inte uppnådda än",
    "packet.answer.targets.unknown.one": "1 okänt",
    "packet.answer.targets.unknown.many": "{n} okända",
    "packet.answer.money.none": "Planen anger inga medel.",
    "packet.answer.money": "{amount} är knutna till planen",
    "packet.answer.absences.one": "1 sak saknas enligt planen.",
    "packet.answer.absences.many": "{n} saker saknas enligt planen.",
    "packet.answer.doubts.one": "1 sak är märkt som osäker.",
    "packet.answer.doubts.many": "{n} saker är märkta som osäkra.",
    "packet.answer.findings": "Kontrollen anmärker: {told}.",
    "packet.answer.findings.none": "Kontrollen har inget att anmärka.",
    "packet.answer.findings.error.one": "1 fel",
    "packet.answer.findings.error.many": "{n} fel",
    "packet.answer.findings.warning.one": "1 varning",
    "packet.answer.findings.warning.many": "{n} varningar",
    "packet.answer.findings.note.one": "1 notis",
    "packet.answer.findings.note.many": "{n} notiser",
    "packet.findings": "Anmärkningar",
    "packet.changes.none": "Inget har ändrats.",
    "packet.changes.caption": "Vad som har ändrats, det allvarligaste först",
    "packet.changes.impact": "Betydelse",
    "packet.changes.what": "Ändring",
    "packet.bar": "Fördelning",
    "packet.by-area.state": "Aktiviteternas läge, område för område",
    "packet.by-area.light": "Aktiviteternas bedömning, område för område",
    "packet.legend.waived": "Överhoppade, upphörda",
    "packet.legend.waiting": "Frist kvar",
    "packet.legend": "Så läser du bilden",
    "packet.timeline.caption": "Aktiviteternas tider {first}–{last}",
    "packet.timeline.activity": "Aktivitet",
    "packet.timeline.times": "Tider",
    "packet.timeline.report": "Rapport",
    "packet.timeline.now": "Underlagets dag",
    "packet.timeline.closed": "Besvarat",
    "packet.timeline.waived": "Ska inte besvaras",
    "packet.timeline.overdue": "Försenat",
    "packet.timeline.current": "Pågående",
    "packet.timeline.upcoming": "Kommande",
    "packet.timeline.none": "inga tider",
    "packet.timeline.left-out.one": "1 aktivitet har inga egna tider och står inte på linjen.",
    "packet.timeline.left-out.many": "{n} aktiviteter har inga egna tider och står inte på linjen.",
    "packet.target": "Målvärde",
    "packet.targets.of": "Indikator eller mål",
    "packet.targets.caption": "Målvärden och om de är uppnådda",
    "packet.verdict": "Uppnått?",
    "packet.trend.caption": "{title}: värden efter period",
    "packet.trend.limit": "målvärde {target}",
    "packet.version": "Version",
    "packet.all-plans": "Alla planer",
    "packet.coming.caption.one": "1 obesvarat med sista dag till och med {until}",
    "packet.coming.caption.many": "{n} obesvarade med sista dag till och med {until}",
    "packet.debts.caption.one": "1 försenat från före {year}",
    "packet.debts.caption.many": "{n} försenade från före {year}, äldst först",
    "packet.late.caption.one": "1 försenat från {year}",
    "packet.late.caption.many": "{n} försenade från {year}, äldst först",
    "packet.timeline.signs": "Ett tecken för varje kvartal: ■ besvarat, ▲ försenat, ● pågående, ○ kommande, − ska inte besvaras, · inget; │ är underlagets dag.",
    "packet.timeline.reports.one": "1 rapport",
    "packet.timeline.reports.many": "{n} rapporter",
    "packet.logo": "Logga",
    "packet.owner": "Ägare",
    "packet.coordinator": "Samordnas av",
    "packet.responsible": "Ansvarar",
    "packet.leads": "leder",
    "packet.partners": "I samverkan med",
    "packet.nobody": "Ingen ansvarig står i planen",
    "packet.period": "Period",
    "packet.standing": "Planens läge",
    "packet.decision.adopted": "Antagen",
    "packet.decision.extended": "Förlängd",
    "packet.decision.revised": "Reviderad",
    "packet.decision.closed": "Avslutad",
    "packet.decisions": "Beslut",
    "packet.by": "av",
    "packet.for-period": "för {period}",
    "packet.ties": "Anknyter till",
    "packet.relation.basis": "grund",
    "packet.relation.inspiration": "inspiration",
    "packet.relation.follows": "följer",
    "packet.groups": "Målgrupp",
    "packet.address": "Adress i planctl",
    "packet.source": "I källan",
    "packet.source-says": "i källan:",
    "packet.quoted": "”{said}”",
    "packet.sources": "Källor",
    "packet.journal": "Journal",
    "packet.no-journal": "Inget är rapporterat.",
    "packet.entries.one": "1 anteckning",
    "packet.entries.many": "{n} anteckningar",
    "packet.latest": "den senaste {date}",
    "packet.of": "{n} av {of}",
    "packet.quarter": "K",
    "packet.period.H": "halvår {n} {year}",
    "packet.period.T": "tertial {n} {year}",
    "packet.period.Q": "kvartal {n} {year}",
    "packet.rest.waived.one": "Av uppföljningarna hittills är 1 överhoppad eller upphörd.",
    "packet.rest.waived.many": "Av uppföljningarna hittills är {n} överhoppade eller upphörda.",
    "packet.rest.waiting.one": "1 har sin sista dag i dag eller respit kvar.",
    "packet.rest.waiting.many": "{n} har sin sista dag i dag eller respit kvar.",
    "packet.rest.moved.one": "Dessutom har 1 flyttats till senare.",
    "packet.rest.moved.many": "Dessutom har {n} flyttats till senare.",
    "packet.state": "Läge",
    "packet.state.none": "Läge saknas",
    "packet.light": "Bedömning",
    "packet.forecast": "prognos",
    "packet.activities": "Aktiviteter",
    "packet.activity.one": "1 aktivitet",
    "packet.activity.many": "{n} aktiviteter",
    "packet.apart.named_again.one": "Utöver dem är 1 aktivitet densamma som en annan och räknas en gång.",
    "packet.apart.named_again.many": "Utöver dem är {n} aktiviteter desamma som andra och räknas en gång.",
    "packet.apart.withdrawn.one": "1 aktivitet har utgått.",
    "packet.apart.withdrawn.many": "{n} aktiviteter har utgått.",
    "packet.by-area": "Uppföljningar efter område",
    "packet.by-body": "Uppföljningar efter ansvarig",
    "packet.by-body.shared": "En uppföljning som flera ansvarar för räknas hos var och en; raderna ska därför inte summeras.",
    "packet.area": "Område",
    "packet.whole-plan": "Sammanlagt",
    "packet.tally.answered": "Besvarade hittills",
    "packet.tally.late": "Försenade",
    "packet.tally.oldest": "Äldst sedan",
    "packet.tally.line": "{answered} uppföljningar hittills besvarade",
    "packet.tally.line.none": "inget att svara på hittills",
    "packet.overdue.one": "1 försenat",
    "packet.overdue.many": "{n} försenade",
    "packet.oldest-since": "äldst sedan {date}",
    "packet.wanted": "Önskat beslut",
    "packet.late.none": "Inget är försenat.",
    "packet.late-by.one": "Försenad 1 dag",
    "packet.late-by.many": "Försenad {n} dagar",
    "packet.late-days.one": "1 dag sen",
    "packet.late-days.many": "{n} dagar sen",
    "packet.in-days.one": "om 1 dag",
    "packet.in-days.many": "om {n} dagar",
    "packet.today": "i dag",
    "packet.grace": "inom respiten",
    "packet.indicators-of": "Indikatorer: {title}",
    "packet.coming.none": "Inget att svara på.",
    "packet.deadline": "Sista dag",
    "packet.what": "Vad",
    "packet.awaited": "Svar väntas från",
    "packet.steps": "Delar",
    "packet.coverage": "{told} uppgifter lämnade",
    "packet.have-answered": "{told} har svarat",
    "packet.moved-from": "flyttad från {date}",
    "packet.absences": "Saknas enligt planen",
    "packet.absences.none": "Planen säger inte att något saknas.",
    "packet.absence.follow-ups": "Ingen uppföljning",
    "packet.absence.indicators": "Inga indikatorer",
    "packet.absence.indicators-short": "Inga indikatorer på kort sikt",
    "packet.absence.indicators-long": "Inga indikatorer på lång sikt",
    "packet.doubts": "Osäkert i planen",
    "packet.doubts.none": "Inget är märkt som osäkert.",
    "packet.uncertain": "Osäkert",
    "packet.thing.plan": "Planen",
    "packet.thing.decision": "Beslutet",
    "packet.thing.calendarday": "Tidpunkten",
    "packet.thing.round": "Omgången",
    "packet.thing.followup": "Uppföljningen",
    "packet.thing.alignment": "Anknytningen",
    "packet.thing.source": "Källan",
    "packet.thing.organisation": "Organisationen",
    "packet.thing.group": "Målgruppen",
    "packet.thing.withdrawal": "Att detta utgått:",
    "packet.thing.area": "Området",
    "packet.thing.goal": "Målet",
    "packet.thing.indicator": "Indikatorn",
    "packet.thing.target": "Målvärdet",
    "packet.thing.baseline": "Utgångsvärdet för",
    "packet.thing.activity": "Aktiviteten",
    "packet.thing.step": "Delen",
    "packet.thing.noindicators": "Att indikatorer saknas:",
    "packet.thing.funding": "Medlen",
    "packet.thing.statedamount": "Summan",
    "packet.thing.fundingpart": "Beloppet",
    "packet.goals": "Mål",
    "packet.term.none": "Sikt anges inte",
    "packet.indicators": "Indikatorer",
    "packet.indicator": "Indikator",
    "packet.unit": "i {unit}",
    "packet.data-from": "data från {whose}",
    "packet.marked": "märkt i källan utan förklaring",
    "packet.targets": "Målvärde",
    "packet.no-targets": "Inget angivet",
    "packet.values": "Rapporterade värden",
    "packet.no-values": "Inget värde",
    "packet.target.at_least": "minst {value}",
    "packet.target.at_most": "högst {value}",
    "packet.target.equals": "{value}",
    "packet.target.halved": "halverat",
    "packet.target.all": "alla",
    "packet.target.per": "{goal} per {unit}",
    "packet.target.per.year": "år",
    "packet.target.per.half-year": "halvår",
    "packet.target.per.tertial": "tertial",
    "packet.target.per.quarter": "kvartal",
    "packet.target.per.month": "månad",
    "packet.target.from": "utgångsvärde {value}",
    "packet.target.unknown": "ej angivet",
    "packet.target.due": "senast {due}",
    "packet.same-as": "Samma aktivitet som",
    "packet.withdrawn": "Utgått {date}",
    "packet.follow-up": "Uppföljning",
    "packet.follow-ups-of": "Uppföljning av: {title}",
    "packet.no-follow-ups": "Ingen egen uppföljning står i planen.",
    "packet.told": "Så står det",
    "packet.answers": "svarar",
    "packet.each-answers": "var och en av de ansvariga svarar",
    "packet.no-time": "ingen tid angiven",
    "packet.every.year": "varje år",
    "packet.every.half-year": "varje halvår",
    "packet.every.tertial": "varje tertial",
    "packet.every.quarter": "varje kvartal",
    "packet.every.month": "varje månad",
    "packet.every.ongoing": "löpande",
    "packet.every.years": "vart {n}:e år",
    "packet.every.points": "vid {points}",
    "packet.said.deferred": "uppskjuten till {to}",
    "packet.said.skipped": "överhoppad",
    "packet.said.ended": "upphört",
    "packet.said.cancelled": "avbruten",
    "packet.evidence": "underlag",
    "packet.deviation.cause": "Orsak",
    "packet.deviation.consequence": "Följd",
    "packet.deviation.action": "Åtgärd",
    "packet.rounds": "Uppföljningsomgångar",
    "packet.plans-follow-ups": "Planens egna uppföljningar",
    "packet.organisations.caption": "Organisationer som planen nämner",
    "packet.body": "Organisation",
    "packet.body.kind": "Slag",
    "packet.body.part-of": "Hör till",
    "packet.body.members": "Består av",
    "packet.body.until": "till och med {period}",
    "packet.body.replaced-by": "ersatt av",
    "packet.organisation.municipality": "kommun",
    "packet.organisation.region": "region",
    "packet.organisation.department": "förvaltning",
    "packet.organisation.unit": "enhet",
    "packet.organisation.committee": "nämnd",
    "packet.organisation.group": "grupp",
    "packet.organisation.association": "förening",
    "packet.organisation.agency": "myndighet",
    "packet.organisation.network": "nätverk",
    "packet.organisation.programme": "program",
    "packet.organisation.collective": "flera tillsammans",
    "packet.organisation.other": "annat",
    "packet.funding.parts": "Belopp",
    "packet.funding.stated": "Summor som källan anger",
    "packet.money.what": "Till",
    "packet.money.recipient": "Mottagare",
    "packet.money.amount": "Belopp",
    "packet.money.precision": "i jämna {amount}",
    "packet.money.proposed": "förslag",
    "packet.money.sum.one": "Summa av 1 belopp",
    "packet.money.sum.many": "Summa av {n} belopp",
    "packet.money.of-it-proposed": "varav {amount} är förslag",
    "packet.recipient.region": "regionen",
    "packet.recipient.municipalities": "kommunerna",
    "packet.recipient.county": "länet gemensamt",
    "packet.recipient.all": "alla",
    "packet.recipient.none": "anges inte",
    "packet.kronor": "{amount} kr",
    "packet.method.1": "En uppföljning är något som ska redovisas enligt planen, för sig eller i en uppföljningsomgång. Den räknas en gång för varje tillfälle.",
    "packet.method.2": "Hittills: av de tillfällen vars sista dag har kommit. Det som inte ska besvaras, för att aktiviteten är avbruten eller har utgått, räknas inte.",
    "packet.method.3": "Besvarat är det som har rapporterats i planens journal. Det som har hoppats över eller upphört räknas för sig, aldrig som besvarat.",
    "packet.method.4": "Försenat är det obesvarade när sista dagen och eventuella respitdagar har gått. Sista dagen själv är aldrig försenad. Dagarna räknas från respitens slut. Det som är kvar från tidigare år visas för sig.",
    "packet.method.5": "Läge (vad som görs), tid (när det ska besvaras) och bedömning (hur det går) är tre skilda saker. Där bedömning saknas skrivs det ut; det räknas varken som grönt eller gult.",
    "packet.method.6": "Allt gäller den dag som anges överst. Det som rapporterats eller beslutats senare är inte med.",
    "packet.made": "Gjort med planctl {version}, per den {date}.",
    "change.more.error.one": "1 allvarlig ändring till: se sammanfattningen.",
    "change.more.error.many": "{n} allvarliga ändringar till: se sammanfattningen.",
    "change.more.warning.one": "1 försvagning till: se sammanfattningen.",
    "change.more.warning.many": "{n} försvagningar till: se sammanfattningen.",
    "change.more.notice.one": "1 annan ändring till: se sammanfattningen.",
    "change.more.notice.many": "{n} andra ändringar till: se sammanfattningen.",
    "change.page.title": "Vad ändringen gör med planens åtaganden",
    "change.page.rest": "Övrigt: {what}",
    "change.page.left.one": "… och 1 ändring till, som inte får plats här. `planctl diff` visar alla.",
    "change.page.left.many": "… och {n} ändringar till, som inte får plats här. `planctl diff` visar alla.",
    "change.page.why": "Varför ändringarna väger som de gör",
    "change.page.accept": "Om en ändring är beslutad: så godtas den",
    "change.page.accept.how": "Lägg till detta under `accepted:` i `accepted.yaml` bredvid planerna, med skäl, beslut, vem som beslutade och sista dag. Det räknas när det har godkänts och slagits ihop.",
    "change.page.skip": "Till ändringarna",
    "change.page.contents": "Innehåll",
    "change.page.base": "Före",
    "change.page.head": "Efter",
    "change.page.change": "Ändring",
    "change.page.caption": "Ändringar: {title}",
    "change.page.nothing": "ingenting",
    "change.page.removed": "struket:",
    "change.page.new": "nytt:",
    "change.page.counts": "Hur ändringarna väger",
    "change.page.made": "Gjord med planctl {version}.",
    "log.title": "{title}: vad som har ändrats",
    "log.target-changed.code": "{what} får ett annat värde.",
    "log.none": "Ingenting har ändrats.",
    "log.plan-itself": "Planen som helhet",
    "log.in-short": "I korthet: {what}.",
    "log.and": "och",
    "log.count.rewrites.one": "ett ingrepp i det som redan har rapporterats eller beslutats",
    "log.count.rewrites.many": "{n} ingrepp i det som redan har rapporterats eller beslutats",
    "log.count.weakens.one": "en försvagning",
    "log.count.weakens.many": "{n} försvagningar",
    "log.count.alters.one": "en ändring som kan gå åt båda hållen",
    "log.count.alters.many": "{n} ändringar som kan gå åt båda hållen",
    "log.count.strengthens.one": "en förstärkning",
    "log.count.strengthens.many": "{n} förstärkningar",
    "log.count.adds.one": "ett tillägg",
    "log.count.adds.many": "{n} tillägg",
    "log.count.reports.one": "en rapport",
    "log.count.reports.many": "{n} rapporter",
    "log.count.editorial.one": "en ändring av bara ord eller ordning",
    "log.count.editorial.many": "{n} ändringar av bara ord eller ordning",
    "log.count.moved.one": "en flytt",
    "log.count.moved.many": "{n} flyttar",
    "log.reports.one": "En rapport har lämnats.",
    "log.reports.many": "{n} rapporter har lämnats.",
    "log.editorial.one": "En ändring gäller bara ord och ordning.",
    "log.editorial.many": "{n} ändringar gäller bara ord och ordning.",
    "log.accepted": "Ändringen är godtagen av {by} ({decision}).",
    "log.removed": "{what} tas bort.",
    "log.added": "{what} tillkommer.",
    "log.follow-up-removed": "{what} tas bort.",
    "log.follow-up-added": "{what} läggs till.",
    "log.moved": "{what} flyttas från ”{from}” till ”{to}”.",
    "log.withdrawn": "{what} utgår ur planen från och med {after}.",
    "log.reinstated": "{what} gäller igen.",
    "log.retired": "{what} finns inte kvar, men åtagandet gäller ändå.",
    "log.deadline-removed": "{what} har inte längre någon bestämd tid (tidigare {before}).",
    "log.deadline-added": "{what} får en bestämd tid: {after}.",
    "log.deadline-later": "{what} skjuts upp från {before} till {after}.",
    "log.deadline-later.grace": "{what} får fler dagar på sig efter sista dag: {after} i stället för {before}.",
    "log.deadline-earlier": "{what} tidigareläggs från {before} till {after}.",
    "log.deadline-earlier.grace": "{what} får färre dagar på sig efter sista dag: {after} i stället för {before}.",
    "log.recurrence-reduced": "{what} sker mer sällan: {after} i stället för {before}.",
    "log.recurrence-reduced.span": "{what} återkommer under kortare tid: {after} i stället för {before}.",
    "log.recurrence-increased": "{what} sker oftare: {after} i stället för {before}.",
    "log.recurrence-increased.span": "{what} återkommer under längre tid: {after} i stället för {before}.",
    "log.period-shortened": "Planens period blir kortare: {after} i stället för {before}.",
    "log.period-lengthened": "Planens period blir längre: {after} i stället för {before}.",
    "log.responsible-removed": "{member} ansvarar inte längre för {what}.",
    "log.responsible-added": "{member} blir ansvarig för {what}.",
    "log.partner-removed": "{member} medverkar inte längre i {what}.",
    "log.partner-added": "{member} medverkar i {what}.",
    "log.answers-relaxed": "För {what} räcker det att en av de ansvariga svarar.",
    "log.answers-relaxed.asks": "{what} frågar efter mindre än förut.",
    "log.answers-tightened": "För {what} ska var och en av de ansvariga svara.",
    "log.answers-tightened.asks": "{what} frågar efter mer än förut.",
    "log.audience-narrowed": "{what} är inte längre till för {member}.",
    "log.audience-widened": "{what} är nu även till för {member}.",
    "log.target-lowered": "{what} blir lättare att nå: {after} i stället för {before}.",
    "log.target-raised": "{what} blir svårare att nå: {after} i stället för {before}.",
    "log.target-changed": "{what} får ett annat värde: {after} i stället för {before}.",
    "log.link-removed": "{what} tas bort.",
    "log.link-removed.member": "En anknytning från {what} tas bort.",
    "log.link-removed.field": "En anknytning från {what} tas bort.",
    "log.link-added": "{what} tillkommer.",
    "log.link-added.member": "{what} får en ny anknytning.",
    "log.link-added.field": "{what} får en ny anknytning.",
    "log.funding-reduced": "{what} minskar från {before} till {after} kronor.",
    "log.funding-reduced.gone": "{what} på {before} kronor försvinner.",
    "log.funding-reduced.proposed": "{what} gäller inte längre som beslut utan bara som förslag.",
    "log.funding-increased": "{what} ökar från {before} till {after} kronor.",
    "log.funding-increased.come": "{what} på {after} kronor tillkommer.",
    "log.funding-increased.proposed": "{what} gäller inte längre bara som förslag.",
    "log.entry-removed": "En rapport som {by} lämnade {date} har strukits.",
    "log.entry-changed": "En rapport som {by} lämnade {date} har ändrats i efterhand.",
    "log.entry-changed.order": "Rapporter från {date} har bytt ordning, så att en annan av dem gäller.",
    "log.decision-removed": "{what} har strukits.",
    "log.decision-added": "{what} har tillkommit.",
    "log.decision-changed": "{what} har skrivits om.",
    "log.field-changed": "{what} har fått andra uppgifter om {field}.",
    "log.promise-reworded": "{what} får en annan lydelse. Tidigare: ”{before}”. Nu: ”{after}”.",
    "log.acceptance-added": "Ett godtagande av en kommande ändring läggs till ({decision}, {by}).",
    "log.acceptance-removed": "Ett godtagande av en ändring tas bort ({decision}, {by}).",
    "log.renamed": "{what} har fått en annan beteckning i filen, inget annat.",
    "log.split": "{what} delas upp i flera.",
    "log.merged": "{what} slås ihop av flera.",
    "log.promise-softened": "{what} får en svagare lydelse. Tidigare: ”{before}”. Nu: ”{after}”.",
    "log.promise-firmed": "{what} får en starkare lydelse. Tidigare: ”{before}”. Nu: ”{after}”.",
    "log.plan-removed": "Planen finns inte kvar.",
    "log.plan-added": "Planen är ny.",
    "log.deadline-later.many": "{what} skjuts upp {shift}.",
    "log.deadline-earlier.many": "{what} tidigareläggs {shift}.",
    "log.decision-of": "beslutet från {date}",
    "log.day-of-year": "{day}\u00a0{month}",
    "log.parts": "Det gäller {what}.",
    "log.quoted": "”{title}”",
    "log.more": "{n} till",
    "log.other": "{what} har ändrats.",
    "log.half.1": "första halvåret {year}",
    "log.half.2": "andra halvåret {year}",
    "log.tertial.1": "första tertialet {year}",
    "log.tertial.2": "andra tertialet {year}",
    "log.tertial.3": "tredje tertialet {year}",
    "log.quarter.1": "första kvartalet {year}",
    "log.quarter.2": "andra kvartalet {year}",
    "log.quarter.3": "tredje kvartalet {year}",
    "log.quarter.4": "fjärde kvartalet {year}",
    "log.day": "{day}\u00a0{month} {year}",
    "log.in-month": "{month} {year}",
    "log.field.lead": "vem som leder",
    "log.field.term": "sikten",
    "log.field.kind": "vad som ska följas upp",
    "log.field.level": "nivån",
    "log.field.measure": "hur det mäts",
    "log.field.unit": "enheten",
    "log.field.data_from": "var siffrorna kommer ifrån",
    "log.field.better": "åt vilket håll det blir bättre",
    "log.field.owner": "vem som äger planen",
    "log.field.coordinator": "vem som samordnar",
    "log.field.members": "vilka som ingår",
    "log.field.part_of": "vad den hör till",
    "log.field.until": "hur länge det gäller",
    "log.field.from": "när det börjar",
    "log.field.due": "tiden",
    "log.field.every": "hur ofta det sker",
    "log.field.event": "när det ska ske",
    "log.field.no_follow_ups": "att inget ska följas upp",
    "log.field.no_indicators": "att inget ska mätas",
    "log.field.withdrawn": "att det utgår",
    "log.field.title": "vad den heter",
    "log.field.same_as": "vilken annan aktivitet den är densamma som",
    "log.field.relation": "hur nära den följer ramverket",
    "log.field.recipients": "vilka som får pengarna",
    "log.field.recipient": "vem som får pengarna",
    "log.field.item": "vad pengarna går till",
    "log.field.groups": "målgrupperna",
    "log.field.goals": "målen",
    "log.field.period": "perioden",
    "log.field.replaced_by": "vem som tar över",
    "log.field.asks": "vad som efterfrågas",
    "log.field.other": "sina villkor",
    "log.month.1": "januari",
    "log.month.2": "februari",
    "log.month.3": "mars",
    "log.month.4": "april",
    "log.month.5": "maj",
    "log.month.6": "juni",
    "log.month.7": "juli",
    "log.month.8": "augusti",
    "log.month.9": "september",
    "log.month.10": "oktober",
    "log.month.11": "november",
    "log.month.12": "december",
    "log.number.2": "två",
    "log.number.3": "tre",
    "log.number.4": "fyra",
    "log.number.5": "fem",
    "log.number.6": "sex",
    "log.number.7": "sju",
    "log.number.8": "åtta",
    "log.number.9": "nio",
    "log.number.10": "tio",
    "log.number.11": "elva",
    "log.number.12": "tolv",
    "change.none": "Inga ändringar.",
    "change.none.left-out": "Jämförelsen är inte fullständig. I det som gick att jämföra har ingenting ändrats.",
    "change.left-out": "Planen {plan} kunde inte jämföras: {files} har fel som måste rättas först.",
    "change.accepted": "Godtagen till och med {until}: {decision}, {by}. {reason}",
    "change.proposed": "Ändringen vill själv godta detta ({decision}, {by}); det räknas först när godtagandet står i versionen före.",
    "change.count.accepted.one": "1 av dem är godtagen och räknas inte av --fail-on.",
    "change.count.accepted.many": "{n} av dem är godtagna och räknas inte av --fail-on.",
    "change.count.proposed.one": "1 av dem vill ändringen själv godta. Det räknas först när godtagandet står i versionen före.",
    "change.count.proposed.many": "{n} av dem vill ändringen själv godta. Det räknas först när godtagandena står i versionen före.",
    "change.unused.expired": "{place}: godtagandet av {kind} i {address} gällde till och med {until} och räknas inte.",
    "change.unused.no-change": "{place}: godtagandet av {kind} i {address} motsvarar ingen av ändringarna.",
    "change.plan-itself": "Planen",
    "change.quoted": "{kind} ”{label}”",
    "change.impact.rewrites": "skriver om",
    "change.impact.weakens": "försvagar",
    "change.impact.alters": "ändrar",
    "change.impact.strengthens": "stärker",
    "change.impact.adds": "tillför",
    "change.impact.reports": "rapport",
    "change.impact.editorial": "redaktionellt",
    "change.count.rewrites.one": "1 skriver om",
    "change.count.rewrites.many": "{n} skriver om",
    "change.count.weakens.one": "1 försvagar",
    "change.count.weakens.many": "{n} försvagar",
    "change.count.alters.one": "1 ändrar",
    "change.count.alters.many": "{n} ändrar",
    "change.count.strengthens.one": "1 stärker",
    "change.count.strengthens.many": "{n} stärker",
    "change.count.adds.one": "1 tillför",
    "change.count.adds.many": "{n} tillför",
    "change.count.reports.one": "1 rapport",
    "change.count.reports.many": "{n} rapporter",
    "change.count.editorial.one": "1 redaktionell",
    "change.count.editorial.many": "{n} redaktionella",
    "change.count.moved.one": "1 flyttad",
    "change.count.moved.many": "{n} flyttade",
    "change.action.adopted": "antogs",
    "change.action.extended": "förlängdes",
    "change.action.revised": "reviderades",
    "change.action.closed": "avslutades",
    "change.every.year": "varje år",
    "change.every.half-year": "varje halvår",
    "change.every.tertial": "varje tertial",
    "change.every.quarter": "varje kvartal",
    "change.every.month": "varje månad",
    "change.every.ongoing": "löpande",
    "change.kind.plan": "planen",
    "change.kind.area": "området",
    "change.kind.goal": "målet",
    "change.kind.indicator": "indikatorn",
    "change.kind.activity": "aktiviteten",
    "change.kind.step": "delen",
    "change.kind.target": "målvärdet",
    "change.kind.follow-up": "uppföljningen",
    "change.kind.round": "uppföljningsomgången",
    "change.kind.decision": "beslutet",
    "change.kind.alignment": "anknytningen",
    "change.kind.organisation": "organisationen",
    "change.kind.group": "målgruppen",
    "change.kind.calendar-point": "tidpunkten",
    "change.kind.source": "källan",
    "change.kind.funding": "medlen",
    "change.kind.stated": "summan",
    "change.kind.part": "beloppet",
    "change.kind.entry": "anteckningen",
    "change.kind.acceptance": "godtagandet av",
    "change.removed": "{what} tas bort",
    "change.removed.with": "{what} tas bort, med allt som hör till ({under})",
    "change.added": "{what} läggs till",
    "change.added.with": "{what} läggs till, med det som hör till ({under})",
    "change.follow-up-removed": "{what} tas bort",
    "change.follow-up-added": "{what} läggs till",
    "change.moved": "{what} flyttas: {from} → {to}",
    "change.withdrawn": "{what} utgår ur planen {after}",
    "change.reinstated": "{what} gäller igen, efter att ha utgått {before}",
    "change.plan-removed": "Planen tas bort (aktiviteter: {activities})",
    "change.plan-removed.reported": "Planen tas bort (aktiviteter: {activities}) och journalen med den (anteckningar: {entries})",
    "change.plan-added": "Planen är ny (aktiviteter: {activities})",
    "change.plan-added.reported": "Planen är ny (aktiviteter: {activities}), med journal (anteckningar: {entries})",
    "change.plan-file-renamed": "Planens fil byter namn: {before} → {after}",
    "change.deadline-removed": "{what}: har inte längre någon sista dag ({change})",
    "change.deadline-added": "{what}: får en sista dag ({change})",
    "change.deadline-later": "{what}: senare sista dag ({change})",
    "change.deadline-later.grace": "{what}: räknas som försenat senare, dagar efter sista dag ({change})",
    "change.deadline-earlier": "{what}: tidigare sista dag ({change})",
    "change.deadline-earlier.grace": "{what}: räknas som försenat tidigare, dagar efter sista dag ({change})",
    "change.recurrence-reduced": "{what}: mer sällan ({change})",
    "change.recurrence-reduced.span": "{what}: återkommer under kortare tid ({change})",
    "change.recurrence-increased": "{what}: oftare ({change})",
    "change.recurrence-increased.span": "{what}: återkommer under längre tid ({change})",
    "change.period-shortened": "{what}: kortare period ({change})",
    "change.period-lengthened": "{what}: längre period ({change})",
    "change.responsible-removed": "{what}: {member} ansvarar inte längre",
    "change.responsible-added": "{what}: {member} blir ansvarig",
    "change.partner-removed": "{what}: {member} medverkar inte längre",
    "change.partner-added": "{what}: {member} medverkar",
    "change.answers-relaxed": "{what}: det räcker att en av de ansvariga svarar",
    "change.answers-relaxed.asks": "{what}: frågar efter mindre ({change})",
    "change.answers-tightened": "{what}: var och en av de ansvariga ska svara",
    "change.answers-tightened.asks": "{what}: frågar efter mer ({change})",
    "change.audience-narrowed": "{what}: är inte längre för {member}",
    "change.audience-widened": "{what}: är även för {member}",
    "change.target-lowered": "{what}: lättare att nå ({change})",
    "change.target-raised": "{what}: svårare att nå ({change})",
    "change.target-changed": "{what}: ett annat värde ({change})",
    "change.link-removed": "{what} tas bort",
    "change.link-removed.member": "{what}: `{field}` nämner inte längre {member}",
    "change.link-removed.field": "{what}: `{field}` tas bort ({change})",
    "change.link-added": "{what} läggs till",
    "change.link-added.member": "{what}: `{field}` nämner {member}",
    "change.link-added.field": "{what}: `{field}` läggs till ({change})",
    "change.funding-reduced": "{what}: mindre pengar ({change})",
    "change.funding-reduced.proposed": "{what}: inte längre beslutat, bara föreslaget",
    "change.funding-increased": "{what}: mer pengar ({change})",
    "change.funding-increased.proposed": "{what}: inte längre bara föreslaget",
    "change.entry-removed": "anteckningen {date} av {by} om {about} tas bort: {report}",
    "change.entry-added": "{date} rapporterar {by} om {about}: {report}",
    "change.entry-changed": "anteckningen {date} av {by} om {about} ändras: {change}",
    "change.entry-changed.order": "anteckningarna {date} om {about} byter ordning: den sista gäller",
    "change.decision-removed": "{what} tas bort",
    "change.decision-added": "{what} läggs till",
    "change.decision-changed": "{what} ändras: {change}",
    "change.field-changed": "{what}: `{field}` ändras ({change})",
    "change.promise-reworded": "{what}: åtagandet får en annan lydelse ({change})",
    "change.reworded": "{what}: `{field}` skrivs om ({change})",
    "change.reordered": "{what}: ordningen i `{field}` ändras",
    "change.respelled": "{what}: `{field}` skrivs på annat sätt men säger detsamma ({change})",
    "change.respelled.entry": "anteckningen {date} av {by} om {about} står {after} gånger, inte {before}; den räknas en gång",
    "change.register-changed": "{what} ändras i förteckningen",
    "change.register-changed.added": "{what} läggs till i förteckningen",
    "change.register-changed.removed": "{what} tas bort ur förteckningen",
    "change.what.acceptance-added": "En kommande ändring godtas.",
    "change.what.acceptance-removed": "Ett godtagande tas bort.",
    "change.acceptance-added": "{what} läggs till: {decision}, {by}, till och med {until}",
    "change.acceptance-removed": "{what} tas bort: {decision}, {by}, till och med {until}",
    "change.why.acceptance-added": "En ändring som annars fäller kontrollen släpps igenom när detta väl gäller. Se efter att beslutet finns och att det säger just detta.",
    "change.why.acceptance-removed": "En ändring som släpptes igenom gör det inte längre. Inget åtagande ändras.",
    "change.why.added": "Planen får ett åtagande som inte fanns förut.",
    "change.why.follow-up-removed": "Ingen behöver längre redovisa hur det gick.",
    "change.why.follow-up-added": "Något ska redovisas som inte behövde redovisas förut.",
    "change.why.moved": "Samma åtagande i ett annat område. Om det betyder något mer går inte att se av texten: jämför områdenas mål, målgrupper och anknytningar.",
    "change.why.withdrawn": "Det gäller inte längre från den dagen. Skälet och beslutet står kvar att läsa.",
    "change.why.reinstated": "Det som hade utgått gäller igen.",
    "change.why.plan-removed": "Åtaganden, beslut och rapporter i planen går inte längre att följa. En plan som är slut behålls, med ett beslut om att den är avslutad.",
    "change.why.plan-added": "Nya åtaganden har kommit till.",
    "change.why.plan-file-renamed": "Planen är densamma: den känns igen på sitt id.",
    "change.why.deadline-removed": "Utan sista dag kan det aldrig bli försenat.",
    "change.why.deadline-added": "Nu går det att säga när det är försenat.",
    "change.why.deadline-later": "Åtagandet behöver inte uppfyllas förrän senare.",
    "change.why.deadline-earlier": "Åtagandet ska uppfyllas tidigare.",
    "change.why.recurrence-reduced": "Det följs upp färre gånger.",
    "change.why.recurrence-increased": "Det följs upp fler gånger.",
    "change.why.period-shortened": "Det som återkommer gör det färre gånger.",
    "change.why.period-lengthened": "Uppföljningen återkommer fler gånger, men arbetet får längre tid på sig. Vilket som väger tyngst går inte att se av texten: läs beslutet.",
    "change.why.responsible-removed": "Färre ansvarar för att det blir gjort.",
    "change.why.responsible-added": "Fler ansvarar för att det blir gjort.",
    "change.why.partner-removed": "Färre tar del i arbetet.",
    "change.why.partner-added": "Fler tar del i arbetet.",
    "change.why.answers-relaxed": "Det krävs färre svar än förut.",
    "change.why.answers-tightened": "Det krävs fler svar än förut.",
    "change.why.audience-narrowed": "Det är till för färre.",
    "change.why.audience-widened": "Det är till för fler.",
    "change.why.target-lowered": "Planen säger åt vilket håll det blir bättre, och det nya värdet är lättare att nå.",
    "change.why.target-raised": "Planen säger åt vilket håll det blir bättre, och det nya värdet är svårare att nå.",
    "change.why.target-changed": "Planen säger inte åt vilket håll det blir bättre, eller så har mer än värdet ändrats: jämför dem.",
    "change.why.link-removed": "Kopplingen är borta, men inte åtagandet. Se efter att något annat bidrar till målet eller ramverket.",
    "change.why.link-added": "Något i planen bidrar till ett mål eller ramverk som det inte bidrog till förut.",
    "change.why.funding-reduced": "Det finns mindre pengar, eller mindre säkra, att göra det för.",
    "change.why.funding-increased": "Det finns mer pengar, eller säkrare, att göra det för.",
    "change.why.entry-removed": "Det som har rapporterats stryks inte. En rättelse är en ny anteckning; `state: retracted` tar tillbaka en gammal.",
    "change.why.entry-added": "En anteckning till i journalen: så ska den växa.",
    "change.why.entry-changed": "Det som har rapporterats ändras inte, och av en dags anteckningar gäller den sista. En rättelse är en ny anteckning.",
    "change.why.decision-removed": "Ett fattat beslut stryks inte: ett nytt beslut ändrar det.",
    "change.why.decision-added": "Ett beslut till. Vad det gör med åtagandena visar de andra ändringarna.",
    "change.why.decision-changed": "Ett fattat beslut skrivs inte om: ett nytt beslut ändrar det. Var uppgiften fel, säg det i granskningen.",
    "change.why.field-changed": "Ett annat åtagande, eller ett annat villkor. Vilket som är mer går inte att se av texten: jämför dem.",
    "change.why.promise-reworded": "Andra ord eller siffror säger vad som ska göras. Om åtagandet är detsamma går inte att se av texten: läs båda, särskilt ord som ska, bör och kan.",
    "change.why.reworded": "Orden ändras, inte åtagandet.",
    "change.why.reordered": "Samma saker i en annan ordning.",
    "change.why.respelled": "Samma innebörd, skriven på ett annat sätt.",
    "change.why.register-changed": "En förteckning som åtagandena hänvisar till. Vad det gör med åtagandena visar de andra ändringarna.",
    "change.renamed": "{what} får ett annat id: {before} → {after}",
    "change.split": "{what} kommer ur en delning: {from} → {to}",
    "change.merged": "{what} är en sammanslagning: {from} → {to}",
    "change.promise-reworded.softer": "{what}: åtagandet får en annan lydelse, kanske svagare: {softer} ({change})",
    "change.promise-softened": "{what}: åtagandet blir svagare, {softer} ({change})",
    "change.promise-firmed": "{what}: åtagandet blir starkare ({change})",
    "change.moved.many": "{what} flyttas: {from} → {to}",
    "change.withdrawn.moved": "{what} utgår ur planen {after}: dess område har utgått",
    "change.reinstated.moved": "{what} gäller igen: dess område har inte utgått",
    "change.withdrawn.many": "{what} utgår ur planen {after}",
    "change.reinstated.many": "{what} gäller igen, efter att ha utgått {before}",
    "change.link-removed.many": "{what} tas bort ({before})",
    "change.link-added.many": "{what} läggs till ({after})",
    "change.deadline-later.many": "{what}: sista dag senareläggs {shift}",
    "change.deadline-earlier.many": "{what}: sista dag tidigareläggs {shift}",
    "change.reordered.many": "ordningen ändras på {count} ställen",
    "change.decision-changed.order": "besluten byter ordning: av en dags beslut gäller det sista ({change})",
    "change.shift.year.one": "1 år",
    "change.shift.year.many": "{n} år",
    "change.shift.month.one": "1 månad",
    "change.shift.month.many": "{n} månader",
    "change.shift.day.one": "1 dag",
    "change.shift.day.many": "{n} dagar",
    "change.possible.removed.words": "kanske nu ”{alike}”",
    "change.possible.added.words": "kanske förut ”{alike}”",
    "change.possible.removed": "kanske nu {possible}; är det så, skriv `replaces` där",
    "change.possible.added": "kanske förut {possible}; är det så, skriv `replaces` här",
    "change.kinds.area": "{n} områden",
    "change.kinds.goal": "{n} mål",
    "change.kinds.indicator": "{n} indikatorer",
    "change.kinds.activity": "{n} aktiviteter",
    "change.kinds.step": "{n} delar",
    "change.kinds.target": "{n} målvärden",
    "change.kinds.follow-up": "{n} uppföljningar",
    "change.kinds.round": "{n} uppföljningsomgångar",
    "change.kinds.alignment": "{n} anknytningar",
    "change.kinds.organisation": "{n} organisationer",
    "change.kinds.group": "{n} målgrupper",
    "change.kinds.calendar-point": "{n} tidpunkter",
    "change.kinds.source": "{n} källor",
    "change.kinds.funding": "{n} poster",
    "change.kinds.stated": "{n} summor",
    "change.kinds.part": "{n} belopp",
    "change.kinds.plan": "planen",
    "change.kinds.decision": "{n} beslut",
    "change.guard.draft": "i ett utkast",
    "change.guard.withdrawn": "har utgått",
    "change.guard.done": "redan gjort",
    "change.guard.outside": "låg utanför planens period",
    "change.guard.same-as": "samma aktivitet står på ett annat ställe",
    "change.guard.replaced": "{heir} tar över",
    "change.guard.empty": "ett tomt område",
    "change.look.moved": "jämför områdenas mål, målgrupper och anknytningar",
    "change.look.renamed": "se efter att det är samma åtagande, och att journalens anteckningar följer med",
    "change.look.regrouped": "läs dem bredvid varandra: vad som ska göras, vem som ansvarar och när",
    "change.look.period": "läs beslutet: uppföljningen återkommer fler gånger, men arbetet får längre tid på sig",
    "change.look.target": "se efter åt vilket håll det blir bättre; indikatorn kan säga det med `better`",
    "change.look.link": "se efter att något annat bidrar till målet eller ramverket",
    "change.look.field": "jämför före och efter",
    "change.look.wording": "läs båda, och se om samma sak ska göras, för lika många och lika mycket",
    "change.look.softer": "åtagandet har fått ett ord som kan göra det svagare: {softer}",
    "change.look.lead": "se efter vem som leder; hur många som ansvarar visas för sig",
    "change.look.term": "se efter om det ska uppnås tidigare eller senare",
    "change.look.plan-id": "planen heter något annat i alla adresser; journalens fil och `plan` ska byta namn med den",
    "change.look.owner": "se efter vems planen är, och vem som ansvarar där ingen är namngiven",
    "change.look.coordinator": "se efter vem som samordnar, och ansvarar där ingen är namngiven",
    "change.look.same-as": "se efter om det är ett eget åtagande, eller räknas där det finns först",
    "change.look.follow-up": "se efter vad som ska redovisas: att något börjat, är klart, räknas eller gås igenom",
    "change.look.measured": "se efter om samma sak mäts, och om äldre värden går att jämföra",
    "change.look.better": "se efter att målvärdena fortfarande säger detsamma",
    "change.look.key": "se efter vad det hör till",
    "change.look.body": "se efter vilka som ingår, och vem som därmed ansvarar",
    "change.look.ended": "se efter om den som ansvarar finns kvar, eller vem som tagit över",
    "change.look.relation": "se efter hur nära planen följer ramverket",
    "change.look.money": "se efter vad pengarna är till för, och vem som får dem",
    "change.look.guard-draft": "planen var ett utkast utan beslut: inget var antaget än",
    "change.look.guard-withdrawn": "se efter att det verkligen har utgått, och genom vilket beslut",
    "change.look.guard-done": "se efter i journalen att allt var gjort och rapporterat",
    "change.look.guard-outside": "se efter att tiden verkligen låg utanför planens period, och inte var felskriven",
    "change.look.guard-same-as": "se efter att samma aktivitet finns kvar på det andra stället",
    "change.look.guard-replaced": "jämför med det som tog över",
    "change.look.guard-empty": "se efter att inget föll bort med området",
    "change.why.renamed": "Id:t är adressen: journalens anteckningar och länkar till det gamla id:t leder inte längre rätt. Är det verkligen samma åtagande är inget annat ändrat än det som står här under.",
    "change.why.split": "Åtagandet finns nu på flera ställen. Om de tillsammans är lika mycket värda går inte att se av texten.",
    "change.why.merged": "Flera åtaganden finns nu på ett ställe. Om det är värt lika mycket som de tillsammans går inte att se av texten.",
    "change.why.promise-softened": "Den som ”bör” eller ”kan” har inte åtagit sig något. Allt annat i meningen är detsamma, så det är åtagandet som blev svagare.",
    "change.why.promise-firmed": "Det som förut bara borde, kunde eller avsågs ska nu göras.",
    "change.why.removed": "Det som stod i planen gäller inte längre. Ska det utgå utan att spåret försvinner, använd `withdrawn`; tar något annat över, skriv `replaces` där.",
    "change.what.removed": "Något som stod i planen är borta: ett område, ett mål, en indikator, en aktivitet, en del eller ett målvärde.",
    "change.what.added": "Något har kommit till i planen: ett område, ett mål, en indikator, en aktivitet, en del eller ett målvärde.",
    "change.what.follow-up-removed": "En uppföljning eller uppföljningsomgång är borta.",
    "change.what.follow-up-added": "En uppföljning eller uppföljningsomgång har kommit till.",
    "change.what.moved": "Samma sak, med samma id, finns i ett annat område.",
    "change.what.plan-removed": "Planens fil finns inte längre.",
    "change.what.plan-added": "En plan har kommit till.",
    "change.what.plan-file-renamed": "Filen som planen ligger i har fått ett annat namn; planens id är detsamma.",
    "change.what.withdrawn": "Något har utgått ur planen (`withdrawn`).",
    "change.what.reinstated": "Något är inte längre utgånget ur planen (`withdrawn`).",
    "change.what.renamed": "Samma sak har fått ett annat id, och säger med `replaces` vilket den hade.",
    "change.what.split": "En sak har delats i flera, som med `replaces` säger vad de kommer ur.",
    "change.what.merged": "Flera saker har slagits ihop till en, som med `replaces` säger vilka de var.",
    "change.what.deadline-removed": "Det som hade en sista dag har ingen längre.",
    "change.what.deadline-added": "Det som inte hade någon sista dag har fått en.",
    "change.what.deadline-later": "En sista dag har flyttats till senare, eller fått fler dagars respit.",
    "change.what.deadline-earlier": "En sista dag har flyttats till tidigare, eller fått färre dagars respit.",
    "change.what.recurrence-reduced": "Något återkommer mer sällan, eller under kortare tid.",
    "change.what.recurrence-increased": "Något återkommer oftare, eller under längre tid.",
    "change.what.period-shortened": "Planens period har blivit kortare.",
    "change.what.period-lengthened": "Planens period har blivit längre.",
    "change.what.responsible-removed": "En organisation ansvarar inte längre.",
    "change.what.responsible-added": "En organisation till ansvarar.",
    "change.what.partner-removed": "En organisation medverkar inte längre.",
    "change.what.partner-added": "En organisation till medverkar.",
    "change.what.answers-relaxed": "En uppföljning nöjer sig med färre svar, eller frågar efter mindre.",
    "change.what.answers-tightened": "En uppföljning kräver fler svar, eller frågar efter mer.",
    "change.what.audience-narrowed": "Något är inte längre till för en av sina målgrupper.",
    "change.what.audience-widened": "Något är till för en målgrupp till.",
    "change.what.target-lowered": "Ett målvärde har blivit lättare att nå.",
    "change.what.target-raised": "Ett målvärde har blivit svårare att nå.",
    "change.what.target-changed": "Ett målvärde är ett annat. Om det är lättare eller svårare att nå går inte att se.",
    "change.what.link-removed": "En koppling till ett mål, en indikator eller ett ramverk är borta.",
    "change.what.link-added": "En koppling till ett mål, en indikator eller ett ramverk har kommit till.",
    "change.what.funding-reduced": "Ett belopp är borta eller har minskat, eller är inte längre beslutat.",
    "change.what.funding-increased": "Ett belopp har kommit till eller ökat, eller är nu beslutat.",
    "change.what.entry-removed": "En anteckning i journalen är borta.",
    "change.what.entry-added": "En anteckning har kommit till i journalen.",
    "change.what.entry-changed": "En anteckning i journalen säger något annat än förut, eller så gäller en annan av dagens anteckningar.",
    "change.what.decision-removed": "Ett beslut är borta ur planen.",
    "change.what.decision-added": "Ett beslut har kommit till i planen.",
    "change.what.decision-changed": "Ett beslut säger något annat än förut, eller så gäller ett annat av samma dags beslut.",
    "change.what.field-changed": "Ett fält har ett annat värde, och vad det betyder går inte att se av texten.",
    "change.what.promise-reworded": "Ett mål, en aktivitet, en del, ett målvärde eller en uppföljning har fått en annan lydelse.",
    "change.what.promise-softened": "Ett åtagande säger detsamma, men inte längre att det ska ske: ”ska” har blivit till exempel ”bör”, ”kan” eller ”avser”.",
    "change.what.promise-firmed": "Ett åtagande säger detsamma, men nu att det ska ske: till exempel ”bör” har blivit ”ska”.",
    "change.what.reworded": "En titel, ett namn eller en kommentar har fått andra ord.",
    "change.what.reordered": "Samma saker står i en annan ordning. Visas bara när man ber om det.",
    "change.what.respelled": "Något är skrivet på ett annat sätt men betyder detsamma.",
    "change.what.register-changed": "En organisation, målgrupp, källa eller tidpunkt har kommit till eller är borta ur planens förteckningar.",
}

PAGES: dict[str, str] = {
    "unreadable-file": """En fil går inte att öppna.

        Det som står i den saknas i alla listor och rapporter. planctl öppnar bara vanliga filer: en länk kan leda ut ur mappen, och det som inte är en vanlig fil kan få programmet att vänta för evigt.

        Gör så här: lägg dit en vanlig fil som du får läsa.
    """,
    "too-large": """En fil är större än vad planctl läser.

        Gränsen hindrar att en främmande fil fyller datorns minne. En plan på hundra sidor ligger långt under den.

        Gör så här: dela upp planen; litar du på filen kan du höja gränsen: sätt miljövariabeln PLANCTL_MAX_FILE_MIB till ett antal megabyte.
    """,
    "not-utf-8": """En fil är inte sparad som UTF-8.

        UTF-8 är det sätt som nästan alla program lagrar å, ä och ö på i dag. I en fil som är lagrad på ett annat sätt skulle
        bokstäverna bli fel.

        Gör så här: öppna filen där du brukar skriva i den, välj Spara som och kodningen UTF-8.
    """,
    "forbidden-character": """Ett osynligt eller vilseledande tecken står i texten.

        Sådana tecken kan få en rad att se ut att säga något annat än den gör, så att man godkänner något annat än det som planctl
        läser. De följer ofta med när text kopieras från en PDF eller en webbsida.

        Gör så här: ta bort tecknet, eller ta bort raden och skriv den igen.
    """,
    "broken-yaml": """Filen är inte skriven så att planctl kan läsa den.

        Planer skrivs i YAML, där indrag och skiljetecken säger vad som hör till vad. Härifrån går det inte att veta vad som menas.
        Inget av filen används, och fel längre ner kanske inte syns ännu.

        Gör så här: titta på raden och den ovanför: indrag, kolon, citattecken, parenteser. Text med kolon eller kommatecken är säker
        inom citattecken.
    """,
    "empty-file": """Det finns inget i filen.

        Den kan ha tömts av misstag, och då saknas planen i alla listor.

        Gör så här: hämta tillbaka filens tidigare innehåll, skriv planen, eller ta bort filen.
    """,
    "too-deep": """Listor och fält ligger i varandra i fler nivåer än någon plan behöver.

        En fil som är gjord för att skada kan få program att krascha på det sättet. I en ärlig plan är det en parentes för mycket.

        Gör så här: ta bort det som ligger inuti av misstag, eller använd färre nivåer av rubriker.
    """,
    "too-complex": """En fil har fler värden än vad planctl läser.

        Gränsen hindrar att en främmande fil fyller datorns minne. Den är många gånger större än vad en plan behöver.

        Gör så här: dela upp planen; litar du på filen kan du höja gränsen: sätt miljövariabeln PLANCTL_MAX_FILE_MIB till ett antal megabyte.
    """,
    "duplicate-key": """Ett fält står två gånger på samma ställe.

        Bara det ena kan gälla, och den som läser kan tro på det andra.

        Gör så här: behåll det rätta och ta bort det andra.
    """,
    "key-not-text": """Namnet på ett fält är inte text.

        Ett ensamt tal, `true` eller en lista före kolonet läses inte som ett namn, och det som står efter hör då inte till något.

        Gör så här: sätt namnet inom citattecken, eller rätta raden.
    """,
    "key-too-long": """Namnet på ett fält är längre än 200 tecken.

        Det är nästan alltid en mening med ett kolon i: det som står före kolonet tas för ett fältnamn.

        Gör så här: sätt hela meningen inom citattecken efter det fält som den hör till.
    """,
    "anchor": """Ett värde får ett namn med `&`, för att upprepas på ett annat ställe.

        I en plan säger varje rad allt den menar, så att den kan läsas, ändras och jämföras för sig.

        Gör så här: ta bort namnet; sätt en text som börjar med `&` inom citattecken.
    """,
    "alias": """Ett värde upprepas från ett annat ställe med `*`.

        I en plan säger varje rad allt den menar, så att den kan läsas, ändras och jämföras för sig.

        Gör så här: skriv ut värdet; sätt en text som börjar med `*` inom citattecken.
    """,
    "merge-key": """Fält kopieras från ett annat ställe med `<<`.

        I en plan står allt där det gäller. Med kopierade fält skulle en ändring på ett ställe ändra andra i det tysta.

        Gör så här: skriv ut fälten.
    """,
    "tag": """Hur ett värde läses styrs med `!`.

        Sådana märken får en del program att köra kod, och planer behöver dem inte.

        Gör så här: ta bort märket; sätt en text som börjar med `!` inom citattecken.
    """,
    "directive": """Filen börjar med en anvisning till programmet som läser den (`%`).

        Den kan ändra vad orden under den betyder, till exempel om `no` är ett ord eller ett nej.

        Gör så här: ta bort raden.
    """,
    "second-document": """Ett andra dokument börjar i samma fil.

        En plan hittas genom namnet på sin fil. Det som står under raden `---` skulle därför ingen hitta.

        Gör så här: ta bort raden `---`, eller flytta det som följer till en egen fil.
    """,
    "number-out-of-range": """Ett tal har fler än 18 siffror, eller är oändligt.

        Program avrundar sådana tal på olika sätt. Oftast är det ett diarienummer eller liknande, som är menat som text.

        Gör så här: sätt det inom citattecken om det är text; rätta annars talet.
    """,
    "unknown-schema": """Filen säger inte vad den är, eller säger något som planctl inte känner till.

        Raden `schema` skiljer en plan från en journal och ett ramverk, och säger vilken version av reglerna den följer.

        Gör så här: skriv raden som meddelandet säger; om filen är nyare än planctl, uppdatera planctl.
    """,
    "duplicate-id": """Två saker har samma id.

        Rapporter, länkar och påminnelser hittar en sak genom dess id. Har två samma skulle en rapport om den ena räknas för den
        andra.

        Gör så här: ge den ena ett annat id; om något redan har rapporterats om den ena, behåll dess id och byt den andras.
    """,
    "unknown-field": """Ett fält har ett namn som inte betyder något här.

        Det som står där skulle inte läsas: ett felstavat `responsible` ger en aktivitet som ingen ansvarar för.

        Gör så här: rätta namnet; egen text hör hemma i `note`.
    """,
    "missing-field": """Ett fält som behövs saknas.

        Utan det kan saken inte hittas, visas eller följas upp.

        Gör så här: lägg till fältet.
    """,
    "wrong-type": """Ett värde är av fel slag, till exempel en text där det ska stå en lista.

        planctl gissar inte. `0180` läst som tal är 180; och ett fält som kan ha flera namn är en lista också när det bara är ett.

        Gör så här: skriv listor inom hakparenteser, text inom citattecken, tal och `true` eller `false` utan.
    """,
    "unknown-value": """Ett ord är inte något av dem som fältet kan ha.

        Listor och urval går efter orden. Ett som inte är känt skulle inget urval hitta.

        Gör så här: välj något av de ord som meddelandet räknar upp.
    """,
    "not-an-id": """Ett id innehåller något som ett id inte kan ha.

        Id:n blir adresser, länkar och filnamn, likadana i alla program. Därför består de av små bokstäver a–z, siffror, `-` och
        `.`, och stavas inte som ett år eller en sökväg.

        Gör så här: skriv det med små bokstäver, med a för å och ä, o för ö och `-` för mellanslag; sätt ett som bara är siffror inom
        citattecken.
    """,
    "reserved-id": """Ett id är ett ord som adresser har för planen själv.

        I adresser står `plan` för planens egna uppföljningar och `reporting` för dess uppföljningsomgångar. En aktivitet med det
        namnet skulle inte gå att skilja från dem.

        Gör så här: välj ett annat id.
    """,
    "not-an-address": """En text är ingen adress.

        En adress är ett och samma namn på en sak i alla listor och rapporter. Utan den vet ingen vad som menas.

        Gör så här: skriv planens id, sedan aktivitetens, sedan uppföljningens: `planctl show` med planens id räknar upp adresserna.
        """,
    "unknown-change": """Ett godtagande är av ett slags ändring som inte finns.

        Det täcker ingenting: den ändring som menades fäller fortfarande kontrollen.

        Gör så här: skriv det namn som `planctl diff --format json` ger ändringen.
        """,
    "acceptance-without-plan": """Ett godtagande gäller en plan som inte finns.

        Det täcker ingenting. Adressen börjar med planens id.

        Gör så här: rätta adressen, eller ta bort godtagandet när planen är borta.
        """,
    "acceptance-run-out": """Sista dagen för ett godtagande har passerat.

        Det täcker inte längre något. Står det kvar tror läsaren att ändringen fortfarande är tillåten.

        Gör så här: ta bort det; ska ändringen ändå göras, låt besluta den på nytt och skriv det nya beslutet och dess sista dag.
        """,
    "wrong-file-name": """En fil heter inte som id:t i den.

        En plan hittas genom namnet på sin fil. Journalen, länkarna till planen och dess historik skulle sökas under ett annat namn.

        Gör så här: döp om filen, eller rätta id:t i den; om planen redan används, behåll id:t.
    """,
    "conflicting-fields": """Fält som säger emot varandra står tillsammans, eller ett saknar ett annat som det behöver.

        Ingen kan veta vilket som menades. Två tider för en uppföljning ger två sista dagar; uppföljningar bredvid `no_follow_ups`
        skulle både efterfrågas och inte.

        Gör så här: behåll det som beslutades och ta bort det andra; är det två uppföljningar, skriv dem var för sig.
    """,
    "empty-value": """Ett fält finns men har inget värde.

        Ingen kan veta om något har glömts eller inte ska finnas.

        Gör så här: skriv värdet, eller ta bort raden.
    """,
    "empty-list": """En lista som måste innehålla något är tom.

        En uppföljningsomgång som inte frågar efter något skulle aldrig få svar.

        Gör så här: skriv minst ett värde, eller ta bort det som listan hör till.
    """,
    "not-nfc": """En bokstav som å är lagrad som två tecken: ett a och en ring.

        Det ser likadant ut, men den som söker efter ordet hittar det inte. Det följer ofta med från filnamn och PDF:er på en Mac.

        Gör så här: ta bort bokstaven och skriv den igen.
    """,
    "empty-text": """En text har inget innehåll.

        Läsare skulle se en titel eller en kommentar utan ord och undra vad som saknas.

        Gör så här: skriv texten, eller ta bort fältet.
    """,
    "too-long": """En text är längre än den får vara.

        En titel står i tabeller och listor, där en lång skymmer resten.

        Gör så här: korta den, och lägg resten i `note`.
    """,
    "out-of-range": """Ett tal är för litet eller för stort för sitt fält.

        Oftast är det felskrivet: ett negativt antal dagar, eller ett år där det ska stå dagar.

        Gör så här: rätta talet; meddelandet anger gränsen.
    """,
    "not-an-amount": """Ett belopp står inte i hela kronor.

        Belopp läggs ihop och jämförs med vad källan anger. "1,5" kan vara kronor eller miljoner.

        Gör så här: skriv alla siffror; med mellanslag mellan dem, sätt beloppet inom citattecken.
    """,
    "not-a-value": """Det som rapporteras är inget värde som går att visa eller jämföra.

        Ett värde är ett tal, `true` eller `false`, en text, eller ett tal för varje del, till exempel flickor och pojkar.

        Gör så här: skriv det som något av detta.
    """,
    "not-a-change": """Förändringen i ett målvärde går inte att följa upp.

        Med en förändring i siffror kan planctl säga om målvärdet är nått. "Minskar" uppfylls av varje siffra som är mindre.

        Gör så här: skriv procent `-20 %`, procentenheter `-2 pp`, `halved` (halverat) eller `all` (alla).
    """,
    "unknown-organisation": """En organisation nämns som inte finns i `organisations`.

        Det som varje förvaltning har att göra samlas efter de här namnen. Ett felstavat hör inte till någon, och arbetet saknas i
        rätt förvaltnings lista.

        Gör så här: rätta stavningen, eller lägg till organisationen i `organisations`.
    """,
    "unknown-goal": """En aktivitet eller indikator anger ett mål som planen inte har.

        Styrgruppen läser vilka aktiviteter som hör till vilket mål. Leder kopplingen ingenstans saknas aktiviteten under sitt mål.

        Gör så här: rätta målets id, eller lägg till målet i sitt område.
    """,
    "unknown-indicator": """En uppföljning anger en indikator som planen inte har.

        Siffrorna som rapporteras skulle inte höra till någon indikator, och den som menades skulle se ut som om ingen hade
        rapporterat.

        Gör så här: rätta indikatorns id, eller lägg till indikatorn i sitt område.
    """,
    "unknown-group": """Något gäller en målgrupp som inte finns i `groups`.

        Läsare väljer efter målgrupp, till exempel barn och unga. Arbete för en målgrupp som inte finns med ser de inte.

        Gör så här: rätta stavningen, eller lägg till målgruppen i `groups`.
    """,
    "unknown-framework": """Ett ramverk nämns vars fil inte finns.

        En plan säger vilken strategi eller överenskommelse den följer, så att man kan se vad som är besvarat och inte. Det kräver
        ramverkets fil bredvid planerna. Varje ramverk som saknas nämns en gång, där det först står.

        Gör så här: rätta id:t, eller lägg ramverkets fil i mappen `frameworks`.
    """,
    "unknown-framework-item": """En punkt nämns som ramverket inte har.

        När planer jämförs med ramverket räknas anknytningen ingenstans. Punkten som menades ser ut som om ingen plan svarade mot
        den.

        Gör så här: rätta id:t efter kolonet, eller lägg till punkten i ramverkets fil.
    """,
    "unknown-activity": """`same_as` leder inte till en aktivitet som räknas.

        En aktivitet som står på två ställen räknas en gång, med det andra ställets uppföljningar. Leder `same_as` ingenstans, till
        sig själv eller till en som i sin tur är samma som en annan, räknas aktiviteten inte alls.

        Gör så här: ange den aktivitet som har uppföljningarna, eller ta bort `same_as`.
    """,
    "unknown-source": """Ett källdokument nämns som inte finns i `sources`.

        Den som tvivlar på ett datum eller en siffra slår upp källan. Utan rätt dokument kan ingen kontrollera det.

        Gör så här: rätta dokumentets id, eller lägg till dokumentet i `sources`.
    """,
    "unused-organisation": """En organisation finns i planen, men inget hänvisar till den.

        Ofta är det en som skulle ansvara för något och glömdes bort där, eller en som har lämnat planen.

        Gör så här: ange den där den hör hemma, eller ta bort dess rad.
    """,
    "lead-not-responsible": """Den organisation som leder är inte en av de ansvariga.

        Läsare kan inte se vem som ansvarar för arbetet: den som leder visas först, men arbetet finns inte i dess lista.

        Gör så här: lägg till den som leder i `responsible`, eller välj en av dem som står där.
    """,
    "not-a-period": """En tid är inte skriven som en period.

        Sista dagen räknas ut ur den, så den måste säga samma sak till alla. Det som källan säger i ord kan stå i `said`.

        Gör så här: skriv ett år, halvår, tertial, kvartal, en månad eller en dag, eller två av dem med `..` emellan.
    """,
    "backwards-period": """En period slutar innan den börjar.

        Inget infaller i en sådan period, så ingen skulle någonsin få frågan.

        Gör så här: skriv den tidigare tiden först.
    """,
    "not-a-day": """Ett datum är inte skrivet som en dag.

        Dagarnas ordning avgör vilken rapport som är den senaste, så varje anteckning anger sin dag helt ut.

        Gör så här: skriv år, månad och dag: 2026-02-14.
    """,
    "not-a-day-of-the-year": """En tidpunkt i planens kalender är inte skriven som månad och dag.

        Samma tidpunkt kommer tillbaka varje år. Därför har den inget år, och är en dag som alla år har.

        Gör så här: skriv månad och dag: 08-31.
    """,
    "not-a-recurrence": """`every` säger inte hur ofta.

        Varje tillfälle räknas ut ur det. Det som källan säger i ord kan stå i `said`.

        Gör så här: skriv year (år), half-year (halvår), tertial, quarter (kvartal), month (månad), ett antal år som `3y`, `ongoing`
        (löpande), eller tidpunkter i planens `calendar`.
    """,
    "too-many-occurrences": """Planens uppföljningar skulle infalla oftare än någon kan svara på.

        Det är nästan alltid ett felskrivet årtal. planctl stannar här i stället för att räkna upp hundratusentals dagar.

        Gör så här: rätta åren, eller fråga mer sällan.
    """,
    "outside-plan-period": """En uppföljning infaller utanför planens period.

        Ofta är året felskrivet, eller kvar från en tidigare plan, och ingen letar efter den när planen har gått ut. Det kan också
        vara menat, som en utvärdering efter sista året.

        Gör så här: rätta året; är det menat så, låt det stå.
    """,
    "decided-after-start": """Planen antogs efter att dess period hade börjat.

        Det kan vara sant, och gör då ingen skada. Ofta är datumet eller perioden felskriven, och då räknas tiderna från fel dag.

        Gör så här: rätta datumet eller perioden; är båda rätt, låt dem stå.
    """,
    "period-not-decided": """Planens period är inte den som senast beslutades.

        Det som infaller räknas ut inom den beslutade perioden. Säger planen något annat saknas ett beslut här, eller så ändrades
        perioden utan beslut.

        Gör så här: lägg till beslutet, eller skriv samma period på båda ställena.
    """,
    "never-falls-due": """En återkommande uppföljning infaller aldrig.

        Den står i planen, men ingen kommer någonsin att få frågan.

        Gör så här: rätta `from`, `until` eller dagen i planens `calendar`.
    """,
    "nobody-responsible": """Ingen ansvarar för en aktivitet.

        Det som ingen ansvarar för står inte i någon förvaltnings lista: ingen påminns om det, och ingen rapporterar.

        Gör så här: ange en eller flera organisationer i `responsible`: på aktiviteten, på dess delar, eller en gång för hela planen.
    """,
    "nothing-to-follow-up": """En aktivitet har ingen uppföljning.

        Ingen får frågan hur det gick, och i efterhand kan ingen se om det blev gjort. Är det beslutat så, säg det: då ser läsarna
        att det inte har glömts. En uppföljningsomgång som frågar efter läget i varje aktivitet räknas också.

        Gör så här: lägg till `follow_ups`, eller skriv varför de saknas i `no_follow_ups` på aktiviteten, området eller planen.
    """,
    "unknown-subject": """En anteckning i journalen handlar om något som planen inte har.

        Det som rapporterades syns ingenstans, och det som menades räknas fortfarande som obesvarat. Det som något har rapporterats
        om tas aldrig bort ur en plan: det får `withdrawn`, eller så tar något annat över dess id med `replaces`.

        Gör så här: rätta adressen i `about`.
    """,
    "no-such-occurrence": """En anteckning i journalen handlar om ett tillfälle som inte finns.

        Rapporten besvarar inget, och tillfället som menades räknas fortfarande som obesvarat. Ett tillfälle har samma namn som sin
        period, också när det har skjutits upp.

        Gör så här: rätta perioden efter `@`; meddelandet räknar upp dem som finns.
    """,
    "entry-in-the-future": """En anteckning i journalen är daterad i framtiden.

        Den räknas inte förrän den dagen. Är året felskrivet saknas det som rapporteras i dag i alla listor.

        Gör så här: rätta datumet.
    """,
    "note-required": """En anteckning i journalen saknar den kommentar som dess läge kräver.

        När något har hoppats över, skjutits upp, upphört, avbrutits eller tagits tillbaka undrar läsaren varför, kanske flera år
        senare när ingen minns.

        Gör så här: skriv varför med några ord i `note`.
    """,
    "wrong-state": """Läget i en anteckning i journalen passar inte det som den handlar om.

        En uppföljning rapporteras, hoppas över, skjuts upp eller upphör. En aktivitet är planerad, pågående, klar, pausad eller
        avbruten. Om ett mål eller en indikator finns bara ett värde. En anteckning av annat slag ändrar inget, fast den som skrev
        den tror det.

        Gör så här: välj ett läge som passar, eller rätta adressen i `about`.
    """,
    "repeated-entry": """Samma anteckning står två gånger i journalen.

        Oftast är den kvar efter att två personers filer har förts ihop. Den räknas en gång, men läsaren undrar om något
        rapporterades två gånger.

        Gör så här: ta bort en av de två.
    """,
    "deferred-to-when": """En anteckning i journalen skjuter upp något utan att säga till när, eller till en tidigare tid.

        Att skjuta upp flyttar sista dagen. Utan en senare tid står den gamla kvar, och uppföljningen blir sen fast den har skjutits
        upp.

        Gör så här: ange den nya perioden i `to`; utelämna `to` där inget skjuts upp.
    """,
    "journal-without-plan": """En journal hör till en plan som inte finns.

        Det som rapporterades hör inte till något i en plan, och syns ingenstans.

        Gör så här: rätta planens id i `plan`, eller lägg planens fil i mappen ovanför journalens.
    """,
    "not-asked": """En organisation rapporterar utan att ha fått frågan.

        Där var och en av flera ska svara räknas bara deras rapporter. Den här besvarar inget, och den som menades väntar man
        fortfarande på.

        Gör så här: rätta `by`, eller lägg till organisationen bland de ansvariga.
    """,
    "declared-absence": """Planen säger själv att något saknas.

        Det är inget fel. Det visas för att man ska se vad som är känt att det saknas, skilt från det som har glömts.

        Gör så här: inget; ta bort raden när planen har det som saknades.
    """,
    "unused-group": """En målgrupp finns i planen, men inget riktar sig till den.

        Den som väljer målgruppen hittar ingenting. Ofta har den glömts där den hör hemma, eller så har arbetet för den utgått ur
        planen.

        Gör så här: ange målgruppen där den hör hemma, eller ta bort dess rad.
    """,
    "doubled-name": """Samma id står två gånger i en lista.

        Det räknas en gång. Ofta menades ett annat den andra gången: då saknas den organisation som skulle ansvara, eller den målgrupp som arbetet är till för.

        Gör så här: skriv det som menades, eller ta bort det andra.
    """,
    "doubled-alignment": """Samma ramverk, eller samma punkt i det, anges två gånger på ett ställe.

        Ofta menades en annan punkt den andra gången, och det ser då ut som om ingen plan svarar mot den.

        Gör så här: skriv den punkt som menades, eller ta bort den andra.
    """,
    "extended-without-period": """Ett beslut förlänger planen, men inte till någon senare dag.

        Det som återkommer slutar på den förra periodens sista dag, och planen räknas som utgången fast den skulle gälla längre.

        Gör så här: ange beslutets `period`, och skriv samma i planens.
    """,
    "run-out": """Planen har gått ut, och inget beslut förlänger eller avslutar den.

        Det som inte har besvarats ska fortfarande besvaras, men inget nytt infaller. Läsare kan inte se om arbetet fortsätter, har upphört
        eller följs av en annan plan.

        Gör så här: lägg till beslutet som förlängde eller avslutade planen; finns inget, skriv det i en kommentar i filen (`# …`).
    """,
    "unused-indicator": """En indikator används inte: den har inget mål, inget målvärde och ingen uppföljning.

        Ingen får frågan om siffran, och ingen kan säga vad den skulle visa. Den används när den anger sina mål, har ett målvärde, när
        en uppföljning frågar efter den, när ett värde har rapporterats eller när en uppföljningsomgång frågar efter alla indikatorer.
        Där planen eller området säger i `no_follow_ups` att inget följs upp är det förklaringen.

        Gör så här: ange dess mål, ge den ett målvärde eller låt en uppföljning fråga efter den; eller ta bort den.
    """,
    "silent-about-indicators": """Ett område med aktiviteter nämner inga indikatorer, fast planens andra områden har dem.

        Läsare kan inte se om siffrorna har glömts eller ska saknas. Där indikatorerna är kortsiktiga eller långsiktiga frågas efter
        vardera slaget. Indikatorer i ett område runt detta, eller under det, räknas som dess egna.

        Gör så här: lägg till indikatorerna, eller skriv i `no_indicators` varför de saknas.
    """,
    "sum-does-not-add-up": """Ett angivet belopp är inte summan av de delar som det omfattar.

        En siffra är fel någonstans, eller så saknas en del eller står två gånger. Ingen kan då säga vad som finns att använda till vad.

        Det omfattar de delar som hör till dess `recipients` och till dess `item` med allt därunder; alla delar, där det inte anger
        något av dem. En del utan mottagare hör inte till någon mottagares summa, bara till summor som inte anger någon. Beloppet får
        skilja sig från summan med mindre än sin `precision`; utan en sådan är det exakt på kronan. Finns inga delar alls summeras inget.

        Gör så här: rätta det belopp som är fel, eller lägg till den del som saknas; är beloppet avrundat, ange hur noga i `precision`.
    """,
    "uncertain-recipient": """Ett belopp säger varken vem som får det eller varför det inte är känt.

        Den som planerar för pengarna läser vems de är. Där källan inte säger det måste läsare se att det har letats efter men inte
        hittats.

        Gör så här: ange mottagaren, eller skriv i `uncertain` varför den inte är känd.
    """,
    "identity-number": """Ett personnummer står i filen.

        En plan är offentlig, och det som har stått i ett offentligt förråd finns kvar i dess historik. Samordningsnummer räknas också. Numret
        visas inte någonstans, varken i anmärkningar eller rapporter; anmärkningen går inte att stänga av.

        Gör så här: ta bort det, även ur historiken om filen har delats, och berätta för den som ansvarar för dataskyddet. Är det ett annat slags
        nummer, till exempel ett telefonnummer, skriv det i grupper: 070-123 45 67.
    """,
    "telephone-number": """Ett telefonnummer står i filen.

        Oftast är det en persons eget, och det ligger kvar offentligt långt efter att personen har bytt arbete. Nummer som vem som helst får ringa
        (020, 077 och växlar, som slutar på 00) anmärks det inte på.

        Gör så här: skriv förvaltningen eller växeln i stället.
    """,
    "persons-email": """En persons e-postadress står i filen.

        En plan nämner organisationer, inte personer: de som svarar byts ut, men adressen ligger kvar offentligt. Adresser till en förvaltning
        eller funktion, som registrator@ eller info@, anmärks det inte på.

        Gör så här: skriv förvaltningens adress, eller bara organisationen.
    """,
    "unknown-setting": """En inställning har ett namn som inte betyder något.

        Det som den säger skulle inte läsas: ett felstavat `ignore` undantar inget, och ett felstavat `severity` väger inget.

        Gör så här: rätta namnet; vad som kan ställas in står i docs/settings.md.
    """,
    "wrong-setting": """En inställning har ett värde av fel slag.

        planctl gissar inte, så inställningen gäller inte; de andra gör det.

        Gör så här: skriv värdet som meddelandet säger.
    """,
    "unreadable-settings": """Inställningarna går inte att läsa.

        Ingen av dem gäller förrän de går att läsa, och det som de undantar anmärks.

        Gör så här: titta på raden och den ovanför: citattecken, parenteser, ett namn som står två gånger.
    """,
    "unknown-rule": """En inställning eller en kommentar nämner en regel som inte finns.

        Den täcker inget: det som skulle undantas anmärks ändå. En kommentar nämner regler med hela koden eller namnet; en inställning
        kan också nämna flera med början av deras koder, som `PLN3`.

        Gör så här: skriv en kod eller ett namn så som `planctl rule` visar dem.
    """,
    "not-to-be-ignored": """En inställning eller en kommentar undantar det som inte får undantas.

        Det som hindrar att en fil läses döljer allt som står i den, och det som skydd för enskilda och säkerhet kräver (PLN8) angår
        andra än dem som skriver planen. En kommentar kan inte heller undanta det som anmärks på kommentarer (PLN9).

        Gör så här: ta bort undantaget och rätta det som anmärks.
    """,
    "broken-suppression": """En kommentar till planctl är inte skriven som en sådan.

        Den täcker inget, fast den som skrev den tror det.

        Gör så här: skriv `# planctl: ignore[KOD] skäl`, med `until=2026-12-31` om det ska gälla en tid.
    """,
    "suppression-without-reason": """En kommentar undantar en regel utan att säga varför.

        Den som läser den senare kan inte veta om skälet finns kvar, och ingen vågar ta bort den.

        Gör så här: skriv skälet efter hakparentesen.
    """,
    "suppression-run-out": """Sista dagen för en kommentar som undantar en regel har gått.

        Den täcker inget längre: det som den undantog anmärks på nytt.

        Gör så här: rätta det som anmärks och ta bort kommentaren; eller skriv en senare dag, om det ännu finns skäl.
    """,
    "unused-suppression": """En kommentar undantar en regel som inte har något att anmärka på där.

        Får den stå kvar döljer den nästa fel av det slaget. En kommentar efter något täcker det som anmärks på dess rad; en som står
        ensam på sin rad täcker allt det som börjar på nästa.

        Gör så här: ta bort den, eller flytta den till det som den gäller.
    """,
    "stale-baseline": """Baslinjen känner till något som inte längre anmärks.

        Får det stå kvar döljer det samma fel när det kommer tillbaka.

        Gör så här: skriv om baslinjen: `planctl validate --baseline FIL --write-baseline FIL`.
    """,
    "weakened-check": """En ändring håller undan anmärkningar från sin egen granskning.

        Det sker med en inställning, en kommentar eller baslinjen. När ändringen själv granskas med `--new-from` visas ändå det som
        den vill hålla undan. När ändringen har godkänts hålls det undan.

        Gör så här: bedöm om det ska vara så. Inget behöver göras i filen.
    """,
    "not-a-link": """Det som ska vara en länk leder ingenstans.

        Den som vill se källan eller underlaget klickar, och inget händer. På sidorna visas en sådan text som text.

        Gör så här: kopiera hela adressen ur webbläsaren, från https:// och framåt; ett dokument som inte ligger på webben hör hemma i `note` eller
        `file`.
    """,
    "unfinished-text": """En text innehåller ännu ord som skulle bytas ut.

        Planen läses av en styrgrupp och av allmänheten, som inte kan veta vad som skulle stå där.

        Gör så här: skriv det som saknas; är det inte känt, utelämna fältet eller skriv det i `uncertain`.
    """,
    "repeated-title": """Samma aktivitet, eller samma uppföljning, står två gånger.

        Ofta har en rad kopierats och aldrig ändrats. Båda frågas efter, och båda räknas.

        Det som skiljer sig i mål, målgrupp eller tid är inte samma.

        Gör så här: ge den andra en egen titel, eller ta bort den; är det samma aktivitet på två ställen, skriv `same_as`.
    """,
    "goal-without-activity": """Ingen aktivitet bidrar till ett mål.

        Planen säger vad som ska gälla, men ingen ska göra något för det. Ofta har kopplingen glömts på en aktivitet, eller så har aktiviteten
        utgått ur planen.

        De aktiviteter som anger ett mål bidrar till det. Där inga aktiviteter i målets område anger mål, eller bara några av dem, bidrar
        alla i området.

        Gör så här: ange målet på de aktiviteter som bidrar, lägg till en aktivitet, eller låt målet utgå med `withdrawn`.
    """,
    "activity-without-goal": """En aktivitet anger inget mål, fast alla andra i området gör det.

        Under varje mål ser läsarna vad som görs för det; den här aktiviteten finns inte med någonstans. Oftast har kopplingen glömts.

        Gör så här: ange de mål som den bidrar till i `goals`.
    """,
    "nobody-leads": """Många ansvarar för något, och ingen av dem leder.

        Det som fyra eller fler ansvarar för blir lätt liggande tills någon annan börjar. Läsare och påminnelser behöver en att vända sig till.

        Gör så här: välj vilken av dem som leder, i `lead`; säger planen inget, fråga styrgruppen.
    """,
    "partner-answers-too": """Samma organisation både ansvarar för en aktivitet och medverkar utan att ansvara.

        Bara det ena kan gälla. I förvaltningarnas listor står arbetet hos dem som ansvarar, inte hos dem som medverkar.

        Gör så här: behåll den i den lista som är rätt.
    """,
    "ended-organisation": """En organisation ansvarar för något vid en tid då den inte längre finns.

        Ingen blir påmind, och ingen rapporterar. Det händer när organisationen ändras men planen inte följer med.

        Gör så här: ange den som har tagit över; ska den gamla ansvara för tiden dessförinnan, ge den en egen uppföljning som slutar med `until`.
    """,
    "part-of-itself": """En organisation är en del av sig själv, direkt eller genom andra.

        Läsare kan inte se vad som hör till vad, och listor över allt som hör till en organisation går runt i en cirkel.

        Gör så här: rätta `part_of` på en av dem.
    """,
    "replaced-still-there": """Något säger sig ha tagit över ett id som fortfarande används.

        Det som har rapporterats om det gamla hör till det så länge det finns kvar, och båda frågas efter.

        Gör så här: låt det gamla utgå med `withdrawn`, eller ta bort dess id ur `replaces`.
    """,
    "follow-ups-end-early": """En aktivitet följs upp för sista gången långt före planens slut, fast den kan fortsätta.

        Därefter frågar ingen hur det går, fast planen gäller. Det händer när bara början följs upp, eller när siffrorna slutar ett halvår
        eller mer före planen.
        Det händer också när en plan förlängs men inte dess uppföljningar. Är det sista att något blir klart eller utvärderas kan aktiviteten vara över, och då är
        allt som det ska.

        Gör så här: lägg till en uppföljning av vad den leder till, eller låt det som återkommer fortsätta till planens slut.
    """,
    "only-when-needed": """En uppföljning ska bara göras vid behov.

        Den infaller aldrig och blir aldrig försenad. Ingen får frågan, och ingen kan säga om den inte behövdes eller om den glömdes.

        Gör så här: kom överens om när ni stämmer av om det har behövts, till exempel varje år; låt det annars stå.
    """,
    "said-otherwise": """En uppföljnings tid ligger ett annat år än källans egna ord för den.

        Det ena är felskrivet. Påminnelser går efter tiden, läsare tror på orden.

        Gör så här: slå upp det i källan, och rätta det som är fel.
    """,
    "ready-before-it-starts": """Något ska vara klart innan aktiviteten ska ha börjat.

        Den ena tiden är felskriven, eller så har de bytt plats.

        Gör så här: rätta den tid som är fel.
    """,
    "decision-in-the-future": """Ett beslut är daterat i framtiden.

        Det räknas inte förrän den dagen. Är året felskrivet ser planen ut att inte vara beslutad.

        Gör så här: rätta datumet.
    """,
    "unanswered-round": """Sista dagen i en uppföljningsomgång har passerat, och ingen har svarat.

        Styrgruppen har inget att läsa, och det som går fel syns först en omgång senare. Omgångar från tiden före journalens första anteckning
        nämns inte, inte heller en plans som saknar journal.

        Gör så här: fråga dem som ansvarar; en omgång som inte hölls får en anteckning med `skipped` och varför.
    """,
    "done-while-open": """En aktivitet rapporteras som klar, fast uppföljningar av den fortfarande ska besvaras.

        Att den är klar besvarar ingen av dem: de frågas efter som förut, och blir sena.

        Gör så här: rapportera dem också; det som inte längre behöver besvaras får `ended`, eller `skipped`, och varför.
    """,
    "reported-before-it-began": """En siffra rapporteras för en tid som inte hade börjat den dagen.

        Oftast är perioden efter `@` fel, och året som menades räknas fortfarande som obesvarat.

        Gör så här: rätta perioden, eller datumet.
    """,
    "target-without-time": """Ett målvärde säger varken när det ska vara nått eller hur ofta.

        Ingen kan säga att det missades. Det som alltid ska gälla (`all`, `at_most: 0`) behöver ingen tid, och inte heller ett kortsiktigt målvärde i en
        plan för ett år: där är året tiden.

        Gör så här: lägg till `due`, eller `per` för det som ska nås varje år; säger planen inget, fråga styrgruppen.
    """,
    "target-without-baseline": """Ett målvärde är en förändring, men säger inte från vad.

        En femtedel färre än vilket års siffra? Innan det är känt kan ingen säga om det är nått, och i efterhand kan utgångsvärdet väljas så att
        det är det.

        Gör så här: lägg till `baseline` med värdet, eller med den period vars värde gäller: `baseline: {period: 2024}`.
    """,
    "figure-without-unit": """En siffra efterfrågas, men inget säger vad den är: ett antal av något, en andel eller något annat.

        En förvaltning svarar 12, en annan 40 %, och ingen kan jämföra dem.

        Gör så här: börja titeln med det som räknas (”Antal …”, ”Andel …”), eller koppla den till en indikator som har `measure` eller `unit`.
    """,
    "target-does-not-fit": """Ett målvärde kan inte nås av det som indikatorn mäter.

        En andel ligger mellan 0 och 100, ett antal är inte under 0, och ett ja eller nej nås av `equals: true` eller `equals: false`. Andra
        målvärden nås aldrig, eller alltid.

        Gör så här: rätta målvärdet, eller indikatorns `measure`.
    """,
    "value-does-not-fit": """Ett rapporterat värde är inte av det slag som indikatorn mäter.

        Det går inte att jämföra med andra år eller med målvärdet: 140 är ingen andel, och ”ungefär 20” är inget tal.

        Gör så här: rätta värdet med en ny anteckning; det som behöver ord hör hemma i `note`.
    """,
    "thousandfold": """Ett belopp är tusen gånger för stort eller för litet jämfört med de andra.

        Det ena skrevs i kronor, det andra i tusental kronor. När det rättas går allt ihop.

        Gör så här: skriv beloppet i hela kronor.
    """,
    "small-count": """En siffra räknar få personer.

        På en liten ort är det lätt att känna igen några få, och med dem det som siffran säger om dem. Statistik om människor anger därför ofta
        inga antal från 1 till 4. Gränsen är fem personer, eller det som `disclosure-threshold` säger i inställningarna. En siffra som inte räknar
        människor nämns inte.

        Gör så här: kan någon kännas igen, rapportera en större grupp eller en längre tid, eller berätta i ord; det som är offentligt glöms inte.
    """,
}
