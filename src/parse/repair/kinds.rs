//! What kind of work it is, in brackets behind the title: `[Film]`, `[Speech transcript]` (APA, 10; NLM).

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

/// Takes the words in brackets behind a title for the kind, if they name one.
pub(super) fn kinds(row: &mut Row<'_>) {
    /// `Unpublished doctoral dissertation`, `Motion picture film`
    const LONGEST: usize = 4;
    if row.has(Label::Genre) {
        return;
    }
    let tokens = row.tokens;
    let found = tokens.groups.iter().find(|group| {
        let last = row.word(group.end - 1).to_lowercase();
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
            && KINDS.contains(&last.as_str())
    });
    if let Some(group) = found {
        row.set(group.first, group.end, Label::Genre);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

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
