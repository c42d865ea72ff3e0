//! `snoska styles`: adding, updating and finding styles, against a server on the loopback address.

use crate::cli::{stderr, stdout};
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Output};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A home of its own for the program.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Home {
        Home(tempfile::tempdir().unwrap())
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn write(&self, below: &str, text: &str) -> String {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_snoska"));
        for proxy in ["http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(proxy).env_remove(proxy.to_uppercase());
        }
        command
            .args(args)
            .current_dir(self.0.path())
            .env("HOME", self.0.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .output()
            .unwrap()
    }

    /// What the program prints, which must have worked.
    fn prints(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            stderr(&output)
        );
        stdout(&output).to_string()
    }

    /// What the program complains of, which must have failed.
    fn fails(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{args:?}: {}",
            stdout(&output)
        );
        stderr(&output).to_string()
    }

    /// The files below the user's data folder.
    fn stored(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.path("data/snoska")];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.path() {
                    path if path.is_dir() => open.push(path),
                    path => found.push(path.file_name().unwrap().to_str().unwrap().to_string()),
                }
            }
        }
        found.sort();
        found
    }

    /// The bibliography of one record in a style.
    fn printed(&self, style: &str) -> String {
        let record = self.write(
            "record.json",
            r#"[{"id": "a", "type": "book", "title": "Tides"}]"#,
        );
        self.prints(&["format", &record, "--style", style, "--to", "text"])
    }
}

/// Starts a server that answers with these bodies, by path, and gives its address, which `bodies`
/// is told; all else is not found.
fn serve(bodies: impl FnOnce(&str) -> Vec<(&'static str, Vec<u8>)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let bodies: HashMap<_, _> = bodies(&address).into_iter().collect();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is no matter of the test.
            let _ = answer(stream, &bodies);
        }
    });
    address
}

fn answer(mut stream: TcpStream, bodies: &HashMap<&str, Vec<u8>>) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte)? > 0 {
        request.extend(byte);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    let none = Vec::new();
    let (status, body) = match bodies.get(path) {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", &none),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}

/// A style that prints titles after a word.
fn style(id: &str, word: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\">\n\
         <info><title>Style of {word}</title><id>{id}</id><updated>2020-01-01T00:00:00Z</updated>\
         <author><name>Ann Ebb</name></author><category field=\"botany\"/>\
         <rights license=\"http://licence.test/by\">Free</rights></info>\n\
         <citation><layout><text variable=\"title\"/></layout></citation>\n\
         <bibliography><layout><text variable=\"title\" prefix=\"{word}: \"/></layout>\
         </bibliography></style>"
    )
}

fn dependent(id: &str, parent: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info>\
         <title>Dependent</title><id>{id}</id>\
         <link rel=\"independent-parent\" href=\"{parent}\"/></info></style>"
    )
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn styles_are_found_in_every_place_and_the_nearer_one_wins() {
    let home = Home::new();
    let id = "http://www.zotero.org/styles/tidal";
    assert!(
        home.fails(&["format", "-s", "tidal"])
            .contains("unknown style `tidal`")
    );
    home.write("Zotero/styles/tidal.csl", &style(id, "zotero"));
    assert_eq!(home.printed("tidal"), "zotero: Tides\n");
    home.write("data/snoska/styles/tidal.csl", &style(id, "user"));
    assert_eq!(home.printed("tidal"), "user: Tides\n");
    home.write("mine/tidal.csl", &style(id, "mine"));
    home.write("snoska.toml", "style-folders = [\"mine\"]\n");
    assert_eq!(home.printed("tidal"), "mine: Tides\n");
    assert_eq!(home.printed(id), "mine: Tides\n");
    assert_eq!(home.printed("mine/tidal.csl"), "mine: Tides\n");
    // A folder's style goes before a built-in one of its name.
    home.write(
        "mine/apa.csl",
        &style("http://www.zotero.org/styles/apa", "apa"),
    );
    assert_eq!(home.printed("apa"), "apa: Tides\n");
    // Zotero keeps the parents of dependent styles apart.
    let (parent, child) = ("http://x.test/styles/sea", "http://x.test/styles/bay");
    home.write(
        "Zotero/styles/hidden/sea-of-another-name.csl",
        &style(parent, "sea"),
    );
    home.write("Zotero/styles/bay.csl", &dependent(child, parent));
    assert_eq!(home.printed("bay"), "sea: Tides\n");
    let near = home.fails(&["format", "-s", "tidel"]);
    assert!(near.contains("did you mean `tidal`"), "{near}");
}

#[test]
fn listings_search_names_titles_fields_and_aliases() {
    let home = Home::new();
    home.write(
        "Zotero/styles/tidal.csl",
        &style("http://x.test/tidal", "waves"),
    );
    home.write("Zotero/styles/torn.csl", "<style><info>\n<title>x</info>");
    for (words, name) in [
        (&["tidal"][..], "tidal"),
        (&["STYLE", "waves"], "tidal"),
        (&["botany"], "tidal"),
        (&["chicago"], "chicago-author-date"),
        (&["broken"], "torn"),
        (&["vestnik"], "vestnik-spbu-harvard"),
    ] {
        let text = home.prints(&[&["styles"], words].concat());
        assert!(text.contains(name), "{words:?}: {text}");
    }
    assert!(
        home.fails(&["styles", "Zotero/styles"])
            .contains("nothing has")
    );
    let json = home.prints(&["styles", "tidal", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 1);
    for (key, value) in [
        ("name", serde_json::json!("tidal")),
        ("title", serde_json::json!("Style of waves")),
        ("fields", serde_json::json!(["botany"])),
        ("source", serde_json::json!("zotero")),
    ] {
        assert_eq!(json[0][key], value, "{key}");
    }
}

#[test]
fn show_tells_what_a_style_is() {
    let home = Home::new();
    let path = home.write("tidal.csl", &style("http://x.test/tidal", "waves"));
    let child = home.write("c.csl", &dependent("http://x.test/c", "http://x.test/none"));
    for (name, parts) in [
        (
            path.as_str(),
            &[
                "Style of waves",
                "Ann Ebb",
                "http://licence.test/by",
                "botany",
                &path,
            ][..],
        ),
        (
            "apa",
            &[
                "American Psychological Association",
                "built-in",
                "creativecommons",
            ],
        ),
        ("gost", &["gost-r-7-0-5-2008-numeric", "--style-option"]),
        (&child, &["http://x.test/none", "parent installed  no"]),
    ] {
        let text = home.prints(&["styles", "show", name]);
        for part in parts {
            assert!(text.contains(part), "{name}: {part} in {text}");
        }
        let json = home.prints(&["styles", "show", name, "--json"]);
        assert!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["title"].is_string());
    }
    assert!(
        home.fails(&["styles", "show", "appa"])
            .contains("did you mean `apa`")
    );
}

#[test]
fn files_are_added_whole_or_not_at_all_and_removed() {
    let home = Home::new();
    let sound = home.write("tidal.csl", &style("http://x.test/tidal", "one"));
    let torn = home.write("torn.csl", "<style>\n  <info></style>");
    let empty = home.write(
        "empty.csl",
        "<style>\n<citation>\n<layout><text macro=\"no\"/></layout></citation></style>",
    );
    let locale = home.write("locale.csl", "<locale/>");
    for (bad, message) in [
        (torn.as_str(), "torn.csl: line 2, column"),
        (&empty, "empty.csl: line 3, column 9"),
        (&locale, "this is no style"),
        ("no-such.csl", "cannot read no-such.csl"),
        (&sound, "two of the styles are called `tidal`"),
    ] {
        let error = home.fails(&["styles", "add", &sound, bad]);
        assert!(error.contains(message), "{bad}: {error}");
        assert!(home.stored().is_empty(), "{bad}");
    }
    home.prints(&["styles", "add", &sound]);
    assert_eq!(home.printed("tidal"), "one: Tides\n");
    home.write("tidal.csl", &style("http://x.test/tidal", "two"));
    let again = home.run(&["styles", "add", &sound]);
    assert!(
        stderr(&again).contains("replaced `tidal`"),
        "{}",
        stderr(&again)
    );
    assert_eq!(home.printed("tidal"), "two: Tides\n");
    assert_eq!(home.stored(), ["tidal.csl"]);
    for (args, message) in [
        (&["tidal", "apa"][..], "built-in: apa"),
        (&["tidal", "tidl"], "did you mean `tidal`"),
        (&["../styles/tidal"], "cannot read"),
    ] {
        let error = home.fails(&[&["styles", "remove"], args].concat());
        assert!(error.contains(message), "{args:?}: {error}");
        assert_eq!(home.stored(), ["tidal.csl"]);
    }
    home.prints(&["styles", "remove", "tidal"]);
    assert!(home.stored().is_empty());
}

#[cfg(feature = "net")]
#[test]
fn addresses_are_added_with_the_parents_of_dependent_styles() {
    let home = Home::new();
    let server = serve(|server| {
        let id = |name: &str| format!("{server}/styles/{name}");
        let styles = [
            ("/styles/sea", style(&id("sea"), "sea")),
            ("/styles/bay", dependent(&id("bay"), &id("sea"))),
            ("/styles/orphan", dependent(&id("orphan"), &id("gone"))),
            ("/styles/odd", dependent(&id("odd"), &id("other"))),
            ("/styles/other", style(&id("sea"), "sea")),
            ("/styles/page", "<html><body>Not here</body></html>".into()),
        ];
        styles.map(|(path, text)| (path, text.into_bytes())).into()
    });
    let id = |name: &str| format!("{server}/styles/{name}");
    home.prints(&["styles", "add", &id("bay")]);
    assert_eq!(home.stored(), ["bay.csl", "sea.csl"]);
    assert_eq!(home.printed("bay"), "sea: Tides\n");
    for (name, told) in [("orphan", "is not installed"), ("odd", "lies the style")] {
        let output = home.run(&["styles", "add", &id(name)]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    let record = home.write("record.json", "[]");
    let error = home.fails(&["format", &record, "-s", "orphan"]);
    assert!(
        error.contains(&format!("snoska styles add {}", id("gone"))),
        "{error}"
    );
    for (name, message) in [("gone", "404"), ("page", "this is no style")] {
        let error = home.fails(&["styles", "add", &id(name)]);
        assert!(error.contains(message), "{error}");
    }
    assert_eq!(
        home.stored(),
        ["bay.csl", "odd.csl", "orphan.csl", "sea.csl"]
    );
}

#[cfg(feature = "net")]
#[test]
fn an_update_replaces_the_archive_whole_or_not_at_all() {
    let home = Home::new();
    let id = |name: &str| format!("http://www.zotero.org/styles/{name}");
    let (tidal, later) = (style(&id("tidal"), "first"), style(&id("tidal"), "second"));
    let files = |tidal| {
        archive(&[
            ("styles-master/README.md", "no style"),
            ("styles-master/tidal.csl", tidal),
            ("styles-master/apa.csl", &style(&id("apa"), "newer")),
            (
                "styles-master/gost-r-7-0-5-2008-numeric.csl",
                &style(&id("gost-r-7-0-5-2008-numeric"), "theirs"),
            ),
            (
                "styles-master/dependent/bay.csl",
                &dependent(&id("bay"), &id("tidal")),
            ),
            ("styles-master/torn.csl", "<style>\n</x>"),
            (
                "styles-master/renamed-styles.json",
                "{\"flood\": \"tidal\"}",
            ),
        ])
    };
    let mut cut = files(&later);
    cut.truncate(cut.len() / 2);
    let mut flipped = files(&later);
    // Inside the compressed data of the first style.
    let at = flipped.windows(9).position(|w| w == b"tidal.csl").unwrap() + 60;
    flipped[at] ^= 0x55;
    let bomb = archive(&[("styles-master/bomb.csl", &" ".repeat(5 << 20))]);
    assert!(bomb.len() < 100_000);
    let bodies = vec![
        ("/first.zip", files(&tidal)),
        ("/second.zip", files(&later)),
        ("/cut.zip", cut),
        ("/flipped.zip", flipped),
        ("/bomb.zip", bomb),
        ("/empty.zip", archive(&[("README.md", "nothing")])),
        ("/page.zip", b"<html>".to_vec()),
    ];
    let server = serve(|_| bodies);
    let url = |name: &str| format!("{server}/{name}.zip");
    home.write(
        "snoska.toml",
        &format!("styles-url = \"{}\"\n", url("first")),
    );
    let output = home.run(&["styles", "update"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("`torn` cannot be used: line 2"),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).contains("5 styles in"),
        "{}",
        stderr(&output)
    );
    for (style, expected) in [
        ("tidal", "first: Tides\n"),
        ("bay", "first: Tides\n"),
        ("flood", "first: Tides\n"),
        ("apa", "newer: Tides\n"),
        ("american-psychological-association", "newer: Tides\n"),
        (&id("gost-r-7-0-5-2008-numeric"), "theirs: Tides\n"),
    ] {
        assert_eq!(home.printed(style), expected, "{style}");
    }
    // Our own style keeps its name.
    assert!(!home.printed("gost-r-7-0-5-2008-numeric").contains("theirs"));
    let torn = home.fails(&["format", "-s", "torn"]);
    assert!(
        torn.contains("styles.zip:torn.csl: line 2, column"),
        "{torn}"
    );
    let json = home.prints(&["styles", "botany", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let from: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["source"].clone())
        .collect();
    assert!(from.contains(&serde_json::json!("official")), "{from:?}");
    for (name, message) in [
        ("cut", "no archive of styles"),
        ("flipped", "no archive of styles"),
        ("bomb", "too long for a style"),
        ("empty", "no styles in the archive"),
        ("page", "no archive of styles"),
        ("missing", "404"),
    ] {
        let error = home.fails(&["styles", "update", "--url", &url(name)]);
        assert!(error.contains(message), "{name}: {error}");
        assert_eq!(home.stored(), ["styles.zip"], "{name}");
        assert_eq!(home.printed("tidal"), "first: Tides\n", "{name}");
    }
    home.prints(&["styles", "update", "--url", &url("second")]);
    assert_eq!(home.printed("tidal"), "second: Tides\n");
}
