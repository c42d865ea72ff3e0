//! What of a text is written for a machine: paths, names of files, options, identifiers. Their words mostly are in
//! Latin letters, in the midst of Russian, too.

use crate::text::span::Span;

/// What names of files end in, behind the stop, but for those that Russian abbreviations look like (`in`, `kn`,
/// `so`).
const ENDINGS: [&str; 62] = [
    "asc", "bak", "bash", "bat", "bib", "bz2", "cfg", "changes", "conf", "cpp", "css", "csv", "db",
    "deb", "desktop", "diff", "dll", "doc", "docx", "dsc", "dtd", "epub", "exe", "gif", "gpg",
    "gz", "htm", "html", "ini", "iso", "jar", "jpeg", "jpg", "js", "json", "log", "md", "mp3",
    "odt", "orig", "patch", "pdf", "php", "pl", "png", "po", "pot", "ps", "py", "rb", "rpm",
    "sgml", "sh", "svg", "tar", "tex", "tgz", "txt", "xml", "xz", "yaml", "zip",
];
/// Marks that stand around a piece of code and are not of it.
const AROUND: &[char] = &[
    '"', '\'', '`', '(', ')', '[', ']', '<', '>', '{', '}', ',', ';', ':', '!', '?', '.', '«', '»',
    '“', '”', '„', '‘', '’', '…',
];

/// The pieces of code in a text, in order; none has white space in it.
pub(super) fn code_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let whole = chunk.trim_end();
        let ahead = whole.trim_start_matches(AROUND);
        let start = at + whole.len() - ahead.len();
        let piece = ahead.trim_end_matches(AROUND);
        if is_code(piece) {
            spans.push(Span::new(start, start + piece.len()));
        }
        at += chunk.len();
    }
    spans
}

/// Whether a piece of text, without the marks around it, is code.
fn is_code(piece: &str) -> bool {
    let has_letter = piece.bytes().any(|byte| byte.is_ascii_alphabetic());
    has_letter && (is_path(piece) || is_option(piece) || is_name(piece) || is_file(piece))
}

/// Whether it is a path from a root, a home or a variable: `/usr/share`, `~/bin`, `$HOME`.
fn is_path(piece: &str) -> bool {
    let rest = piece.trim_start_matches(['~', '$', '%', '/']);
    piece.len() > rest.len()
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && !piece.starts_with("//")
}

/// Whether it is an option: `--version`, `-rf`.
fn is_option(piece: &str) -> bool {
    let Some(name) = piece.strip_prefix("--") else {
        return false;
    };
    name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether it is an identifier with a low line between letters: `main_loop`, `LC_ALL`.
fn is_name(piece: &str) -> bool {
    let is_one = |part: &str| {
        part.bytes()
            .next_back()
            .is_some_and(|byte| byte.is_ascii_alphanumeric())
    };
    piece.split_once('_').is_some_and(|(before, behind)| {
        is_one(before) && behind.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// Whether it is the name of a file: `changelog.gz`, `foo_1.0.orig.tar.gz`.
fn is_file(piece: &str) -> bool {
    let name = piece
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(piece);
    name.rsplit_once('.')
        .is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_words() {
        for (text, expected) in [
            (
                "v kataloge /usr/share/doc, fail README.txt.",
                &["/usr/share/doc", "README.txt"][..],
            ),
            (
                "s kliuchom --version ili «LC_ALL»",
                &["--version", "LC_ALL"],
            ),
            (
                "foo_1.0.orig.tar.gz i $HOME",
                &["foo_1.0.orig.tar.gz", "$HOME"],
            ),
            ("i/ili t.e. g.Moskva, V.V. Ivanov, 5 km/ch", &[]),
            ("kto-to -- nekto, _kursiv_ i proch.", &[]),
        ] {
            let found: Vec<&str> = code_spans(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
