//! How much a text looks like a bibliographic reference: years, pages, volumes, links and the
//! other things that references have and prose has not. One pass over the words, no language is
//! asked for.

use crate::text::script::Script;

/// What a reference is made of, as far as it can be seen in passing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    /// A year in brackets: `(2008)`.
    pub year_in_brackets: bool,
    /// A year set off by punctuation: `М., 2008.`
    pub year: bool,
    /// Page numbers or a number of pages.
    pub pages: bool,
    /// A volume or issue.
    pub volume: bool,
    /// `//` before the host publication.
    pub double_slash: bool,
    /// An address, a DOI, an ISBN.
    pub link: bool,
    /// `дата обращения`, `accessed`.
    pub accessed: bool,
    /// `Place : Publisher`.
    pub imprint: bool,
    /// Words such as `Publ.`, `изд-во`, `ред.`, `дис.`
    pub words: u8,
    /// Initials: `А. В.`
    pub initials: u8,
    /// Words that belong to sentences: `является`, `was`, `we`.
    pub prose: u16,
    /// An e-mail address: references have none.
    pub email: bool,
    /// Characters looked at.
    pub length: usize,
}

/// Longer texts are judged by their beginning.
const LOOKED_AT: usize = 1500;

impl Evidence {
    /// Looks at `text`.
    pub fn of(text: &str) -> Evidence {
        let mut seen = Evidence::default();
        let end = text
            .char_indices()
            .nth(LOOKED_AT)
            .map_or(text.len(), |(i, _)| i);
        let text = text.get(..end).unwrap_or(text);
        seen.length = text.chars().count();
        seen.double_slash = double_slash(text);
        seen.email = text.split('@').count() == 2 && text.contains('.');
        let mut before = Around::default();
        let mut lower = String::new();
        for word in words(text) {
            lower.clear();
            lower.extend(word.text.chars().take(24).flat_map(char::to_lowercase));
            if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                seen.number(&word, &before);
            } else {
                seen.word(&word, &lower, &before);
            }
            before = Around {
                kind: if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                    Kind::Number
                } else {
                    kind_of(&lower)
                },
                number: word.text.parse().ok(),
                after: word.after,
                next: word.next,
            };
        }
        seen
    }

    /// From 0 (nothing of a reference) upwards; from about 2 on it looks like one.
    pub fn score(&self) -> f32 {
        let mut score = 0.0;
        for (has, weight) in [
            (self.year_in_brackets, 1.3),
            (self.year && !self.year_in_brackets, 1.2),
            (self.pages, 1.4),
            (self.volume, 1.0),
            (self.double_slash, 1.5),
            (self.link, 1.2),
            (self.accessed, 1.6),
            (self.imprint, 1.0),
        ] {
            if has {
                score += weight;
            }
        }
        score += 0.5 * f32::from(self.words.min(3));
        score += 0.3 * f32::from(self.initials.min(4));
        // A long text needs more to be taken for a reference.
        score -= 0.35 * f32::from(self.prose.min(20));
        score -= if self.email { 2.5 } else { 0.0 };
        score -= (self.length as f32 - 350.0).max(0.0) / 300.0;
        score
    }

    fn number(&mut self, word: &Word<'_>, before: &Around) {
        let digits = word.text.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = word.text.len() - digits.len();
        let range = crate::text::unicode::is_dash(word.before)
            && before.next_is_dash()
            && before.number.is_some();
        if let Ok(year) = digits.parse::<u32>()
            && digits.len() == 4
            && (1500..2040).contains(&year)
            && (suffix <= 2 || word.text.ends_with(['年', '년']))
            && !range
        {
            if matches!(word.before, '(' | '（') && matches!(word.next, ')' | '）' | ',' | ';') {
                self.year_in_brackets = true;
            } else if matches!(
                word.after,
                '.' | ','
                    | ';'
                    | ':'
                    | ')'
                    | ']'
                    | '\0'
                    | '–'
                    | '—'
                    | '-'
                    | '/'
                    | 'г'
                    | 'р'
                    | '，'
                    | '．'
                    | '。'
                    | '；'
                    | '：'
                    | '、'
            ) && !crate::text::unicode::is_dash(word.next)
            {
                self.year = true;
            }
        }
        match before.kind {
            Kind::Pages => self.pages = true,
            Kind::Volume => self.volume = true,
            _ => {}
        }
        if range
            && let (Some(from), Ok(to)) = (before.number, digits.parse::<u32>())
            && !(1400..2100).contains(&from)
            && to <= 99_999
        {
            self.pages = true;
        }
        // `77 (4)`
        if word.before == '(' && word.next == ')' && before.kind == Kind::Number {
            self.volume = true;
        }
        if digits == "10" && word.next == '.' || word.before == '№' {
            self.volume |= word.before == '№';
        }
    }

    /// A run of Chinese or Japanese: `第23页`, `第2期`, `植物学报`.
    fn han(&mut self, run: &str) {
        if run.starts_with('第') {
            self.pages |= run.ends_with(['页', '頁']);
            self.volume |= run.ends_with(['卷', '巻', '期', '号', '號', '册', '冊', '辑', '輯']);
        }
        if HAN_SIGNS.iter().any(|sign| run.contains(sign)) {
            self.words = self.words.saturating_add(1);
        }
    }

    fn word(&mut self, word: &Word<'_>, lower: &str, before: &Around) {
        match kind_of(lower) {
            // `205 с.`
            Kind::Pages if before.kind == Kind::Number && word.before.is_whitespace() => {
                self.pages = true;
            }
            Kind::Link => self.link = true,
            Kind::Accessed => self.accessed = true,
            Kind::Prose => self.prose += 1,
            Kind::Sign => self.words = self.words.saturating_add(1),
            _ => {}
        }
        let mut chars = word.text.chars();
        let first = chars.next().unwrap_or(' ');
        // `[J]`, `[EB/OL]` of GB/T 7714.
        let marked = word.before == '['
            && matches!(word.next, ']' | '/')
            && matches!(
                word.text,
                "J" | "M" | "C" | "D" | "N" | "R" | "P" | "S" | "EB" | "DB"
            );
        if marked {
            self.words = self.words.saturating_add(2);
        }
        if Script::of(first) == Script::Han {
            self.han(word.text);
        }
        if first.is_uppercase() {
            if word.next == '.' && chars.next().is_none() {
                self.initials = self.initials.saturating_add(1);
            }
            // `М. : Наука`, `Berlin: Springer`: the word stands after the colon.
            if before.after == ':' && before.kind != Kind::Number && before.kind != Kind::Link {
                self.imprint = true;
            }
        }
    }
}

/// Words of which Chinese and Japanese journals and publishers are named.
const HAN_SIGNS: &[&str] = &[
    "出版", "学报", "學報", "大学", "大學", "杂志", "雜誌", "书局", "書局", "論集",
];

/// What stood before a word.
#[derive(Default)]
struct Around {
    kind: Kind,
    number: Option<u32>,
    after: char,
    next: char,
}

impl Around {
    fn next_is_dash(&self) -> bool {
        crate::text::unicode::is_dash(self.next)
    }
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    #[default]
    Plain,
    Number,
    Pages,
    Volume,
    Link,
    Accessed,
    Sign,
    Prose,
}

/// The words of the trade, in small letters, without the full stop.
fn kind_of(lower: &str) -> Kind {
    match lower {
        "с" | "c" | "p" | "р" | "pp" | "рp" | "рр" | "pр" | "s" | "стр" | "page" | "pages"
        | "págs" | "pág" | "pag" | "pags" | "seiten" | "str" | "ст" | "лл" | "col" | "стб"
        | "сс" | "ss" => Kind::Pages,
        "vol" | "volume" | "no" | "nos" | "т" | "вып" | "вип" | "iss" | "issue" | "bd" | "band"
        | "nr" | "núm" | "num" | "nº" | "n" | "том" | "ч" | "кн" | "jg" | "jahrg" | "heft"
        | "fasc" | "t" | "v" | "vyp" | "tom" | "номер" | "выпуск" | "випуск" | "tomo"
        | "número" | "zeszyt" | "z" | "rok" | "ročník" | "cilt" | "sayı" | "part" => {
            Kind::Volume
        }
        "http" | "https" | "www" | "doi" | "url" | "isbn" | "issn" | "arxiv" | "pmid" | "edn"
        | "udk" | "hdl" | "urn" => Kind::Link,
        "accessed" | "обращения" | "consultado" | "consulta" | "acceso" | "acesso" | "consulté"
        | "abgerufen" | "zugriff" | "retrieved" | "dostęp" | "звернення" | "erişim" | "доступа"
        | "доступу" | "visited" | "consulted" | "recuperado" | "aufgerufen" | "stand" => {
            Kind::Accessed
        }
        "publ"
        | "изд"
        | "press"
        | "verlag"
        | "издательство"
        | "издат"
        | "ред"
        | "дис"
        | "автореф"
        | "диссертация"
        | "thesis"
        | "tesis"
        | "dissertation"
        | "diss"
        | "thèse"
        | "eds"
        | "ed"
        | "hrsg"
        | "hg"
        | "перев"
        | "пер"
        | "transl"
        | "trad"
        | "сб"
        | "материалы"
        | "proceedings"
        | "proc"
        | "журн"
        | "вестник"
        | "journal"
        | "revista"
        | "review"
        | "zeitschrift"
        | "editorial"
        | "ediciones"
        | "éditions"
        | "wydawnictwo"
        | "yayınları"
        | "ресурс"
        | "resurs"
        | "resource"
        | "електронний"
        | "online"
        | "available"
        | "unpubl"
        | "препринт"
        | "preprint"
        | "патент"
        | "гост"
        | "гл"
        | "учеб"
        | "монография"
        | "cham"
        | "russ"
        | "университет"
        | "university"
        | "universidad"
        | "universidade"
        | "universität"
        | "univ"
        | "вестн"
        | "изв"
        | "труды"
        | "тр"
        | "bulletin"
        | "annals"
        | "disponible"
        | "disponível"
        | "verfügbar"
        | "конф"
        | "conference"
        | "symposium"
        | "handbook"
        | "lett"
        | "phys"
        | "sci"
        | "int"
        | "res"
        | "chem"
        | "rev" => Kind::Sign,
        "is" | "was" | "are" | "were" | "we" | "that" | "this" | "these" | "has" | "have"
        | "had" | "been" | "which" | "it" | "our" | "they" | "his" | "however" | "can" | "may"
        | "such" | "there" | "should" | "would" | "also" | "what" | "not" | "что" | "это"
        | "является" | "являются" | "был" | "была" | "было" | "были" | "которые" | "который"
        | "которая" | "которых" | "мы" | "также" | "этом" | "этого" | "может" | "могут" | "как"
        | "если" | "его" | "их" | "же" | "так" | "есть" | "être" | "est" | "sont" | "qui"
        | "que" | "son" | "fue" | "este" | "esta" | "como" | "más" | "foi" | "são" | "não"
        | "ist" | "sind" | "wurde" | "werden" | "wird" | "dass" | "nicht" | "sich" | "auch"
        | "eine" | "що" | "є" | "які" | "який" | "цього" | "або" | "jest" | "się" => {
            Kind::Prose
        }
        _ => Kind::Plain,
    }
}

/// A run of letters and digits.
struct Word<'a> {
    text: &'a str,
    /// The character right before; `\0` at the beginning.
    before: char,
    /// The character right after; `\0` at the end.
    next: char,
    /// The first character after that is not a space.
    after: char,
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    let mut before = '\0';
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let mut begin = None;
        for (i, c) in rest.char_indices() {
            if c.is_alphanumeric() {
                begin = Some(i);
                break;
            }
            before = c;
        }
        let begin = at + begin?;
        let rest = text.get(begin..)?;
        let len = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let word = rest.get(..len)?;
        let tail = rest.get(len..).unwrap_or("");
        let next = tail.chars().next().unwrap_or('\0');
        let after = tail
            .chars()
            .take(8)
            .find(|c| !c.is_whitespace())
            .unwrap_or('\0');
        let found = Word {
            text: word,
            before,
            next,
            after,
        };
        before = word.chars().next_back().unwrap_or('\0');
        at = begin + len;
        Some(found)
    })
}

/// `//` between two areas; not the one of an address.
fn double_slash(text: &str) -> bool {
    text.match_indices("//").any(|(i, _)| {
        let before = text.get(..i).unwrap_or("");
        !before.ends_with(':')
            && before.ends_with(|c: char| c.is_whitespace() || c == '.' || c == ')')
            && !text.get(i + 2..).unwrap_or("").starts_with('/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_score_high_and_prose_low() {
        for reference in [
            "Иванов И. И. О методах поиска // Вестник науки. 2015. № 3. С. 12–30.",
            "Smith, J. (2010), A history of maps, Oxford: Clarendon.",
            "Müller H. Über Karten. Berlin: Springer, 1999. 320 S.",
            "García, A. «La crítica». Revista de Arte 5, núm. 2 (2024): 87-102.",
            "“A report on floods” (2018), The Daily, 12.11, available at: (accessed: 17.09.2018).",
            "Schmidt AB, Lee C. Cold water. J Phys Chem. 2001;12(3):45-9.",
            "王小明，2009，《屋顶上的苔藓》，植物学报，第2期，第23页。",
            "王小明. 屋顶上的苔藓[M]. 北京：科学出版社，2012.",
        ] {
            let score = Evidence::of(reference).score();
            assert!(score >= 2.0, "{score} {reference}");
        }
        for prose in [
            "The method was described earlier and we have used it in all our experiments.",
            "В этой статье рассматривается вопрос о том, как были построены первые карты.",
            "Keywords: maps, history, Oxford",
            "Иванов Иван Иванович, доктор наук, профессор",
        ] {
            let score = Evidence::of(prose).score();
            assert!(score < 1.5, "{score} {prose}");
        }
    }
}
