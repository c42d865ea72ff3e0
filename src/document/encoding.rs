//! Bytes to text. A byte order mark or valid UTF-8 settles it; a file that is no text is told by
//! its signature; what remains is an old eight-bit encoding, and for Cyrillic we count letters
//! ourselves, since short texts in KOI8-R, windows-1251 and CP866 are easily confused.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    X_MAC_CYRILLIC,
};

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, line ends as in the file, without the byte order mark.
    pub text: String,
    /// The name of the encoding, as in the WHATWG standard: `UTF-8`, `windows-1251`, `KOI8-R`.
    pub encoding: &'static str,
    /// Some bytes were no characters; U+FFFD stands for them.
    pub had_errors: bool,
    /// The file began with a byte order mark.
    pub bom: bool,
    /// The encoding was guessed from the letters: it may be wrong.
    pub guessed: bool,
    /// Lines of UTF-8 were appended to a text in UTF-16; they are read as what they are.
    pub goes_on_as_utf8: bool,
}

/// Why a file is no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes are not those of a text.
    #[error("this is no text but {looks_like}{}", .advice.map(|a| format!(": {a}")).unwrap_or_default())]
    Binary {
        /// What it seems to be, with its article: `a PNG image`.
        looks_like: &'static str,
        /// What can be done about it.
        advice: Option<&'static str>,
    },
}

/// Only so many bytes are looked at for a guess.
const SAMPLE: usize = 256 * 1024;

/// Decodes a file. An empty file gives an empty text.
///
/// # Errors
/// [`DecodeError::Binary`] when the bytes are those of an image, an archive, a PDF or another
/// file that is not text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if let Some((looks_like, advice)) = signature(bytes) {
        return Err(DecodeError::Binary { looks_like, advice });
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        if encoding == UTF_8 {
            return Ok(with(encoding, body, true, false));
        }
        // The mark may be wrong: all of the text is of the other byte order then.
        let other = wide(body).filter(|other| *other != encoding);
        return Ok(with_wide(
            other.unwrap_or(encoding),
            body,
            true,
            other.is_some(),
        ));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(with_wide(encoding, bytes, false, true));
    }
    if bytes.contains(&0) || is_mostly_control(bytes) {
        return Err(DecodeError::Binary {
            looks_like: "a binary file",
            advice: None,
        });
    }
    if std::str::from_utf8(bytes).is_ok() || is_broken_utf8(bytes) {
        return Ok(with(UTF_8, bytes, false, false));
    }
    if let Some(encoding) = declared(bytes) {
        let decoded = with(encoding, bytes, false, false);
        if !decoded.had_errors {
            return Ok(decoded);
        }
    }
    Ok(with(guess(bytes), bytes, false, true))
}

/// Whether bytes are the beginning of a text in UTF-8, perhaps cut within a character: what goes on so may be
/// read piece by piece.
pub fn begins_as_utf8(bytes: &[u8]) -> bool {
    let whole = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    whole && !bytes.contains(&0) && !is_mostly_control(bytes) && signature(bytes).is_none()
}

impl Decoded {
    /// What a reader should know of how the bytes were read, each a phrase: `read as KOI8-R`.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.encoding != "UTF-8" {
            let how = if self.guessed { "read as" } else { "is" };
            remarks.push(format!("{how} {}", self.encoding));
        }
        if self.goes_on_as_utf8 {
            remarks.push("its last lines are UTF-8".to_string());
        }
        if self.had_errors {
            remarks.push("some bytes are no characters; U+FFFD stands for them".to_string());
        }
        remarks
    }
}

/// Encodes a text again in the encoding of this WHATWG name; UTF-16 gets a byte order mark.
/// `None` when the encoding is not known or lacks a character of the text.
fn encode(text: &str, encoding: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(encoding.as_bytes())?;
    let wide = |to_bytes: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        Some(units.flat_map(to_bytes).collect())
    };
    if encoding == UTF_16LE {
        return wide(u16::to_le_bytes);
    }
    if encoding == UTF_16BE {
        return wide(u16::to_be_bytes);
    }
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

/// Encodes `new`, made from the text `old` of a file, in the form the file has: the encoding of this
/// WHATWG name, and the byte order mark if there is one. `None` when the encoding lacks a character
/// of `new`, or when `old` does not give the file's bytes back: then writing would lose what the
/// decoding did not understand.
pub fn encode_like(original: &[u8], old: &str, new: &str, encoding: &str) -> Option<Vec<u8>> {
    let mark = Encoding::for_bom(original).map_or(0, |(_, length)| length);
    let mark = original.get(..mark)?;
    let encoded = |text: &str| {
        let bytes = encode(text, encoding)?;
        let own = Encoding::for_bom(&bytes).map_or(0, |(_, length)| length);
        Some([mark, bytes.get(own..)?].concat())
    };
    (encoded(old)? == original).then(|| encoded(new)).flatten()
}

fn with(encoding: &'static Encoding, bytes: &[u8], bom: bool, guessed: bool) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        had_errors,
        bom,
        guessed,
        goes_on_as_utf8: false,
    }
}

/// UTF-16 as a text. A byte too many or too few somewhere moves all that follows by one: where that is seen, it
/// is read on from the next byte.
fn with_wide(encoding: &'static Encoding, bytes: &[u8], bom: bool, guessed: bool) -> Decoded {
    let mut decoded = with(encoding, &[], bom, guessed);
    let narrow = narrow_from(bytes, encoding);
    let mut rest = &bytes[..narrow.map_or(bytes.len(), |(at, _)| at)];
    decoded.goes_on_as_utf8 = narrow.is_some();
    loop {
        let end = first_moved(rest, encoding).unwrap_or(rest.len());
        let (piece, had_errors) = encoding.decode_without_bom_handling(&rest[..end]);
        decoded.text.push_str(&piece);
        decoded.had_errors |= had_errors;
        if end == rest.len() {
            decoded.text.push_str(narrow.map_or("", |(_, lines)| lines));
            return decoded;
        }
        decoded.text.push(char::REPLACEMENT_CHARACTER);
        decoded.had_errors = true;
        rest = &rest[end + 1..];
    }
}

/// The lines of UTF-8, and where they begin, that a shell appended to a text in UTF-16: behind the end of a line, all that
/// follows is UTF-8 with blanks and without zero bytes, which as UTF-16 it could hardly be.
fn narrow_from<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Option<(usize, &'b str)> {
    /// Fewer bytes may be a few East Asian characters.
    const LEAST: usize = 16;
    let line_end = match encoding == UTF_16LE {
        true => [b'\n', 0],
        false => [0, b'\n'],
    };
    let last_zero = bytes.iter().rposition(|byte| *byte == 0)?;
    // The last zero byte is that of the line's end, or the byte before it.
    let from = last_zero & !1;
    let at = from + 2;
    let tail = bytes.get(at..)?;
    let narrow = bytes.get(from..at) == Some(line_end.as_slice())
        && tail.len() >= LEAST
        && tail.contains(&b' ')
        && !is_mostly_control(tail);
    let lines = std::str::from_utf8(tail).ok()?;
    narrow.then_some((at, lines))
}

/// Where a row of units begins that have their halves from two characters: Latin and Cyrillic letters have
/// zero or four as the upper half, and these then have it as the lower one, which no text has in a row but for
/// the wide space of East Asian texts.
fn first_moved(bytes: &[u8], encoding: &'static Encoding) -> Option<usize> {
    /// So many in a row are no chance.
    const ROW: usize = 6;
    const WIDE_SPACE: u16 = 0x3000;
    let read = match encoding == UTF_16LE {
        true => u16::from_le_bytes,
        false => u16::from_be_bytes,
    };
    let mut row = 0;
    for (at, pair) in bytes.chunks_exact(2).enumerate() {
        let unit = read([pair[0], pair[1]]);
        let is_moved = matches!(unit & 0xff, 0x00 | 0x04) && unit > 0xff && unit != WIDE_SPACE;
        row = if is_moved { row + 1 } else { 0 };
        if row == ROW {
            return Some(2 * (at + 1 - row));
        }
    }
    None
}

/// Files that are no texts, by their first bytes.
fn signature(bytes: &[u8]) -> Option<(&'static str, Option<&'static str>)> {
    const OFFICE: Option<&str> = Some("save it as DOCX, without a password");
    const TAKE_OUT: Option<&str> = Some("commands that read references take its text out");
    const UNPACK: Option<&str> = Some("unpack it first");
    let table: &[(&[u8], &str, Option<&str>)] = &[
        (b"%PDF-", "a PDF document", TAKE_OUT),
        (b"\x89PNG\r\n\x1a\n", "a PNG image", None),
        (b"\xff\xd8\xff", "a JPEG image", None),
        (b"GIF87a", "a GIF image", None),
        (b"GIF89a", "a GIF image", None),
        (b"II*\0", "a TIFF image", None),
        (b"MM\0*", "a TIFF image", None),
        (
            b"PK\x03\x04",
            "a ZIP archive",
            Some("unpack it first, unless it is a document whose text is to be taken out"),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an old or a protected Microsoft Office document",
            OFFICE,
        ),
        (b"{\\rtf", "an RTF document", TAKE_OUT),
        (b"\x1f\x8b", "a gzip archive", UNPACK),
        (b"\xfd7zXZ\0", "an xz archive", UNPACK),
        (b"BZh", "a bzip2 archive", UNPACK),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
        (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
        (
            b"AT&TFORM",
            "a DjVu document",
            Some("take its text out first, e.g. `djvutxt FILE`"),
        ),
        (
            b"%!PS",
            "a PostScript document",
            Some("take its text out first, e.g. `ps2ascii FILE`"),
        ),
        (b"\x7fELF", "a program", None),
        (b"MZ\x90\0", "a program", None),
        (b"SQLite format 3\0", "an SQLite database", None),
        (
            b"\xff\xfe\0\0",
            "a text in UTF-32",
            Some("save it as UTF-8"),
        ),
        (
            b"\0\0\xfe\xff",
            "a text in UTF-32",
            Some("save it as UTF-8"),
        ),
    ];
    table
        .iter()
        .find(|(start, ..)| {
            bytes.starts_with(start) && (*start != b"BZh" || bytes.get(4..10) == Some(b"1AY&SY"))
        })
        .map(|(_, name, advice)| (*name, *advice))
}

fn sample(bytes: &[u8]) -> &[u8] {
    bytes.get(..SAMPLE).unwrap_or(bytes)
}

/// UTF-16 by its units: almost all are letters, digits, spaces and marks of the scripts of the world,
/// and spaces or line ends are among them, or most are Cyrillic letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 {
        return None;
    }
    let sample = sample(bytes);
    let share = |read: fn([u8; 2]) -> u16| {
        let (mut good, mut all, mut spaces, mut cyrillic) = (0usize, 0usize, 0usize, 0usize);
        for pair in sample.chunks_exact(2) {
            let unit = read([pair[0], pair[1]]);
            all += 1;
            spaces += usize::from(matches!(unit, 0x20 | 0x0a | 0x2e));
            cyrillic += usize::from(matches!(unit, 0x401..=0x451));
            good += usize::from(
                matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0x17f | 0x400..=0x4ff | 0x2010..=0x203a | 0x2116),
            );
        }
        (
            good * 100 >= all * 95,
            spaces * 40 >= all || cyrillic * 2 >= all,
        )
    };
    let little = share(u16::from_le_bytes);
    let big = share(u16::from_be_bytes);
    match ((little.0 && little.1), (big.0 && big.1)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn is_mostly_control(bytes: &[u8]) -> bool {
    let sample = sample(bytes);
    let odd = sample
        .iter()
        .filter(|b| matches!(b, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f))
        .count();
    odd * 20 > sample.len()
}

/// UTF-8 in which a few bytes are broken, or whose end was cut off.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let sample = sample(bytes);
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 4 && broken * 10 <= whole
}

/// The encoding an HTML or XML file names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let find = |needle: &[u8]| {
        head.windows(needle.len())
            .position(|w| w == needle)
            .map(|i| i + needle.len())
    };
    let at = match find(b"<?xml").and_then(|_| find(b"encoding=")) {
        Some(at) => at,
        None => find(b"<meta").and_then(|_| find(b"charset="))?,
    };
    let label = head.get(at..)?;
    let label = label
        .strip_prefix(b"\"")
        .or(label.strip_prefix(b"'"))
        .unwrap_or(label);
    let end = label
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')))?;
    Encoding::for_label(label.get(..end)?).filter(|e| *e != UTF_8 && e.is_ascii_compatible())
}

/// The eight-bit (or East Asian) encoding of the bytes.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(SAMPLE / 4);
    let sample = sample(bytes.get(from..).unwrap_or(bytes));
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let general = detector.guess(None, chardetng::Utf8Detection::Deny);
    let asian = !general.is_single_byte();
    match cyrillic(sample) {
        Some((encoding, score)) if !asian || score > CLEAR => encoding,
        _ => general,
    }
}

/// Scores of Cyrillic texts lie above it, those of other texts below.
const CYRILLIC: f32 = 0.25;
/// So clear that no East Asian reading can be meant.
const CLEAR: f32 = 0.6;

/// The Cyrillic encoding in which the bytes read most like a text, with its score (0 to 1).
fn cyrillic(sample: &[u8]) -> Option<(&'static Encoding, f32)> {
    let pairs = sample
        .windows(2)
        .filter(|w| !w[0].is_ascii() && !w[1].is_ascii())
        .count();
    let high = sample.iter().filter(|b| !b.is_ascii()).count();
    // In Latin letters with accents, and in quotation marks, high bytes mostly stand alone.
    if pairs * 10 < high * 4 {
        return None;
    }
    [
        WINDOWS_1251,
        KOI8_R,
        IBM866,
        ISO_8859_5,
        X_MAC_CYRILLIC,
        KOI8_U,
    ]
    .into_iter()
    .map(|encoding| {
        let (text, errors) = encoding.decode_without_bom_handling(sample);
        (encoding, likeness(&text) - if errors { 0.3 } else { 0.0 })
    })
    .filter(|(_, score)| *score > CYRILLIC)
    // The first of equals: KOI8-U only when its own letters decide.
    .fold(
        None,
        |best: Option<(&'static Encoding, f32)>, next| match best {
            Some(b) if b.1 >= next.1 => Some(b),
            _ => Some(next),
        },
    )
}

/// How much a text reads like Cyrillic prose: common letters, small letters after small ones,
/// no symbols between letters.
fn likeness(text: &str) -> f32 {
    let (mut sum, mut count) = (0.0f32, 0usize);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            count += 1;
            sum += value(c);
            if is_cyrillic(c) && is_cyrillic(before) {
                // `иВАНОВ` is what the other encodings make of `Иванов`.
                sum += match (before.is_lowercase(), c.is_lowercase()) {
                    (true, true) => 0.2,
                    (true, false) => -1.2,
                    (false, _) => 0.0,
                };
            } else if is_cyrillic(before) || is_cyrillic(c) && before.is_ascii_alphabetic() {
                sum -= if c.is_alphabetic() { 0.8 } else { 0.0 };
            }
        }
        before = c;
    }
    if count == 0 { 0.0 } else { sum / count as f32 }
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{45f}' | '\u{490}' | '\u{491}')
}

/// How common a character is in Russian and Ukrainian texts.
fn value(c: char) -> f32 {
    match c {
        'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 1.0,
        'к' | 'м' | 'д' | 'п' | 'у' | 'я' | 'ы' | 'з' | 'ь' | 'б' | 'г' | 'ч' | 'й' | 'і' => {
            0.7
        }
        'х' | 'ж' | 'ю' | 'ш' | 'ц' | 'щ' | 'э' | 'ф' | 'ё' | 'є' | 'ї' => 0.4,
        'ъ' | 'ґ' | 'ў' => 0.1,
        'О' | 'А' | 'И' | 'Н' | 'Т' | 'С' | 'Р' | 'В' | 'Л' | 'К' | 'М' | 'Д' | 'П' | 'Б' | 'Г'
        | 'Е' => 0.4,
        'А'..='Я' => 0.2,
        '«' | '»' | '–' | '—' | '№' | '\u{a0}' | '…' | '“' | '”' | '„' | '’' => {
            0.5
        }
        c if is_cyrillic(c) => -0.6,
        _ => -1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Иванов И. И. О картах // Вестник. 2001. № 3. С. 5.";

    #[test]
    fn lines_of_utf_8_behind_utf_16_are_read() {
        let wide = |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(to_bytes).collect()
        };
        for to_bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let mut bytes = wide("Берг А. Мхи.\n", to_bytes);
            bytes.extend_from_slice("Линд К. Крыши, 2012.\nBerg A. Moss.\n".as_bytes());
            let decoded = decode(&bytes).unwrap();
            assert_eq!(
                decoded.text,
                "Берг А. Мхи.\nЛинд К. Крыши, 2012.\nBerg A. Moss.\n"
            );
            assert!(decoded.goes_on_as_utf8 && !decoded.had_errors);
            assert!(decoded.remarks().join("; ").ends_with("UTF-8"));
            // It cannot be written back as it was.
            assert_eq!(
                encode_like(&bytes, &decoded.text, "x", decoded.encoding),
                None
            );
        }
        let asian = decode(&wide(
            "屋顶\n上的苔藓和屋顶上的苔藓\n王小明",
            u16::to_le_bytes,
        ))
        .unwrap();
        assert!(!asian.goes_on_as_utf8);
        assert!(asian.text.ends_with("王小明"));
    }

    #[test]
    fn cyrillic_encodings_are_told_apart() {
        for text in [
            RUSSIAN,
            "Литература",
            "СПИСОК ЛИТЕРАТУРЫ\r\n1. Петров П. П. Моря и реки. М.: Наука, 1999. 120 с.",
            "Smith J. Maps. London, 1999.\nЛебедев А. Н. Озёра Сибири. Томск, 2004.",
        ] {
            for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
                let (bytes, _, unmappable) = encoding.encode(text);
                let decoded = decode(&bytes).unwrap();
                assert_eq!(decoded.encoding, encoding.name(), "{text}");
                assert!(unmappable || decoded.text == text, "{text}");
            }
        }
    }

    #[test]
    fn unicode_is_known_with_and_without_its_mark() {
        let mut little = Vec::new();
        let mut big = Vec::new();
        for unit in RUSSIAN.encode_utf16() {
            little.extend(unit.to_le_bytes());
            big.extend(unit.to_be_bytes());
        }
        let marked = [b"\xff\xfe".to_vec(), little.clone()].concat();
        let utf8 = [b"\xef\xbb\xbf".to_vec(), RUSSIAN.as_bytes().to_vec()].concat();
        for (bytes, encoding, bom) in [
            (little, "UTF-16LE", false),
            (big, "UTF-16BE", false),
            (marked, "UTF-16LE", true),
            (utf8, "UTF-8", true),
            (RUSSIAN.as_bytes().to_vec(), "UTF-8", false),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(
                (decoded.encoding, decoded.bom, decoded.text.as_str()),
                (encoding, bom, RUSSIAN)
            );
        }
    }

    #[test]
    fn broken_utf16_is_read_as_far_as_can_be() {
        let little: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let without = |bytes: &[u8], at: usize| [&bytes[..at], &bytes[at + 1..]].concat();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let lone = [&little[..40], &[0x00, 0xd8], &little[40..]].concat();
        for (bytes, errors, end) in [
            (with(b"\xfe\xff", &little), false, "С. 5."),
            (with(b"\xff\xfe", &big), false, "С. 5."),
            (with(b"\xff\xfe", &without(&little, 31)), true, "№ 3. С. 5."),
            (with(b"\xfe\xff", &without(&big, 31)), true, "№ 3. С. 5."),
            (with(b"\xff\xfe", &without(&little, 20)), true, "№ 3. С. 5."),
            (with(b"\xff\xfe", &lone), true, "№ 3. С. 5."),
            (lone, true, "№ 3. С. 5."),
            ([&little[..], b"x"].concat(), true, "С. 5.\u{fffd}"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.had_errors, errors, "{}", decoded.text);
            assert!(decoded.text.ends_with(end), "{}", decoded.text);
            assert!(decoded.text.starts_with("Иванов И."), "{}", decoded.text);
        }
        let word: Vec<u8> = "Щука".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&word).unwrap().text, "Щука");
        assert!(!begins_as_utf8(&word) && begins_as_utf8("Щука".as_bytes()));
        let spaces = "\u{3000}".repeat(20) + "一九";
        let chinese: Vec<u8> = ("\u{feff}".to_string() + &spaces)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&chinese).unwrap().text, spaces);
    }

    #[test]
    fn latin_encodings_and_broken_utf8() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252
            .encode("García, A. «Über Müller», México: Peña, 1999. ¿Qué es España?");
        assert_eq!(decode(&bytes).unwrap().encoding, "windows-1252");
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.push(0xd0);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.had_errors), ("UTF-8", true));
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let page = "<meta charset=\"windows-1251\"><p>ю</p>";
        let (bytes, _, _) = WINDOWS_1251.encode(page);
        assert_eq!(decode(&bytes).unwrap().text, page);
    }

    #[test]
    fn what_is_no_text_is_said() {
        for (bytes, word) in [
            (&b"%PDF-1.4\n"[..], "PDF"),
            (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
            (b"PK\x03\x04\x14\0", "ZIP"),
            (b"\0\x01\x02\x03\xff\xfe\x80", "binary"),
        ] {
            let message = decode(bytes).unwrap_err().to_string();
            assert!(message.contains(word), "{message}");
        }
        assert_eq!(decode(b"").unwrap().text, "");
    }

    #[test]
    fn a_mended_text_keeps_the_form_of_its_file() {
        let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        let (old, new) = ("Абв\r\nгд.\r\n", "Абв.\r\nгд.\r\n");
        let legacy = |text: &str, name: &str| encode(text, name).unwrap();
        for (name, original, mended) in [
            ("UTF-8", old.as_bytes().to_vec(), new.as_bytes().to_vec()),
            (
                "UTF-8",
                [b"\xef\xbb\xbf", old.as_bytes()].concat(),
                [b"\xef\xbb\xbf", new.as_bytes()].concat(),
            ),
            (
                "UTF-16LE",
                wide(old, u16::to_le_bytes),
                wide(new, u16::to_le_bytes),
            ),
            (
                "UTF-16BE",
                [vec![0xfe, 0xff], wide(old, u16::to_be_bytes)].concat(),
                [vec![0xfe, 0xff], wide(new, u16::to_be_bytes)].concat(),
            ),
            (
                "windows-1251",
                legacy(old, "windows-1251"),
                legacy(new, "windows-1251"),
            ),
            ("KOI8-R", legacy(old, "KOI8-R"), legacy(new, "KOI8-R")),
        ] {
            assert_eq!(
                encode_like(&original, old, new, name),
                Some(mended),
                "{name}"
            );
        }
        let broken = b"abc\xff";
        let decoded = String::from_utf8_lossy(broken);
        assert_eq!(encode_like(broken, &decoded, "abd", "UTF-8"), None);
        assert_eq!(
            encode_like(&legacy(old, "KOI8-R"), old, "∞", "KOI8-R"),
            None
        );
    }
}
