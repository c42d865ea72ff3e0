//! The item type: the sum of what fields are there and what their words say.
//!
//! Two tables speak: [`CUES`], words in a field, and [`structure`], which fields stand beside which.
//! The type with the highest sum wins; how far it is ahead is the confidence.

use super::draft::Draft;
use super::spans::Spans;
use super::{date, law, other, title};
use crate::record::label::Label;
use crate::record::name::NameParts;
use crate::record::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable, own};
use ItemType::*;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a cue is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Genre spans.
    Genre,
    /// The first words of the title.
    TitleStart,
    /// Anywhere in the title.
    Title,
    /// Container, series and event titles.
    Host,
    /// Notes, medium, `other` spans.
    Note,
    /// Publisher.
    Publisher,
}
use Place::*;

/// A beginning of a word, where it counts, for which type, how much.
type Cue = (&'static str, &'static [Place], ItemType, f32);

const ANY: &[Place] = &[Genre, Note, Publisher];
const NAMED: &[Place] = &[Genre, Note, TitleStart];

/// Sorted by word is not needed: the table is walked once at start-up into [`INDEX`].
const CUES: &[Cue] = &[
    // Theses
    ("дис", &[Genre], Thesis, 6.0),
    ("диссертац", ANY, Thesis, 6.0),
    ("автореф", ANY, Thesis, 6.0),
    ("автореферат", &[Genre, TitleStart, Note], Thesis, 6.0),
    ("диссерт", &[TitleStart], Thesis, 3.0),
    ("thesis", &[Genre, Note, Publisher, Title], Thesis, 4.5),
    ("theses", &[Genre, Note], Thesis, 3.0),
    (
        "dissertation",
        &[Genre, Note, Publisher, Title],
        Thesis,
        4.5,
    ),
    ("diss", ANY, Thesis, 5.0),
    ("dis", &[Genre, Note], Thesis, 5.0),
    ("phd", ANY, Thesis, 5.0),
    ("doctoral", &[Genre, Note], Thesis, 4.0),
    ("tesis", &[Genre, Note, Title], Thesis, 4.5),
    ("tese", &[Genre, Note], Thesis, 5.0),
    ("dissertação", &[Genre, Note, Title], Thesis, 5.0),
    ("thèse", ANY, Thesis, 5.0),
    ("tesi", &[Genre, Note], Thesis, 4.0),
    ("habilitation", ANY, Thesis, 4.0),
    ("avtoref", ANY, Thesis, 6.0),
    ("dissert", &[Genre, Note], Thesis, 5.0),
    ("дисерт", ANY, Thesis, 6.0),
    ("магистерск", &[Genre], Thesis, 5.0),
    ("выпускн", &[Genre], Thesis, 4.0),
    ("rozprawa", &[Genre], Thesis, 5.0),
    ("master's", &[Genre, Note], Thesis, 4.0),
    // Patents
    ("патент", NAMED, Patent, 6.0),
    ("пат", &[Genre], Patent, 6.0),
    ("patent", &[Genre, Note, TitleStart], Patent, 5.0),
    ("patents", &[Genre], Patent, 4.0),
    ("patente", NAMED, Patent, 5.0),
    ("бюл", &[Note], Patent, 1.5),
    ("опубл", &[Note], Patent, 2.0),
    ("заявл", &[Note], Patent, 3.0),
    ("изобрет", &[Genre], Patent, 5.0),
    ("авт", &[Genre], Patent, 1.5),
    // Standards
    ("гост", NAMED, Standard, 6.0),
    ("снип", NAMED, Standard, 6.0),
    ("санпин", NAMED, Standard, 5.0),
    ("ост", &[Note, Genre], Standard, 3.0),
    ("сп", &[Note], Standard, 4.0),
    ("дсту", NAMED, Standard, 6.0),
    ("iso", &[Note, Genre, TitleStart], Standard, 5.0),
    ("iec", &[Note, TitleStart], Standard, 5.0),
    ("astm", &[Note, TitleStart], Standard, 5.0),
    ("ansi", &[Note, TitleStart], Standard, 5.0),
    ("din", &[Note], Standard, 5.0),
    ("asce", &[Note], Standard, 4.0),
    ("рмг", NAMED, Standard, 4.0),
    ("gost", NAMED, Standard, 6.0),
    ("snip", NAMED, Standard, 6.0),
    ("стандарт", &[Genre], Standard, 4.0),
    ("standard", &[Genre], Standard, 4.0),
    ("ieee", &[TitleStart], Standard, 1.5),
    ("ifc", &[Note], Standard, 1.0),
    ("нормативн", &[Genre], Standard, 1.5),
    ("свод", &[Genre, TitleStart], Standard, 2.5),
    // Laws
    ("закон", NAMED, Legislation, 4.0),
    ("указ", &[Genre, Note], Legislation, 4.5),
    ("постановлен", &[Genre, TitleStart, Note], Legislation, 4.0),
    ("кодекс", &[Genre, Title], Legislation, 4.0),
    ("конституц", &[TitleStart], Legislation, 4.5),
    ("приказ", &[Genre, TitleStart, Note], Legislation, 4.0),
    ("распоряжен", NAMED, Legislation, 4.0),
    ("федеральн", &[TitleStart], Legislation, 1.5),
    ("федер", &[Genre, Note], Legislation, 2.0),
    ("собр", &[Host], Legislation, 3.0),
    ("законодательств", &[Host], Legislation, 4.5),
    ("ley", &[TitleStart, Genre], Legislation, 4.0),
    ("decreto", &[TitleStart, Genre], Legislation, 4.0),
    ("decree", NAMED, Legislation, 3.5),
    ("directive", &[TitleStart, Genre], Legislation, 3.0),
    ("law", &[Genre], Legislation, 4.0),
    ("act", &[Genre], Legislation, 4.0),
    ("statute", &[Genre], Legislation, 4.0),
    ("gesetz", &[Genre, TitleStart], Legislation, 4.0),
    ("loi", &[Genre, TitleStart], Legislation, 3.5),
    ("lei", &[Genre, TitleStart], Legislation, 3.5),
    ("постанова", NAMED, Legislation, 4.0),
    ("zakon", &[Genre, TitleStart], Legislation, 4.0),
    ("konstituts", &[TitleStart], Legislation, 4.0),
    ("constitution", &[TitleStart], Legislation, 3.0),
    ("federal'nyi", &[TitleStart], Legislation, 2.0),
    ("правил", &[TitleStart], Legislation, 1.5),
    ("oficial", &[Host], Legislation, 0.7),
    ("договор", &[Genre, TitleStart], Treaty, 3.0),
    ("конвенц", &[Genre, TitleStart], Treaty, 3.5),
    ("treaty", &[Genre, TitleStart], Treaty, 4.0),
    ("tratado", &[Genre, TitleStart], Treaty, 4.0),
    ("convention", &[TitleStart], Treaty, 2.5),
    // Reports and preprints
    ("отчет", &[Genre, Note, TitleStart], Report, 4.0),
    ("отчёт", &[Genre, Note, TitleStart], Report, 4.0),
    ("нир", &[Genre, Note], Report, 3.0),
    ("report", &[Genre, Note, Host], Report, 3.5),
    ("report", &[Title], Report, 1.5),
    ("reports", &[Genre], Report, 2.5),
    ("доклад", &[TitleStart], Report, 2.0),
    ("techreport", &[Genre], Report, 5.0),
    ("rapport", &[Genre, TitleStart], Report, 3.0),
    ("informe", &[Genre, TitleStart], Report, 3.5),
    ("bericht", &[Genre], Report, 3.0),
    ("relatório", &[Genre, TitleStart], Report, 3.5),
    ("working", &[Genre, Host, Note], Report, 3.0),
    ("discussion", &[Genre, Host], Report, 2.0),
    ("memo", &[Genre, Note], Report, 3.0),
    ("memorandum", &[Genre], Report, 3.5),
    ("whitepaper", &[Genre, Note], Report, 3.0),
    ("technical", &[Genre, Note], Report, 2.0),
    ("препринт", NAMED, Article, 6.0),
    ("preprint", &[Genre, Note, Host], Article, 5.0),
    ("arxiv", &[Host, Note, Genre], Article, 4.0),
    ("biorxiv", &[Host, Publisher], Article, 5.0),
    ("medrxiv", &[Host, Publisher], Article, 5.0),
    ("ssrn", &[Host, Publisher], Article, 3.5),
    // Conferences
    ("конф", &[Host, Note, Genre], PaperConference, 4.0),
    ("конференц", &[Host, Note, Genre], PaperConference, 4.5),
    ("симпозиум", &[Host, Note], PaperConference, 4.5),
    ("симп", &[Host], PaperConference, 3.5),
    ("семинар", &[Host, Note], PaperConference, 3.5),
    ("конгресс", &[Host, Note], PaperConference, 3.5),
    ("съезд", &[Host, Note], PaperConference, 2.5),
    ("чтени", &[Host], PaperConference, 2.0),
    ("докл", &[Host], PaperConference, 2.0),
    ("тезис", &[Host, Genre, Note], PaperConference, 3.0),
    ("тез", &[Host], PaperConference, 2.5),
    ("совещан", &[Host], PaperConference, 3.0),
    ("форум", &[Host], PaperConference, 2.5),
    ("материал", &[Host], PaperConference, 1.5),
    ("proceedings", &[Host], PaperConference, 2.0),
    ("proc", &[Host], PaperConference, 1.5),
    ("conference", &[Host, Note], PaperConference, 4.0),
    ("conf", &[Host], PaperConference, 3.5),
    ("symposium", &[Host, Note], PaperConference, 4.0),
    ("symp", &[Host], PaperConference, 3.0),
    ("workshop", &[Host, Note], PaperConference, 4.0),
    ("congress", &[Host], PaperConference, 3.0),
    ("congreso", &[Host], PaperConference, 3.5),
    ("congresso", &[Host], PaperConference, 3.5),
    ("congrès", &[Host], PaperConference, 3.5),
    ("colloque", &[Host], PaperConference, 3.0),
    ("kongress", &[Host], PaperConference, 3.5),
    ("tagung", &[Host], PaperConference, 3.5),
    ("konferen", &[Host, Note], PaperConference, 4.0),
    ("simpósio", &[Host], PaperConference, 4.0),
    ("simposio", &[Host], PaperConference, 4.0),
    ("anais", &[Host], PaperConference, 2.0),
    ("actas", &[Host], PaperConference, 2.0),
    ("actes", &[Host], PaperConference, 1.5),
    ("atti", &[Host], PaperConference, 1.5),
    ("convegno", &[Host], PaperConference, 4.0),
    ("simpoz", &[Host], PaperConference, 4.0),
    ("meeting", &[Host, Note], PaperConference, 2.5),
    ("konf", &[Host], PaperConference, 3.5),
    ("materialy", &[Host], PaperConference, 1.5),
    ("tezisy", &[Host], PaperConference, 3.0),
    ("colloquium", &[Host], PaperConference, 3.0),
    ("jornadas", &[Host], PaperConference, 3.0),
    ("seminar", &[Host], PaperConference, 2.5),
    ("конференці", &[Host, Note], PaperConference, 4.5),
    // Collections
    ("сб", &[Host, Genre], Chapter, 1.5),
    ("сборник", &[Host, Genre], Chapter, 1.5),
    ("handbook", &[Host], Chapter, 2.5),
    ("festschrift", &[Host], Chapter, 2.5),
    ("essays", &[Host], Chapter, 1.5),
    ("companion", &[Host], Chapter, 1.5),
    ("монограф", &[Host], Chapter, 2.0),
    ("sbornik", &[Host], Chapter, 1.5),
    ("sb", &[Host], Chapter, 1.5),
    ("очерки", &[Host], Chapter, 0.7),
    ("юбилею", &[Host], Chapter, 1.5),
    // Journals
    ("журн", &[Host], ArticleJournal, 2.0),
    ("вестник", &[Host], ArticleJournal, 2.0),
    ("вестн", &[Host], ArticleJournal, 2.0),
    ("известия", &[Host], ArticleJournal, 1.5),
    ("изв", &[Host], ArticleJournal, 1.0),
    ("заметки", &[Host], ArticleJournal, 1.0),
    ("записки", &[Host], ArticleJournal, 0.5),
    ("вопросы", &[Host], ArticleJournal, 1.0),
    ("journal", &[Host], ArticleJournal, 2.0),
    ("j", &[Host], ArticleJournal, 1.5),
    ("revista", &[Host], ArticleJournal, 2.0),
    ("review", &[Host], ArticleJournal, 1.5),
    ("rev", &[Host], ArticleJournal, 1.5),
    ("transactions", &[Host], ArticleJournal, 1.5),
    ("letters", &[Host], ArticleJournal, 1.0),
    ("lett", &[Host], ArticleJournal, 1.5),
    ("annals", &[Host], ArticleJournal, 1.5),
    ("ann", &[Host], ArticleJournal, 1.0),
    ("zeitschrift", &[Host], ArticleJournal, 2.0),
    ("revue", &[Host], ArticleJournal, 2.0),
    ("rivista", &[Host], ArticleJournal, 2.0),
    ("quarterly", &[Host], ArticleJournal, 1.5),
    ("bulletin", &[Host], ArticleJournal, 1.2),
    ("bull", &[Host], ArticleJournal, 1.2),
    ("acta", &[Host], ArticleJournal, 1.5),
    ("archiv", &[Host], ArticleJournal, 1.0),
    ("archives", &[Host], ArticleJournal, 1.0),
    ("vestnik", &[Host], ArticleJournal, 2.0),
    ("zhurnal", &[Host], ArticleJournal, 2.0),
    ("вісник", &[Host], ArticleJournal, 2.0),
    ("plos", &[Host], ArticleJournal, 3.0),
    ("nature", &[Host], ArticleJournal, 1.5),
    ("science", &[Host], ArticleJournal, 0.7),
    ("studies", &[Host], ArticleJournal, 0.5),
    ("magazine", &[Host], ArticleMagazine, 3.0),
    // Newspapers
    ("газета", &[Host, Note], ArticleNewspaper, 4.0),
    ("газ", &[Host, Note], ArticleNewspaper, 2.5),
    ("правда", &[Host], ArticleNewspaper, 3.0),
    ("ведомости", &[Host], ArticleNewspaper, 1.0),
    ("times", &[Host], ArticleNewspaper, 3.0),
    ("tribune", &[Host], ArticleNewspaper, 3.0),
    ("herald", &[Host], ArticleNewspaper, 1.5),
    ("guardian", &[Host], ArticleNewspaper, 3.0),
    ("post", &[Host], ArticleNewspaper, 2.0),
    ("zeitung", &[Host], ArticleNewspaper, 3.5),
    ("gazette", &[Host], ArticleNewspaper, 1.5),
    ("gazeta", &[Host], ArticleNewspaper, 3.5),
    ("diario", &[Host], ArticleNewspaper, 2.0),
    ("jornal", &[Host], ArticleNewspaper, 1.0),
    ("newspaper", &[Host, Note], ArticleNewspaper, 4.0),
    ("vanguardia", &[Host], ArticleNewspaper, 3.0),
    ("excélsior", &[Host], ArticleNewspaper, 3.0),
    ("figaro", &[Host], ArticleNewspaper, 3.0),
    ("коммерсант", &[Host], ArticleNewspaper, 3.0),
    ("комсомольск", &[Host], ArticleNewspaper, 2.0),
    ("daily", &[Host], ArticleNewspaper, 2.5),
    // Reference works
    ("энциклопед", &[Host], EntryEncyclopedia, 3.5),
    ("encyclop", &[Host], EntryEncyclopedia, 3.5),
    ("enciclop", &[Host], EntryEncyclopedia, 3.5),
    ("enzyklop", &[Host], EntryEncyclopedia, 3.5),
    ("wikipedia", &[Host, Publisher], EntryEncyclopedia, 4.5),
    ("википед", &[Host, Publisher], EntryEncyclopedia, 4.5),
    ("бсэ", &[Host], EntryEncyclopedia, 4.0),
    ("словар", &[Host], EntryDictionary, 3.5),
    ("dictionary", &[Host], EntryDictionary, 3.5),
    ("wörterbuch", &[Host], EntryDictionary, 3.5),
    ("lexikon", &[Host], EntryEncyclopedia, 3.0),
    ("diccionario", &[Host], EntryDictionary, 3.5),
    ("dizionario", &[Host], EntryDictionary, 3.5),
    // The web and machines
    ("сайт", &[Host, Note], Webpage, 3.0),
    ("портал", &[Host, Note], Webpage, 3.0),
    ("website", &[Host, Note, Publisher], Webpage, 3.0),
    ("citywalls", &[Host], Webpage, 1.0),
    ("www", &[Host, Publisher], Webpage, 3.0),
    ("web", &[Note], Webpage, 0.7),
    ("internet", &[Note], Webpage, 0.7),
    ("blog", &[Host, Note, Publisher], PostWeblog, 4.5),
    ("блог", &[Host, Note], PostWeblog, 4.5),
    ("software", &[Genre, Note], Software, 5.0),
    ("software", &[TitleStart], Software, 1.0),
    ("программа", &[Genre], Software, 3.0),
    ("эвм", &[Genre, Note], Software, 4.0),
    ("package", &[Genre, Note], Software, 3.5),
    ("dataset", &[Genre, Note], Dataset, 5.0),
    ("data", &[Genre], Dataset, 3.0),
    ("датасет", &[Genre, Note], Dataset, 5.0),
    ("карта", &[Genre], Map, 4.0),
    ("карты", &[Genre, Note], Map, 4.0),
    ("map", &[Genre, Note], Map, 4.0),
    ("атлас", &[Genre], Map, 2.5),
    ("film", &[Genre, Note], MotionPicture, 4.5),
    ("фильм", &[Genre, Note], MotionPicture, 4.5),
    ("video", &[Genre, Note], MotionPicture, 3.0),
    ("видеозапись", &[Genre, Note], MotionPicture, 4.0),
    ("dvd", &[Genre, Note], MotionPicture, 2.5),
    ("ноты", &[Genre, Note], MusicalScore, 4.0),
    ("рукопис", &[Genre, Note], Manuscript, 4.0),
    ("manuscript", &[Genre, Note], Manuscript, 4.0),
    ("unpublished", &[Genre, Note], Manuscript, 3.0),
    ("ms", &[Genre], Manuscript, 3.0),
    ("communication", &[Genre], PersonalCommunication, 4.0),
    ("comm", &[Genre], PersonalCommunication, 4.0),
    ("comunicación", &[Genre], PersonalCommunication, 4.0),
    ("comunicação", &[Genre], PersonalCommunication, 4.0),
    ("comunicazione", &[Genre], PersonalCommunication, 4.0),
    ("mitteilung", &[Genre], PersonalCommunication, 4.0),
    ("сообщение", &[Genre], PersonalCommunication, 4.0),
    ("повідомлення", &[Genre], PersonalCommunication, 4.0),
    ("interview", &[Genre], Interview, 4.0),
    ("интервью", &[Genre], Interview, 4.0),
    ("podcast", &[Genre, Note], Broadcast, 4.5),
    ("рец", &[TitleStart, Genre], ReviewBook, 4.5),
    ("рецензия", &[TitleStart, Genre], ReviewBook, 4.5),
    ("rezension", &[TitleStart, Genre], ReviewBook, 4.0),
    // Books
    ("учеб", &[Genre], Book, 2.0),
    ("учебник", &[Genre], Book, 2.5),
    ("пособие", &[Genre], Book, 2.0),
    ("монография", &[Genre], Book, 2.5),
    ("справочник", &[Genre, Title], Book, 1.5),
    ("monograf", &[Genre], Book, 2.5),
    ("сборник", &[Title], Book, 0.7),
    ("slides", &[Genre, Note], Speech, 3.0),
    ("presentation", &[Genre, Note], Speech, 3.0),
    ("poster", &[Genre, Note], Speech, 3.0),
];

/// The cues by their first two letters: a word is held against few.
static INDEX: LazyLock<FxHashMap<[Option<char>; 2], Vec<&'static Cue>>> = LazyLock::new(|| {
    let mut index: FxHashMap<_, Vec<&'static Cue>> = FxHashMap::default();
    for cue in CUES {
        index.entry(first_two(cue.0)).or_default().push(cue);
    }
    index
});

/// The first letters of a word, small ones; of a word of one letter there is one.
fn first_two(word: &str) -> [Option<char>; 2] {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    [letters.next(), letters.next()]
}

/// Sums by type.
struct Scores([f32; ItemType::ALL.len()]);

impl Scores {
    fn add(&mut self, item_type: ItemType, worth: f32) {
        self.0[item_type as usize] += worth;
    }

    fn get(&self, item_type: ItemType) -> f32 {
        self.0[item_type as usize]
    }
}

/// The type and its confidence, 0 to 1.
pub fn decide(spans: &Spans<'_>, draft: &Draft) -> (ItemType, f32) {
    let mut scores = Scores([0.0; ItemType::ALL.len()]);
    structure(spans, draft, &mut scores);
    words(spans, draft, &mut scores);
    // The first of the best ones, and the next.
    let (mut best, mut score, mut second) = (Document, 0.0, 0.0);
    for item_type in ItemType::ALL.iter().copied() {
        let own = scores.get(item_type);
        if own > score {
            (best, score, second) = (item_type, own, score);
        } else if own > second {
            second = own;
        }
    }
    if score <= 0.0 {
        return (Document, 0.1);
    }
    let ahead: f32 = (score - second) / 3.0;
    (best, (1.0 - 0.6 * (-ahead).exp()).clamp(0.05, 0.99))
}

/// What the fields that are there say.
fn structure(spans: &Spans<'_>, draft: &Draft, scores: &mut Scores) {
    let record = &draft.reference;
    let has = |label: Label| spans.has(label);
    let number = |variable: NumberVariable| record.numbers.contains_key(&variable);
    let text = |variable: TextVariable| record.texts.contains_key(&variable);
    let day = spans.texts(Label::Date).any(date::has_day);
    let imprint = text(TextVariable::Publisher) || text(TextVariable::PublisherPlace);
    let numbered = number(NumberVariable::Volume) || number(NumberVariable::Issue);
    // A journal with an imprint is rare; a volume of a book with one is not.
    let half = if text(TextVariable::Publisher) {
        0.4
    } else if imprint {
        0.7
    } else {
        1.0
    };

    if text(TextVariable::ContainerTitle) {
        if number(NumberVariable::Volume) {
            scores.add(ArticleJournal, 3.0 * half);
        }
        if number(NumberVariable::Issue) {
            scores.add(ArticleJournal, 2.5 * half);
        }
        if !imprint {
            scores.add(ArticleJournal, 1.5);
        }
        if has(Label::Doi) || has(Label::Issn) {
            scores.add(ArticleJournal, 0.7);
        }
        if number(NumberVariable::Page) {
            scores.add(ArticleJournal, 0.5);
            scores.add(Chapter, 0.5);
            scores.add(PaperConference, 0.5);
        }
        if record.names.contains_key(&NameVariable::Editor) {
            scores.add(Chapter, 2.5);
            scores.add(PaperConference, 0.5);
        }
        if record.names.contains_key(&NameVariable::ContainerAuthor) {
            scores.add(Chapter, 4.0);
        }
        if text(TextVariable::Publisher) {
            scores.add(Chapter, 2.0);
            scores.add(PaperConference, 0.7);
        }
        if text(TextVariable::PublisherPlace) {
            scores.add(Chapter, 1.2);
            scores.add(PaperConference, 0.5);
        }
        if !numbered {
            scores.add(Chapter, 0.8);
        }
        if has(Label::Edition) || has(Label::Isbn) {
            scores.add(Chapter, 1.5);
        }
        if announced_by_in(spans) && !numbered {
            scores.add(Chapter, 1.2);
        }
        // Journals print their place before the volume, if at all; collections behind it, before the year.
        if !number(NumberVariable::Issue) && placed_behind_volume(spans) {
            scores.add(Chapter, 1.5);
            scores.add(PaperConference, 1.0);
        }
        if day && spans.texts(Label::ContainerTitle).any(is_newspaper) {
            scores.add(ArticleNewspaper, 3.0);
        }
        if day && !number(NumberVariable::Volume) {
            scores.add(
                ArticleNewspaper,
                if number(NumberVariable::Issue) {
                    1.0
                } else {
                    3.0
                },
            );
        }
    } else {
        scores.add(Book, 1.5);
        if text(TextVariable::Publisher) {
            scores.add(Book, 1.5);
        }
        if text(TextVariable::PublisherPlace) {
            scores.add(Book, 1.2);
        }
        if number(NumberVariable::NumberOfPages) || number(NumberVariable::NumberOfVolumes) {
            scores.add(Book, 1.5);
        }
        if has(Label::Edition) || has(Label::Isbn) || text(TextVariable::CollectionTitle) {
            scores.add(Book, 1.5);
        }
        if numbered && number(NumberVariable::Page) && !imprint {
            scores.add(ArticleJournal, 3.0);
        }
        if text(TextVariable::EventTitle) {
            scores.add(PaperConference, 2.0);
        }
    }
    if text(TextVariable::EventTitle) {
        scores.add(PaperConference, 3.5);
    }
    if text(TextVariable::Url) && !numbered && !number(NumberVariable::Page) {
        scores.add(Webpage, 2.5);
        if !text(TextVariable::Publisher) && !number(NumberVariable::NumberOfPages) {
            scores.add(Webpage, 1.5);
        }
        if has(Label::Accessed) {
            scores.add(Webpage, 0.7);
        }
        if !record.dates.contains_key(&DateVariable::Issued) {
            scores.add(Webpage, 1.5);
        }
    } else if has(Label::AvailableAt) && !imprint && !numbered {
        // The address was lost, the announcement stands.
        scores.add(Webpage, 2.0);
    }
    let mark = spans
        .texts(Label::Other)
        .find(|printed| other::is_kind_mark(printed))
        .or_else(|| other::kind_mark(spans.text));
    if let Some(item_type) = mark.and_then(marked) {
        scores.add(item_type, 7.0);
    }
    if record.custom.contains_key(own::SPECIALITY) {
        scores.add(Thesis, 3.0);
    }
    if spans.texts(Label::Genre).any(is_certificate) {
        scores.add(Patent, 6.0);
    }
    if text(TextVariable::ArchiveLocation) {
        scores.add(Manuscript, 6.0);
    }
    if record
        .identifiers
        .contains_key(&crate::record::IdentifierVariable::Arxiv)
        && !numbered
    {
        scores.add(Article, 4.0);
    }
    if text(TextVariable::ReviewedTitle) || record.names.contains_key(&NameVariable::ReviewedAuthor)
    {
        scores.add(ReviewBook, 12.0);
    }
    if number(NumberVariable::Version) && !text(TextVariable::ContainerTitle) {
        let printed = number(NumberVariable::NumberOfPages) || has(Label::Isbn);
        scores.add(Software, if printed { 1.0 } else { 5.0 });
    }
    // A gazette prints the acts of a state, which have numbers of their own.
    if number(NumberVariable::Number)
        && spans.texts(Label::Genre).any(is_act)
        && !record.names.contains_key(&NameVariable::Author)
    {
        scores.add(Legislation, 4.0);
    }
    if number(NumberVariable::Section) {
        scores.add(Legislation, 3.0);
    }
    let by_person = record
        .names_of(NameVariable::Author)
        .iter()
        .any(|name| matches!(name.parts, NameParts::Person(_)));
    if !by_person && spans.texts(Label::Title).any(law::is_numbered_law) {
        scores.add(Legislation, 5.0);
    }
    if !by_person && spans.texts(Label::ContainerTitle).any(law::is_gazette) {
        scores.add(Legislation, 2.5);
    }
    if number(NumberVariable::Volume) && spans.texts(Label::Title).any(law::is_case) && !by_person {
        scores.add(LegalCase, 9.0);
    }
}

/// `А. с.`: a certificate of authorship, the Soviet patent.
fn is_certificate(genre: &str) -> bool {
    let letters: Vec<&str> = genre
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    matches!(
        letters.as_slice(),
        ["А" | "а", "с"] | ["А" | "а", "с", "СССР"]
    )
}

/// Whether a host is a newspaper whose name says less than that.
fn is_newspaper(host: &str) -> bool {
    const NAMES: &[&str] = &[
        "известия",
        "правда",
        "труд",
        "коммерсантъ",
        "коммерсант",
        "ведомости",
        "советская россия",
        "красная звезда",
        "аргументы и факты",
        "literaturnaya gazeta",
        "izvestia",
        "izvestiya",
        "pravda",
        "kommersant",
        "le monde",
        "libération",
        "el país",
        "el mundo",
        "abc",
        "la repubblica",
        "corriere della sera",
        "la stampa",
        "die zeit",
        "die welt",
        "der standard",
        "the independent",
        "the observer",
        "o globo",
        "folha de são paulo",
        "o estado de são paulo",
        "dagens nyheter",
        "rzeczpospolita",
        "дзеркало тижня",
        "день",
    ];
    let name = title::clean(host).to_lowercase();
    NAMES.contains(&name.as_str())
}

/// Whether the genre is that of an act of a state.
fn is_act(genre: &str) -> bool {
    const ACTS: &[&str] = &[
        "постановление",
        "закон",
        "федеральный закон",
        "федер. закон",
        "федер. конституц",
        "указ",
        "приказ",
        "распоряжение",
        "наказ",
        "постанова",
    ];
    let genre = genre.trim_start().to_lowercase();
    ACTS.iter().any(|act| genre.starts_with(act))
}

/// What a mark of GB/T 7714-2015, appendix B, says: `[J]`, `[EB/OL]`.
fn marked(mark: &str) -> Option<ItemType> {
    let kind = mark
        .trim_matches(['[', ']'])
        .split('/')
        .next()
        .unwrap_or("");
    Some(match kind {
        "J" => ArticleJournal,
        "M" => Book,
        "C" => PaperConference,
        "D" => Thesis,
        "N" => ArticleNewspaper,
        "P" => Patent,
        "S" => Standard,
        "R" => Report,
        "EB" => Webpage,
        "DB" | "DS" => Dataset,
        "CP" => Software,
        _ => return None,
    })
}

/// Whether the place stands between the volume and the pages.
fn placed_behind_volume(spans: &Spans<'_>) -> bool {
    let start = |label| spans.of(label).next().map(|part| part.span.start);
    let volume = start(Label::Volume);
    let place = start(Label::PublisherPlace);
    let pages = start(Label::Pages);
    volume.is_some() && volume < place && place < pages
}

/// Whether `In` or `В кн.` stands before the host's title or its editors.
fn announced_by_in(spans: &Spans<'_>) -> bool {
    spans
        .of(Label::ContainerTitle)
        .chain(spans.of(Label::Editor))
        .any(|part| {
            let before = spans.before(part.span).of(spans.text);
            let own = part.span.of(spans.text);
            let is_in = |text: &str| {
                text.split(|c: char| !c.is_alphabetic())
                    .any(|w| matches!(w, "In" | "in" | "кн" | "Dans" | "dans" | "En"))
            };
            is_in(before)
                || own.starts_with("In ")
                || own.starts_with("In:")
                || own.starts_with("in ")
        })
}

/// What the words say, each cue once for each place.
fn words(spans: &Spans<'_>, draft: &Draft, scores: &mut Scores) {
    // A person writes about laws, a state makes them.
    let by_person = draft
        .reference
        .names_of(NameVariable::Author)
        .iter()
        .any(|name| matches!(name.parts, NameParts::Person(_)));
    let mut heard: Vec<(*const Cue, Place)> = Vec::new();
    for part in spans.all() {
        let printed = part.span.of(spans.text);
        let (places, most): (&[Place], usize) = match part.label {
            Label::Genre => (&[Genre], usize::MAX),
            Label::Title => (&[TitleStart, Title], usize::MAX),
            Label::ContainerTitle | Label::CollectionTitle | Label::Event => (&[Host], usize::MAX),
            Label::Note | Label::Medium | Label::Other | Label::Edition => (&[Note], 25),
            Label::Publisher => (&[Publisher], usize::MAX),
            _ => continue,
        };
        for (number, word) in printed
            .split(|c: char| !(c.is_alphanumeric() || c == '\''))
            .filter(|w| !w.is_empty())
            .enumerate()
        {
            if number >= most {
                break;
            }
            let Some(cues) = INDEX.get(&first_two(word)) else {
                continue;
            };
            for cue in cues {
                if !fits(word, cue.0) {
                    continue;
                }
                for place in places {
                    let in_place = cue.1.contains(place) && (*place != TitleStart || number < 3);
                    let key = (std::ptr::from_ref::<Cue>(cue), *place);
                    if !in_place || heard.contains(&key) {
                        continue;
                    }
                    heard.push(key);
                    let law = matches!(cue.2, Legislation | Treaty | Standard | Report)
                        && *place != Genre
                        && *place != Host;
                    scores.add(cue.2, if law && by_person { cue.3 * 0.2 } else { cue.3 });
                }
            }
        }
    }
    if other::fond(spans.text).is_some()
        && !draft.reference.texts.contains_key(&TextVariable::Publisher)
    {
        scores.add(Manuscript, 2.0);
    }
}

/// Whether a word is a cue, in whatever letters: a short one must be the whole word, a longer one its
/// beginning.
fn fits(word: &str, cue: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let begins = cue.chars().all(|c| letters.next() == Some(c));
    begins && (cue.chars().count() > 5 || letters.next().is_none())
}
