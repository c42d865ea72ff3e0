//! The script of a letter and of a word.

/// The scripts the program tells apart; what is no letter is `Common`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Han,
    Kana,
    Hangul,
    /// Digits, punctuation, marks, spaces.
    Common,
    /// A letter of a script not listed above.
    Other,
}

impl Script {
    /// The script of one character.
    pub fn of(c: char) -> Script {
        match c as u32 {
            0x41..=0x5a | 0x61..=0x7a | 0xaa | 0xba => Script::Latin,
            0..=0xbf | 0xd7 | 0xf7 => Script::Common,
            0xc0..=0x24f | 0x250..=0x2af | 0x1d00..=0x1d25 | 0x1d2c..=0x1d5c => Script::Latin,
            0x1e00..=0x1eff | 0x2c60..=0x2c7f | 0xa722..=0xa787 | 0xab30..=0xab5a => Script::Latin,
            0xfb00..=0xfb06 | 0xff21..=0xff3a | 0xff41..=0xff5a => Script::Latin,
            0x370..=0x373 | 0x375..=0x377 | 0x37a..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
            0x400..=0x484 | 0x487..=0x52f | 0x1c80..=0x1c88 => Script::Cyrillic,
            0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
            0x531..=0x58f => Script::Armenian,
            0x590..=0x5ff => Script::Hebrew,
            0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => {
                Script::Arabic
            }
            0x900..=0x97f => Script::Devanagari,
            0xe00..=0xe7f => Script::Thai,
            0x10a0..=0x10ff | 0x1c90..=0x1cbf => Script::Georgian,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => Script::Hangul,
            0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
            0x2e80..=0x2fdf
            | 0x3005..=0x3007
            | 0x3400..=0x4dbf
            | 0x4e00..=0x9fff
            | 0xf900..=0xfaff => Script::Han,
            0x20000..=0x323af => Script::Han,
            _ if c.is_alphabetic() => Script::Other,
            _ => Script::Common,
        }
    }

    /// The script most letters of `text` belong to; `Common` when it has no letters. The earlier
    /// of two equals in the order of the enum wins.
    pub fn of_text(text: &str) -> Script {
        let mut counts = [0usize; 14];
        for script in text
            .chars()
            .map(Script::of)
            .filter(|s| *s != Script::Common)
        {
            counts[script as usize] += 1;
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return Script::Common;
        }
        ALL[counts.iter().position(|c| *c == most).unwrap_or(0)]
    }
}

const ALL: [Script; 14] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Armenian,
    Script::Georgian,
    Script::Hebrew,
    Script::Arabic,
    Script::Devanagari,
    Script::Thai,
    Script::Han,
    Script::Kana,
    Script::Hangul,
    Script::Common,
    Script::Other,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_letters_and_texts() {
        for (text, script) in [
            ("Moscow", Script::Latin),
            ("Москва", Script::Cyrillic),
            ("Ґ", Script::Cyrillic),
            ("Łódź", Script::Latin),
            ("北京", Script::Han),
            ("12–34", Script::Common),
            ("Μоscow", Script::Latin),
        ] {
            assert_eq!(Script::of_text(text), script, "{text}");
        }
    }
}
