//! East Slavic names from the genitive (`под ред. В. П. Аникина`, `за ред. О. І. Коваленка`) back
//! to the nominative.
//!
//! The genitive does not always tell the nominative: `Зайца` is `Заяц`, `Герца` is `Герц`. The
//! commoner reading is taken; the printed form is kept beside it by the caller.

use crate::record::declension::replace_end;
use crate::record::name::Person;
use crate::text::slavic::is_patronymic;

/// Adjectival names with a stressed ending, as their stems stand in the genitive: `Толстого` is
/// `Толстой`, but `Белого` is `Белый`.
const STRESSED: &[&str] = &[
    "толст",
    "крут",
    "больш",
    "донск",
    "трубецк",
    "шаховск",
    "крамск",
    "луговск",
    "городск",
    "яровск",
    "мостов",
    "озерск",
    "заводск",
    "ямск",
    "сухов",
    "кругов",
    "дурн",
    "кривонос",
    "сморжевск",
    "мокр",
    "холост",
    "глух",
    "молод",
    "свят",
];

/// Endings in the genitive and what stands for them in the nominative; the longest fits first.
/// Masculine and feminine are told apart by the ending itself.
const FAMILY: &[(&str, &str)] = &[
    // Feminine: Петровой, Фоминой, Бродской.
    ("овой", "ова"),
    ("евой", "ева"),
    ("ёвой", "ёва"),
    ("иной", "ина"),
    ("ыной", "ына"),
    ("ской", "ская"),
    ("цкой", "цкая"),
    ("ової", "ова"),
    ("євої", "єва"),
    ("евої", "ева"),
    ("іної", "іна"),
    ("иної", "ина"),
    ("ської", "ська"),
    ("цької", "цька"),
    ("ной", "ная"),
    ("той", "тая"),
    ("лой", "лая"),
    ("рой", "рая"),
    // Masculine: Петрова, Фомина, Бродского.
    ("ова", "ов"),
    ("ева", "ев"),
    ("ёва", "ёв"),
    ("ина", "ин"),
    ("ына", "ын"),
    ("єва", "єв"),
    ("їна", "їн"),
    ("іна", "ін"),
    ("ского", "ский"),
    ("цкого", "цкий"),
    ("ського", "ський"),
    ("цького", "цький"),
    ("ького", "ький"),
    ("кого", "кий"),
    ("гого", "гий"),
    ("хого", "хий"),
    ("вого", "вой"),
    ("ого", "ый"),
    ("ьего", "ий"),
    ("его", "ий"),
    ("енка", "енко"),
    ("скага", "скі"),
    ("цкага", "цкі"),
    // Romanised.
    ("ovoi", "ova"),
    ("ovoj", "ova"),
    ("ovoy", "ova"),
    ("evoi", "eva"),
    ("evoj", "eva"),
    ("evoy", "eva"),
    ("inoi", "ina"),
    ("inoj", "ina"),
    ("inoy", "ina"),
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("skogo", "skii"),
];

/// A person named in the genitive, in the nominative.
pub fn nominative(person: &Person) -> Person {
    Person {
        family: each_part(&person.family, family),
        given: each_word(&person.given, given),
        ..person.clone()
    }
}

/// Double names decline in both halves: `Мамина-Сибиряка`.
fn each_part(name: &str, change: fn(&str) -> String) -> String {
    name.split('-').map(change).collect::<Vec<_>>().join("-")
}

fn each_word(names: &str, change: fn(&str) -> String) -> String {
    names.split(' ').map(change).collect::<Vec<_>>().join(" ")
}

fn family(name: &str) -> String {
    let lower = name.to_lowercase();
    let latin = name.is_ascii() || lower.chars().any(|c| c.is_ascii_lowercase());
    let unchanged = || name.to_string();
    if lower.chars().count() < 3 || lower.chars().count() != name.chars().count() {
        return unchanged();
    }
    // `Толстого` → `Толстой`
    if let Some(stem) = lower.strip_suffix("ого")
        && STRESSED.contains(&stem)
    {
        return replace_end(name, 3, "ой");
    }
    if let Some((ending, nominative)) = FAMILY.iter().find(|(ending, _)| lower.ends_with(ending))
        && lower.chars().count() > ending.chars().count()
    {
        return replace_end(name, ending.chars().count(), nominative);
    }
    if latin {
        return unchanged();
    }
    let mut letters = lower.chars().rev();
    let (last, before) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let vowel = |c: char| "аеёиоуыэюяіїє".contains(c);
    match (before, last) {
        // Берии → Берия; Глинки → Глинка; Сковороды → Сковорода
        ('и', 'и') => replace_end(name, 1, "я"),
        ('к' | 'г' | 'х' | 'ж' | 'ш' | 'ч' | 'щ', 'и') => replace_end(name, 1, "а"),
        (_, 'ы') if !vowel(before) => replace_end(name, 1, "а"),
        // Гулевича → Гулевич; Немца → Немец
        ('ц', 'а') => {
            let third = lower.chars().rev().nth(2).unwrap_or(' ');
            match third {
                'в' => replace_end(name, 2, "ец"),
                'ь' => replace_end(name, 3, "ец"),
                _ => replace_end(name, 1, ""),
            }
        }
        (_, 'а') if !vowel(before) => replace_end(name, 1, ""),
        // Гоголя → Гоголь; Гайдея → Гайдей
        (_, 'я') if vowel(before) => replace_end(name, 1, "й"),
        ('ь', 'я') => unchanged(),
        (_, 'я') => replace_end(name, 1, "ь"),
        _ => unchanged(),
    }
}

/// Full given names and patronymics; initials stay.
fn given(name: &str) -> String {
    let lower = name.to_lowercase();
    if name.contains('.')
        || lower.chars().count() < 3
        || lower.chars().count() != name.chars().count()
    {
        return name.to_string();
    }
    for (genitive, nominative) in [
        ("Павла", "Павел"),
        ("Льва", "Лев"),
        ("Любови", "Любовь"),
        ("Ильи", "Илья"),
        ("Петра", "Пётр"),
        ("Олега", "Олег"),
    ] {
        if name == genitive {
            return nominative.to_string();
        }
    }
    let mut letters = lower.chars().rev();
    let (last, before) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let vowel = |c: char| "аеёиоуыэюяіїє".contains(c);
    match (before, last) {
        _ if is_patronymic(name) && lower.ends_with("ича") => replace_end(name, 1, ""),
        (_, 'ы') => replace_end(name, 1, "а"),
        ('и' | 'ь', 'и') => replace_end(name, 1, "я"),
        ('г' | 'к' | 'х', 'и') => replace_end(name, 1, "а"),
        (_, 'и') => replace_end(name, 1, "я"),
        (_, 'я') if vowel(before) => replace_end(name, 1, "й"),
        (_, 'я') => replace_end(name, 1, "ь"),
        (_, 'а') => replace_end(name, 1, ""),
        _ => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genitives_become_nominatives() {
        for (given, family, expected) in [
            ("В. П.", "Аникина", "В. П. Аникин"),
            ("Г. Е.", "Кедровой", "Г. Е. Кедрова"),
            ("В. В.", "Потапова", "В. В. Потапов"),
            ("Л. А.", "Скорнякова", "Л. А. Скорняков"),
            ("Л. Н.", "Толстого", "Л. Н. Толстой"),
            ("А.", "Белого", "А. Белый"),
            ("И. А.", "Бродского", "И. А. Бродский"),
            ("Е. Л.", "Бродской", "Е. Л. Бродская"),
            ("П.", "Черных", "П. Черных"),
            ("Т. Г.", "Шевченко", "Т. Г. Шевченко"),
            ("О. І.", "Коваленка", "О. І. Коваленко"),
            ("Н. В.", "Гоголя", "Н. В. Гоголь"),
            ("М. И.", "Глинки", "М. И. Глинка"),
            ("К. И.", "Гулевича", "К. И. Гулевич"),
            ("Д. Н.", "Мамина-Сибиряка", "Д. Н. Мамин-Сибиряк"),
            ("Владимира Петровича", "Аникина", "Владимир Петрович Аникин"),
            ("Ольги Сергеевны", "Ахмановой", "Ольга Сергеевна Ахманова"),
            ("Сергея", "Соловьёва", "Сергей Соловьёв"),
            ("В. П.", "АНИКИНА", "В. П. АНИКИН"),
            ("В. П.", "Андрущенка", "В. П. Андрущенко"),
            ("М.", "Грушевського", "М. Грушевський"),
            ("V. P.", "Anikina", "V. P. Anikin"),
        ] {
            let person = nominative(&Person::new(family, given));
            assert_eq!(format!("{} {}", person.given, person.family), expected);
        }
    }
}
