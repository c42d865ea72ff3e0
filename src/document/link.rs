//! Addresses of links: whether a reader of the printed page would see them.

/// The address of a link, if the link's text does not say it already and is no text of its own:
/// `[PDF]`, `link`, `here`. A whole reference may be a link to some catalogue, which is not part
/// of it.
pub(super) fn address_to_show<'a>(shown: &str, address: &'a str) -> Option<&'a str> {
    const MOST_WORDS: usize = 3;
    let shown = shown.trim();
    let address = address.trim();
    let bare = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let lower = shown.to_lowercase();
    let is_address = ["http", "www.", "doi", "10."]
        .iter()
        .any(|start| lower.starts_with(start))
        || (shown.contains('.') && shown.contains('/'));
    let says_it = is_address || bare.ends_with(shown) || shown.contains(bare);
    (!shown.is_empty() && !says_it && shown.split_whitespace().count() <= MOST_WORDS)
        .then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hidden_addresses_are_shown() {
        for (shown, address, expected) in [
            ("PDF", "https://a.org/b", Some("https://a.org/b")),
            ("https://a.org/b", "https://a.org/b?x=1", None),
            ("10.1234/b", "https://doi.org/10.1234/b", None),
            ("a.org/b", "http://a.org/b", None),
            ("Smith J. A long history of maps", "https://a.org/b", None),
            ("here", "mailto:a@b.org", None),
            ("", "https://a.org", None),
        ] {
            assert_eq!(address_to_show(shown, address), expected, "{shown}");
        }
    }
}
