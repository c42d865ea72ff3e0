//! Which language a romanised text is of: by its small words and its endings, romanised by the systems
//! of each language, and by how its words are spelt.

use super::detect::Detector;
use super::inverse::Inverse;
use super::kept::running_words;
use super::lexicon::{Lexicon, ROMANIZED_BULGARIAN, ROMANIZED_RUSSIAN, ROMANIZED_UKRAINIAN};
use super::reading::{self, Agreement, agreement, is_numeral, latin_cost, western_cost};
use super::search::read_plainly;
use super::small_words::is_latin_word;
use super::system::System;
use super::token::{Token, is_mark, normalized};
use super::{find, systems};
use crate::text::language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is usual in a language, in Cyrillic letters, divided by spaces.
struct Profile {
    language: &'static str,
    words: &'static str,
    endings: &'static str,
    /// How its words are spelt when they are romanised; Russian is what they are held against.
    spelling: Option<&'static LazyLock<Lexicon>>,
}

/// What speaks for each language, in the order of [`PROFILES`].
pub(super) type Scores = [f32; PROFILES.len()];

const PROFILES: [Profile; 6] = [
    Profile {
        language: "ru",
        words: "и в на с из от по для при как об его их между после или под над что это россии российской русской история истории \
                вопросы вопросов развитие развития исследование исследования теория теории анализ проблемы наук научной со во не ли",
        endings: "ого его ых их ый ий ой ая ые ие ение ения ание ания ость ости ция ции ами ями ах ях ов ев ский ского ской ские ских ность ности ия ии ию ой ое ей ова ева овна ович евич ам ям ом ем у ю а ы ть ика ики ике",
        spelling: None,
    },
    Profile {
        language: "uk",
        words: "і й в у на з із зі від до по для при як про його її їх їхній між після або під над що щоб це цей ця цих та ще є бути був була було були \
                буде має може можна треба якщо коли чи якого який яка яке які яких якої тому тільки лише також через без перед щодо задля україни української українська україні \
                історія історії історичний нарис питання розвиток розвитку дослідження теорія теорії аналіз проблеми наук наукової наукових мова мови мовою літератури \
                збірник матеріали праці вступ огляд словник підручник посібник навчальний рік року роки років київ києві життя шлях світ світі держави права людини",
        endings: "ого ої их ий ій а і ення ання нням ість ості істю ція ції цією ами ями ах ях ів їв ський ського ської ські ських ській ським ість ній ньої цтва цтво \
                  ити ати увати ювати ути ється ться ється ються ено ано ником ника ння ьої ньої ого ому ими іх ія ії ією",
        spelling: Some(&ROMANIZED_UKRAINIAN),
    },
    Profile {
        language: "be",
        words: "і ў у на з са ад да па для пры як пра яго яе іх паміж пасля або ці пад над што каб гэта гэты гэтай гэтых які якая якое якія яшчэ быць быў была было \
                калі дзе праз без таксама толькі беларусі беларускай беларуская беларускі гісторыя \
                гісторыі пытанні развіццё развіцця даследаванне даследаванні тэорыя тэорыі праблемы навук мова мовы літаратуры зборнік матэрыялы працы нарыс слоўнік год года гадоў жыццё мінск",
        endings: "ага яга ай ых іх ы і энне анне ання ення асць асці цыя цыі амі ямі ах ях аў яў скі скага скай скія скіх скім нні ецца аваць юць эй ыі ая ыя",
        spelling: None,
    },
    Profile {
        language: "bg",
        words: "и в във на с със от по за при като до му им й ѝ го ги си ми ти ни ви между след или под над че това този тази тези онова той тя те ние вие аз са съм се е да ще не \
                няма има беше бил била били може трябва който която което които кой коя кое кои какво как кога където защо ако когато докато преди без само още вече също най по-късно \
                нищо нещо всичко всички всеки много през върху около според чрез против освен българия българската \
                българските български българска история историята език езика литература литературата култура културата развитие развитието изследване изследвания година години век живота живот хората човек човека света",
        endings: "ата ята ите ът ият ето ото ския ският ската ските ское ство ството ване ването ение ението ание анието ия ията иите ици ови ва ваме вам ваш ват та стта ния ният ната ните ното наха еше яха ел ал",
        spelling: Some(&ROMANIZED_BULGARIAN),
    },
    Profile {
        language: "mk",
        words: "и во на со од по за при како до му им го ги си ми ти ни ви меѓу по или под над што дека ова овој оваа овие тој таа тие се е сум сме да ќе не нема има беше \
                кој која кое кои каде кога зошто ако само уште веќе исто многу низ врз околу според преку против македонија македонската македонските \
                македонски македонскиот историја историјата јазик јазикот литература култура развој развојот век години живот",
        endings: "ата ите от иот то скиот ската ските ство ување ција ијата",
        spelling: None,
    },
    Profile {
        language: "kk",
        words: "және мен үшін туралы бойынша қазақстан қазақ тілі тілінің тарихы тарихи республикасы ғылым білім әдебиет мәселелері дамуы",
        endings: "дың дің ның нің тың тің лық лік лар лер дар дер ды ді сы сі ында інде тары тері",
        spelling: None,
    },
];

/// What stands for which languages (bits in the order of [`PROFILES`]), by the romanised form.
struct Known {
    words: HashMap<Vec<char>, u8>,
    endings: HashMap<Vec<char>, u8>,
    longest_ending: usize,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known {
        words: HashMap::new(),
        endings: HashMap::new(),
        longest_ending: 0,
    };
    for (place, profile) in PROFILES.iter().enumerate() {
        let of_language = |system: &&System| system.languages.iter().any(|l| l == profile.language);
        for system in systems().iter().filter(of_language) {
            let latin = |word: &str| normalized(&super::romanize(word, system));
            for word in profile.words.split_whitespace() {
                *known.words.entry(latin(word)).or_default() |= 1 << place;
            }
            for ending in profile.endings.split_whitespace() {
                // As the end of a word, not as one.
                let whole = latin(&format!("б{ending}"));
                let ending = whole.get(1..).unwrap_or_default().to_vec();
                known.longest_ending = known.longest_ending.max(ending.len());
                *known.endings.entry(ending).or_default() |= 1 << place;
            }
        }
    }
    known
});

/// A language other than Russian that a romanised text is of.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherLanguage {
    /// Its tag: `uk`.
    pub language: &'static str,
    /// The ids of the systems that can have written the text; never none.
    pub systems: Vec<&'static str>,
    /// How sure the language is, 0 to 1.
    pub confidence: f32,
}

impl OtherLanguage {
    /// Whether it is so sure that the text is not to be read as Russian.
    pub fn is_sure(&self) -> bool {
        self.confidence >= 0.9
    }

    /// The system that is met most of those that can have written the text.
    pub fn likeliest(&self) -> Option<&'static System> {
        let systems = self.systems.iter().filter_map(|id| find(id));
        systems.rev().max_by_key(|system| system.prevalence)
    }
}

/// The language that a romanised text is of, where that is another one than Russian; the detector has seen the
/// text. `None` when it is Russian as far as can be told, or of a language in Latin letters, or nothing tells.
pub fn other_language(text: &str, detector: &Detector) -> Option<OtherLanguage> {
    /// How much more has to speak for another language.
    const MARGIN: f32 = 2.0;
    /// The same where the detector does not hold the text for Russian.
    const NONE_MARGIN: f32 = 1.5;
    /// What a word says for Russian that can be read as a Russian one.
    const READ: f32 = 0.5;
    /// What a word that English has says against all of them.
    const ENGLISH: f32 = 0.5;
    /// How much more has to speak for it where the text is, as far as its small words and endings tell, of a language
    /// in Latin letters.
    const LATIN_MARGIN: f32 = 2.0;
    /// What a word of the other language says on the average, at the least.
    const SHARE: f32 = 0.1;
    let words: Vec<Token> = running_words(text)
        .filter(|word| !is_numeral(word))
        .collect();
    let mut scores = Scores::default();
    for word in &words {
        let letters: Vec<char> = word.units.iter().map(|unit| unit.c).collect();
        weigh(&letters, is_latin_word(word), &mut scores);
        if letters.len() > 3 && reading::is_latin_word(word) {
            scores
                .iter_mut()
                .skip(1)
                .for_each(|score| *score -= ENGLISH);
        }
        let Some((readings, spelling)) = detector.seen(word.span.of(text)) else {
            continue;
        };
        for (score, more) in scores.iter_mut().zip(spelling) {
            *score += more;
        }
        if letters.len() > 3 && readings.iter().any(|reading| reading.known) {
            scores[0] += READ;
        }
    }
    let (best, score) = scores
        .iter()
        .enumerate()
        .skip(1)
        .max_by(|a, b| a.1.total_cmp(b.1))?;
    let ahead = score - scores[0].max(SHARE * words.len() as f32);
    // No margin is less: what has to be asked of the whole text is not asked of most.
    if ahead < NONE_MARGIN {
        return None;
    }
    let in_latin = language::detect(text)
        .filter(|guess| !matches!(guess.language.language(), "ru" | "uk"))
        .map_or(0.0, |guess| guess.confidence);
    let margin = LATIN_MARGIN * in_latin
        + match detector.finish().best() {
            Some(_) => MARGIN,
            None => NONE_MARGIN,
        };
    if ahead < margin {
        return None;
    }
    let language = PROFILES[best].language;
    let can_have_written: Vec<&'static str> = systems()
        .iter()
        .filter(|system| system.languages.first().is_some_and(|l| l == language))
        .filter(|system| writes(system, text, &words))
        .map(|system| system.id.as_str())
        .collect();
    (!can_have_written.is_empty()).then_some(OtherLanguage {
        language,
        systems: can_have_written,
        confidence: 1.0 / (1.0 + (-ahead).exp2()),
    })
}

/// Adds what a word says: a word of few languages says more, an ending less than a word; a small word of
/// a language in Latin letters speaks against all languages that have no such word.
fn weigh(letters: &[char], is_latin: bool, scores: &mut Scores) {
    const WORD: f32 = 2.0;
    const ENDING: f32 = 1.0;
    /// Letters before an ending.
    const STEM: usize = 3;
    let known = &*KNOWN;
    let by_word = known.words.get(letters).map(|bits| (*bits, WORD));
    let by_ending = || {
        let longest = known.longest_ending.min(letters.len().saturating_sub(STEM));
        (2..=longest).rev().find_map(|len| {
            let ending = letters.get(letters.len() - len..)?;
            known.endings.get(ending).map(|bits| (*bits, ENDING))
        })
    };
    let found = if is_latin {
        Some(by_word.unwrap_or((0, WORD)))
    } else {
        by_word.or_else(by_ending)
    };
    let Some((bits, weight)) = found else {
        return;
    };
    let shared = bits.count_ones().max(1) as f32;
    for (place, score) in scores.iter_mut().enumerate() {
        if bits & 1 << place != 0 {
            *score += weight / shared;
        } else if is_latin && place > 0 {
            *score -= WORD;
        }
    }
}

/// What a word's spelling says for each language: how much likelier it is there than romanised Russian, or than
/// a word of a language in Latin letters. A name says nothing, and a word that is Russian as well little.
pub(super) fn spelling(word: &Token, is_russian: bool) -> Scores {
    /// Shorter words are left to the lists.
    const LETTERS: usize = 3;
    /// What a bit is worth.
    const BIT: f32 = 0.6;
    /// The most bits for it, for it where the word may be Russian, and against it.
    const FOR: f32 = 4.0;
    const FOR_IF_RUSSIAN: f32 = 1.5;
    const AGAINST: f32 = 1.5;
    /// Bits by which a word of a language in Latin letters is less likely, in a text of which this is asked.
    const LATIN: f32 = 4.0;
    let letters = || word.units.iter().filter(|unit| !is_mark(unit.c));
    let plain: Option<Vec<u8>> = letters().map(|unit| reading::plain(unit.c)).collect();
    let Some(plain) = plain.filter(|plain| plain.len() >= LETTERS && !word.units[0].capital) else {
        return Scores::default();
    };
    let bits = |cost: u32| cost as f32 / 8.0;
    let by = |lexicon: &Lexicon| bits(lexicon.spelling_cost(plain.iter().copied()));
    let in_latin = bits(western_cost(word).min(latin_cost(word))) + LATIN;
    let elsewhere = by(&ROMANIZED_RUSSIAN).min(in_latin);
    let most = if is_russian { FOR_IF_RUSSIAN } else { FOR };
    PROFILES.each_ref().map(|profile| {
        let ahead = |spelling| (elsewhere - by(spelling)).clamp(-AGAINST, most);
        profile
            .spelling
            .map_or(0.0, |spelling| BIT * ahead(spelling))
    })
}

/// Whether a system can have written all words of a text: letter by letter where it can be read back
/// so, else by its letters alone.
fn writes(system: &System, text: &str, words: &[Token]) -> bool {
    let inverse = Inverse::whole(system);
    words.iter().all(|word| {
        if !word.units.iter().all(|unit| inverse.writes(unit.c)) {
            return false;
        }
        let letters = read_plainly(&word.units, &inverse);
        let cyrillic: String = letters.iter().map(|letter| letter.c).collect();
        !system.reversible || agreement(&cyrillic, word.span.of(text), system) != Agreement::None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{find, romanize};

    fn language_of(text: &str) -> Option<OtherLanguage> {
        let mut detector = Detector::new();
        detector.add(text);
        other_language(text, &detector)
    }

    #[test]
    fn languages_are_told_apart() {
        for (language, text, systems) in [
            (
                "uk",
                "Нарис історії української літератури та розвитку мовознавства від найдавніших часів",
                &["uk-ala-lc", "uk-kmu-2010"][..],
            ),
            (
                "bg",
                "Историята на българската литература през вековете",
                &["bg-2009", "bg-ala-lc"],
            ),
            (
                "be",
                "Гісторыя беларускай літаратуры ад пачатку да нашых дзён",
                &["be-ala-lc"],
            ),
            (
                "uk",
                "Вивчення рослинності степів та використання земель",
                &["uk-bgn-pcgn-1965", "uk-kmu-2010"],
            ),
            (
                "bg",
                "Който няма кораб, не трябва да търси море",
                &["bg-2009", "bg-ala-lc"],
            ),
            // By their spelling.
            (
                "uk",
                "Переклад віршів з польської",
                &["uk-bgn-pcgn-1965", "uk-kmu-2010"],
            ),
            (
                "uk",
                "Шляхи покращення якості зерна",
                &["uk-bgn-pcgn-1965", "uk-kmu-2010"],
            ),
            ("bg", "Строежи на мостове в планински райони", &["bg-2009"]),
        ] {
            for id in systems {
                let latin = romanize(text, find(id).unwrap());
                let found = language_of(&latin);
                assert!(
                    found
                        .as_ref()
                        .is_some_and(|f| f.language == language && f.systems.contains(id)),
                    "{latin}: {found:?}"
                );
            }
        }
        for text in [
            "Вопросы истории естествознания и техники",
            "Щербаков Ю. Я. Объяснение новых явлений в теории поля",
            "Развитие русского языка на Украине",
        ] {
            for id in [
                "iso-9-1995",
                "ala-lc-simple",
                "bgn-pcgn-1947",
                "scopus-practice",
            ] {
                let latin = romanize(text, find(id).unwrap());
                assert_eq!(language_of(&latin), None, "{latin}");
            }
        }
        for text in [
            "The history of the sea",
            "La storia di una città che non ha mare e che si ama",
            "No se puede navegar por completo",
            "Povijest jezika koji se govori na otocima",
            "Global Mean Sea Level Change",
            "Economia e Politica Sociale",
            "",
        ] {
            assert_eq!(language_of(text), None, "{text}");
        }
    }
}
