//! `compare` on lists as they are printed: every rule finds its bad examples and no good one.

use snoska::compare::{self, Pairing, rules};
use snoska::diagnostic::{Diagnostic, Known, Selection};
use snoska::parse::Tagger;
use snoska::pipeline::{self, Input, ReadOptions};

fn read(list: &str) -> Input {
    let options = ReadOptions {
        from: Some("lines"),
        ..ReadOptions::default()
    };
    pipeline::read(list.as_bytes(), options, &Tagger::embedded).unwrap()
}

fn findings(code: &str, (cyrillic, latin): (&str, &str)) -> Vec<Diagnostic> {
    let known: Vec<Known> = compare::known().collect();
    let selection = Selection::new(&known, &[code], &[]).unwrap();
    let (cyrillic, latin) = (read(cyrillic), read(latin));
    let found = compare::run(&Pairing::new(&cyrillic.entries, &latin.entries), &selection);
    [found.cyrillic, found.latin].concat()
}

#[test]
fn every_rule_finds_its_bad_examples_and_no_good_one() {
    let mut wrong = Vec::new();
    for manual in rules::ALL.iter().map(|rule| &rule.manual) {
        for bad in manual.bad {
            if findings(manual.code, *bad).is_empty() {
                wrong.push(format!("{} finds nothing in {bad:?}", manual.code));
            }
        }
        for good in manual.good {
            for found in findings(manual.code, *good) {
                wrong.push(format!(
                    "{} says `{}` of {good:?}",
                    manual.code, found.message
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_are_in_order_and_manuals_whole() {
    let all = rules::ALL;
    assert!(all.is_sorted_by(|a, b| a.manual.code < b.manual.code));
    for manual in all.iter().map(|rule| &rule.manual) {
        assert!(
            !manual.bad.is_empty() && !manual.good.is_empty(),
            "{}",
            manual.code
        );
        assert!(manual.text.contains("Example:"), "{}", manual.code);
    }
}

#[test]
fn hostile_lists_do_no_harm() {
    for text in [
        "[",
        "]",
        "[]]",
        "'",
        "1",
        "\u{301}",
        "Ю",
        "\u{44c}\u{44c}",
        "[а",
        "С. 1–",
    ] {
        for repeat in [1, 40] {
            let line = text.repeat(repeat);
            let list = format!("{line}. Иванов {line}\n{line} [Ivanov 1999] {line}\nx {line}");
            for code in rules::ALL.iter().map(|rule| rule.manual.code) {
                findings(code, (&list, &list));
            }
        }
    }
}

/// What may go wrong in a Latin entry: what stands there, what stands instead, and the rule that sees it.
type Fault = (&'static str, &'static str, &'static str);

/// References as lists of several house styles print them, Cyrillic and Latin, that say the same, with faults.
const PAIRS: &[(&str, &str, &[Fault])] = &[
    // BSI, Harvard as journals print it.
    (
        "Щеглов В. И. Техника парового отопления : учеб. пособие / под ред. П. К. Тихомирова. 3-е изд., перераб. и доп. Л. : Стройиздат, 1976. 288 с.",
        "Shcheglov V.I. Tekhnika parovogo otopleniya [Steam heating engineering]. Ed. by P.K. Tikhomirov. 3rd ed. Leningrad, Stroiizdat Publ., 1976, 288 p. (In Russ.).",
        &[
            ("Ed. by P.K. Tikhomirov. ", "", "PAR003"),
            ("V.I.", "V.A.", "PAR020"),
            ("3rd ed", "2nd ed", "PAR009"),
            ("Leningrad", "Moscow", "PAR022"),
            ("288 p", "228 p", "PAR007"),
        ],
    ),
    (
        "Куприянов Д. А. Полевые изыскания // Инженерная геология : сб. науч. тр. / отв. ред. М. Л. Орешкин. Новосибирск : Изд-во СО РАН, 2001. Вып. 7. С. 88–102.",
        "Kupriyanov D.A. Polevye izyskaniya [Field surveys]. Inzhenernaya geologiya [Engineering geology]. Ed. by M.L. Oreshkin. Novosibirsk, SO RAN Publ., 2001, iss. 7, pp. 88–102. (In Russ.).",
        &[
            ("Oreshkin", "Orekhov", "PAR003"),
            (", iss. 7", "", "PAR010"),
            ("88–102", "88–120", "PAR007"),
        ],
    ),
    (
        "Житие протопопа Аввакума, им самим написанное. М. : Худож. лит., 1960.",
        "Zhitie protopopa Avvakuma, im samim napisannoe [The Life of Archpriest Avvakum, Written by Himself] (1960), Khudozhestvennaia literatura Publ., Moscow, Russia. (In Russian)",
        &[
            ("Zhitie", "ZHitie", "PAR014"),
            ("im samim ", "", "PAR015"),
            ("(1960)", "(1966)", "PAR006"),
        ],
    ),
    // Vancouver.
    (
        "Петухова С. А., Жданов Р. И., Цой В. К. и др. Вакцинация против гриппа // Терапевтический архив. 2017. Т. 89, № 11. С. 225–231.",
        "Petukhova SA, Zhdanov RI, Tsoy VK, et al. Vaktsinatsiya protiv grippa [Influenza vaccination]. Terapevticheskii arkhiv. 2017;89(11):225-31. (In Russ.).",
        &[
            ("Zhdanov RI, ", "", "PAR003"),
            ("225-31", "225-41", "PAR007"),
            ("89(11)", "98(11)", "PAR009"),
        ],
    ),
    (
        "Юшкевич Т. Я., Абрамов Э. Х. Клиническая фармакология антибиотиков. М. : Медицина, 1994. 432 с.",
        "Yushkevich TYa, Abramov EKh. Klinicheskaya farmakologiya antibiotikov [Clinical pharmacology of antibiotics]. Moscow: Meditsina; 1994. 432 p. (In Russ.).",
        &[
            ("TYa", "TYA", "PAR014"),
            ("farmakologiya", "farmakologiia", "PAR012"),
            (". 432 p", "", "PAR008"),
        ],
    ),
    // APA.
    (
        "Чугунов И. И. Рост и сжатие городов // Урбанистика : материалы науч. конф. (Екатеринбург, 14–16 мая 2015 г.) / ред. Л. П. Уткина. Екатеринбург : Изд-во Урал. ун-та, 2016. С. 210–218.",
        "Chugunov, I. I. (2016). Rost i szhatie gorodov [Growth and shrinkage of cities]. In L. P. Utkina (Ed.), Urbanistika [Urban studies] (pp. 210–218). Ural University Press. (In Russ.).",
        &[
            ("(2016)", "(2015)", "PAR006"),
            ("In L. P. Utkina (Ed.), ", "In ", "PAR003"),
        ],
    ),
    // Laws, standards, shelf marks, patents.
    (
        "О рыболовстве : федер. закон от 20.12.2004 № 166-ФЗ // Собр. законодательства Рос. Федерации. 2004. № 52, ч. 1. Ст. 5270.",
        "O rybolovstve [On fisheries]. Federal Law No. 166-FZ of December 20, 2004. Sobranie zakonodatel'stva Rossiiskoi Federatsii [Collected Legislation of the Russian Federation], 2004, no. 52, pt. 1, art. 5270. (In Russ.).",
        &[
            ("December 20, 2004", "December 20, 2006", "PAR006"),
            ("art. 5270", "art. 5720", "PAR021"),
            ("166-FZ", "116-FZ", "PAR021"),
        ],
    ),
    (
        "РГАЭ. Ф. 7486. Оп. 1. Д. 1044. Л. 12–15 об.",
        "Rossiiskii gosudarstvennyi arkhiv ekonomiki [Russian State Archive of the Economy] (RGAE). F. 7486. Inv. 1. D. 1044. L. 12–15 rev.",
        &[("D. 1044", "D. 1004", "PAR021")],
    ),
    (
        "Способ очистки сточных вод : пат. 2514965 Рос. Федерация. № 2012137520/05 ; заявл. 03.09.12 ; опубл. 10.05.14, Бюл. № 13. 6 с.",
        "Sposob ochistki stochnykh vod [Method of wastewater treatment]. Patent RF, no. 2514965, 2014. (In Russ.).",
        &[("2514965", "2514956", "PAR021")],
    ),
    // Publishers of translated journals leave romanised titles out.
    (
        "Дёмин А. В., Кречетов С. С. Магнитные свойства тонких плёнок кобальта // Физика твёрдого тела. 2005. Т. 47, № 8. С. 1401–1406.",
        "A. V. Demin and S. S. Krechetov, Magnetic properties of thin cobalt films, Phys. Solid State 47 (8), 1401–1406 (2005).",
        &[
            ("A. V. Demin and ", "", "PAR003"),
            ("(2005)", "(2006)", "PAR006"),
        ],
    ),
    // A foreign work is the same in both.
    (
        "Smith J. A., Kowalski P. Vaccination in the elderly // Vaccine. 2013. Vol. 31, no. 40. P. 4522–4530.",
        "Smith JA, Kowalski P. Vaccination in the elderly. Vaccine. 2013;31(40):4522-4530.",
        &[("Vaccination", "Vacination", "PAR015")],
    ),
];

#[test]
fn sound_pairs_raise_no_alarm_and_faults_are_seen() {
    let mut wrong = Vec::new();
    for (cyrillic, latin, faults) in PAIRS {
        let found = codes((cyrillic, latin));
        if !found.is_empty() {
            wrong.push(format!("{found:?} in `{latin}`"));
        }
        for (printed, fault, code) in *faults {
            let faulty = latin.replacen(printed, fault, 1);
            assert_ne!(*latin, faulty, "`{printed}` stands nowhere");
            let found = codes((cyrillic, &faulty));
            if !found.contains(code) {
                wrong.push(format!("{code} is not in {found:?} of `{faulty}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The codes of all that is found.
fn codes((cyrillic, latin): (&str, &str)) -> Vec<&'static str> {
    let known: Vec<Known> = compare::known().collect();
    let usual = Selection::new::<&str>(&known, &[], &[]).unwrap();
    let (cyrillic, latin) = (read(cyrillic), read(latin));
    let found = compare::run(&Pairing::new(&cyrillic.entries, &latin.entries), &usual);
    let all = found.cyrillic.iter().chain(&found.latin);
    all.map(|finding| finding.code).collect()
}

#[test]
fn a_short_list_is_in_one_system() {
    // `ia` and `kh` go with й as `i`, though the list has each but a few times.
    let cyrillic = "Щукин Я. Я. Яркая химия. М. : Наука, 1988. 112 с.\nБелов И. И. Явления и характер. М. : Наука, 1989. 113 с.\nКим А. А. Хроника явлений. М. : Наука, 1990. 114 с.\nЛугов А. А. Северной дорогой. М. : Наука, 1991. 114 с.";
    let latin = "Shchukin Ia.Ia. Iarkaia khimiia. Moscow, Nauka, 1988, 112 p.\nBelov I.I. Iavleniia i kharakter. Moscow, Nauka, 1989, 113 p.\nKim A.A. Khronika iavlenii. Moscow, Nauka, 1990, 114 p.\nLugov A.A. Severnoi dorogoi. Moscow, Nauka, 1991, 114 p.";
    assert_eq!(codes((cyrillic, latin)), [""; 0]);
    let mixed = latin.replace("Severnoi dorogoi", "Severnoy dorogoy");
    assert_eq!(codes((cyrillic, &mixed)), ["PAR013"]);
}
