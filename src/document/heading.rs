//! Headings by which a reference list begins, and by which it ends, in many languages.

use super::line::is_blank;
use crate::text::script::Script;

/// What a line says as a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// A reference list begins. `rest` is where, in the line, the list's own text begins, if
    /// the line holds more than the heading.
    List {
        /// Bytes from the beginning of the line.
        rest: Option<usize>,
    },
    /// Something that may hold references: notes, sources.
    Notes,
    /// Something else begins: how to cite, about the authors, an abstract.
    Other(Section),
}

/// What begins at a heading that is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// How to cite the article.
    HowToCite,
    /// Key words.
    Keywords,
    /// The abstract.
    Abstract,
    /// A table or figure, which may also float into a list.
    Caption,
    /// Anything else that stands after or before a list.
    Rest,
}

/// Words that name a list by themselves.
const NOUNS: &[&str] = &[
    // English
    "references",
    "reference",
    "bibliography",
    "citations",
    "literature",
    // Russian, Ukrainian, Belarusian, Bulgarian
    "литература",
    "литературы",
    "библиография",
    "источники",
    "источников",
    "ссылки",
    "ссылок",
    "библиографический",
    "літэратура",
    "література",
    "літератури",
    "джерела",
    "джерел",
    "посилання",
    "бібліографія",
    "бібліографічний",
    "книгопис",
    // Spanish, Portuguese, Italian, French, Catalan, Romanian
    "referencias",
    "bibliografía",
    "bibliografia",
    "referências",
    "riferimenti",
    "références",
    "bibliographie",
    "bibliographiques",
    "bibliographique",
    "bibliogràfiques",
    "bibliografie",
    "referințe",
    // German, Dutch, Scandinavian, Finnish
    "literaturverzeichnis",
    "literatur",
    "quellenverzeichnis",
    "literaturangaben",
    "bibliografi",
    "literatuur",
    "literatuurlijst",
    "referenser",
    "referanser",
    "referencer",
    "litteratur",
    "litteraturförteckning",
    "litteraturliste",
    "källor",
    "lähteet",
    "kirjallisuus",
    // Polish, Czech, Slovak, Slovene, Croatian, Serbian, Lithuanian, Latvian, Estonian, Hungarian
    "literatura",
    "piśmiennictwo",
    "netografia",
    "literatúra",
    "reference",
    "literatūra",
    "kirjandus",
    "irodalom",
    "irodalomjegyzék",
    "литература",
    "viri",
    "izvori",
    // Turkish, Greek, Kazakh, Vietnamese, Indonesian
    "kaynakça",
    "kaynaklar",
    "kaynakca",
    "βιβλιογραφία",
    "әдебиеттер",
    "әдебиет",
    "пайдаланылган",
    "адабияттар",
    "rujukan",
    "pustaka",
];

/// Words that may stand beside them.
const COMPANIONS: &[&str] = &[
    "list",
    "of",
    "the",
    "cited",
    "and",
    "works",
    "selected",
    "further",
    "reading",
    "sources",
    "literature",
    "used",
    "primary",
    "secondary",
    "in",
    "english",
    "russian",
    "latin",
    "general",
    "additional",
    "список",
    "перечень",
    "использованной",
    "использованных",
    "используемой",
    "цитируемой",
    "цитированной",
    "цитированная",
    "использованная",
    "рекомендуемая",
    "рекомендуемой",
    "основная",
    "дополнительная",
    "пристатейный",
    "и",
    "по",
    "на",
    "к",
    "русском",
    "английском",
    "языке",
    "научной",
    "электронных",
    "ресурсов",
    "интернет-источники",
    "интернет-ресурсов",
    "библиографических",
    "библиографические",
    "пристатейные",
    "статье",
    "материалов",
    "латинице",
    "використаних",
    "використаної",
    "використана",
    "та",
    "цитованої",
    "і",
    "bibliográficas",
    "bibliográfica",
    "citada",
    "consultada",
    "citadas",
    "consultadas",
    "y",
    "obras",
    "lista",
    "de",
    "das",
    "las",
    "e",
    "fontes",
    "fuentes",
    "bibliografici",
    "bibliografiche",
    "bibliográficos",
    "citées",
    "et",
    "sources",
    "des",
    "ouvrages",
    "liste",
    "cités",
    "und",
    "der",
    "verwendete",
    "zitierte",
    "quellen",
    "auswahl",
    "quellen-",
    "referenties",
    "wykaz",
    "spis",
    "literatury",
    "cytowana",
    "załącznikowa",
    "použitá",
    "použité",
    "seznam",
    "zdroje",
    "popis",
    "literature",
    "reference",
    "tizimi",
    "adabiyotlar",
    "daftar",
    "ro'yxati",
    "тізімі",
    "тизмеси",
    "колданылган",
    "пайдаланылған",
    "ve",
    "notes",
    "примечания",
];

/// Whole headings whose words are too common to be listed one by one.
const PHRASES: &[&str] = &[
    "works cited",
    "literature cited",
    "cited literature",
    "sources",
    "quellen",
    "fuentes",
    "fontes",
    "sources citées",
    "works consulted",
    "tài liệu tham khảo",
    "obras citadas",
    "obras consultadas",
    "opere citate",
    "ouvrages cités",
    "daftar pustaka",
    "foydalanilgan adabiyotlar",
    "spisok literatury",
    "źródła",
    "zdroje",
    "zitierte literatur",
    "літэратура",
    "цитирани източници",
    "använd litteratur",
    "further reading",
    "web references",
    "internet sources",
    "электронные ресурсы и источники",
];

/// Headings of scripts that set no spaces, and of Arabic, Hebrew and Persian.
const UNSPACED: &[&str] = &[
    "参考文献",
    "參考文獻",
    "引用文献",
    "参考资料",
    "文献",
    "主要参考文献",
    "参考書目",
    "참고문헌",
    "참고 문헌",
    "المراجع",
    "المصادر",
    "قائمة المراجع",
    "المصادر والمراجع",
    "منابع",
    "مراجع",
    "ביבליוגרפיה",
    "מקורות",
    "เอกสารอ้างอิง",
    "บรรณานุกรม",
    "संदर्भ",
];

const NOTES: &[&str] = &[
    "notes",
    "endnotes",
    "footnotes",
    "примечания",
    "сноски",
    "примітки",
    "notas",
    "anmerkungen",
    "fußnoten",
    "przypisy",
    "poznámky",
    "note",
    "noten",
    "notlar",
    "notes and references",
    "注释",
    "註釋",
    "注",
];

/// What other sections begin with.
const OTHERS: &[(&str, Section)] = &[
    ("как цитировать", Section::HowToCite),
    ("для цитирования", Section::HowToCite),
    ("ссылка для цитирования", Section::HowToCite),
    ("образец цитирования", Section::HowToCite),
    ("библиографическая ссылка на статью", Section::HowToCite),
    ("ссылка на статью", Section::HowToCite),
    ("цитировать как", Section::HowToCite),
    ("цитировать", Section::HowToCite),
    ("цитирование:", Section::HowToCite),
    ("правильная ссылка на статью", Section::HowToCite),
    ("просьба ссылаться", Section::HowToCite),
    ("please cite this article", Section::HowToCite),
    ("how to cite", Section::HowToCite),
    ("for citation", Section::HowToCite),
    ("to cite this", Section::HowToCite),
    ("cite this article", Section::HowToCite),
    ("cite as", Section::HowToCite),
    ("citation:", Section::HowToCite),
    ("recommended citation", Section::HowToCite),
    ("suggested citation", Section::HowToCite),
    ("cómo citar", Section::HowToCite),
    ("como citar", Section::HowToCite),
    ("para citar", Section::HowToCite),
    ("cita recomendada", Section::HowToCite),
    ("zitiervorschlag", Section::HowToCite),
    ("zitationsvorschlag", Section::HowToCite),
    ("zitierweise", Section::HowToCite),
    ("comment citer", Section::HowToCite),
    ("pour citer", Section::HowToCite),
    ("référence électronique", Section::HowToCite),
    ("як цитувати", Section::HowToCite),
    ("для цитування", Section::HowToCite),
    ("jak cytować", Section::HowToCite),
    ("atıf", Section::HowToCite),
    ("ключевые слова", Section::Keywords),
    ("key words", Section::Keywords),
    ("keywords", Section::Keywords),
    ("palabras clave", Section::Keywords),
    ("palavras-chave", Section::Keywords),
    ("mots-clés", Section::Keywords),
    ("mots clés", Section::Keywords),
    ("schlüsselwörter", Section::Keywords),
    ("schlagwörter", Section::Keywords),
    ("ключові слова", Section::Keywords),
    ("słowa kluczowe", Section::Keywords),
    ("аннотация", Section::Abstract),
    ("abstract", Section::Abstract),
    ("summary", Section::Abstract),
    ("резюме", Section::Abstract),
    ("resumen", Section::Abstract),
    ("resumo", Section::Abstract),
    ("résumé", Section::Abstract),
    ("zusammenfassung", Section::Abstract),
    ("анотація", Section::Abstract),
    ("streszczenie", Section::Abstract),
    ("информация об авторах", Section::Rest),
    ("информация об авторе", Section::Rest),
    ("сведения об авторах", Section::Rest),
    ("сведения об авторе", Section::Rest),
    ("об авторах", Section::Rest),
    ("об авторе", Section::Rest),
    ("авторы:", Section::Rest),
    ("данные об авторах", Section::Rest),
    ("відомості про автор", Section::Rest),
    ("інформація про автор", Section::Rest),
    ("про авторів", Section::Rest),
    ("about the author", Section::Rest),
    ("author information", Section::Rest),
    ("authors information", Section::Rest),
    ("authors' information", Section::Rest),
    ("authors’ information", Section::Rest),
    ("information about the author", Section::Rest),
    ("information about author", Section::Rest),
    ("author details", Section::Rest),
    ("author biograph", Section::Rest),
    ("biographical note", Section::Rest),
    ("author contribution", Section::Rest),
    ("authors contribution", Section::Rest),
    ("authors’ contribution", Section::Rest),
    ("authors' contribution", Section::Rest),
    ("contribution of the authors", Section::Rest),
    ("вклад авторов", Section::Rest),
    ("sobre el autor", Section::Rest),
    ("sobre los autores", Section::Rest),
    ("sobre la autora", Section::Rest),
    ("sobre o autor", Section::Rest),
    ("sobre os autores", Section::Rest),
    ("über die autor", Section::Rest),
    ("über den autor", Section::Rest),
    ("à propos de l", Section::Rest),
    ("об издании", Section::Rest),
    ("поступила в редакцию", Section::Rest),
    ("статья поступила", Section::Rest),
    ("рукопись поступила", Section::Rest),
    ("материал поступил", Section::Rest),
    ("дата поступления", Section::Rest),
    ("получено ", Section::Rest),
    ("принята к публикации", Section::Rest),
    ("надійшла до редакції", Section::Rest),
    ("стаття надійшла", Section::Rest),
    ("received:", Section::Rest),
    ("received ", Section::Rest),
    ("article received", Section::Rest),
    ("submitted:", Section::Rest),
    ("accepted:", Section::Rest),
    ("recibido:", Section::Rest),
    ("recebido ", Section::Rest),
    ("eingegangen", Section::Rest),
    ("reçu ", Section::Rest),
    ("acknowledg", Section::Rest),
    ("благодарност", Section::Rest),
    ("подяк", Section::Rest),
    ("agradecimientos", Section::Rest),
    ("agradecimentos", Section::Rest),
    ("danksagung", Section::Rest),
    ("remerciements", Section::Rest),
    ("финансирование", Section::Rest),
    ("источник финансирования", Section::Rest),
    ("источники финансирования", Section::Rest),
    ("funding", Section::Rest),
    ("conflict of interest", Section::Rest),
    ("conflicts of interest", Section::Rest),
    ("competing interest", Section::Rest),
    ("declaration of", Section::Rest),
    ("конфликт интересов", Section::Rest),
    ("приложение", Section::Rest),
    ("appendix", Section::Rest),
    ("appendices", Section::Rest),
    ("anexo", Section::Rest),
    ("anhang", Section::Rest),
    ("annexe", Section::Rest),
    ("додаток", Section::Rest),
    ("supplementary", Section::Rest),
    ("data availability", Section::Rest),
    ("copyright", Section::Rest),
    ("©", Section::Rest),
    ("лицензия", Section::Rest),
    ("license", Section::Rest),
    ("licence", Section::Rest),
    ("this work is licensed", Section::Rest),
    ("данные скачивания", Section::Rest),
    ("скачивания", Section::Rest),
    ("downloads", Section::Rest),
    ("загрузки", Section::Rest),
    ("выпуск", Section::Rest),
    ("раздел", Section::Rest),
    ("контактная информация", Section::Rest),
    ("контактные данные", Section::Rest),
    ("адрес для переписки", Section::Rest),
    ("correspondence", Section::Rest),
    ("corresponding author", Section::Rest),
    ("заключение", Section::Rest),
    ("выводы", Section::Rest),
    ("введение", Section::Rest),
    ("conclusion", Section::Rest),
    ("introduction", Section::Rest),
    ("содержание", Section::Rest),
    ("оглавление", Section::Rest),
    ("comments", Section::Rest),
    ("комментарии", Section::Rest),
    ("related articles", Section::Rest),
    ("похожие статьи", Section::Rest),
    ("see also", Section::Rest),
    ("external links", Section::Rest),
    ("глоссарий", Section::Rest),
    ("glossary", Section::Rest),
    ("список сокращений", Section::Rest),
    ("abbreviations", Section::Rest),
    ("list of abbreviations", Section::Rest),
    ("удк", Section::Rest),
    ("ббк", Section::Rest),
    ("udc", Section::Rest),
    ("udk", Section::Rest),
    ("таблица", Section::Caption),
    ("рис.", Section::Caption),
    ("рисунок", Section::Caption),
    ("table", Section::Caption),
    ("fig.", Section::Caption),
    ("figure", Section::Caption),
    ("tabelle", Section::Caption),
    ("abb.", Section::Caption),
    ("figure captions", Section::Rest),
    ("figure legends", Section::Rest),
    ("captions to figures", Section::Rest),
    ("list of figures", Section::Rest),
    ("list of tables", Section::Rest),
    ("подписи к рисункам", Section::Rest),
    ("подрисуночные подписи", Section::Rest),
    ("список иллюстраций", Section::Rest),
    ("підписи до рисунків", Section::Rest),
    ("légendes des figures", Section::Rest),
    ("leyendas de las figuras", Section::Rest),
    ("legendas das figuras", Section::Rest),
    ("abbildungsverzeichnis", Section::Rest),
    ("bildunterschriften", Section::Rest),
    ("publisher's note", Section::Rest),
    ("publisher’s note", Section::Rest),
];

/// Longest heading, in characters.
const LONGEST: usize = 110;

/// What the line says if it is a heading. `marked` tells that the markup calls it one.
pub(super) fn heading(line: &str) -> Option<Heading> {
    let head: String = line.chars().take(LONGEST + 1).collect();
    let name = bare(&head);
    if name.is_empty() {
        return None;
    }
    let whole = head.chars().count() <= LONGEST;
    if whole && names_list(&name) {
        return Some(Heading::List { rest: None });
    }
    if whole && NOTES.contains(&name.as_str()) {
        return Some(Heading::Notes);
    }
    if let Some(rest) = heading_before_colon(line) {
        return Some(Heading::List { rest: Some(rest) });
    }
    other(&head, &name).map(Heading::Other)
}

/// A section by its first words. A reference may begin with such a word too (`Abstract algebra`,
/// `Введение в теорию`): the words must be the whole line, or be followed by a stop or colon, or
/// be words that no title begins with.
fn other(head: &str, name: &str) -> Option<Section> {
    let lower = head
        .trim_start_matches(|c: char| !c.is_alphabetic() && c != '©')
        .to_lowercase();
    OTHERS.iter().find_map(|(words, section)| {
        let words = words.trim_end();
        let rest = lower
            .strip_prefix(words)
            .or_else(|| name.strip_prefix(words))?;
        let alone = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
        let stopped = words.ends_with(':')
            || rest.trim_start().starts_with([':', '.'])
            || rest.starts_with(" —")
            || rest.starts_with(" –");
        let unmistakable = words.split(' ').count() > 1 && !matches!(*section, Section::Abstract);
        let stem = rest.chars().take_while(|c| c.is_alphabetic()).count() <= 8
            && rest.split_whitespace().count() <= 1;
        let known = match words {
            "received" | "получено" | "recebido" | "reçu" | "eingegangen" => {
                rest.contains(|c: char| c.is_ascii_digit()) && rest.chars().count() < 60
            }
            "©" | "copyright" => true,
            // `УДК 582.32`, `Таблица 1. Крыши`
            "удк" | "ббк" | "udc" | "udk" | "таблица" | "table" | "рис." | "рисунок" | "fig."
            | "figure" | "abb." | "tabelle" => {
                rest.starts_with(is_blank)
                    && rest
                        .trim_start_matches(is_blank)
                        .starts_with(|c: char| c.is_ascii_digit())
            }
            _ => alone || stopped || unmistakable || stem,
        };
        known.then_some(*section)
    })
}

/// `References: 1. Smith …`: where the text after the colon begins.
fn heading_before_colon(line: &str) -> Option<usize> {
    let colon = line
        .char_indices()
        .take(LONGEST / 2)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let before = line.get(..colon.0)?;
    let rest = line.get(colon.0 + colon.1.len_utf8()..)?;
    let gap = rest.len() - rest.trim_start_matches(is_blank).len();
    (names_list(&bare(before)) && !rest.trim_matches(is_blank).is_empty())
        .then_some(colon.0 + colon.1.len_utf8() + gap)
}

/// The words of a heading in small letters: without number, stop, colon, markup, brackets; with
/// letters set apart by spaces drawn together.
fn bare(line: &str) -> String {
    let lower = line.to_lowercase();
    let text = lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '\u{a0}' | '\t')
        });
    let text = text
        .strip_prefix(['i', 'v', 'x'])
        .and_then(|rest| {
            let rest = rest.trim_start_matches(['i', 'v', 'x']);
            rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
        })
        .unwrap_or(text);
    let words: Vec<&str> = text
        .split(|c: char| {
            !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '\u{300}'..='\u{36f}'))
        })
        .filter(|w| !w.is_empty() && *w != "-")
        .collect();
    if words.len() > 5 && words.iter().all(|w| w.chars().count() == 1) {
        return words.concat();
    }
    words.join(" ")
}

fn names_list(name: &str) -> bool {
    if PHRASES.contains(&name)
        || UNSPACED.contains(&name)
        || UNSPACED
            .iter()
            .any(|h| Script::of_text(name) == Script::Han && name.replace(' ', "") == *h)
    {
        return true;
    }
    let mut nouns = 0;
    for (count, word) in name.split(' ').enumerate() {
        if count > 9 {
            return false;
        }
        if NOUNS.contains(&word) {
            nouns += 1;
        } else if !COMPANIONS.contains(&word) && word.parse::<u16>().is_err() {
            return false;
        }
    }
    nouns > 0 || COLLAPSED.contains(&name)
}

/// Headings of several words set with spaced letters, once these are drawn together.
const COLLAPSED: &[&str] = &[
    "списоклитературы",
    "библиографическийсписок",
    "workscited",
    "literaturecited",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_named_in_many_languages() {
        for line in [
            "Список литературы",
            "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ",
            "Литература:",
            "5. References",
            "Reference.",
            "### Ссылки",
            "Bibliografía",
            "REFERÊNCIAS BIBLIOGRÁFICAS",
            "Références bibliographiques",
            "Literaturverzeichnis",
            "Quellen- und Literaturverzeichnis",
            "Література",
            "Список використаних джерел",
            "Piśmiennictwo",
            "Kaynakça",
            "参考文献",
            "参考文献：",
            "Л И Т Е Р А Т У Р А",
            "Литература / References",
            "VI. Works Cited",
            "Библиографический список",
            "**Источники**",
            "[Литература]",
        ] {
            assert_eq!(heading(line), Some(Heading::List { rest: None }), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_headings_of_lists() {
        for line in [
            "Литература русского зарубежья. М., 2001.",
            "References to maps were made by many authors of that time.",
            "Источники и методы исследования карт",
            "",
            "Иванов И. И. Литература",
        ] {
            assert!(
                !matches!(heading(line), Some(Heading::List { .. })),
                "{line}"
            );
        }
    }

    #[test]
    fn a_list_may_begin_in_the_line_of_its_heading() {
        assert_eq!(
            heading("Литература: 1. Иванов"),
            Some(Heading::List { rest: Some(22) })
        );
    }

    #[test]
    fn what_ends_a_list() {
        for (line, section) in [
            ("Как цитировать", Section::HowToCite),
            ("Для цитирования: Иванов И. И. О картах", Section::HowToCite),
            ("Keywords: maps, sea", Section::Keywords),
            ("Поступила в редакцию 12.03.2015", Section::Rest),
            ("Received 12 March 2015", Section::Rest),
            ("© 2015 Smith", Section::Rest),
            ("Acknowledgements", Section::Rest),
        ] {
            assert_eq!(heading(line), Some(Heading::Other(section)), "{line}");
        }
        for line in [
            "Abstract algebra and maps",
            "Введение в теорию карт. М., 2001.",
            "Summary of maps",
            "Выпуск книг в России",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
