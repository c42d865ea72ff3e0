//! Given names so common that they decide which half of a name is which, and patronymics.
//!
//! Deliberately short: names that are as often family names are left out.

use crate::text::word::is_one_of;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Lower case, divided by spaces.
const NAMES: &str = "
aaron adam adrian alan albert alejandro alessandro alex alexander alexandra alexandre alfred alice alicia alberto
ana andré andrea andreas andrew andrés angela anita ann anna anne annette anthony antoine antonio antônio arthur
barbara benjamin bernard bernardo brian bruce carl carla carlo carlos carmen carol caroline catherine cecilia
charles charlotte chris christian christina christine christoph christopher claire claude claudia cristina
daniel daniela david deborah denis dennis diana diego dmitri dmitry donald dorothy eduardo edward elena elisabeth
elizabeth ellen emily emma enrique eric erik ernst eugene eva evgeny felix fernando francesca francesco francis
francisco françois frank franz fred frederick friedrich gabriel gabriela gary george georges gerald gerard gérard
giorgio giovanni giulia giuseppe gregory guillermo gustavo hans harold harry heinrich heinz helen helena henri henry
herbert hermann hugo ignacio igor irene irina isabel ivan jack jacob jacques james jan jane janet jason javier jean
jeffrey jennifer jeremy jessica jesús joan joão joachim johann johannes john jonathan jorge josé joseph josef juan
judith julia julie jürgen karen karl katherine kathleen keith kenneth kevin klaus larry laura laurent lawrence
leonard leonardo linda lisa louis louise luca lucas lucia luigi luis luiz manfred manuel marc marcel marcelo marco
marcos margaret maria maría marie mario mark markus martha martin martina mary matthew matthias maurice michael
michel michele michelle miguel mikhail monica nancy natalia nathan nicholas nicolas nicole nikolai olga oscar pablo
paola paolo patricia patrick paul paula paulo pedro peter philip philippe pierre rachel rafael ralph raymond rebecca
ricardo richard robert roberto roger roland ronald rosa rudolf russell ruth samuel sandra sara sarah scott sean
sergei sergey sergio sharon silvia simon simone sofia sophie stefan stefano stephanie stephen steven susan svetlana
sylvia tatiana teresa theodore thomas timothy ulrich ursula valentina vera veronica victor victoria vincent vincenzo
virginia vladimir walter werner wilhelm william wolfgang xavier yuri yves
александр александра алексей алла анастасия анатолий андрей анна антон антонина аркадий артём артем борис вадим
валентин валентина валерий валерия василий вера виктор виктория виталий владимир владислав вячеслав галина геннадий
георгий герман григорий дарья денис дмитрий евгений евгения екатерина елена елизавета жанна зинаида зоя иван игорь
илья инна ирина кирилл константин ксения лариса лев леонид лидия любовь людмила максим маргарита марина мария михаил
надежда наталия наталья никита николай нина оксана олег ольга павел пётр петр роман светлана семён семен сергей софья
станислав степан тамара татьяна фёдор федор эдуард юлия юрий яков ян
андрій василь володимир віктор галина дмитро євген ірина михайло микола олександр олена петро сергій тетяна юрій
jános józsef lászló zoltán gyula györgy ferenc istván sándor éva katalin erzsébet
";

/// Hungarian given names: the family name stands before them.
const HUNGARIAN: &[&str] = &[
    "jános",
    "józsef",
    "lászló",
    "zoltán",
    "gyula",
    "györgy",
    "ferenc",
    "istván",
    "sándor",
    "éva",
    "katalin",
    "erzsébet",
];

static SET: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| NAMES.split_whitespace().collect());

/// Whether the word is a common given name; letter case is no matter.
pub fn is_given(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    SET.contains(lower.as_str())
        // `Jean-Pierre`: both halves.
        || (lower.contains('-') && lower.split('-').all(|half| SET.contains(half)))
}

/// Whether the word is a Hungarian given name.
pub fn is_hungarian_given(word: &str) -> bool {
    is_one_of(word, HUNGARIAN)
}

/// Whether a Cyrillic word has the look of an East Slavic family name.
pub fn has_family_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ов",
        "ев",
        "ёв",
        "ин",
        "ын",
        "ова",
        "ева",
        "ёва",
        "ина",
        "ына",
        "ский",
        "цкий",
        "ская",
        "цкая",
        "енко",
        "ук",
        "юк",
        "чук",
        "як",
        "ых",
        "их",
        "швили",
        "дзе",
        "ян",
        "ський",
        "цький",
        "ська",
        "цька",
        "єв",
        "ий",
    ];
    let lower = word.to_lowercase();
    lower.chars().count() >= 4 && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
