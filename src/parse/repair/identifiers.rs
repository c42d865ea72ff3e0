//! Identifiers beside one that is known by its form.

use super::row::Row;
use crate::parse::state::label_index;
use crate::parse::token::Kind;
use crate::record::label::Label;

/// Beside a DOI known by its form no other word or number is one: behind it stand the bare numbers
/// of other registers.
pub(super) fn identifiers(row: &mut Row<'_>) {
    let tokens = row.tokens;
    if !tokens.list.iter().any(|token| token.kind == Kind::Doi) {
        return;
    }
    let doi = label_index(Some(Label::Doi));
    for (token, tag) in tokens.list.iter().zip(row.tags_mut()) {
        if tag.label == doi && token.kind != Kind::Doi {
            tag.label = match token.kind {
                Kind::Number => label_index(Some(Label::Other)),
                _ => 0,
            };
            tag.begins = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn numbers_beside_a_doi() {
        check(&[(
            "Mir. doi: 10.1000/182 14735121",
            "TDdd",
            "title[Mir] doi[10.1000/182] other[14735121]",
        )]);
    }
}
