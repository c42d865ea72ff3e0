//! What kind of work it is, in brackets behind the title: `[Film]`, `[Speech transcript]` (APA, 10; NLM); and
//! communications, which have no title but their kind.

use super::row::Row;
use crate::parse::gap::Within;
use crate::record::label::Label;

/// Kinds that stand in brackets; the last word tells.
const KINDS: &[&str] = &[
    "film",
    "video",
    "movie",
    "podcast",
    "tweet",
    "post",
    "transcript",
    "photograph",
    "painting",
    "map",
    "lecture",
    "slides",
    "presentation",
    "poster",
    "song",
    "album",
    "interview",
    "software",
    "app",
    "dissertation",
    "thesis",
    "letter",
    "blog",
    "webinar",
    "broadcast",
    "game",
    "report",
    "dataset",
    "data",
    "set",
    "artwork",
    "sculpture",
    "manuscript",
    "preprint",
    "infographic",
    "talk",
    "documentary",
    "película",
    "filme",
    "vídeo",
    "вебинар",
    "фильм",
    "видеозапись",
];

/// What authors tell each other, in the languages that name it so.
const COMMUNICATIONS: &[&[&str]] = &[
    &["personal", "communication"],
    &["private", "communication"],
    &["pers", "comm"],
    &["comunicación", "personal"],
    &["comunicação", "pessoal"],
    &["communication", "personnelle"],
    &["comunicazione", "personale"],
    &["persönliche", "mitteilung"],
    &["личное", "сообщение"],
    &["устное", "сообщение"],
    &["особисте", "повідомлення"],
];

/// Finds the kinds of works.
pub(super) fn kinds(row: &mut Row<'_>) {
    in_brackets(row);
    communications(row);
}

/// `Berg, A. Personal communication, 12 May 2003`, labelled title: the kind.
fn communications(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.iter().find(|part| {
        let labelled = matches!(
            part.label,
            Some(Label::Title | Label::ContainerTitle | Label::Note | Label::Publisher)
        );
        let is_kind =
            |words: &&[&str]| words.len() == part.end - part.first && row.says(part.first, words);
        labelled && COMMUNICATIONS.iter().any(is_kind)
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Genre);
    }
}

/// Takes the words in brackets behind a title for the kind, if they name one.
fn in_brackets(row: &mut Row<'_>) {
    /// `Unpublished doctoral dissertation`, `Motion picture film`
    const LONGEST: usize = 4;
    if row.has(Label::Genre) {
        return;
    }
    let tokens = row.tokens;
    let found = tokens.groups.iter().find(|group| {
        let behind_title = group.first > 0
            && matches!(
                row.label(group.first - 1),
                Some(Label::Title | Label::ContainerTitle)
            );
        let taken = (group.first..group.end).all(|at| {
            matches!(
                row.label(at),
                // Where it bears the title's label, the record's title is cut.
                None | Some(Label::TranslatedTitle | Label::Note)
            )
        });
        group.kind == Within::Brackets
            && group.end - group.first <= LONGEST
            && behind_title
            && taken
            && row.is_one_of(group.end - 1, KINDS)
    });
    if let Some(group) = found {
        row.set(group.first, group.end, Label::Genre);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn communications_are_kinds() {
        check(&[
            (
                "Berg, A. Personal communication, 12 May 2003.",
                "Aa Tt Yyy",
                "author[Berg, A.] genre[Personal communication] date[12 May 2003]",
            ),
            (
                "Berg, A. Personal communication on roofs, 2003.",
                "Aa Tttt Y",
                "author[Berg, A.] title[Personal communication on roofs] date[2003]",
            ),
        ]);
    }

    #[test]
    fn kinds_stand_in_brackets() {
        check(&[
            (
                "Lind, G. (1977). Roof wars [Film]. Luch.",
                "Aa Y Tt 0 B",
                "author[Lind, G.] date[1977] title[Roof wars] genre[Film] publisher[Luch]",
            ),
            (
                "Lind, G. (1977). Inaugural moss [Speech transcript]. http://a.org",
                "Aa Y Tt Rr U",
                "author[Lind, G.] date[1977] title[Inaugural moss] genre[Speech transcript] url[http://a.org]",
            ),
            (
                "Lind, G. (1977). Toits [Roofs in rain]. Luch.",
                "Aa Y T Rrr B",
                "author[Lind, G.] date[1977] title[Toits] translated-title[Roofs in rain] publisher[Luch]",
            ),
        ]);
    }
}
