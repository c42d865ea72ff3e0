//! The language of a short text, a title above all: by its letters, its small words and its
//! endings.
//!
//! Titles are too short for statistics of whole texts; small words and endings tell most of them
//! apart. Romanised Russian and Ukrainian (`ru-Latn`, `uk-Latn`) are languages of their own here,
//! in whatever system they were romanised. A text without any evidence has no language: the caller
//! knows what is likely.

use super::lang::LangTag;
use super::script::Script;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A language and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The language; `ru-Latn` for romanised Russian.
    pub language: LangTag,
    /// 0 to 1: the share of the evidence that speaks for it, less for little evidence.
    pub confidence: f32,
}

/// What tells a language written in Latin letters from the others. Words and endings are in lower
/// case, divided by spaces.
struct Profile {
    tag: &'static str,
    words: &'static str,
    endings: &'static str,
    /// Letters that few others have.
    letters: &'static str,
}

const LATIN: &[Profile] = &[
    Profile {
        tag: "en",
        words: "the of and in on for with from to by an at as is are its between into under towards toward through their this that how what why new \
                study studies review analysis theory research development journal using use among during without within against work world history \
                health effects effect role model models based approach approaches evidence social science handbook introduction international human system systems united states power early life law \
                computer code manual manuals network learning data university press society",
        endings: "ing tion tions ness ship ships ity ities ment ments ology ological ical ics ould ght ough ysis ised ized ary ive ives sts ence ences ance",
        letters: "",
    },
    Profile {
        tag: "de",
        words: "der die das und des im von zur zum für den dem ein eine einer eines auf mit über aus bei als nach zwischen unter ist nicht durch vom \
                wie am an in seine ihre geschichte beiträge untersuchungen einführung jahrhundert",
        endings: "ung ungen schaft schaften keit keiten heit heiten isch ische ischen ischer licher lichen liche tum ität chen lehre",
        letters: "äöüß",
    },
    Profile {
        tag: "fr",
        words: "le la les des du de et en dans sur pour au aux une un par avec d l est entre chez vers sous ou qui que siècle histoire étude études l'histoire sa ses son leur",
        endings: "tion tions ique iques ement aire aires ité ités eur eurs euse oire ois aise aises eaux oux ème ée ées",
        letters: "éèêëàâçîïôœùû",
    },
    Profile {
        tag: "es",
        words: "el la los las de del y en para por con un una al su sus entre desde hacia sobre como que es o e lo siglo historia estudio análisis estudios no más méxico españa",
        endings: "ción ciones dad dades miento mientos ista istas ivo iva ivos ivas ería eza os as ico icos ica icas logía",
        letters: "ñáéíóú¿¡",
    },
    Profile {
        tag: "pt",
        words: "o a os as de do da dos das e em no na nos nas para por com um uma ao à às pela pelo entre sobre como que se seu sua estudo análise século história uso não mais são brasil",
        endings: "ção ções dade dades mento mentos ista istas agem agens eiro eira eiros ão ões ância ência",
        letters: "ãõçáâêéíóôú",
    },
    Profile {
        tag: "it",
        words: "il lo la i gli le di del della dello dei degli delle e in nel nella nei nelle per con un una da dal dalla al alla sul sulla tra fra su storia secolo studi studio l dell nell sull all che non",
        endings: "zione zioni tà ità mento menti aggio aggi ismo ista iste ezza ente enti ale ali ico ici ica iche ana ano ani",
        letters: "àèéìòù",
    },
    Profile {
        tag: "nl",
        words: "de het een en van voor met op aan bij uit over tot te naar door der den zijn als in niet",
        endings: "heid ing ingen lijk lijke isch ische schap schappen tie ties eren",
        letters: "ij",
    },
    Profile {
        tag: "pl",
        words: "i w z na do o od po dla przez przy oraz jako ze we a się nad pod między jest nie dzieje historia polski polska polskiej",
        endings: "ość ości ego ych ich owych nych skiej ski skich ska anie ania enie enia iego owej nej ów ami ach cja cji wie nie owy",
        letters: "ąćęłńśźżó",
    },
    Profile {
        tag: "cs",
        words: "a v ve na o z ze do pro při po od k ke s se jako mezi nad pod i jeho je dějiny české český",
        endings: "ost osti ého ých ní ové ských ské ský ání ení ím ách ích ství",
        letters: "ěščřžýůťďňáéíú",
    },
    Profile {
        tag: "tr",
        words: "ve bir ile için üzerine bu olarak türk türkiye osmanlı da de ilişkin olan yeni göre tarihi",
        endings: "ler lar leri ları lerin ların nin nın ının inin unun sinde sında daki deki lık lik luk mesi ması esi ası",
        letters: "ğışçöüİ",
    },
    Profile {
        tag: "la",
        words: "de et in ad ex cum per pro ab sive seu opera liber libri est non quae qui quod contra apud inter sancti",
        endings: "orum arum ibus ae que ione tione atis us um is atio itas itatis",
        letters: "",
    },
    Profile {
        tag: "hr",
        words: "i u na za od o iz s sa kao po do je u hrvatske povijest razvoj prema među te",
        endings: "ost osti nja nje anja enja skog ske ski ih ima ama ije ijski stva stvo",
        letters: "čćđšž",
    },
    Profile {
        tag: "hu",
        words: "a az és egy hogy nem magyar is meg vagy szerint története tanulmányok",
        endings: "ság ség ban ben nak nek ból ből ának ének ás és ok ek ai ei tól től",
        letters: "őűáéöüóúí",
    },
    Profile {
        tag: "ro",
        words: "și de la în din cu pe pentru al ale a unei un o că istoria români",
        endings: "ului elor ilor ție ții ești ea ul iei ilor",
        letters: "ășțâî",
    },
    Profile {
        tag: "sv",
        words: "och i av för en ett på med till från om den det som vid svensk svenska",
        endings: "ning ningar het heter else isk iska erna arna ande",
        letters: "åäö",
    },
    Profile {
        tag: "ru-Latn",
        words: "i v na o k s iz ot po dlya dlia dlja pri kak ob za ili pod ego ikh ih ee ne ko so vo do nad mezhdu chto voprosy voprosu istoriya istoriia istorija kniga slovar teoriya teoriia rossii",
        endings: "ogo ego ykh ikh yh yx iia iya ija iju iiu iyu skii skij skiy skoi skoj skoy skaia skaya skaja skoe skie skih skikh skom nyi nyj nyy noi noj noy nye nykh nyh nogo nom nie niia niya nija nii nij niy niiu niyu \
                  ovaniia ovaniya osti ost' tel' ov ev akh iakh yakh ami iami yami oye aia aya aja oe kh uiu uyu uju oi oj iy yi yj 'ia 'ya 'noi 'nyi ologiia ologiya ologii tsii cii tsiia ciya ciia ika iki ike anie enie aniya eniya eniia aniia",
        letters: "",
    },
    Profile {
        tag: "uk-Latn",
        words: "ta v u na z do pro yak vid dlia dlya pry shchodo iak i ukrainy ukraini ukrainska istoriia",
        endings: "oho ykh yi nnia nnya skyi skoi skoho ska nosti ist' ovykh iv ii iia ivskyi ohiia uvannia uvannya annia ennia nykh oi",
        letters: "",
    },
];

/// Word or ending to the languages it speaks for, by their number in [`LATIN`].
type Table = FxHashMap<&'static str, Vec<u8>>;

/// The letters of the longest ending in [`LATIN`].
const LONGEST_ENDING: usize = 8;

static WORDS: LazyLock<Table> = LazyLock::new(|| table(|profile| profile.words));
static ENDINGS: LazyLock<Table> = LazyLock::new(|| table(|profile| profile.endings));

fn table(part: fn(&Profile) -> &'static str) -> Table {
    let mut out = Table::default();
    for (number, profile) in LATIN.iter().enumerate() {
        for entry in part(profile).split_whitespace() {
            let languages = out.entry(entry).or_default();
            if !languages.contains(&(number as u8)) {
                languages.push(number as u8);
            }
        }
    }
    out
}

/// The language of a text, by the script of most of its letters. `None` when nothing tells.
pub fn detect(text: &str) -> Option<Guess> {
    let sure = |tag: &str| guess(tag, 0.95);
    match Script::of_text(text) {
        Script::Latin => latin(text),
        Script::Cyrillic => cyrillic(text),
        // Japanese is mostly Han with some Kana; Chinese has none.
        Script::Han | Script::Kana if text.chars().any(|c| Script::of(c) == Script::Kana) => {
            sure("ja")
        }
        Script::Han => guess("zh", 0.85),
        Script::Kana => sure("ja"),
        Script::Hangul => sure("ko"),
        Script::Greek => sure("el"),
        Script::Armenian => sure("hy"),
        Script::Georgian => sure("ka"),
        Script::Hebrew => sure("he"),
        Script::Arabic if text.contains(['پ', 'چ', 'ژ', 'گ']) => guess("fa", 0.8),
        Script::Arabic => guess("ar", 0.8),
        Script::Devanagari => guess("hi", 0.7),
        Script::Thai => sure("th"),
        Script::Common | Script::Other => None,
    }
}

fn guess(tag: &str, confidence: f32) -> Option<Guess> {
    LangTag::new(tag).map(|language| Guess {
        language,
        confidence,
    })
}

/// Cyrillic languages: by the letters only they have, then by small words.
fn cyrillic(text: &str) -> Option<Guess> {
    let mut count = CyrillicLetters::default();
    let mut words = [0usize; 3];
    for word in text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{301}')))
    {
        let lower = word.to_lowercase();
        lower.chars().for_each(|c| count.add(c));
        match lower.as_str() {
            "и" | "в" | "с" | "об" | "от" | "что" | "из" | "для" | "при" | "как" | "к" | "года" => {
                words[0] += 1
            }
            "та" | "й" | "з" | "до" | "від" | "що" | "про" | "у" | "як" => {
                words[1] += 1
            }
            "през" | "за" | "се" | "със" | "във" | "като" | "между" | "българия" | "след" => {
                words[2] += 1
            }
            _ => {}
        }
    }
    let [ru, uk, bg] = words;
    let tag = if count.kazakh > 0 {
        if count.kyrgyz_only() { "ky" } else { "kk" }
    } else if count.short_u > 0 {
        "be"
    } else if count.macedonian > 0 {
        "mk"
    } else if count.serbian > 0 {
        "sr"
    } else if count.ukrainian > 0 && count.yat == 0 {
        "uk"
    } else if count.dotted_i > 0 && count.yat == 0 && count.yery == 0 && count.final_hard == 0 {
        // `і` without `ы`: Ukrainian; with `ы`: Belarusian, or Russian of before 1918.
        "uk"
    } else if count.dotted_i > 0
        && count.yery > 0
        && count.hard == 0
        && count.yat == 0
        && count.i == 0
    {
        "be"
    } else if count.yery + count.reverse_e + count.yo > 0 || count.yat > 0 {
        "ru"
    } else if uk > ru && count.i > 0 && count.dotted_i > 0 {
        "uk"
    } else if count.hard > 0 && (bg > 0 || count.hard * 25 > count.letters) || bg > ru + 1 {
        "bg"
    } else {
        "ru"
    };
    let confidence = match tag {
        "ru" if count.yery + count.reverse_e + count.yo > 0 => 0.97,
        "ru" if count.letters > 30 => 0.9,
        "ru" => 0.75,
        "bg" => 0.7,
        _ => 0.9,
    };
    guess(tag, confidence)
}

/// How often letters occur that tell one Cyrillic language from another.
#[derive(Default)]
struct CyrillicLetters {
    letters: usize,
    ukrainian: usize,
    dotted_i: usize,
    i: usize,
    short_u: usize,
    serbian: usize,
    macedonian: usize,
    kazakh: usize,
    kazakh_own: usize,
    yery: usize,
    reverse_e: usize,
    yo: usize,
    hard: usize,
    final_hard: usize,
    yat: usize,
}

impl CyrillicLetters {
    fn add(&mut self, c: char) {
        self.letters += 1;
        match c {
            'ї' | 'є' | 'ґ' => self.ukrainian += 1,
            'і' => self.dotted_i += 1,
            'и' => self.i += 1,
            'ў' => self.short_u += 1,
            'ђ' | 'ћ' | 'љ' | 'њ' | 'џ' | 'ј' => self.serbian += 1,
            'ѓ' | 'ќ' | 'ѕ' => self.macedonian += 1,
            'ә' | 'ғ' | 'қ' | 'ұ' | 'һ' => {
                self.kazakh += 1;
                self.kazakh_own += 1;
            }
            'ң' | 'ө' | 'ү' => self.kazakh += 1,
            'ы' => self.yery += 1,
            'э' => self.reverse_e += 1,
            'ё' => self.yo += 1,
            'ъ' => self.hard += 1,
            'ѣ' | 'ѳ' | 'ѵ' => self.yat += 1,
            _ => {}
        }
    }

    fn kyrgyz_only(&self) -> bool {
        self.kazakh_own == 0
    }
}

/// Languages in Latin letters: the sum of what its words, endings and letters say.
fn latin(text: &str) -> Option<Guess> {
    let mut scores = [0f32; LATIN.len()];
    let mut evidence = 0f32;
    let mut lower = String::new();
    for word in
        text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʹ' | '‘' | '`')))
    {
        let word = word.trim_matches(['\'', '’', '‘', '`']);
        if word.is_empty()
            || word.chars().all(char::is_uppercase)
                && word.chars().count() > 1
                && text.chars().any(char::is_lowercase)
        {
            // Acronyms speak no language.
            continue;
        }
        if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
            // An initial or an abbreviation.
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '’' | 'ʹ' | '‘' | '`' => '\'',
            c => c,
        }));
        evidence += 1.0;
        score_word(&lower, &mut scores);
    }
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
    if scores[best] <= 0.0 {
        return None;
    }
    let total: f32 = scores.iter().map(|s| s.max(0.0)).sum();
    let second = (0..scores.len())
        .filter(|i| *i != best)
        .map(|i| scores[i])
        .fold(0.0, f32::max);
    let margin = (scores[best] - second) / scores[best];
    let amount = (scores[best] / 2.0).min(1.0);
    let share = scores[best] / total.max(f32::EPSILON);
    guess(
        LATIN[best].tag,
        (0.4 * margin + 0.3 * amount + 0.3 * share).clamp(0.05, 0.99),
    )
    .filter(|_| evidence > 0.0)
}

fn score_word(word: &str, scores: &mut [f32; LATIN.len()]) {
    // Articles with an apostrophe: `l'histoire`, `dell'arte`, `d'une`.
    if let Some((article, rest)) = word.split_once('\'')
        && !rest.is_empty()
    {
        match article {
            "l" | "d" | "s" | "qu" | "n" => {
                add(scores, "fr", 1.0);
                add(
                    scores,
                    "it",
                    if article == "l" || article == "d" {
                        0.8
                    } else {
                        0.0
                    },
                );
            }
            "dell" | "nell" | "all" | "sull" | "dall" | "un" => add(scores, "it", 2.0),
            _ if rest == "s" => add(scores, "en", 1.5),
            // `Vol'sk`, `sel'skii`: the soft sign inside a word.
            _ => add(scores, "ru-Latn", 1.5),
        }
    }
    if let Some(languages) = WORDS.get(word) {
        share(scores, languages, 1.6);
    }
    if !word.is_ascii() {
        for (score, profile) in scores.iter_mut().zip(LATIN) {
            if profile.letters.is_empty() {
                *score -= 0.6;
                continue;
            }
            let letters = || word.chars().filter(|c| !c.is_ascii());
            let own = letters().filter(|c| profile.letters.contains(*c)).count();
            let strange = letters().count() - own;
            *score += 0.5 * own as f32 - 0.6 * strange as f32;
        }
    }
    // The longest ending that is known.
    let letters = word.chars().count();
    let longest = word
        .char_indices()
        .skip(letters.saturating_sub(LONGEST_ENDING).max(1))
        .map(|(at, _)| word.get(at..).unwrap_or(""))
        .find_map(|ending| ENDINGS.get(ending).map(|languages| (ending, languages)));
    if letters >= 4
        && let Some((ending, languages)) = longest
    {
        let length = ending.chars().count() as f32;
        share(scores, languages, 0.3 + 0.2 * length.min(4.0));
    }
    // Most words have none of the pairs that the groups are made of.
    let has_pair = word
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, b"ch" | b"zh" | b"kh" | b"yu" | b"iu" | b"ii" | b"ts"));
    if !has_pair {
        return;
    }
    for (group, weight) in [
        ("shch", 1.2),
        ("zh", 0.5),
        ("kh", 0.5),
        ("yu", 0.3),
        ("iu", 0.3),
        ("iia", 0.6),
        ("tsi", 0.3),
    ] {
        if word.contains(group) {
            add(scores, "ru-Latn", weight);
            add(scores, "uk-Latn", weight * 0.8);
        }
    }
}

/// Divides what a sign is worth among the languages that have it.
fn share(scores: &mut [f32; LATIN.len()], languages: &[u8], worth: f32) {
    let each = worth / (languages.len() as f32).sqrt();
    for number in languages {
        if let Some(score) = scores.get_mut(usize::from(*number)) {
            *score += each;
        }
    }
}

fn add(scores: &mut [f32; LATIN.len()], tag: &str, worth: f32) {
    if let Some(number) = LATIN.iter().position(|profile| profile.tag == tag) {
        scores[number] += worth;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ending_is_longer_than_is_looked_for() {
        let longest = ENDINGS.keys().map(|ending| ending.chars().count()).max();
        assert_eq!(longest, Some(LONGEST_ENDING));
    }

    #[test]
    fn languages_of_titles() {
        for (title, expected) in [
            ("Канторовская теория множеств", "ru"),
            ("О правѣ войны и мира", "ru"),
            ("Історія української літератури та мови", "uk"),
            ("Гісторыя беларускай літаратуры ў дакументах", "be"),
            ("Историја српске књижевности", "sr"),
            ("История на българската литература през Възраждането", "bg"),
            ("Қазақ тілінің тарихы", "kk"),
            (
                "Drive to Hegemony: the United States in the Caribbean",
                "en",
            ),
            ("Green roofs and facades: A comprehensive review", "en"),
            ("Exploitation of nuclear power plants", "en"),
            ("Migration und der Transfer sozialen Kapitals", "de"),
            ("Histoire de l’art au Moyen Âge", "fr"),
            ("Contadora y la paz en Centroamérica", "es"),
            ("Las galerías de pintura de la Academia de San Carlos", "es"),
            ("Os perigosos: autobiografia e doença no Brasil", "pt"),
            ("Storia della pittura veneziana nel Settecento", "it"),
            ("Dzieje miasta i ludności w średniowieczu", "pl"),
            ("Dějiny české literatury", "cs"),
            ("Osmanlı İmparatorluğu ve Türk tarihi üzerine", "tr"),
            ("Diplomaticheskaia istoriia SShA", "ru-Latn"),
            (
                "Annulyatornye harakterizacii bulevyh kolec i bulevyh reshetok",
                "ru-Latn",
            ),
            ("Kniga o stroitel'stve Moskvy", "ru-Latn"),
            ("Obshchaya teoriya reshetok", "ru-Latn"),
            ("中国历史研究", "zh"),
            ("日本の歴史", "ja"),
            ("한국의 역사", "ko"),
        ] {
            assert_eq!(
                detect(title).map(|g| g.language.to_string()).as_deref(),
                Some(expected),
                "{title}"
            );
        }
        assert_eq!(detect("1984–1990"), None);
    }
}
