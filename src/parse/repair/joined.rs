//! What no mark divides goes on: a title behind its conjunction.

use super::row::Row;
use crate::parse::gap::Separator;
use crate::parse::state::label_index;
use crate::parse::token::Kind;
use crate::record::label::Label;

/// A title does not end in a conjunction or preposition: what follows it without a mark goes on
/// with it.
pub(super) fn conjunctions(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    const WORDS: &[&str] = &[
        "a", "and", "at", "by", "con", "de", "del", "der", "des", "die", "do", "du", "e", "el",
        "en", "et", "for", "from", "für", "in", "la", "las", "le", "les", "los", "of", "on",
        "para", "por", "the", "to", "und", "von", "with", "y", "zur", "в", "во", "для", "и", "из",
        "к", "на", "о", "об", "от", "по", "с", "со",
    ];
    let title = label_index(Some(Label::Title));
    let others = [Label::Author, Label::PublisherPlace].map(|label| label_index(Some(label)));
    for at in 1..row.len() {
        let tagged = row.tags();
        let (before, here) = (tagged[at - 1], tagged[at]);
        let joined = matches!(tokens.gaps[at].separator, Separator::Space)
            && tokens.gaps[at].opens == 0
            && tokens.gaps[at].closes == 0;
        if before.label != title
            || !others.contains(&here.label)
            || !joined
            || tokens.list[at].kind != Kind::Word
            || !WORDS.contains(&tokens.list[at - 1].span.of(text))
        {
            continue;
        }
        let end = (at + 1..tagged.len())
            .find(|next| tagged[*next].label != here.label || tagged[*next].begins)
            .unwrap_or(tagged.len());
        let tagged = row.tags_mut();
        for tag in &mut tagged[at..end] {
            tag.label = title;
            tag.begins = false;
        }
        if let Some(next) = tagged.get_mut(end)
            && next.label == title
        {
            next.begins = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn titles_go_on_behind_conjunctions() {
        check(&[(
            "Tratado entre México y Costa Rica, Cuba y Perú",
            "TtttAaaTt",
            "title[Tratado entre México y Costa Rica, Cuba y Perú]",
        )]);
    }
}
