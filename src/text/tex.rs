//! TeX's accents and commands to Unicode and back.
//!
//! [`to_unicode`] turns the TeX of a bibliography field into text with CSL-JSON's markup (see
//! [`super::rich`]); [`escape`] turns such text into TeX in which no value can run a command.
//! Commands are those of LaTeX, its text companion fonts, the Cyrillic and Greek encodings and
//! biblatex. Deliberately no TeX: macros are not expanded, an unknown command stays as it is
//! written.

mod command;
mod encode;

pub use encode::escape;

use command::{Command, Font};
use unicode_normalization::UnicodeNormalization;

/// Markup nested deeper than this is left out; the text stays.
const MAX_DEPTH: usize = 64;

/// Decodes TeX; braces that only group vanish. Never fails, linear, without recursion.
pub fn to_unicode(tex: &str) -> String {
    if is_plain(tex) {
        return squeeze(tex);
    }
    Decoder::new(tex, false).run()
}

/// Decodes TeX, where braces protect letter case: a group becomes `<span class="nocase">`, except
/// one around the whole.
pub fn to_unicode_keeping_case(tex: &str) -> String {
    if is_plain(tex) {
        return squeeze(tex);
    }
    Decoder::new(strip_outer_braces(tex), true).run()
}

/// Nothing in the text means anything to TeX.
fn is_plain(tex: &str) -> bool {
    !tex.bytes().any(|b| {
        matches!(
            b,
            b'\\' | b'{' | b'}' | b'$' | b'~' | b'`' | b'\'' | b'"' | b'-' | b'<' | b'>'
        )
    })
}

/// White space as TeX sees it: any run is one space.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.chars() {
        if c.is_whitespace() && !is_fixed_space(c) {
            if !blank {
                out.push(' ');
            }
            blank = true;
        } else {
            out.push(c);
            blank = false;
        }
    }
    if blank && out.ends_with(' ') {
        out.pop();
    }
    out
}

fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The inside of braces that hold the whole text; several pairs of them too.
pub fn strip_outer_braces(tex: &str) -> &str {
    let mut text = tex.trim();
    // How many braces are open everywhere between the first and the last character tells how many
    // outer pairs there are.
    let opening = text.bytes().take_while(|b| *b == b'{').count();
    let mut depth = 0usize;
    let mut lowest = opening;
    let closing = text.bytes().rev().take_while(|b| *b == b'}').count();
    let body_end = text.len() - closing;
    for (at, b) in text.bytes().enumerate() {
        match b {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if at >= opening && at < body_end {
            lowest = lowest.min(depth);
        }
    }
    let pairs = lowest.min(closing);
    if depth == 0 && pairs > 0 && opening + closing < text.len() {
        text = &text[pairs..text.len() - pairs];
    }
    text.trim()
}

/// Why a group was opened, and so what becomes of it when it closes.
enum Group {
    /// Braces that only group.
    Plain,
    /// Braces that protect letter case.
    NoCase,
    /// The argument of a font command.
    Font(Font),
    /// The argument of an accent.
    Accent(char),
    /// The argument of an unknown command, braces kept.
    Verbatim,
    /// An argument that is not shown.
    Hidden,
    /// A quotation: `\enquote`.
    Quote,
    /// The first argument of `\frac`: a stroke follows.
    Numerator,
}

struct Level {
    group: Group,
    /// Where its text begins in the output.
    start: usize,
    /// Fonts switched on inside (`{\em …}`) and from where; they end with it.
    switched: Vec<(usize, Font)>,
    /// It is an argument without braces, which one token ends.
    single: bool,
}

struct Decoder<'a> {
    tex: &'a str,
    at: usize,
    out: String,
    levels: Vec<Level>,
    keep_case: bool,
    /// How many groups that protect letter case are open.
    protected: usize,
    /// Where the math that is being read ends.
    math_end: Option<usize>,
}

impl<'a> Decoder<'a> {
    fn new(tex: &'a str, keep_case: bool) -> Self {
        let mut decoder = Decoder {
            tex,
            at: 0,
            out: String::with_capacity(tex.len()),
            levels: Vec::new(),
            keep_case,
            protected: 0,
            math_end: None,
        };
        // The text itself is the group at the bottom, for the fonts switched on in it.
        decoder.open(Group::Plain, false);
        decoder
    }

    fn run(mut self) -> String {
        while let Some(c) = self.rest().chars().next() {
            let depth = self.levels.len();
            let was_single = self.levels.last().is_some_and(|l| l.single);
            self.step(c);
            // A token that opened nothing new has ended the bare argument it was.
            if was_single && self.levels.len() == depth {
                self.close_singles();
            }
        }
        while !self.levels.is_empty() {
            self.close();
        }
        let fixed = squeeze_ends(self.out);
        if unicode_normalization::is_nfc(&fixed) {
            fixed
        } else {
            fixed.nfc().collect()
        }
    }

    fn rest(&self) -> &'a str {
        self.tex.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, c: char) {
        if let Some(end) = self.math_end.filter(|end| self.at >= *end) {
            self.math_end = None;
            if self.at == end {
                let double = c == '\\' || self.rest().starts_with("$$");
                self.at += if double { 2 } else { 1 };
                return;
            }
        }
        match c {
            '\\' => self.command(),
            '{' => self.open_brace(),
            '}' => {
                self.at += 1;
                self.close_brace();
            }
            '$' => self.dollar(),
            '~' => self.take(1, "\u{a0}"),
            '^' | '_' if self.math_end.is_some() => {
                self.at += 1;
                let font = if c == '^' {
                    Font::Superscript
                } else {
                    Font::Subscript
                };
                self.argument(Group::Font(font));
            }
            '-' if self.math_end.is_none() => {
                let dashes = self.rest().bytes().take_while(|b| *b == b'-').count();
                match dashes {
                    2 => self.take(2, "–"),
                    3 => self.take(3, "—"),
                    n => {
                        let run = "-".repeat(n);
                        self.take(n, &run);
                    }
                }
            }
            '`' if self.rest().starts_with("``") => self.take(2, "“"),
            '`' => self.take(1, "‘"),
            '\'' if self.rest().starts_with("''") => self.take(2, "”"),
            '<' if self.rest().starts_with("<<") => self.take(2, "«"),
            '>' if self.rest().starts_with(">>") => self.take(2, "»"),
            '?' if self.rest().starts_with("?`") => self.take(2, "¿"),
            '!' if self.rest().starts_with("!`") => self.take(2, "¡"),
            '"' if self.rest().starts_with("\"---") => self.take(4, "—"),
            '"' if self.rest().starts_with("\"=") => self.take(2, "-"),
            '"' if self.rest().starts_with("\"`") => self.take(2, "„"),
            c if c.is_whitespace() && !is_fixed_space(c) => {
                self.at += c.len_utf8();
                self.space();
            }
            c => {
                self.at += c.len_utf8();
                self.out.push(c);
            }
        }
    }

    fn take(&mut self, len: usize, text: &str) {
        self.at += len;
        self.out.push_str(text);
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    fn skip_blank(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// `$`: math, if another follows and what lies between looks like math rather than like a sum
    /// of money; else a dollar.
    fn dollar(&mut self) {
        let rest = self.rest();
        let open = if rest.starts_with("$$") { 2 } else { 1 };
        let inside = rest.get(open..).unwrap_or_default();
        let end = unescaped_dollar(inside);
        let is_math = end.is_some_and(|end| {
            let body = &inside[..end];
            body.contains(['\\', '^', '_'])
                || !(body.is_empty() || body.starts_with(' ') || body.ends_with(' '))
        });
        match end {
            Some(end) if is_math => {
                self.at += open;
                self.math_end = Some(self.at + end);
            }
            _ => self.take(open, &rest[..open]),
        }
    }

    fn open_brace(&mut self) {
        self.at += 1;
        // A group that begins with a command is a letter of BibTeX's (`{\'e}`), or has a font.
        let special = self.rest().starts_with('\\');
        let protects = self.keep_case && self.protected == 0 && !special && self.math_end.is_none();
        let group = if protects {
            Group::NoCase
        } else {
            Group::Plain
        };
        self.open(group, false);
    }

    fn open(&mut self, group: Group, single: bool) {
        match group {
            Group::NoCase => self.protected += 1,
            Group::Verbatim => self.out.push('{'),
            Group::Quote => self.out.push('“'),
            _ => {}
        }
        self.levels.push(Level {
            group,
            start: self.out.len(),
            switched: Vec::new(),
            single,
        });
    }

    fn close_brace(&mut self) {
        self.close_singles();
        // A brace too many shows nothing.
        if self.levels.len() > 1 {
            self.close();
        }
        self.close_singles();
    }

    fn close_singles(&mut self) {
        while self.levels.last().is_some_and(|l| l.single) {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(mut level) = self.levels.pop() else {
            return;
        };
        while let Some((start, font)) = level.switched.pop() {
            self.wrap(start, font.tags());
        }
        match level.group {
            Group::Plain => {}
            Group::NoCase => {
                self.protected -= 1;
                let inside = self.out.get(level.start..).unwrap_or_default();
                if inside.chars().any(char::is_alphabetic) {
                    self.wrap(level.start, ("<span class=\"nocase\">", "</span>"));
                }
            }
            Group::Font(font) => self.wrap(level.start, font.tags()),
            Group::Accent(mark) => self.accent(level.start, mark),
            Group::Verbatim => self.out.push('}'),
            Group::Hidden => self.out.truncate(level.start),
            Group::Quote => self.out.push('”'),
            Group::Numerator => self.out.push('/'),
        }
    }

    fn wrap(&mut self, start: usize, (open, close): (&str, &str)) {
        if start < self.out.len() && self.levels.len() < MAX_DEPTH {
            self.out.insert_str(start, open);
            self.out.push_str(close);
        }
    }

    /// Puts a combining mark behind the first character written since `start`.
    fn accent(&mut self, start: usize, mark: char) {
        if self.levels.len() >= MAX_DEPTH {
            return;
        }
        let written = self.out.get(start..).unwrap_or_default();
        let Some(base) = written.chars().next() else {
            let alone = match mark {
                '\u{300}' => "`",
                '\u{301}' => "´",
                '\u{302}' => "^",
                '\u{303}' => "~",
                '\u{308}' => "¨",
                _ => "",
            };
            self.out.push_str(alone);
            return;
        };
        let plain = match base {
            'ı' => "i",
            'ȷ' => "j",
            _ => "",
        };
        let mut end = start + base.len_utf8();
        if !plain.is_empty() {
            self.out.replace_range(start..end, plain);
            end = start + plain.len();
        }
        let marks: usize = self.out[end..]
            .chars()
            .take_while(|c| matches!(c, '\u{300}'..='\u{36f}'))
            .map(char::len_utf8)
            .sum();
        self.out.insert(end + marks, mark);
    }

    /// Opens the argument that follows: a group, or one token.
    fn argument(&mut self, group: Group) {
        self.skip_blank();
        match self.rest().bytes().next() {
            Some(b'{') => {
                self.at += 1;
                self.open(group, false);
            }
            // No argument is left in this group.
            None | Some(b'}') => {
                self.open(group, false);
                self.close();
            }
            Some(_) => self.open(group, true),
        }
    }

    fn command(&mut self) {
        let body = self.rest().get(1..).unwrap_or_default();
        let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
        let len = match letters {
            0 => body.chars().next().map_or(0, char::len_utf8),
            n => n,
        };
        let name = &body[..len];
        self.at += 1 + len;
        if name == "(" {
            self.round_math();
            return;
        }
        match command::find(name) {
            Some(Command::Text(text)) => {
                self.end_of_name(letters);
                self.out.push_str(text);
            }
            Some(Command::Space) => self.space(),
            Some(Command::Accent(mark)) => self.argument(Group::Accent(mark)),
            Some(Command::Font(font)) => self.argument(Group::Font(font)),
            Some(Command::Switch(font)) => {
                self.end_of_name(letters);
                let start = self.out.len();
                if let Some(level) = self.levels.last_mut() {
                    level.switched.push((start, font));
                }
            }
            Some(Command::Inside) => self.argument(Group::Plain),
            Some(Command::Ignore) => self.end_of_name(letters),
            Some(Command::Hide) => self.argument(Group::Hidden),
            Some(Command::Quote) => self.argument(Group::Quote),
            Some(Command::Fraction) => self.argument(Group::Numerator),
            Some(Command::Verbatim) => self.verbatim(),
            None => self.unknown(name, letters),
        }
    }

    /// `\(` to `\)`.
    fn round_math(&mut self) {
        if self.math_end.is_none() {
            // Without an end all the rest is math, and nothing is searched for twice.
            let end = self.rest().find("\\)");
            self.math_end = Some(end.map_or(self.tex.len(), |end| self.at + end));
        }
    }

    /// White space and an empty group behind a command's name belong to it.
    fn end_of_name(&mut self, letters: usize) {
        if letters == 0 {
            return;
        }
        if self.rest().starts_with("{}") {
            self.at += 2;
        } else {
            self.skip_blank();
        }
    }

    /// `\url{…}`: the argument as it stands.
    fn verbatim(&mut self) {
        self.skip_blank();
        let rest = self.rest();
        let Some(inside) = rest.strip_prefix('{') else {
            return;
        };
        let mut depth = 0usize;
        for (at, b) in inside.bytes().enumerate() {
            match b {
                b'{' => depth += 1,
                b'}' if depth == 0 => {
                    let url = inside[..at].replace('\\', "");
                    self.take(at + 2, &url);
                    return;
                }
                b'}' => depth -= 1,
                _ => {}
            }
        }
        self.take(rest.len(), inside);
    }

    fn unknown(&mut self, name: &str, letters: usize) {
        if let Some(text) = command::cyrillic(name) {
            self.end_of_name(letters);
            self.out.push(text);
            return;
        }
        self.out.push('\\');
        self.out.push_str(name);
        if letters > 0 && self.rest().starts_with('{') {
            self.at += 1;
            self.open(Group::Verbatim, false);
        }
    }
}

fn unescaped_dollar(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|b| {
        let found = b == b'$' && !escaped;
        escaped = b == b'\\' && !escaped;
        found
    })
}

fn squeeze_ends(text: String) -> String {
    let plain_space = |c: char| c.is_whitespace() && !is_fixed_space(c);
    let trimmed = text.trim_matches(plain_space);
    if trimmed.len() == text.len() {
        text
    } else {
        trimmed.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_becomes_unicode() {
        for (tex, expected) in [
            (r"\'e {\'e} \'{e} {\'{e}}", "é é é é"),
            (r"\c{c}\v{s}\v s \H{o}", "çšš ő"),
            (r#"\"{\i}\'\i\'{\j}"#, "ïíj́"),
            (r"Stra\ss e, \ss{}a, {\ss}", "Straße, ßa, ß"),
            (r"S\o ren \AE r\o{} \aa", "Søren Ærø å"),
            (r"\'{\^e} \d{\^e}", "ế ệ"),
            (r"12--14 --- x", "12–14 — x"),
            (r"``a'' `b' <<в>>", "“a” ‘b' «в»"),
            (
                r"J.~R. \& Co.\ 5\% \$3 \#1 a\_b \{x\}",
                "J.\u{a0}R. & Co. 5% $3 #1 a_b {x}",
            ),
            (
                r"\emph{a \textbf{b}} c\textsuperscript{2}",
                "<i>a <b>b</b></i> c<sup>2</sup>",
            ),
            (r"{\em a} b {x \it y}", "<i>a</i> b x <i>y</i>"),
            (
                r"$\alpha$-helix $H_2O$ $x^{10}$",
                "α-helix H<sub>2</sub>O x<sup>10</sup>",
            ),
            (r"cost $5 and $10", "cost $5 and $10"),
            (r"\(\beta\)", "β"),
            (
                r"\url{http://a.b/~c_d%20} \href{http://x}{X}",
                "http://a.b/~c_d%20 X",
            ),
            (r"{\CYRI}{\cyrv}\cyra{}\cyrn", "Иван"),
            (r"\u{и}", "й"),
            (r"\foo{bar} \input{x}", r"\foo{bar} \input{x}"),
            (r"{\noopsort{1973}}1974", "1974"),
            (r"\enquote{a}", "“a”"),
            (r"\textcolor{red}{a} \foreignlanguage{russian}{б}", "a б"),
            (r"a} {b", "a b"),
            (r"\~{}a \^{} \'{}", "~a ^ ´"),
            (r"\textbackslash{}input \textbackslash x", r"\input \x"),
            (r"a\\b\,c\-d", "a b\u{2009}cd"),
            ("a\n  b\t c", "a b c"),
            (r"\'", "´"),
            (r"\", r"\"),
            ("", ""),
            (r"\frac{1}{2}", "1/2"),
            (r"$", "$"),
        ] {
            assert_eq!(to_unicode(tex), expected, "{tex}");
        }
    }

    #[test]
    fn braces_protect_case_where_asked() {
        for (tex, expected) in [
            ("{{Whole title}}", "Whole title"),
            (
                "The {NaCl} of {\\'E}mile",
                "The <span class=\"nocase\">NaCl</span> of Émile",
            ),
            (
                "{A} and {B}",
                "<span class=\"nocase\">A</span> and <span class=\"nocase\">B</span>",
            ),
            ("{A {B}} c", "<span class=\"nocase\">A B</span> c"),
            ("{12} {}", "12"),
        ] {
            assert_eq!(to_unicode_keeping_case(tex), expected, "{tex}");
        }
    }

    #[test]
    fn unicode_becomes_tex() {
        for (value, utf8, ascii) in [
            ("é", "é", r"{\'e}"),
            ("íç", "íç", r"{\'\i}{\c c}"),
            ("š–—", "š–—", r"{\v s}--{}---"),
            ("ß ø", "ß ø", r"{\ss} {\o}"),
            ("Иван", "Иван", r"{\CYRI}{\cyrv}{\cyra}{\cyrn}"),
            ("α", "α", r"\ensuremath{\alpha}"),
            ("a & b_c 5%", r"a \& b\_c 5\%", r"a \& b\_c 5\%"),
            (
                r"\input{x}",
                r"\textbackslash{}input\textbraceleft{}x\textbraceright{}",
                r"\textbackslash{}input\textbraceleft{}x\textbraceright{}",
            ),
            (
                "<i>x</i><sup>2</sup>",
                r"\emph{x}\textsuperscript{2}",
                r"\emph{x}\textsuperscript{2}",
            ),
            ("<span class=\"nocase\">pH</span>", "{pH}", "{pH}"),
            ("a--b ''", "a-{}-b '{}'", "a-{}-b '{}'"),
            ("北", "北", "北"),
        ] {
            assert_eq!(escape(value, false), utf8, "{value}");
            assert_eq!(escape(value, true), ascii, "{value}");
        }
    }

    #[test]
    fn hostile_texts_are_survived() {
        for part in [
            "{", "}", "\\'", "\\'{", "\\foo{", "$", "\\(", "^", "\\textbf", "{\\em ", "\\url{",
        ] {
            to_unicode(&part.repeat(50_000));
            to_unicode_keeping_case(&part.repeat(50_000));
        }
    }

    proptest::proptest! {
        #[test]
        fn escaped_text_comes_back(value in "[a-zA-Z0-9&%$#_{}~^\\\\`'\"<>éßИж–—“”α.,:;!?()\\[\\]/@*+=|-]( ?[a-zA-Z&%$#_{}~^\\\\`'\"<>éИ–“”-]){0,10}") {
            for ascii in [false, true] {
                let tex = escape(&value, ascii);
                let braces = tex.bytes().fold(0i32, |d, b| match b { b'{' => d + 1, b'}' => d - 1, _ => d });
                proptest::prop_assert_eq!(braces, 0);
                if !ascii {
                    proptest::prop_assert_eq!(to_unicode(&tex), value.clone());
                }
            }
        }

        #[test]
        fn any_text_is_decoded(tex in "[a-z\\\\{}$^_'`\"~ é-]{0,40}") {
            to_unicode(&tex);
            to_unicode_keeping_case(&tex);
        }
    }
}
