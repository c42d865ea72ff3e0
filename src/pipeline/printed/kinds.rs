//! Records of kinds of documents that labelled references have few of: theses, reports, patents,
//! standards, laws, sites, newspapers, data, translations. Their names, titles, publishers and places
//! are those of other records in the same language.

use crate::parse::random::Random;
use crate::record::date::DatePoint;
use crate::record::name::{Name, NameParts, Names};
use crate::record::{
    Date, DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable, Number,
    NumberVariable, Reference, Text, TextVariable,
};
use crate::text::lang::LangTag;
use std::collections::BTreeMap;

/// `real` with made-up records among them, one for every two.
pub fn records(real: Vec<Reference>, random: &mut Random) -> Vec<Reference> {
    let bank = Bank::of(&real);
    let count = real.len() / 2;
    let mut out = real;
    for record in &mut out {
        if random.chance(30) {
            bank.spell_out(record, random);
        }
    }
    let made: Vec<Reference> = (0..count).filter_map(|_| bank.any(&out, random)).collect();
    out.extend(made);
    out
}

/// Values of real records, by language.
struct Bank {
    values: BTreeMap<(String, TextVariable), Vec<String>>,
    /// Given names that are no initials, by language and first letter.
    given: BTreeMap<(String, char), Vec<String>>,
    /// Records with an author or editor, by language.
    by_language: BTreeMap<String, Vec<usize>>,
}

/// The record's language; empty where it is not known.
fn language(record: &Reference) -> String {
    let tag = record.language.as_ref().map_or("", LangTag::language);
    tag.to_owned()
}

impl Bank {
    fn of(real: &[Reference]) -> Bank {
        let mut bank = Bank {
            values: BTreeMap::new(),
            given: BTreeMap::new(),
            by_language: BTreeMap::new(),
        };
        for (at, record) in real.iter().enumerate() {
            let language = language(record);
            for (variable, text) in &record.texts {
                if text.value.len() < 120 {
                    let key = (language.clone(), *variable);
                    bank.values.entry(key).or_default().push(text.value.clone());
                }
            }
            if !record.names.is_empty() {
                bank.by_language
                    .entry(language.clone())
                    .or_default()
                    .push(at);
            }
            let people = record.names.values().flat_map(|names| &names.list);
            for name in people {
                let NameParts::Person(person) = &name.parts else {
                    continue;
                };
                let given = &person.given;
                if let Some(first) = given.chars().next().filter(|c| c.is_uppercase())
                    && given.chars().count() > 3
                    && given.chars().all(char::is_alphabetic)
                {
                    let key = (language.clone(), first);
                    bank.given.entry(key).or_default().push(given.clone());
                }
            }
        }
        bank
    }

    fn value(&self, language: &str, variable: TextVariable, random: &mut Random) -> Option<String> {
        let own = self.values.get(&(language.to_owned(), variable));
        let values = own.or_else(|| self.values.get(&("en".to_owned(), variable)))?;
        Some(values[random.below(values.len())].clone())
    }

    /// Gives names in full where the record has initials.
    fn spell_out(&self, record: &mut Reference, random: &mut Random) {
        let language = language(record);
        let people = record
            .names
            .iter_mut()
            .flat_map(|(_, names)| &mut names.list);
        for name in people {
            let NameParts::Person(person) = &mut name.parts else {
                continue;
            };
            let first = person.given.chars().next();
            let initials = person.given.contains('.') || person.given.chars().count() <= 2;
            if let Some(first) = first
                && initials
                && let Some(known) = self.given.get(&(language.clone(), first))
            {
                person.given = known[random.below(known.len())].clone();
            }
        }
    }

    /// A record of some kind.
    fn any(&self, real: &[Reference], random: &mut Random) -> Option<Reference> {
        // Half in the languages that have few.
        let languages: Vec<&String> = self.by_language.keys().collect();
        let language = if random.chance(50) {
            languages.get(random.below(languages.len()))?.as_str()
        } else {
            random.pick(&["en", "en", "ru", "de", "es", "fr", "pt"])
        };
        let of_language = self.by_language.get(language)?;
        let base = &real[of_language[random.below(of_language.len())]];
        let other = &real[of_language[random.below(of_language.len())]];
        let kind = &KINDS[random.below(KINDS.len())];
        let mut made = Made {
            bank: self,
            language,
            record: Reference::new(kind.0),
            random,
        };
        made.record.language = LangTag::new(language);
        if let Some(title) = base.texts.get(&TextVariable::Title) {
            made.record.texts.insert(TextVariable::Title, title.clone());
        }
        if let Some(issued) = base.dates.get(&DateVariable::Issued) {
            made.record
                .dates
                .insert(DateVariable::Issued, issued.clone());
        }
        made.people(base, NameVariable::Author);
        (kind.1)(&mut made, other);
        Some(made.record)
    }
}

/// A kind of document and what it has beside author, title and date.
type Kind = (ItemType, fn(&mut Made<'_>, &Reference));

const KINDS: &[Kind] = &[
    (ItemType::Thesis, |made, _| {
        made.words(TextVariable::Genre, THESES);
        made.borrow(TextVariable::PublisherPlace, 70);
        made.school();
        made.pages_in_all(50);
    }),
    (ItemType::Thesis, |made, _| {
        made.words(TextVariable::Genre, THESES);
        made.school();
        made.address(30);
    }),
    (ItemType::Report, |made, _| {
        made.words(TextVariable::Genre, REPORTS);
        made.borrow(TextVariable::Publisher, 100);
        made.borrow(TextVariable::PublisherPlace, 60);
        made.address(40);
    }),
    (ItemType::Book, |made, _| {
        made.imprint();
        made.edition();
        made.pages_in_all(60);
        made.isbn(30);
    }),
    (ItemType::Book, |made, other| {
        made.imprint();
        made.people(other, NameVariable::Translator);
        made.pages_in_all(40);
    }),
    (ItemType::Book, |made, _| {
        made.imprint();
        made.series();
        made.pages_in_all(40);
    }),
    (ItemType::Book, |made, _| {
        // A collected volume, under its editors.
        if let Some(names) = made.record.names.remove(&NameVariable::Author) {
            made.record.names.insert(NameVariable::Editor, names);
        }
        made.imprint();
        made.pages_in_all(40);
    }),
    (ItemType::Chapter, |made, other| {
        made.container(other);
        made.people(other, NameVariable::Editor);
        made.imprint();
        made.edition();
        made.pages();
    }),
    (ItemType::Chapter, |made, other| {
        made.container(other);
        made.series();
        made.imprint();
        made.pages();
        made.doi(40);
    }),
    (ItemType::PaperConference, |made, _| {
        made.proceedings();
        made.borrow(TextVariable::PublisherPlace, 60);
        made.borrow(TextVariable::Publisher, 50);
        made.pages();
        made.doi(30);
    }),
    (ItemType::EntryEncyclopedia, |made, other| {
        made.container(other);
        made.imprint();
        made.number(NumberVariable::Volume, 12, 70);
        made.pages();
    }),
    (ItemType::Webpage, |made, _| {
        made.site();
        made.address(100);
        made.accessed(80);
        made.day_of_issue(50);
    }),
    (ItemType::PostWeblog, |made, _| {
        made.site();
        made.address(100);
        made.accessed(60);
        made.day_of_issue(90);
    }),
    (ItemType::ArticleNewspaper, |made, _| {
        made.words(TextVariable::ContainerTitle, NEWSPAPERS);
        made.day_of_issue(100);
        made.number(NumberVariable::Issue, 300, 30);
        made.page_in_it();
        made.address(20);
    }),
    (ItemType::ArticleMagazine, |made, _| {
        made.borrow(TextVariable::ContainerTitle, 100);
        made.day_of_issue(80);
        made.number(NumberVariable::Issue, 52, 60);
        made.pages();
    }),
    (ItemType::ArticleJournal, |made, _| {
        made.borrow(TextVariable::ContainerTitle, 100);
        made.number(NumberVariable::Volume, 120, 90);
        made.number(NumberVariable::Issue, 12, 60);
        made.pages();
        made.address(30);
        made.accessed(50);
        made.doi(30);
    }),
    (ItemType::Dataset, |made, _| {
        made.words(TextVariable::Publisher, REPOSITORIES);
        made.doi(80);
        made.accessed(20);
    }),
    (ItemType::Software, |made, _| {
        made.words(TextVariable::Publisher, REPOSITORIES);
        made.address(80);
        made.accessed(30);
    }),
];

const THESES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "PhD thesis",
            "Doctoral dissertation",
            "Master's thesis",
            "Unpublished doctoral dissertation",
            "PhD dissertation",
            "MSc thesis",
            "M.A. thesis",
        ],
    ),
    (
        "ru",
        &[
            "дис. ... канд. ист. наук",
            "дис. … д-ра филол. наук",
            "автореф. дис. ... канд. техн. наук",
            "диссертация на соискание учёной степени кандидата наук",
            "дис. ... канд. пед. наук: 13.00.01",
        ],
    ),
    (
        "uk",
        &[
            "дис. ... канд. філол. наук",
            "автореф. дис. ... канд. екон. наук",
        ],
    ),
    (
        "de",
        &[
            "Dissertation",
            "Diplomarbeit",
            "Masterarbeit",
            "Habilitationsschrift",
            "Diss.",
        ],
    ),
    (
        "fr",
        &["Thèse de doctorat", "Mémoire de master", "Thèse d'État"],
    ),
    (
        "es",
        &[
            "Tesis doctoral",
            "Tesis de maestría",
            "Tesis de licenciatura",
        ],
    ),
    (
        "pt",
        &[
            "Tese (Doutorado)",
            "Dissertação (Mestrado)",
            "Tese de doutorado",
            "Trabalho de conclusão de curso",
        ],
    ),
    ("it", &["Tesi di dottorato", "Tesi di laurea"]),
    ("pl", &["Rozprawa doktorska", "Praca magisterska"]),
    ("nl", &["Proefschrift", "Masterscriptie"]),
    ("cs", &["Disertační práce", "Diplomová práce"]),
];

const REPORTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "Technical report",
            "Working paper",
            "Discussion paper",
            "Research report",
            "Final report",
            "White paper",
        ],
    ),
    ("ru", &["отчёт о НИР", "препринт", "аналитический доклад"]),
    (
        "de",
        &["Forschungsbericht", "Arbeitspapier", "Abschlussbericht"],
    ),
    (
        "fr",
        &[
            "Rapport de recherche",
            "Document de travail",
            "Rapport technique",
        ],
    ),
    ("es", &["Informe técnico", "Documento de trabajo"]),
    ("pt", &["Relatório técnico", "Texto para discussão"]),
    ("it", &["Rapporto tecnico"]),
];

const NEWSPAPERS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "The New York Times",
            "The Guardian",
            "Financial Times",
            "The Washington Post",
            "The Irish Times",
            "The Economist",
            "Daily Mail",
            "The Hindu",
        ],
    ),
    (
        "ru",
        &[
            "Известия",
            "Правда",
            "Коммерсантъ",
            "Российская газета",
            "Труд",
            "Независимая газета",
            "Московские новости",
            "Учительская газета",
        ],
    ),
    ("uk", &["Голос України", "Дзеркало тижня"]),
    (
        "de",
        &[
            "Frankfurter Allgemeine Zeitung",
            "Die Zeit",
            "Süddeutsche Zeitung",
            "Neue Zürcher Zeitung",
        ],
    ),
    ("fr", &["Le Monde", "Le Figaro", "Libération"]),
    ("es", &["El País", "La Jornada", "El Mundo", "Clarín"]),
    ("pt", &["Folha de S. Paulo", "O Globo", "Público"]),
    ("it", &["La Repubblica", "Corriere della Sera"]),
    ("pl", &["Gazeta Wyborcza"]),
];

const SCHOOLS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "University of ",
            "University of ",
            "State University of ",
            "Technical University of ",
        ],
    ),
    ("ru", &["ун-т г. ", "Гос. ун-т г. "]),
    ("de", &["Universität ", "Technische Universität "]),
    ("fr", &["Université de "]),
    ("es", &["Universidad de ", "Universidad Autónoma de "]),
    ("pt", &["Universidade de ", "Universidade Federal de "]),
    ("it", &["Università di "]),
];

const PROCEEDINGS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "Proceedings of the International Conference on ",
            "Proc. Int. Conf. on ",
            "Proceedings of the 12th Symposium on ",
            "Advances in ",
            "2019 IEEE Conference on ",
        ],
    ),
    (
        "ru",
        &[
            "Материалы междунар. науч. конф. по проблеме: ",
            "Труды конференции. ",
        ],
    ),
    ("de", &["Tagungsband: ", "Beiträge zur Tagung "]),
    ("fr", &["Actes du colloque "]),
    ("es", &["Actas del congreso "]),
    ("pt", &["Anais do congresso "]),
];

const REPOSITORIES: &[(&str, &[&str])] = &[(
    "",
    &[
        "Zenodo",
        "Figshare",
        "Dryad",
        "Harvard Dataverse",
        "PANGAEA",
        "GitHub",
        "Mendeley Data",
        "R Foundation",
    ],
)];

/// A record in the making.
struct Made<'b> {
    bank: &'b Bank,
    language: &'b str,
    record: Reference,
    random: &'b mut Random,
}

impl Made<'_> {
    fn set(&mut self, variable: TextVariable, value: impl Into<String>) {
        self.record.texts.insert(variable, Text::new(value));
    }

    fn set_number(&mut self, variable: NumberVariable, value: impl ToString) {
        let number = Number(value.to_string());
        self.record.numbers.insert(variable, number);
    }

    /// One of the words of the record's language, else of English, else of any.
    fn word(&mut self, words: &[(&str, &'static [&'static str])]) -> &'static str {
        let of = |language: &str| words.iter().find(|(l, _)| *l == language);
        let found = of(self.language).or_else(|| of("en")).or_else(|| of(""));
        found.map_or("", |(_, list)| self.random.pick(list))
    }

    fn words(&mut self, variable: TextVariable, words: &[(&str, &'static [&'static str])]) {
        let word = self.word(words);
        self.set(variable, word);
    }

    /// The value of another record.
    fn borrow(&mut self, variable: TextVariable, percent: usize) {
        if self.random.chance(percent)
            && let Some(value) = self.bank.value(self.language, variable, self.random)
        {
            self.set(variable, value);
        }
    }

    fn imprint(&mut self) {
        self.borrow(TextVariable::Publisher, 90);
        self.borrow(TextVariable::PublisherPlace, 80);
    }

    fn school(&mut self) {
        match self
            .bank
            .value(self.language, TextVariable::PublisherPlace, self.random)
        {
            Some(place) if self.random.chance(60) => {
                let school = format!("{}{place}", self.word(SCHOOLS));
                self.set(TextVariable::Publisher, school);
            }
            _ => self.borrow(TextVariable::Publisher, 100),
        }
    }

    fn proceedings(&mut self) {
        let subject = self
            .bank
            .value(self.language, TextVariable::ContainerTitle, self.random);
        let name = format!("{}{}", self.word(PROCEEDINGS), subject.unwrap_or_default());
        self.set(TextVariable::ContainerTitle, name);
    }

    /// Another record's title as that of the host.
    fn container(&mut self, other: &Reference) {
        if let Some(title) = other.text(TextVariable::Title) {
            self.set(TextVariable::ContainerTitle, title);
        }
    }

    fn series(&mut self) {
        self.borrow(TextVariable::CollectionTitle, 100);
        let number = self.random.below(300) + 1;
        if self.random.chance(60) {
            self.set_number(NumberVariable::CollectionNumber, number);
        }
    }

    /// Some of another record's authors in a role.
    fn people(&mut self, other: &Reference, role: NameVariable) {
        let list = other.names_of(NameVariable::Author);
        let count = 1 + self.random.below(list.len().max(1));
        let list: Vec<Name> = list.iter().take(count).cloned().collect();
        if !list.is_empty() {
            let names = Names {
                list,
                others: false,
            };
            self.record.names.insert(role, names);
        }
    }

    fn number(&mut self, variable: NumberVariable, most: usize, percent: usize) {
        if self.random.chance(percent) {
            let number = 1 + self.random.below(most);
            self.set_number(variable, number);
        }
    }

    fn edition(&mut self) {
        if self.random.chance(40) {
            let number = 2 + self.random.below(6);
            self.set_number(NumberVariable::Edition, number);
        }
    }

    fn pages(&mut self) {
        if self.random.chance(90) {
            let first = 1 + self.random.below(600);
            let last = first + 1 + self.random.below(30);
            self.set_number(NumberVariable::Page, format!("{first}-{last}"));
        }
    }

    fn page_in_it(&mut self) {
        if self.random.chance(50) {
            let page = 1 + self.random.below(30);
            let letter = self.random.pick(&["", "", "A", "B"]);
            self.set_number(NumberVariable::Page, format!("{letter}{page}"));
        }
    }

    fn pages_in_all(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let pages = 40 + self.random.below(700);
            self.set_number(NumberVariable::NumberOfPages, pages);
        }
    }

    fn day(&mut self, from: i32) -> Date {
        let year = from + self.random.below(8) as i32;
        let (month, day) = (1 + self.random.below(12), 1 + self.random.below(28));
        match DatePoint::day(year, month as u8, day as u8) {
            Some(point) => Date::Point(point),
            None => Date::year(year),
        }
    }

    fn day_of_issue(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let year = self.record.year().unwrap_or(2005);
            let day = self.day(year);
            self.record.dates.insert(DateVariable::Issued, day);
        }
    }

    fn accessed(&mut self, percent: usize) {
        if self.random.chance(percent) && self.record.text(TextVariable::Url).is_some() {
            let day = self.day(2008);
            self.record.dates.insert(DateVariable::Accessed, day);
        }
    }

    fn site(&mut self) {
        self.borrow(TextVariable::ContainerTitle, 50);
        self.borrow(TextVariable::Publisher, 20);
    }

    fn address(&mut self, percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        let known = self.bank.value("en", TextVariable::Url, self.random);
        let known = known.filter(|url| url.len() < 90 && !url.contains(' '));
        let made = || format!("https://example.org/{}/", self.language);
        let address = known.unwrap_or_else(made);
        self.set(TextVariable::Url, address);
    }

    fn doi(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let (prefix, suffix) = (
                1000 + self.random.below(9000),
                self.random.below(10_000_000),
            );
            let letters = self
                .random
                .pick(&["s", "j.lib.", "acs.", "978-3-", "zenodo."]);
            let doi = format!("10.{prefix}/{letters}{suffix}");
            let doi = Identifier::new(IdentifierVariable::Doi, &doi);
            self.record.identifiers.insert(IdentifierVariable::Doi, doi);
        }
    }

    fn isbn(&mut self, percent: usize) {
        if self.random.chance(percent) {
            let number = self.random.below(100_000_000);
            let isbn = format!(
                "978-5-{:04}-{:04}-{}",
                number / 10_000,
                number % 10_000,
                number % 10
            );
            let isbn = Identifier::new(IdentifierVariable::Isbn, &isbn);
            self.record
                .identifiers
                .insert(IdentifierVariable::Isbn, isbn);
        }
    }
}
