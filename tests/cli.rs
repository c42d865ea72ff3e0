//! The command as scripts rely on it: statuses, streams, bad input.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs the program in the project's folder, without the user's configuration.
pub fn snoska(args: &[&str]) -> Output {
    with_input(args, b"")
}

/// Runs the program with this on its standard input.
pub fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_snoska"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_DATA_HOME", "/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that stops reading early is not at fault.
    let _ = writer.join().unwrap();
    output
}

pub fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

pub fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn scratch(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const LIST: &str = "Иванов И. И. Мосты. М. : Наука, 1990. 120 с.\n\nSmith, J. (2001), Bridges, Oxford University Press, Oxford, UK.\n";

#[test]
fn what_cannot_be_done_is_one_clear_error() {
    let (_a, empty) = scratch("empty.txt", b" \n\n");
    let (_b, png) = scratch("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    let (_c, prose) = scratch(
        "prose.txt",
        "The sea was calm. Nobody spoke of books that day.\n"
            .repeat(30)
            .as_bytes(),
    );
    let (_d, list) = scratch("list.txt", LIST.as_bytes());
    let folder = tempfile::tempdir().unwrap();
    for (args, expected) in [
        (vec!["parse", text(&empty)], "empty.txt: the file is empty"),
        (vec!["parse", text(&png)], "a PNG image"),
        (vec!["parse", text(&prose)], "no reference list was found"),
        (
            vec!["check", "--from", "bibtex", text(&prose)],
            "there is no record of the format `bibtex`",
        ),
        (
            vec!["parse", "no-such-file.txt"],
            "cannot read no-such-file.txt",
        ),
        (vec!["parse", text(folder.path())], "is a folder"),
        (
            vec!["format", text(&list), "--style", "appa"],
            "unknown style `appa`; did you mean `apa`",
        ),
        (vec!["format", text(&list)], "name a style with `--style`"),
        (
            vec!["format", text(&list), "--style", "apa", "--to", "htlm"],
            "did you mean `html`?",
        ),
        (
            vec!["convert", text(&list), "--to", "bibtx"],
            "did you mean `bibtex`?",
        ),
        (
            vec!["convert", text(&list), "--from", "bibtx", "--to", "ris"],
            "did you mean `bibtex`?",
        ),
        (vec!["check", text(&list), "--select", "SYN999"], "SYN999"),
        (
            vec!["parse", text(&list), "--list", "3"],
            "there is no such reference list; the document has 1 reference list",
        ),
        (
            vec!["translit", "--system", "bgn-pcng"],
            "unknown romanisation system `bgn-pcng`",
        ),
        (
            vec!["format", text(&list), "--style", "/nowhere/x.csl"],
            "cannot read /nowhere/x.csl",
        ),
        (
            vec!["parse", "--from", "docx", text(&list)],
            "this is no DOCX document (it is no ZIP archive)",
        ),
    ] {
        let output = snoska(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stdout(&output).is_empty(), "{args:?}");
        let message = stderr(&output);
        assert!(message.contains(expected), "{args:?}: {message}");
        assert!(
            message.starts_with("error: ") && message.trim_end().lines().count() == 1,
            "{message}"
        );
    }
}

#[test]
fn wrong_encodings_are_read_and_said() {
    let cyrillic = "Список литературы\n\n1. Петров П. П. Реки и озёра. М. : Наука, 1990. 120 с.\n\n2. Сидоров С. С. Горы и долины // Вестник географии. 1991. № 2. С. 3–9.\n";
    let utf16: Vec<u8> = cyrillic.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_bom = [&[0xff, 0xfe][..], &utf16].concat();
    for (bytes, name) in [
        (with_bom, "UTF-16LE"),
        (utf16, "UTF-16LE"),
        (
            encoding_rs::WINDOWS_1251.encode(cyrillic).0.into_owned(),
            "windows-1251",
        ),
        (
            encoding_rs::KOI8_R.encode(cyrillic).0.into_owned(),
            "KOI8-R",
        ),
    ] {
        let output = with_input(&["parse", "--to", "labels"], &bytes);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        assert!(stdout(&output).contains("Реки и озёра"), "{name}");
        assert_eq!(stdout(&output).lines().count(), 2, "{name}");
        assert!(
            stderr(&output).contains(name),
            "{name}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_line_of_many_megabytes_does_no_harm() {
    for bytes in [vec![b'a'; 30 << 20], b"Smith, J. (2001), ".repeat(1 << 20)] {
        for args in [&["parse"][..], &["parse", "--from", "lines"]] {
            let output = with_input(args, &bytes);
            assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
            assert!(
                stderr(&output).contains("no reference list"),
                "{}",
                stderr(&output)
            );
        }
    }
}

#[test]
fn statuses_of_check() {
    let clean = "@book{smith, author = {Smith, Jane}, title = {Bridges}, publisher = {Sea}, address = {London}, year = 1999}";
    let broken = "@book{smith, author = {Smith, Jane}, title = {Bridges}, publisher = {Sea}, address = {London}, year = 1999, isbn = {978-3-16-148410-1}}";
    let status = |text: &str, args: &[&str]| {
        with_input(
            &[&["check", "--from", "bibtex"], args].concat(),
            text.as_bytes(),
        )
        .status
        .code()
    };
    assert_eq!(status(clean, &[]), Some(0));
    assert_eq!(status(broken, &[]), Some(1));
    assert_eq!(status(broken, &["--ignore", "ID"]), Some(0));
}

#[test]
fn what_nobody_reads_is_no_failure() {
    let (_dir, path) = scratch(
        "list.txt",
        "Berg A. Мoss. Oslo, 2012.\n".repeat(500).as_bytes(),
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_snoska"))
        .args(["check", text(&path)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn findings_as_json_have_the_promised_keys() {
    let broken = "@book{smith,\n  author = {Smith, Jane},\n  title = {Bridges},\n  year = 1999,\n  isbn = {978-3-16-148410-1}\n}\n";
    let output = with_input(
        &["check", "--from", "bibtex", "--output-format", "json"],
        broken.as_bytes(),
    );
    let findings: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    let finding = findings
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["code"] == "ID003")
        .unwrap();
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["key"], "smith");
    assert_eq!(finding["reference"], 1);
    assert_eq!(finding["line"], 5);
    for key in [
        "message",
        "file",
        "column",
        "end_line",
        "end_column",
        "snippet",
    ] {
        assert!(!finding[key].is_null(), "{key}");
    }
}

#[test]
fn fixes_are_shown_then_made() {
    let list = "References\n\n1. Smith, J. (2001), Bridges of Мadrid, Sea Press, London, UK.\n\n2. Lee, K. (2003), Rivers of the North, Land Press, Leeds, UK.\n";
    let (_folder, path) = scratch("list.txt", list.as_bytes());
    let shown = snoska(&[
        "check",
        "--fix",
        "--diff",
        "--select",
        "SCR001",
        text(&path),
    ]);
    assert!(
        stdout(&shown).contains("+1. Smith, J. (2001), Bridges of Madrid"),
        "{}",
        stdout(&shown)
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), list);
    snoska(&["check", "--fix", "--select", "SCR001", text(&path)]);
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        list.replace('М', "M")
    );
}

#[test]
fn what_is_reported_after_mending_is_what_is_left() {
    let list = "\u{feff}References\r\n\r\n1. Smith, J. (2001), Bridges of Мadrid, Sea Press, London, UK.\r\n\r\n2. Lee, K. (2003), Rivers of the North, Land Press, Leeds, UK.\r\n";
    let (_folder, path) = scratch("list.txt", list.as_bytes());
    let args = ["check", "--select", "SCR001", text(&path)];
    assert_eq!(snoska(&args).status.code(), Some(1));
    let mended = snoska(&[&args[..], &["--fix"]].concat());
    assert_eq!(mended.status.code(), Some(0), "{}", stderr(&mended));
    assert!(stdout(&mended).is_empty(), "{}", stdout(&mended));
    assert!(
        stderr(&mended).contains("nothing found"),
        "{}",
        stderr(&mended)
    );
    // The byte order mark and the line ends stay.
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        list.replace('М', "M")
    );
    let shown = with_input(
        &["check", "--from", "lines", "--fix", "--select", "SCR001"],
        list.as_bytes(),
    );
    assert_eq!(stdout(&shown), list.replace('М', "M"));
    let broken = [list.as_bytes(), b"\xff"].concat();
    let (_folder, path) = scratch("broken.txt", &broken);
    let refused = snoska(&["check", "--select", "SCR001", "--fix", text(&path)]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert_eq!(std::fs::read(&path).unwrap(), broken);
}

#[test]
fn a_list_is_compared_with_a_style() {
    let list = "Smith, J. (2001), Bridges of the North, Sea Press, London, UK.\n";
    let args = |style: &'static str| {
        with_input(
            &[
                "check",
                "--from",
                "lines",
                "--select",
                "STY",
                "--output-format",
                "concise",
                "--style",
                style,
            ],
            list.as_bytes(),
        )
    };
    let own = args("vestnik-spbu-harvard");
    assert_eq!(stdout(&own).matches("STY00").count(), 0, "{}", stdout(&own));
    let other = args("apa");
    assert_eq!(other.status.code(), Some(1), "{}", stdout(&other));
    assert!(stdout(&other).contains("STY002"), "{}", stdout(&other));
    assert!(stderr(&args("apaa")).contains("apa"));
}

#[test]
fn a_style_takes_the_order_of_scripts_that_is_asked_for() {
    const BOOKS: &str = r#"[{"id":"s","type":"book","title":"Bridges","author":[{"family":"Smith","given":"J."}]},
        {"id":"i","type":"book","title":"Мосты","author":[{"family":"Иванов","given":"И."}]}]"#;
    let args = |order: &'static str| {
        let args = ["format", "--style", "apa", "--script-order", order];
        with_input(&args, BOOKS.as_bytes())
    };
    for (order, first) in [
        ("cyrillic-first", "Иванов"),
        ("latin-first", "Smith"),
        ("native", "Smith"),
    ] {
        let printed = args(order);
        assert!(stdout(&printed).starts_with(first), "{}", stdout(&printed));
    }
    let wrong = args("greek-first");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(
        stderr(&wrong).contains("cyrillic-first"),
        "{}",
        stderr(&wrong)
    );
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let (folder, path) = scratch("list.txt", LIST.as_bytes());
    let out = folder.path().join("out.bib");
    let output = snoska(&["convert", text(&path), "-o", text(&out)]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).is_empty());
    let bib = std::fs::read_to_string(&out).unwrap();
    assert_eq!(
        bib.matches("\n@").count() + usize::from(bib.starts_with('@')),
        2,
        "{bib}"
    );
    let nowhere = folder.path().join("no/such/out.bib");
    assert_eq!(
        snoska(&["convert", text(&path), "-o", text(&nowhere)])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn ids_of_labels_are_passed_through() {
    let line = "{\"id\": \"d7\", \"text\": \"Smith, J. (2001), Bridges, Sea Press, London.\"}\n{\"id\": 8, \"text\": \"Lee, K. Seas. Bonn: Land, 2001.\"}\n";
    let output = with_input(
        &["parse", "--from", "labels", "--to", "labels"],
        line.as_bytes(),
    );
    let ids: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, [serde_json::json!("d7"), serde_json::json!(8)]);
}

#[test]
fn tags_in_references_are_no_words() {
    let line = r#"{"text": "Smith, J. 2001. Bridges of <i>Sequoia</i> &amp; oak. <italic>J. Bridges,</italic> <b>7</b>: 3–9."}"#;
    let parsed = |to: &str| {
        let output = with_input(&["parse", "--from", "labels", "--to", to], line.as_bytes());
        serde_json::from_str::<serde_json::Value>(stdout(&output)).unwrap()
    };
    let item = &parsed("csl-json")[0];
    for (variable, value) in [
        ("title", "Bridges of Sequoia & oak"),
        ("container-title", "J. Bridges"),
        ("volume", "7"),
        ("page", "3-9"),
    ] {
        assert_eq!(item[variable], value);
    }
    let labels = parsed("labels");
    let text: Vec<char> = labels["text"].as_str().unwrap().chars().collect();
    let spans = labels["spans"].as_array().unwrap().iter().map(|span| {
        let at = |i: usize| span[i].as_u64().unwrap() as usize;
        text[at(0)..at(1)].iter().collect::<String>()
    });
    let spans: Vec<String> = spans.collect();
    assert!(
        spans.contains(&"<italic>J. Bridges,</italic>".to_string()),
        "{spans:?}"
    );
}

#[test]
fn listings_are_searched() {
    for (args, expected) in [
        (vec!["styles", "gost"], "gost-r-7-0-5-2008-numeric"),
        (vec!["systems", "bgn"], "bgn-pcgn"),
        (vec!["formats", "ris"], "ris"),
        (vec!["rules", "ID003"], "ISBN"),
        (vec!["systems", "--compare", "Щербаков"], "Shcherbakov"),
        (vec!["completions", "bash"], "_snoska"),
        (vec!["man"], "snoska"),
        (vec!["--help"], "Examples"),
    ] {
        let output = snoska(&args);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            stderr(&output)
        );
        assert!(stdout(&output).contains(expected), "{args:?}");
    }
    let json = snoska(&["systems", "--json"]);
    assert!(
        serde_json::from_str::<serde_json::Value>(stdout(&json))
            .unwrap()
            .as_array()
            .unwrap()
            .len()
            > 20
    );
}

#[test]
fn an_unknown_key_of_the_configuration_is_named() {
    let (folder, _) = scratch("snoska.toml", b"style = \"apa\"\nlocal = \"ru-RU\"\n");
    let output = Command::new(env!("CARGO_BIN_EXE_snoska"))
        .args(["styles"])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_DATA_HOME", "/nonexistent")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("snoska.toml:2: unknown key `local`; did you mean `locale`?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn translit_takes_a_writers_choices() {
    for (options, text, expected) in [
        (&["--soft-sign", "’"][..], "соль", "sol’"),
        (&["--drop-soft-sign"], "соль, объезд", "sol, obezd"),
        (&["--capitals", "word"], "США", "SSHA"),
    ] {
        let mut args = vec!["translit", "--system", "ala-lc-simple"];
        args.extend(options);
        assert_eq!(stdout(&with_input(&args, text.as_bytes())), expected);
    }
    let left = with_input(
        &["translit", "--system", "ala-lc-simple"],
        "Ґ и я".as_bytes(),
    );
    assert_eq!(stdout(&left), "Ґ i ia");
    assert!(stderr(&left).contains('Ґ'), "{}", stderr(&left));
}

#[test]
fn translit_reads_a_system_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let system = "name = \"Mine\"\nstandard = \"none\"\nlanguages = [\"ru\"]\n\
                  capitals = \"first\"\n[letters]\n\"я\" = \"ja\"\n\"щ\" = \"w\"\n";
    std::fs::write(&file, system).unwrap();
    let args = ["translit", "--system", file.to_str().unwrap()];
    assert_eq!(stdout(&with_input(&args, "Ящ".as_bytes())), "Jaw");
}

#[test]
fn translit_reads_long_lines_and_other_encodings() {
    // Longer than a piece: 1.5 MB of one line.
    let long = "щука ".repeat(170_000);
    let args = ["translit", "--system", "ala-lc-simple"];
    let written = with_input(&args, long.as_bytes());
    assert_eq!(stdout(&written), "shchuka ".repeat(170_000));
    let windows_1251 = [
        0xcd, 0xe0, 0xf3, 0xea, 0xe0, 0x20, 0xe8, 0x20, 0xe6, 0xe8, 0xe7, 0xed, 0xfc,
    ];
    assert_eq!(stdout(&with_input(&args, &windows_1251)), "Nauka i zhizn'");
}

#[test]
fn translit_says_what_somebody_must_look_after() {
    let args = ["translit", "--system", "ala-lc-simple"];
    let quiet = ["--quiet", "translit", "--system", "ala-lc-simple"];
    let utf16: Vec<u8> = "\u{feff}Наука и жизнь. Биркгоф Г. http://кремль.рф/қ\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cut = [&utf16[..24], &utf16[25..]].concat();
    for (args, bytes, expected, notes) in [
        (
            args.as_slice(),
            utf16.as_slice(),
            "Nauka i zhizn'. Birkgof G. http://кремль.рф/қ\n",
            &["<stdin>: is UTF-16LE", "`Биркгоф` may be Birkhoff"][..],
        ),
        (
            &args,
            &cut,
            "Birkgof G. http://кремль.рф/қ\n",
            &["some bytes are no characters", "`Биркгоф` may be Birkhoff"],
        ),
        (&quiet, &cut, "Birkgof G. http://кремль.рф/қ\n", &[]),
    ] {
        let done = with_input(args, bytes);
        assert!(stdout(&done).ends_with(expected), "{}", stdout(&done));
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(notes.iter().all(|note| said.contains(note)), "{said}");
        assert!(
            said.is_empty() == notes.is_empty() && !said.contains("no rule"),
            "{said}"
        );
    }
}

#[test]
fn lines_of_one_hand_are_detected_together() {
    let lines = "Voprosy istorii\nIstoriia Rossii\n".as_bytes();
    let detected = with_input(&["translit", "--detect", "--together"], lines);
    let answer: serde_json::Value = serde_json::from_str(stdout(&detected)).unwrap();
    assert_eq!(answer["systems"][0], "ala-lc-simple");

    // Beside translations, too.
    let lines = "Ptitsyn R. Ob\"iasnenie mkhov na kryshakh [Explaining the mosses on the roofs of the old town].\n\
                 Berg A. The mosses of the north. London: Harbour Press, 2010.\n";
    let detected = with_input(&["translit", "--detect", "--together"], lines.as_bytes());
    let answer: serde_json::Value = serde_json::from_str(stdout(&detected)).unwrap();
    assert_eq!(answer["systems"][0], "ala-lc-simple");
}

#[test]
fn translit_keeps_the_lines() {
    let romanised = with_input(
        &["translit", "--system", "ala-lc-simple"],
        "Юрий\n\nСША\nmap 12".as_bytes(),
    );
    assert_eq!(stdout(&romanised), "Iurii\n\nSShA\nmap 12");
    let detected = with_input(
        &["translit", "--detect"],
        "The history of the sea\n".as_bytes(),
    );
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(stdout(&detected)).unwrap()["systems"],
        serde_json::json!(["none"])
    );
}

#[test]
fn translit_tells_language_and_equivalents() {
    let lines = "Moskva i moskvichi\nIstorychnyi narys ukraïnsʹkoï literatury ta movy\n";
    let detected = with_input(&["translit", "--detect"], lines.as_bytes());
    let answers: Vec<serde_json::Value> = stdout(&detected)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers[0]["language"], "ru");
    let note = answers[0]["note"].as_str().unwrap();
    assert!(note.contains("cannot be told apart from"), "{note}");
    assert_eq!(answers[1]["language"], "uk");
    let compared = snoska(&["systems", "--compare", "Щербаков Юрий"]);
    assert!(stdout(&compared).contains("ala-lc"));
    assert!(!stdout(&compared).contains("uk-ala-lc"));
}

#[test]
fn foreign_names_are_warned_of() {
    let list = r#"[{"type":"book","title":"Теория решёток","language":"ru",
        "author":[{"family":"Биркгоф","given":"Г."}]}]"#;
    let format = with_input(
        &["format", "--style", "apa", "--romanize", "ala-lc-simple"],
        list.as_bytes(),
    );
    assert!(stderr(&format).contains("Birkhoff"), "{}", stderr(&format));
}

#[test]
fn evaluate_holds_the_parser_against_labels() {
    let text = "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.";
    let line = format!(
        r#"{{"text":"{text}","spans":[[0,14,"author"],[16,33,"title"],[35,41,"container-title"],[43,47,"issue"]]}}"#
    );
    let (_folder, path) = scratch("list.jsonl", line.as_bytes());
    let path = path.to_str().unwrap();
    let output = snoska(&["evaluate", path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("1 references, 0.00 % of them right in every field"));
    let output = snoska(&["evaluate", "--json", path]);
    let report: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    // The issue is labelled where the year stands.
    assert_eq!(report["fields"]["title"]["f1"], 1.0);
    assert_eq!(report["fields"]["issue"]["f1"], 0.0);
    assert_eq!(report["micro"]["recall"], 0.75);

    // One label for each word: the year glued to the volume is the volume's.
    let line = r#"{"text":"Berg A, Lind C. Moss on old roofs. J Ecol. 2012;107(32): 41–9.","spans":[[0,14,"author"],[43,56,"volume"]]}"#;
    let (_folder, path) = scratch("list.jsonl", line.as_bytes());
    let path = path.to_str().unwrap();
    for (options, found) in [(&[][..], 0.0), (&["--whole-words"], 1.0)] {
        let arguments = [
            &["evaluate", "--json", "--merge-volume-issue", path],
            options,
        ]
        .concat();
        let output = snoska(&arguments);
        let report: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(report["fields"]["volume"]["f1"], found, "{options:?}");
    }
}

#[test]
fn train_reads_the_xml_of_public_sources() {
    let xml =
        "<dataset><sequence><author>Berg, A.</author> <title>Moss.</title></sequence></dataset>";
    let (folder, path) = scratch("source.xml", xml.as_bytes());
    let model = folder.path().join("my.model");
    let train = |path: &Path| {
        snoska(&[
            "train",
            text(path),
            "--output",
            text(&model),
            "--iterations",
            "1",
        ])
    };
    let output = train(&path);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(model.exists());
    let continued = snoska(&[
        "train",
        "--continue",
        text(&path),
        "--output",
        text(&model),
        "--iterations",
        "1",
    ]);
    assert_eq!(continued.status.code(), Some(0), "{}", stderr(&continued));
    let size = |path: &Path| std::fs::metadata(path).unwrap().len();
    assert!(size(&model) > 1_000_000, "what was known is lost");
    let (_folder, path) = scratch("other.xml", b"<html/>");
    let output = train(&path);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("other.xml: there is no <sequence>"));
}

#[test]
fn two_lists_are_compared() {
    let ru = "1. Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.\n2. Иванов И. И. Мосты. М. : Наука, 1990. 120 с.\n";
    let latin = "1. Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.\n2. Ivanov I.I. Mosty. Moscow, Nauka Publ., 1990, 120 p.\n";
    let (_a, ru) = scratch("ru.txt", ru.as_bytes());
    let (_b, good) = scratch("good.txt", latin.as_bytes());
    let (_c, bad) = scratch("bad.txt", latin.replace("1990", "1991").as_bytes());
    let clean = snoska(&["compare", text(&ru), text(&good)]);
    assert_eq!(clean.status.code(), Some(0), "{}", stdout(&clean));
    // The lists may come in either order.
    for lists in [[text(&ru), text(&bad)], [text(&bad), text(&ru)]] {
        let found = snoska(&["compare", lists[0], lists[1], "--output-format", "json"]);
        assert_eq!(found.status.code(), Some(1));
        let value: serde_json::Value = serde_json::from_str(stdout(&found)).unwrap();
        assert_eq!(value[0]["code"], "PAR006");
        assert_eq!(
            (&value[0]["line"], &value[0]["reference"]),
            (&2.into(), &2.into())
        );
        assert!(value[0]["file"].as_str().unwrap().ends_with("bad.txt"));
        assert_eq!(value[1], serde_json::Value::Null);
    }
    let silent = snoska(&["compare", text(&ru), text(&bad), "--ignore", "PAR006"]);
    assert_eq!(silent.status.code(), Some(0));
    let both = format!(
        "Список литературы\n\n{}\nReferences\n\n{}",
        std::fs::read_to_string(&ru).unwrap(),
        std::fs::read_to_string(&bad).unwrap()
    );
    let (_d, both) = scratch("article.txt", both.as_bytes());
    let found = snoska(&["compare", text(&both), "--output-format", "concise"]);
    assert!(
        stdout(&found).contains("article.txt:9:"),
        "{}",
        stdout(&found)
    );
    assert_eq!(found.status.code(), Some(1));
    assert_eq!(snoska(&["compare", "-"]).status.code(), Some(2));
}

const MANUSCRIPT: &str = "О теории поля\n\nСписок литературы\n\n1. Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.\n2. Биркгоф Г. Теория решеток / пер. с англ. М. : Наука, 1984. 568 с.\n3. Smith J. Bridges. Oxford : Oxford University Press, 2001. 120 p.\n";

#[test]
fn references_in_any_style_have_brackets_and_notes() {
    let (_a, list) = scratch("list.txt", MANUSCRIPT.as_bytes());
    let print = |more: &[&str]| {
        let output =
            snoska(&[&["format", text(&list), "--romanize", "bsi-journals"], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_string()
    };
    let apa = print(&["--style", "apa"]);
    assert!(
        apa.contains(
            "Birkgof, G. (1984). Teoriya reshetok [translation needed]. Nauka Publ. (In Russ.)"
        ),
        "{apa}"
    );
    assert!(
        apa.contains("Smith, J. (2001). Bridges. Oxford University Press.\n"),
        "{apa}"
    );
    let chicago = print(&["--style", "chicago", "--translation-mark", ""]);
    assert!(
        chicago.contains("“Teoriya polya.” Vestnik 53 (2): 15–24. (In Russ.)"),
        "{chicago}"
    );
    let vancouver = print(&["--style", "vancouver", "--language-note", "Russian."]);
    assert!(
        vancouver.contains("Moscow: Nauka Publ.; 1984. 568 p. Russian.\n"),
        "{vancouver}"
    );
    let vestnik = print(&["--style", "vestnik-spbu-harvard"]);
    assert!(
        vestnik.contains(
            "“Teoriya polya” [translation needed], Vestnik, no. 2 (53), pp. 15–24. (In Russian)\n"
        ),
        "{vestnik}"
    );
}

#[test]
fn both_lists_follow_the_choices_of_a_university() {
    let (_folder, manuscript) = scratch("article.txt", MANUSCRIPT.as_bytes());
    for (options, line) in [
        (
            &[
                "--style-option",
                "areas=en-dash",
                "--style-option",
                "colon=tight",
            ][..],
            "2. Биркгоф Г. Теория решеток / пер. с англ. – М.: Наука, 1984. – 568 с.\n",
        ),
        (
            &[
                "--cyrillic",
                "gost-7.0.100",
                "--style-option",
                "content=none",
            ],
            "Биркгоф, Г. Теория решеток / Г. Биркгоф ; пер. с англ. – Москва : Наука, 1984. – 568 с.\n",
        ),
    ] {
        let mut args = vec!["bilingual", text(&manuscript), "--to", "text", "-q"];
        args.extend(options);
        let output = snoska(&args);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stdout(&output).contains(line), "{}", stdout(&output));
    }
    let output = snoska(&[
        "bilingual",
        text(&manuscript),
        "--style-option",
        "areas=comma",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("areas"), "{}", stderr(&output));
}

#[test]
fn a_manuscript_becomes_two_lists() {
    let (folder, manuscript) = scratch("article.txt", MANUSCRIPT.as_bytes());
    let out = |name: &str| folder.path().join(name);
    for name in ["lists.docx", "lists.html", "lists.md", "lists.txt"] {
        let made = snoska(&[
            "bilingual",
            text(&manuscript),
            "--cyrillic",
            "gost-r-7-0-5-2008-numeric",
            "--latin",
            "vestnik-spbu-harvard",
            "-o",
            text(&out(name)),
        ]);
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        assert!(stdout(&made).is_empty());
        // Both lists can be read again.
        let again = snoska(&["parse", "-q", "--to", "csl-json", text(&out(name))]);
        let records: serde_json::Value = serde_json::from_str(stdout(&again)).unwrap();
        assert_eq!(records.as_array().map(Vec::len), Some(6), "{name}");
    }
    let read = |name: &str| std::fs::read_to_string(out(name)).unwrap();
    assert_eq!(
        read("lists.ru.txt"),
        "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.\n\
         Биркгоф Г. Теория решеток / пер. с англ. М. : Наука, 1984. 568 с.\n\
         Smith J. Bridges. Oxford : Oxford University Press, 2001. 120 p.\n"
    );
    assert_eq!(
        read("lists.en.txt"),
        "Shchukin, Iu.Ia. (1993), “Teoriia polia” [translation needed], Vestnik, no. 2 (53), pp. 15–24. (In Russian)\n\
         Birkgof, G. (1984), Teoriia reshetok [translation needed], Nauka Publ., Moscow, Russia. (In Russian)\n\
         Smith, J. (2001), Bridges, Oxford University Press, Oxford.\n"
    );
    let findings = read("lists.findings.txt");
    assert!(
        findings.contains("entry 2: `Биркгоф` is the author of a translated work"),
        "{findings}"
    );
    assert!(read("lists.txt").starts_with("Список литературы\n1. Щукин"));
    // Both lists of one manuscript: translations are taken over.
    let both = format!(
        "{MANUSCRIPT}\nReferences\n\n1. Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.\n2. Smith J. Bridges. Oxford, Oxford University Press, 2001, 120 p.\n"
    );
    let made = with_input(&["bilingual", "-"], both.as_bytes());
    assert!(
        stdout(&made).contains("“Teoriia polia” [Field Theory], Vestnik"),
        "{}",
        stdout(&made)
    );
    assert!(stderr(&made).contains("PAR001"), "{}", stderr(&made));
    // A romanised list alone: the Cyrillic is given back.
    let latin = "1. Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.\n";
    let made = with_input(&["bilingual", "--from", "lines", "-"], latin.as_bytes());
    assert!(
        stdout(&made).contains("1. Щукин Ю. Я. Теория поля // Вестник"),
        "{}",
        stdout(&made)
    );
}
