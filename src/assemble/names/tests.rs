//! Names of many languages and printed forms.

use super::*;
use crate::record::name::Person;

/// `family|given` of each name, `=literal`, `+` for others.
fn show(names: &Names) -> String {
    let mut out: Vec<String> = names
        .list
        .iter()
        .map(|name| match &name.parts {
            NameParts::Literal(text) => format!("={text}"),
            NameParts::Person(Person {
                family,
                given,
                dropping_particle,
                non_dropping_particle,
                suffix,
                ..
            }) => {
                let mut shown = String::new();
                if !dropping_particle.is_empty() {
                    shown.push_str(&format!("({dropping_particle}) "));
                }
                if !non_dropping_particle.is_empty() {
                    shown.push_str(&format!("<{non_dropping_particle}> "));
                }
                shown.push_str(&format!("{family}|{given}"));
                if !suffix.is_empty() {
                    shown.push_str(&format!(" ~{suffix}"));
                }
                shown
            }
        })
        .collect();
    if names.others {
        out.push("+".to_string());
    }
    out.join("; ")
}

#[test]
fn names_in_many_forms() {
    for (text, expected) in [
        // States.
        ("BRASIL", "=BRASIL"),
        ("TVER (Estado)", "=TVER (Estado)"),
        ("España, J.", "España|J."),
        // Inverted, with and without commas.
        ("Healy, D.F.", "Healy|D.F."),
        ("Орлова А. Б., Зимин В. Г.", "Орлова|А. Б.; Зимин|В. Г."),
        ("Орлова, А.Б., Зимин, В.Г.", "Орлова|А.Б.; Зимин|В.Г."),
        (
            "Castillo, M.A., Toussaint Ribot, M. and Vásquez, M.",
            "Castillo|M.A.; Toussaint Ribot|M.; Vásquez|M.",
        ),
        ("Sepúlveda Amor, B.", "Sepúlveda Amor|B."),
        ("Bruneau, Th. C.", "Bruneau|Th. C."),
        ("Kudeyárova, N.Yu.", "Kudeyárova|N.Yu."),
        ("SHrejder YU. A.", "SHrejder|YU. A."),
        ("Carrillo y Gariel, Abelardo", "Carrillo y Gariel|Abelardo"),
        ("García, J. y Pérez, M.", "García|J.; Pérez|M."),
        ("Carrillo y Gariel A.", "Carrillo y Gariel|A."),
        ("García J. y Pérez M.", "García|J.; Pérez|M."),
        ("Novotný, J. a Dušek, P.", "Novotný|J.; Dušek|P."),
        (
            "Орлов Иван Ильич, Зимина Анна Петровна",
            "Орлов|Иван Ильич; Зимина|Анна Петровна",
        ),
        ("Министерство дорог РФ.", "=Министерство дорог РФ"),
        (
            "Souza, V.C.; Bortoluzzi, R.L.C.",
            "Souza|V.C.; Bortoluzzi|R.L.C.",
        ),
        ("Hatch,T, & Chen-Hayes, S. F.", "Hatch|T; Chen-Hayes|S. F."),
        ("Brinton, Anna Cox.", "Brinton|Anna Cox"),
        // Direct order, "and" in many languages.
        ("В. П. Аникин", "Аникин|В. П."),
        (
            "И.В. Сухова, Ю.П. Гром и Н.А. Попов",
            "Сухова|И.В.; Гром|Ю.П.; Попов|Н.А.",
        ),
        (
            "D.A. Mellis, M. Banzi e T. Igoe",
            "Mellis|D.A.; Banzi|M.; Igoe|T.",
        ),
        (
            "A. W. JOHNSON, E. MARHAM et A. PRICE",
            "JOHNSON|A. W.; MARHAM|E.; PRICE|A.",
        ),
        ("James P. Pfiffner", "Pfiffner|James P."),
        ("John Smith and Mary Brown", "Smith|John; Brown|Mary"),
        // The first inverted, the rest direct.
        (
            "Smith, John, Mary Brown, and Peter White",
            "Smith|John; Brown|Mary; White|Peter",
        ),
        (
            "Moehrenschlager, A., and D. Macdonald",
            "Moehrenschlager|A.; Macdonald|D.",
        ),
        ("Кунина, Н.З, Н.П. Сорокина", "Кунина|Н.З; Сорокина|Н.П."),
        (
            "GENOVA, Mark C., Maria GREENWALD, Li XIE",
            "GENOVA|Mark C.; GREENWALD|Maria; XIE|Li",
        ),
        // Vancouver.
        (
            "Soodyall H, Hill AV, Jenkins T",
            "Soodyall|H; Hill|A. V.; Jenkins|T",
        ),
        (
            "Hopmans T-EJP, van Houten CB, et al",
            "Hopmans|T-EJP; <van> Houten|C. B.; +",
        ),
        ("Krug K Jaehnig EJ", "Krug|K; Jaehnig|E. J."),
        ("LI X, WU J. M.", "LI|X; WU|J. M."),
        // A lost comma.
        (
            "Сомов П.Н., Гулин В.А. Чернов М.Е.",
            "Сомов|П.Н.; Гулин|В.А.; Чернов|М.Е.",
        ),
        // More who are not named.
        ("Мигров Ю.А. и др.", "Мигров|Ю.А.; +"),
        ("Е. М. Громов [и др.]", "Громов|Е. М.; +"),
        (
            "B.Y. Schindler, L. Blaustein [et al]",
            "Schindler|B.Y.; Blaustein|L.; +",
        ),
        ("Коваль О. П. та ін.", "Коваль|О. П.; +"),
        ("Müller H. u. a.", "Müller|H.; +"),
        ("López, J. y otros", "López|J.; +"),
        // Full Russian names.
        ("Куракина Елена Борисовна", "Куракина|Елена Борисовна"),
        ("Михаил Юрьевич Лермонтов", "Лермонтов|Михаил Юрьевич"),
        ("Иван Орлов", "Орлов|Иван"),
        ("Орлов Иван", "Орлов|Иван"),
        ("В.В.Савинкин", "Савинкин|В.В."),
        // Particles and suffixes.
        ("L. von Bertalanffy", "(von) Bertalanffy|L."),
        ("Vincent van Gogh", "<van> Gogh|Vincent"),
        ("Nooy, W. de, Mrvar, A.", "(de) Nooy|W.; Mrvar|A."),
        ("van der Berg, P.", "<van der> Berg|P."),
        ("King, M. L., Jr.", "King|M. L. ~Jr."),
        ("Martin Luther King Jr.", "King|Martin Luther ~Jr."),
        ("Dos Santos Dullius AI", "Dos Santos Dullius|A. I."),
        (
            "R. Van den Broek; C. Van Heertum",
            "Van den Broek|R.; Van Heertum|C.",
        ),
        ("J. d’Alembert", "<d’> Alembert|J."),
        // Other scripts and orders.
        ("신승기", "신|승기"),
        ("王小明, 欧阳娜", "王|小明; 欧阳|娜"),
        ("山田太郎", "山田|太郎"),
        ("Kovács János", "Kovács|János"),
        // Families alone.
        ("Smith, Jones and Brown", "Smith|; Jones|; Brown|"),
        ("Landi", "Landi|"),
        // Bodies.
        ("H.Cámara de Diputados", "=H.Cámara de Diputados"),
        ("U.S. Coastal Guard", "=U.S. Coastal Guard"),
        ("Allied Sea Command", "=Allied Sea Command"),
        (
            "U.S. Congress. Congressional Research Service",
            "=U.S. Congress. Congressional Research Service",
        ),
        ("Минздрав РФ", "=Минздрав РФ"),
        (
            "Guam Department of Public Works",
            "=Guam Department of Public Works",
        ),
        (
            "Department of Health, Education, and Welfare",
            "=Department of Health, Education, and Welfare",
        ),
        ("WHO", "=WHO"),
        ("———", "=———"),
        ("", ""),
    ] {
        assert_eq!(show(&read(text, false)), expected, "{text}");
    }
}

#[test]
fn the_same_authors_twice_are_one_list() {
    for (first, second, expected) in [
        (
            "Лебедева И.В.",
            "И.В. Лебедева, Ю.П. Назаров",
            "Лебедева|И.В.; Назаров|Ю.П.",
        ),
        (
            "Куракина Е. Б.",
            "Куракина Елена Борисовна",
            "Куракина|Елена Борисовна",
        ),
        (
            "Семенов П. и др.",
            "П. Семёнов, А. Орлов",
            "Семенов|П.; Орлов|А.",
        ),
        ("Орлов А.", "А. Орлов [и др.]", "Орлов|А.; +"),
        // The first letter is Latin.
        ("Cавинкин В. В.", "В. В. Савинкин", "Cавинкин|В. В."),
    ] {
        assert_eq!(
            show(&merge(read(first, false), read(second, false))),
            expected
        );
    }
}
