//! ID005: "available at" with no address behind it.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID005",
        name: "lost-address",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds words that announce an address (`available at:`, `URL:`, «Режим доступа:», `disponible en:`)
with nothing behind them.

The address was a link, and only its text was copied. The source cannot be found.

Example: `“Title” (2017), NACLA, 14.06, available at: (accessed: 17.09.2018).`

Use instead: `… available at: https://nacla.org/… (accessed: 17.09.2018).`",
        bad: &[
            "“An Alliance for Insecurity?” (2017), NACLA, 14.06, available at: (accessed: 17.09.2018).",
            "Иванов И. Название [Электронный ресурс]. – Режим доступа: (дата обращения: 01.02.2018).",
            "Иванов И. Название // Сайт. URL: . 2018.",
            "Pérez, J. Título. Disponible en: [consultado el 3 de mayo de 2018].",
            "Smith, J. (2001). Title. Retrieved from",
            "Silva J. Título. Disponível em: . Acesso em: 10 maio 2018.",
        ],
        good: &[
            "“An Alliance” (2017), available at: http://a.org (accessed: 17.09.2018).",
            "Иванов И. Название. Режим доступа: свободный. URL: www.a.ru (дата обращения: 01.02.2018).",
            "Smith, J. (2001). Available from the author. What a URL is. The URL, 2001.",
            "Couto, B. Disponible en: [Biblioteca](https://a.es/x). Retrieved from (https://a.org).",
        ],
    },
    check,
};

/// The words, in the languages of scholarly lists; a colon may follow. Those of the second group
/// are so short that the colon must.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    let with_colon = "URL|URI|Link|Доступ|Адрес|Ссылка|DOI|En línea|Online|Dostup|Доступно";
    let alone = "available (?:online )?(?:at|from|on)|retrieved (?:online )?from|accessible at|accessed (?:at|from)|\
        режим доступа|доступно (?:на|по адресу|по ссылке)|доступен по адресу|доступ из|rezhim dostupa|dostupno na|\
        disponible en|recuperado de|obtenido de|disponible sur|disponibile (?:su|in|all'indirizzo)|\
        disponível em|disponivel em|verfügbar unter|abrufbar unter|abgerufen von|dostępne (?:na|w)|dostupné z|url";
    Regex::new(&format!(
        r"(?i)(?:\b(?:{alone})\b\s?:?|\b(?:{with_colon})\s?:)[\s\u{{a0}}]*(?:$|\.\s*$|[.,;]\s|\(\s*(?:accessed|access|retrieved|дата|обращ|data obr|cited|last|viewed|con|acc|abgerufen|\d)|\[\s*(?:accessed|cited|дата|con|acc|\d))"
    ))
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in ANNOUNCED.find_iter(view.text) {
            let whole = found.as_str();
            // The words alone, without what comes behind.
            let words = whole.split(['(', '[']).next().unwrap_or(whole);
            let words = words.trim_end_matches(|c: char| c.is_whitespace() || ".,;".contains(c));
            let span = Span::new(found.start(), found.start() + words.len());
            let has_colon = words.ends_with(':');
            let bracketed = whole.len() > words.len() && whole.contains(['(', '[']);
            let ends = view.text[span.end..]
                .trim_matches(|c: char| c.is_whitespace() || c == '.')
                .is_empty();
            // Without a colon, words in the middle may go on: `available at, for example, …`.
            let sure = has_colon || bracketed || ends && !words.eq_ignore_ascii_case("url");
            if sure && !view.mask.hides(span.start) {
                findings.add(view.index, span, format!("no address follows `{words}`"));
            }
        }
    }
}
