//! Russian names in the genitive: what stands behind `под ред.` (`под ред. В. П. Аникина`).
//!
//! Initials do not tell a man from a woman: then the ending of the family name decides (`Аникина`
//! is a woman), and a name that both may bear is declined as a man's (`Гулевича`). Names that do
//! not decline in Russian stay: `Шевченко`, `Черных`, `Гарсиа`.

use super::name::Person;

/// Men's given names that end as women's do.
const MEN: &[&str] = &[
    "илья",
    "никита",
    "кузьма",
    "фома",
    "лука",
    "савва",
    "данила",
    "гаврила",
    "михайла",
    "фока",
];

const VOWELS: &str = "аеёиоуыэюя";

/// A person named in the nominative, in the genitive. Only Cyrillic letters are declined.
pub fn genitive(person: &Person) -> Person {
    let woman = is_woman(person);
    let each = |text: &str, divider: char, change: &dyn Fn(&str, bool) -> String| {
        let parts: Vec<String> = text
            .split(divider)
            .map(|part| change(part, woman))
            .collect();
        parts.join(divider.to_string().as_str())
    };
    Person {
        family: each(&person.family, '-', &family),
        given: each(&person.given, ' ', &given),
        ..person.clone()
    }
}

fn is_woman(person: &Person) -> bool {
    let given = person.given.to_lowercase();
    let words: Vec<&str> = given.split_whitespace().collect();
    if words
        .iter()
        .any(|word| word.ends_with("вна") || word.ends_with("чна"))
    {
        return true;
    }
    if words
        .iter()
        .any(|word| word.ends_with("вич") || word.ends_with("ьич"))
    {
        return false;
    }
    if let Some(first) = words.first()
        && !first.contains('.')
        && first.chars().count() > 1
    {
        return first.ends_with(['а', 'я']) && !MEN.contains(first) || first.ends_with("вь");
    }
    let family = person.family.to_lowercase();
    [
        "ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ая", "яя",
    ]
    .iter()
    .any(|ending| family.ends_with(ending))
}

fn family(name: &str, woman: bool) -> String {
    // The longest ending that fits comes first.
    const MEN: &[(&str, &str)] = &[
        ("ский", "ского"),
        ("цкий", "цкого"),
        ("ний", "него"),
        ("кий", "кого"),
        ("гий", "гого"),
        ("хий", "хого"),
        ("жий", "жего"),
        ("чий", "чего"),
        ("ший", "шего"),
        ("щий", "щего"),
        ("ый", "ого"),
        ("ой", "ого"),
        ("ий", "ия"),
    ];
    const WOMEN: &[(&str, &str)] = &[
        ("ова", "овой"),
        ("ева", "евой"),
        ("ёва", "ёвой"),
        ("ина", "иной"),
        ("ына", "ыной"),
        ("няя", "ней"),
        ("жая", "жей"),
        ("чая", "чей"),
        ("шая", "шей"),
        ("щая", "щей"),
        ("ая", "ой"),
    ];
    let Some(letters) = cyrillic(name) else {
        return name.to_string();
    };
    let table = if woman { WOMEN } else { MEN };
    for (ending, genitive) in table {
        // `Кий` and `Цой` are no adjectives.
        if letters.ends_with(ending) && letters.chars().count() > ending.chars().count() + 1 {
            return replace_end(name, ending.chars().count(), genitive);
        }
    }
    let mut back = letters.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let indeclinable = ["ых", "их", "аго", "яго", "ово"];
    if indeclinable.iter().any(|ending| letters.ends_with(ending)) {
        return name.to_string();
    }
    match last {
        // Глинка, Сорока, Берия; not Гарсиа.
        'а' if VOWELS.contains(before) => name.to_string(),
        'а' => feminine(name, before),
        'я' if before == 'а' || before == 'о' => name.to_string(),
        'я' => replace_end(name, 1, "и"),
        _ if woman => name.to_string(),
        'ь' => replace_end(name, 1, "я"),
        'й' => replace_end(name, 1, "я"),
        'ц' if before == 'е' => fleeting(name, &letters),
        c if VOWELS.contains(c) => name.to_string(),
        c if c.is_alphabetic() => replace_end(name, 0, "а"),
        _ => name.to_string(),
    }
}

/// `Немец` is `Немца`, `Китаец` `Китайца`; `Швец` keeps its vowel.
fn fleeting(name: &str, letters: &str) -> String {
    let vowels = letters.chars().filter(|c| VOWELS.contains(*c)).count();
    let third = letters.chars().rev().nth(2).unwrap_or(' ');
    match third {
        _ if vowels < 2 => replace_end(name, 0, "а"),
        c if VOWELS.contains(c) => replace_end(name, 2, "йца"),
        'л' => replace_end(name, 2, "ьца"),
        _ => replace_end(name, 2, "ца"),
    }
}

/// The genitive of a word in `-а`: `-и` behind velars and hushers, else `-ы`.
fn feminine(name: &str, before: char) -> String {
    let soft = "гкхжчшщ".contains(before);
    replace_end(name, 1, if soft { "и" } else { "ы" })
}

/// Full given names and patronymics; initials stay.
fn given(name: &str, woman: bool) -> String {
    let Some(letters) = cyrillic(name) else {
        return name.to_string();
    };
    if name.contains('.') {
        return name.to_string();
    }
    for (nominative, genitive) in [
        ("павел", "Павла"),
        ("лев", "Льва"),
        ("любовь", "Любови"),
        ("пётр", "Петра"),
    ] {
        if letters == nominative {
            return genitive.to_string();
        }
    }
    let mut back = letters.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    match last {
        'а' => feminine(name, before),
        'я' => replace_end(name, 1, "и"),
        'ь' if woman => replace_end(name, 1, "и"),
        'ь' | 'й' => replace_end(name, 1, "я"),
        c if VOWELS.contains(c) || woman => name.to_string(),
        _ => replace_end(name, 0, "а"),
    }
}

/// The name in small letters, if it is a Cyrillic word of three letters or more.
fn cyrillic(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let letters = lower.chars().filter(|c| c.is_alphabetic());
    let fits = letters.clone().count() > 2 && letters.clone().all(|c| matches!(c, 'а'..='я' | 'ё'));
    (fits && lower.chars().count() == name.chars().count()).then_some(lower)
}

/// The name with its last `count` letters replaced; in capitals if the name is.
pub fn replace_end(name: &str, count: usize, ending: &str) -> String {
    let keep = name.chars().count().saturating_sub(count);
    let mut out: String = name.chars().take(keep).collect();
    if name.chars().all(|c| !c.is_lowercase()) {
        out.push_str(&ending.to_uppercase());
    } else {
        out.push_str(ending);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_genitive() {
        for (given, family, expected) in [
            ("В. П.", "Аникин", "В. П. Аникина"),
            ("Г. Е.", "Кедрова", "Г. Е. Кедровой"),
            ("Л. Н.", "Толстой", "Л. Н. Толстого"),
            ("А.", "Белый", "А. Белого"),
            ("И. А.", "Бродский", "И. А. Бродского"),
            ("Е. Л.", "Бродская", "Е. Л. Бродской"),
            ("М.", "Горький", "М. Горького"),
            ("П.", "Черных", "П. Черных"),
            ("Т. Г.", "Шевченко", "Т. Г. Шевченко"),
            ("Н. В.", "Гоголь", "Н. В. Гоголя"),
            ("М. И.", "Глинка", "М. И. Глинки"),
            ("К. И.", "Гулевич", "К. И. Гулевича"),
            ("Анна", "Гулевич", "Анны Гулевич"),
            ("Д. Н.", "Мамин-Сибиряк", "Д. Н. Мамина-Сибиряка"),
            ("Владимир Петрович", "Аникин", "Владимира Петровича Аникина"),
            ("Ольга Сергеевна", "Ахманова", "Ольги Сергеевны Ахмановой"),
            ("Илья", "Сорока", "Ильи Сороки"),
            ("Павел", "Немец", "Павла Немца"),
            ("В. П.", "АНИКИН", "В. П. АНИКИНА"),
            ("Г.", "Гарсиа", "Г. Гарсиа"),
            ("В.", "Цой", "В. Цоя"),
            ("V. P.", "Anikin", "V. P. Anikin"),
            ("", "", " "),
        ] {
            let person = genitive(&Person::new(family, given));
            assert_eq!(format!("{} {}", person.given, person.family), expected);
        }
    }
}
