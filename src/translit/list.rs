//! Which system wrote a list. Romanised entries are seldom romanised throughout: titles stand beside their
//! translations, in brackets, and beside entries in English. So what is in brackets, and what is not, is
//! looked at by itself, and where the whole list is not romanised Russian a good part of it may be.

use super::detect::{Detection, Detector};

/// Romanised parts that make less of a list's letters and marks (bytes) than one in so many are chance.
const ONE_IN: usize = 5;
/// Bytes of the text that are kept, which are enough to tell the language.
const HEAD: usize = 1 << 16;

/// Gathers the evidence of a list's entries.
#[derive(Clone, Debug, Default)]
pub struct ListDetector {
    whole: Gathered,
    /// Of the parts that are romanised Russian by themselves.
    romanized: Gathered,
    /// Looks at each part alone.
    alone: Detector,
}

#[derive(Clone, Debug, Default)]
struct Gathered {
    detector: Detector,
    head: String,
    bytes: usize,
}

impl Gathered {
    fn add(&mut self, text: &str) {
        self.detector.add(text);
        self.bytes += text.len();
        if self.head.len() + text.len() < HEAD {
            self.head.push_str(text);
            self.head.push('\n');
        }
    }
}

/// What is known of a list.
#[derive(Debug)]
pub struct ListDetection<'d> {
    /// The system, by what was looked at.
    pub detection: Detection,
    /// What was looked at: the whole, or the romanised parts; no more than is enough to tell its language.
    pub text: &'d str,
    /// What has seen that text.
    pub detector: &'d Detector,
}

impl ListDetector {
    /// Adds an entry's evidence. Linear in its length.
    pub fn add(&mut self, entry: &str) {
        self.whole.add(entry);
        for part in entry.split(['[', ']', '(', ')']) {
            if self.alone.detect(part).best().is_some() {
                self.romanized.add(part);
            }
        }
    }

    /// What is believed now: of the whole list if that is romanised Russian, or if little of it is.
    pub fn finish(&self) -> ListDetection<'_> {
        let of_whole = self.whole.detector.finish();
        let is_some = self.romanized.bytes * ONE_IN >= self.whole.bytes;
        let (detection, gathered) = match of_whole.best() {
            None if is_some => (self.romanized.detector.finish(), &self.romanized),
            _ => (of_whole, &self.whole),
        };
        ListDetection {
            detection,
            text: &gathered.head,
            detector: &gathered.detector,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system_of(entries: &[&str]) -> Option<&'static str> {
        let mut list = ListDetector::default();
        entries.iter().for_each(|entry| list.add(entry));
        list.finish().detection.best()
    }

    #[test]
    fn a_list_with_translations_has_its_system() {
        let entries = [
            "Ptitsyn R. K. Vvedenie v izuchenie mkhov [An introduction to the study of mosses and of their roofs]. \
             Moscow, Luch Publ., 2012. 149 p.",
            "Shchukin I. I. Ob\"iasnenie novykh iavlenii [Explaining the new appearances on the roofs of old towns]. \
             Botanika [Botany], 2011, vol. 4, no. 2, pp. 5–17.",
            "Berg A., Lind C. Moss on old roofs and in the gardens of the north. Journal of Ecology, 2012, vol. 7, pp. 41–49.",
        ];
        assert_eq!(system_of(&entries), Some("ala-lc-simple"));
    }

    #[test]
    fn a_list_in_english_has_none() {
        let entries = [
            "Berg A., Lind C. Moss on old roofs and in the gardens of the north. Journal of Ecology, 2012, vol. 7, pp. 41–49.",
            "Lind C. The history of mosses: a handbook. London: Harbour Press, 2010. 280 p.",
            "Ivanov I. Gorod. Moscow, 2010.",
        ];
        assert_eq!(system_of(&entries), None);
        assert_eq!(system_of(&[]), None);
    }
}
