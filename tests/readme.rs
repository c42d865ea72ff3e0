//! The README's examples, run: what its `console` blocks show is what the program prints.

use super::cli::{snoska, stderr, stdout};

/// What one example shows: its arguments, its status, what is printed.
struct Example<'r> {
    arguments: Vec<&'r str>,
    status: i32,
    printed: String,
}

fn examples(readme: &str) -> Vec<Example<'_>> {
    let mut found: Vec<Example> = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap_or_default().lines() {
            if let Some(command) = line.strip_prefix("$ snoska ") {
                let arguments = command.split(' ').collect();
                found.push(Example {
                    arguments,
                    status: 0,
                    printed: String::new(),
                });
            } else if let Some(example) = found.last_mut() {
                match line.strip_prefix("? ") {
                    Some(status) => example.status = status.parse().unwrap(),
                    None => example.printed += &format!("{line}\n"),
                }
            }
        }
    }
    found
}

#[test]
fn examples_print_what_the_readme_says() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let examples = examples(&readme);
    assert!(examples.len() >= 5);
    for example in examples {
        let output = snoska(&example.arguments);
        let command = example.arguments.join(" ");
        assert_eq!(output.status.code(), Some(example.status), "{command}");
        assert_eq!(
            format!("{}{}", stdout(&output), stderr(&output)),
            example.printed,
            "{command}"
        );
    }
}
