//! The main job on the real list that the project ships: `examples/mexico.txt`, the reference list
//! of an article in Vestnik of Saint Petersburg University, International Relations, 12(2), 2019.

use super::cli::{snoska, stderr, stdout};
use serde_json::Value;

const LIST: &str = "examples/mexico.txt";

fn records() -> Vec<Value> {
    let output = snoska(&["parse", LIST, "--to", "csl-json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn every_reference_is_found_and_keyed() {
    let records = records();
    assert_eq!(records.len(), 43);
    let mut ids: Vec<&str> = records.iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert!(
        ids.iter().all(|id| id.is_ascii() && !id.is_empty()),
        "{ids:?}"
    );
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 43);
}

#[test]
fn an_article_is_read_to_the_page() {
    let records = records();
    let jessup = records
        .iter()
        .find(|r| r["title"] == "The Estrada Doctrine")
        .unwrap();
    assert_eq!(jessup["type"], "article-journal");
    assert_eq!(jessup["author"][0]["family"], "Jessup");
    assert_eq!(
        jessup["container-title"],
        "The American Journal of International Law"
    );
    assert_eq!(jessup["issue"], "4");
    assert_eq!(jessup["volume"], "25");
    assert_eq!(jessup["page"], "719-723");
    assert_eq!(jessup["issued"]["date-parts"][0][0], 1931);
}

#[test]
fn its_own_house_style_gives_the_list_back() {
    let output = snoska(&["format", LIST, "--style", "vestnik-spbu-harvard"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed: Vec<&str> = stdout(&output).lines().filter(|l| !l.is_empty()).collect();
    let original =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/mexico.txt"))
            .unwrap();
    let same = original
        .lines()
        .filter(|line| printed.contains(line))
        .count();
    // The rest differs by the list's own defects (addresses lost after "available at:", …).
    assert!(same >= 37, "{same} of 43 are printed as the list has them");
}

#[test]
fn its_defects_are_found() {
    let output = snoska(&["check", LIST, "--output-format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let findings: Vec<Value> = serde_json::from_str(stdout(&output)).unwrap();
    let has = |code: &str, snippet: &str| {
        findings.iter().any(|f| {
            f["code"] == code && f["snippet"].as_str().is_some_and(|s| s.contains(snippet))
        })
    };
    for (code, snippet) in [
        ("SCR001", "Мoscow"),
        ("ID005", "available at:"),
        ("SYN001", ",,"),
        ("JRN001", "Foro Internaciona"),
    ] {
        assert!(has(code, snippet), "{code} at {snippet}");
    }
}

#[test]
fn every_way_out_works() {
    for args in [
        vec!["format", LIST, "--style", "apa"],
        vec![
            "format",
            LIST,
            "--style",
            "gost-r-7-0-5-2008-numeric",
            "--to",
            "html",
        ],
        vec![
            "format",
            LIST,
            "--style",
            "chicago-author-date",
            "--to",
            "latex",
        ],
        vec![
            "format",
            LIST,
            "--style",
            "modern-language-association",
            "--to",
            "markdown",
        ],
        vec!["format", LIST, "--style", "ieee", "--to", "typst"],
        vec!["format", LIST, "--style", "vancouver", "--to", "rtf"],
        vec!["format", LIST, "--style", "harvard", "--to", "ansi"],
        vec!["format", LIST, "--style", "apa", "--citations"],
        vec![
            "format",
            LIST,
            "--style",
            "gost-r-7-0-5-2008-numeric",
            "--restore",
        ],
        vec!["convert", LIST, "--to", "bibtex"],
        vec!["convert", LIST, "--to", "biblatex"],
        vec!["convert", LIST, "--to", "ris"],
        vec!["parse", LIST, "--to", "table"],
        vec!["parse", LIST, "--to", "labels"],
    ] {
        let output = snoska(&args);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            stderr(&output)
        );
        assert!(output.stdout.len() > 800, "{args:?}");
    }
}
