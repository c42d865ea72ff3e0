//! Fields that are no TeX for biblatex (`url`, `doi`), yet often hold some.

/// The address of a field: `\url{…}` and the escapes of TeX taken away.
pub(super) fn read(value: &str) -> String {
    let value = value.trim();
    let inside = value
        .strip_prefix("\\url{")
        .and_then(|v| v.strip_suffix('}'));
    let value = inside.unwrap_or(value);
    if !value.contains(['\\', '{', '}', '$', '\n']) {
        return value.to_string();
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let known = [
            ("$\\sim$", "~"),
            ("\\textasciitilde", "~"),
            ("\\~", "~"),
            ("\\textunderscore", "_"),
            ("\\textbackslash", "\\"),
            ("\\slash", "/"),
            ("\\%", "%"),
            ("\\_", "_"),
            ("\\#", "#"),
            ("\\&", "&"),
            ("\\$", "$"),
            ("\\-", ""),
            ("{", ""),
            ("}", ""),
            ("\n", ""),
        ];
        match known.iter().find(|(tex, _)| rest.starts_with(tex)) {
            Some((tex, text)) => {
                out.push_str(text);
                rest = &rest[tex.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out.trim().to_string()
}

/// An address with what could end its braces or break its line percent-encoded (RFC 3986, 2.1).
pub(super) fn write(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.trim().chars() {
        match c {
            '{' | '}' | '\\' | '"' | '<' | '>' | '^' | '`' | '|' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (tex, expected) in [
            ("http://a.b/c_d%20#e&f~g", "http://a.b/c_d%20#e&f~g"),
            ("\\url{http://a.b/c\\_d}", "http://a.b/c_d"),
            (
                "http://a.b/\\~{}c/$\\sim$d/{\\textasciitilde}e",
                "http://a.b/~c/~d/~e",
            ),
            ("10.1000/a{\\_}b", "10.1000/a_b"),
        ] {
            assert_eq!(read(tex), expected, "{tex}");
            assert_eq!(read(&write(expected)), expected);
        }
        assert_eq!(
            write("http://a/}\\input{x} y"),
            "http://a/%7D%5Cinput%7Bx%7D%20y"
        );
    }
}
