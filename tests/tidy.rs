//! What must always hold about the code itself: the floors of ARCHITECTURE.md, and lists that
//! name every file of their folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules with their floor; an import must lead to a lower floor, or stay in its module.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("translit", 0),
    ("record", 1),
    ("diagnostic", 1),
    ("render", 1),
    ("document", 2),
    ("parse", 2),
    ("assemble", 2),
    ("romanize", 2),
    ("formats", 2),
    ("csl", 2),
    ("check", 2),
    ("compare", 2),
    ("report", 2),
    ("pipeline", 3),
];

/// Imports within one floor that are part of the plan: the record and what is built on it.
const WITHIN_A_FLOOR: &[(&str, &str)] = &[("translit", "text")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The code of a file without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn imports_lead_downward_and_engines_are_strangers() {
    let floors: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        if inside.starts_with("bin") || inside == Path::new("lib.rs") {
            continue;
        }
        let module = inside
            .iter()
            .next()
            .unwrap()
            .to_string_lossy()
            .replace(".rs", "");
        let floor = *floors
            .get(module.as_str())
            .unwrap_or_else(|| panic!("{module} stands on no floor"));
        for part in code(&path).split("crate::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(below) = floors.get(name.as_str()) else {
                continue;
            };
            let allowed = name == module
                || *below < floor
                || WITHIN_A_FLOOR.contains(&(module.as_str(), name.as_str()));
            if !allowed {
                wrong.push(format!("{} imports {name}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_binary_knows_the_terminal() {
    for path in files(&root().join("src"), ".rs") {
        if path.starts_with(root().join("src/bin")) {
            continue;
        }
        let code = code(&path);
        for word in [
            "clap::",
            "anyhow",
            "println!",
            "eprintln!",
            "print!(",
            "process::exit",
            "dbg!(",
        ] {
            assert!(!code.contains(word), "{} has `{word}`", path.display());
        }
    }
}

#[test]
fn every_file_is_on_the_list_of_its_folder() {
    for path in files(&root().join("src"), ".rs") {
        let folder = path.parent().unwrap();
        let name = path.file_stem().unwrap().to_string_lossy();
        let top = path
            .strip_prefix(root().join("src"))
            .unwrap()
            .components()
            .count()
            == 1;
        let (list, name) = if matches!(&*name, "mod" | "main" | "lib") || top {
            continue;
        } else {
            (["mod.rs", "main.rs"].map(|list| folder.join(list)), name)
        };
        let listed = list
            .iter()
            .chain([&folder.with_extension("rs")])
            .any(|list| {
                fs::read_to_string(list).is_ok_and(|text| text.contains(&format!("mod {name};")))
            });
        assert!(listed, "{} is on no list", path.display());
    }
}

#[test]
fn data_has_papers() {
    for folder in fs::read_dir(root().join("data")).unwrap().flatten() {
        let path = folder.path();
        let has_files = fs::read_dir(&path).is_ok_and(|mut files| files.next().is_some());
        if path.is_dir() && has_files {
            assert!(
                path.join("SOURCE.md").is_file(),
                "{} has no SOURCE.md",
                path.display()
            );
        }
    }
}

#[test]
fn no_unsafe_code() {
    for path in files(&root().join("src"), ".rs") {
        assert!(!code(&path).contains("unsafe "), "{}", path.display());
    }
}
