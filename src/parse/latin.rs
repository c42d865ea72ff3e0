//! Russian in Latin letters, as made-up references need it: near to the usual ways, true to none.

/// Latin letters for Russian and Ukrainian ones; letters not in the table stay.
pub fn romanize(text: &str, table: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let found = table.iter().chain(COMMON).find(|(from, _)| *from == small);
        match found {
            Some((_, to)) if c == small => out.push_str(to),
            Some((_, to)) => {
                let mut letters = to.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
            None => out.push(c),
        }
    }
    out
}

/// What all three ways have in common, unless their own table comes first.
#[rustfmt::skip]
const COMMON: &[(char, &str)] = &[
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('д', "d"), ('е', "e"), ('ё', "e"), ('ж', "zh"),
    ('з', "z"), ('и', "i"), ('й', "y"), ('к', "k"), ('л', "l"), ('м', "m"), ('н', "n"), ('о', "o"),
    ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ф', "f"), ('х', "kh"), ('ц', "ts"),
    ('ч', "ch"), ('ш', "sh"), ('щ', "shch"), ('ъ', "''"), ('ы', "y"), ('ь', "'"), ('э', "e"),
    ('ю', "yu"), ('я', "ya"), ('і', "i"), ('ї', "yi"), ('є', "ye"), ('ґ', "g"), ('№', "no."),
];
/// As mathematicians and linguists write: `h`, `c`, `j`.
pub const SCIENTIFIC: &[(char, &str)] = &[
    ('х', "h"),
    ('ц', "c"),
    ('щ', "sch"),
    ('й', "j"),
    ('ъ', ""),
    ('ь', ""),
];
/// As newspapers and passports write.
pub const BRITISH: &[(char, &str)] = &[];
/// As libraries write, without their ligatures.
pub const LIBRARY: &[(char, &str)] = &[('й', "i"), ('ю', "iu"), ('я', "ia"), ('ь', "’")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_becomes_latin() {
        for (table, expected) in [
            (BRITISH, "Yazyk i shchit"),
            (SCIENTIFIC, "Yazyk i schit"),
            (LIBRARY, "Iazyk i shchit"),
        ] {
            assert_eq!(romanize("Язык и щит", table), expected);
        }
    }
}
