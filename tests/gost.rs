//! Our GOST styles and the house style of a journal, document type by document type: records beside what
//! the standards' own examples and the manuals print for them. `golden/records.json` has the records, each of
//! a kind; `golden/STYLE.txt` what a style prints: a line with a record's id and the options chosen, below
//! it the entry.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use snoska::csl::{self, Choices, Citation, Cite, Options, Processor, Style, styles};
use snoska::record::Reference;
use snoska::{formats, romanize, translit};

/// The kinds of documents that a style for printed lists must know.
const KINDS: &[&str] = &[
    "book",
    "multi-volume",
    "chapter",
    "article",
    "newspaper",
    "thesis",
    "abstract",
    "law",
    "standard",
    "patent",
    "archive",
    "map",
    "web-page",
    "conference",
    "report",
    "review",
];
/// The kinds of electronic documents.
const ELECTRONIC: &[&str] = &[
    "web-page",
    "web-part",
    "electronic-article",
    "database",
    "e-book",
    "dataset",
    "post",
    "video",
    "software",
];

/// A record of the golden file: its kind and its CSL-JSON.
fn golden() -> BTreeMap<String, (String, String)> {
    let text = include_str!("golden/records.json");
    let items: Vec<Value> = serde_json::from_str(text).expect("JSON");
    let string = |value: &Value| value.as_str().expect("a string").to_string();
    let mut records = BTreeMap::new();
    for item in items {
        let id = string(&item["record"]["id"]);
        let record = (string(&item["kind"]), item["record"].to_string());
        assert!(
            records.insert(id.clone(), record).is_none(),
            "`{id}` stands twice"
        );
    }
    records
}

/// An entry of a table.
struct Entry {
    id: String,
    choices: Choices,
    printed: String,
}

fn table(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match (line.strip_prefix("    "), entries.last_mut()) {
            (Some(printed), Some(entry)) => entry.printed = printed.to_string(),
            _ => {
                let mut words = line.split_whitespace().map(str::to_string);
                let id = words.next().expect("an id");
                let pairs = words.map(|word| {
                    let (name, value) = word.split_once('=').expect("NAME=VALUE");
                    (name.to_string(), value.to_string())
                });
                let choices = pairs.collect();
                entries.push(Entry {
                    id,
                    choices,
                    printed: String::new(),
                });
            }
        }
    }
    entries
}

fn records(json: &str) -> Vec<Reference> {
    let codec = formats::find("csl-json").expect("a format of ours");
    let read = codec.read.expect("it is read");
    let entries = read(json).entries.into_iter();
    entries.map(|entry| entry.reference).collect()
}

fn style(name: &str, choices: &Choices) -> Style {
    let style = styles::read_with(name, choices).expect("a built-in style");
    style.unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn options(style: &Style) -> Options<'static> {
    Options {
        item_language: style.item_language(),
        ..Options::default()
    }
}

/// One record as a style's list has it, without its number.
fn printed(style: &Style, record: &Reference) -> String {
    let list = csl::bibliography(style, std::slice::from_ref(record), &options(style));
    let line = list.entries[0].content.to_plain();
    line.strip_prefix("1. ").unwrap_or(&line).to_string()
}

/// Holds a table against what `print` gives for its records; every kind of `kinds` must be in it.
fn hold(name: &str, text: &str, kinds: &[&str], print: impl Fn(&Style, &Reference) -> String) {
    let golden = golden();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for entry in table(text) {
        let (kind, record) = golden
            .get(&entry.id)
            .unwrap_or_else(|| panic!("no record `{}`", entry.id));
        seen.insert(kind.as_str());
        let record = &records(&format!("[{record}]"))[0];
        let line = print(&style(name, &entry.choices), record);
        if line != entry.printed {
            wrong.push(format!(
                "{}:\n  {line}\n  {} (expected)",
                entry.id, entry.printed
            ));
        }
    }
    assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
    for kind in kinds {
        assert!(seen.contains(kind), "{name} has no {kind}");
    }
}

#[test]
fn gost_r_7_0_5_2008() {
    let text = include_str!("golden/gost-r-7-0-5-2008.txt");
    for name in [
        "gost-r-7-0-5-2008",
        "gost-r-7-0-5-2008-numeric",
        "gost-r-7-0-5-2008-alphabetical",
    ] {
        hold(name, text, KINDS, printed);
    }
}

/// A footnote that names a work for the first time is the work's entry.
#[test]
fn gost_r_7_0_5_2008_in_notes() {
    let note = |style: &Style, record: &Reference| {
        let citation = Citation {
            cites: vec![Cite::new(record.id.as_str())],
            note: 1,
            ..Citation::default()
        };
        let options = options(style);
        let processor = Processor::new(style, std::slice::from_ref(record), &options);
        processor.citations(&[citation])[0].content.to_plain()
    };
    hold(
        "gost-r-7-0-5-2008-notes",
        include_str!("golden/gost-r-7-0-5-2008.txt"),
        KINDS,
        note,
    );
}

#[test]
fn gost_r_7_0_100_2018() {
    let text = include_str!("golden/gost-r-7-0-100-2018.txt");
    hold("gost-r-7-0-100-2018", text, KINDS, printed);
}

#[test]
fn gost_r_7_0_108_2022() {
    let text = include_str!("golden/gost-r-7-0-108-2022.txt");
    hold("gost-r-7-0-108-2022", text, ELECTRONIC, printed);
}

#[test]
fn vestnik_spbu_harvard() {
    let text = include_str!("golden/vestnik-spbu-harvard.txt");
    hold("vestnik-spbu-harvard", text, KINDS, |style, record| {
        let system = style
            .romanization()
            .and_then(translit::find)
            .expect("a system");
        let latin = romanize::Options {
            translate_words: true,
            missing_translation: Some("translation needed".to_string()),
        };
        let record = romanize::reference(record, system, &latin);
        let options = Options {
            translations: true,
            ..options(style)
        };
        csl::bibliography(style, &[record], &options).entries[0]
            .content
            .to_plain()
    });
}

/// What journals and universities vary is an option of the style.
#[test]
fn options_of_gost() {
    let (book, four, article) = ("book", "book-four-authors", "article");
    let (web, golden) = ("web-part", golden());
    for (style, record, choices, line) in [
        (
            "gost-r-7-0-5-2008",
            book,
            &[("areas", "dash"), ("colon", "tight")][..],
            "Архангельский А. В. Канторовская теория множеств. — М.: Изд-во МГУ, 1988. — 112 с.",
        ),
        (
            "gost-r-7-0-5-2008",
            book,
            &[
                ("areas", "en-dash"),
                ("initials", "tight"),
                ("places", "full"),
            ],
            "Архангельский А.В. Канторовская теория множеств. – Москва : Изд-во МГУ, 1988. – 112 с.",
        ),
        (
            "gost-r-7-0-5-2008",
            four,
            &[("many-authors", "three-first")],
            "Вечтомов Е. М., Лубягина Е. Н., Сидоров В. В. и др. Элементы функциональной алгебры : \
             монография : в 2 т. Т. 1. Киров : Радуга-ПРЕСС, 2016. 384 с.",
        ),
        (
            "gost-r-7-0-5-2008",
            four,
            &[("many-authors", "all-first")],
            "Вечтомов Е. М., Лубягина Е. Н., Сидоров В. В., Чупраков Д. В. Элементы функциональной \
             алгебры : монография : в 2 т. Т. 1. Киров : Радуга-ПРЕСС, 2016. 384 с.",
        ),
        (
            "gost-r-7-0-100-2018",
            article,
            &[("content", "none")],
            "Лебедева, И. В. Региональное нормирование снеговых нагрузок в России / И. В. \
             Лебедева, Ю. П. Назаров, Н. А. Попов // Строительная механика и расчет сооружений. – \
             2006. – № 3. – С. 71–77.",
        ),
        (
            "gost-r-7-0-5-2008",
            web,
            &[("electronic", "mark"), ("access", "access-mode")],
            "Головин Е. В. Муравьиный лик (Якоб Беме о грехопадении) [Электронный ресурс] // Фонд \
             Е. В. Головина : [сайт]. Режим доступа: http://golovinfond.ru/content/muravinyy-lik \
             (дата обращения: 01.11.2018).",
        ),
        (
            "gost-r-7-0-5-2008",
            "article-volume",
            &[
                ("numbers", "areas"),
                ("issue", "issue"),
                ("areas", "en-dash"),
            ],
            "Вечтомов Е. М. Аннуляторные характеризации булевых колец и булевых решеток // Мат. \
             заметки. – 1993. – Т. 53. Вып. 2. – С. 15–24.",
        ),
        (
            "gost-r-7-0-100-2018",
            four,
            &[
                ("words", "short"),
                ("places", "short"),
                ("areas", "dash"),
                ("initials", "tight"),
            ],
            "Элементы функциональной алгебры : монография : в 2 т. Т. 1 / Е.М. Вечтомов, Е.Н. \
             Лубягина, В.В. Сидоров, Д.В. Чупраков. — Киров : Радуга-ПРЕСС, 2016. — 384 с. — Текст : \
             непосредственный.",
        ),
        (
            "gost-r-7-0-108-2022",
            "dataset",
            &[("doi", "address"), ("colon", "tight")],
            "Орлова М. Н., Бек Т. А. Температура воды Ладожского озера: набор данных. Версия 2.1. \
             Zenodo, 2022. https://doi.org/10.5281/zenodo.100000.",
        ),
    ] {
        let choices = choices
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()));
        let record = &records(&format!("[{}]", golden[record].1))[0];
        assert_eq!(
            printed(&self::style(style, &choices.collect()), record),
            line
        );
    }
}

/// Cyrillic first, then Latin letters, romanised Russian among them (7.0.5, 6.1 as lists print it).
#[test]
fn order_by_script() {
    let item = |language: &str, family: &str| {
        format!(
            r#"{{"type":"book","language":"{language}","author":[{{"family":"{family}","given":"A."}}],"title":"T","page":"1-2"}}"#
        )
    };
    let items = [
        ("en", "Berg"),
        ("ru-Latn", "Orlov"),
        ("es", "Alba"),
        ("ru", "Яшин"),
        ("ru", "Белов"),
    ];
    let json: Vec<String> = items.iter().map(|(l, f)| item(l, f)).collect();
    let style = styles::read("gost-r-7-0-5-2008")
        .expect("built in")
        .expect("sound");
    let options = Options {
        item_language: style.item_language(),
        ..Options::default()
    };
    let list = csl::bibliography(&style, &records(&format!("[{}]", json.join(","))), &options);
    let lines: Vec<String> = list.entries.iter().map(|e| e.content.to_plain()).collect();
    assert_eq!(
        lines,
        [
            "Белов A. T. С. 1–2.",
            "Яшин A. T. С. 1–2.",
            "Alba A. T. P. 1–2.",
            "Berg A. T. P. 1–2.",
            "Orlov A. T. P. 1–2.",
        ]
    );
    // Who asks for another order has it.
    let options = Options {
        script_order: Some(csl::ScriptOrder::LatinFirst),
        ..options
    };
    let list = csl::bibliography(&style, &records(&format!("[{}]", json.join(","))), &options);
    let first = list.entries.first().map(|e| e.content.to_plain());
    assert_eq!(first.as_deref(), Some("Alba A. T. P. 1–2."));
}
