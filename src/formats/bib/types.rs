//! Entry types of BibTeX and biblatex and the item types they stand for.

use crate::record::ItemType::{self, *};

/// Which of the two formats writes a row of a table; both read all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Both,
    Bibtex,
    Biblatex,
    /// Only read.
    Neither,
}

impl By {
    /// Whether the format writes the row.
    pub(super) fn writes(self, biblatex: bool) -> bool {
        match self {
            By::Both => true,
            By::Bibtex => !biblatex,
            By::Biblatex => biblatex,
            By::Neither => false,
        }
    }
}

/// Entry type, item type, who writes the one for the other.
const TYPES: &[(&str, ItemType, By)] = &[
    ("article", ArticleJournal, By::Both),
    ("article", ArticleMagazine, By::Both),
    ("article", ArticleNewspaper, By::Both),
    ("book", Book, By::Both),
    ("incollection", Chapter, By::Both),
    ("inproceedings", PaperConference, By::Both),
    ("thesis", Thesis, By::Biblatex),
    ("phdthesis", Thesis, By::Bibtex),
    ("report", Report, By::Biblatex),
    ("techreport", Report, By::Bibtex),
    ("online", Webpage, By::Biblatex),
    ("misc", Document, By::Both),
    ("unpublished", Manuscript, By::Both),
    ("booklet", Pamphlet, By::Both),
    ("dataset", Dataset, By::Biblatex),
    ("software", Software, By::Biblatex),
    ("patent", Patent, By::Biblatex),
    ("periodical", Periodical, By::Biblatex),
    ("inreference", EntryEncyclopedia, By::Biblatex),
    ("standard", Standard, By::Biblatex),
    ("legislation", Legislation, By::Biblatex),
    ("jurisdiction", LegalCase, By::Biblatex),
    ("legal", Treaty, By::Biblatex),
    ("letter", PersonalCommunication, By::Biblatex),
    ("movie", MotionPicture, By::Biblatex),
    ("audio", Song, By::Biblatex),
    ("artwork", Graphic, By::Biblatex),
    ("image", Figure, By::Biblatex),
    ("performance", Performance, By::Biblatex),
    ("review", Review, By::Biblatex),
    ("mvbook", Book, By::Neither),
    ("collection", Book, By::Neither),
    ("mvcollection", Book, By::Neither),
    ("proceedings", Book, By::Neither),
    ("mvproceedings", Book, By::Neither),
    ("reference", Book, By::Neither),
    ("mvreference", Book, By::Neither),
    ("manual", Book, By::Neither),
    ("commentary", Book, By::Neither),
    ("inbook", Chapter, By::Neither),
    ("bookinbook", Chapter, By::Neither),
    ("suppbook", Chapter, By::Neither),
    ("suppcollection", Chapter, By::Neither),
    ("suppperiodical", ArticleJournal, By::Neither),
    ("conference", PaperConference, By::Neither),
    ("mastersthesis", Thesis, By::Neither),
    ("masterthesis", Thesis, By::Neither),
    ("bachelorsthesis", Thesis, By::Neither),
    ("dissertation", Thesis, By::Neither),
    ("electronic", Webpage, By::Neither),
    ("www", Webpage, By::Neither),
    ("webpage", Webpage, By::Neither),
    ("softwareversion", Software, By::Neither),
    ("softwaremodule", Software, By::Neither),
    ("codefragment", Software, By::Neither),
    ("video", MotionPicture, By::Neither),
    ("music", Song, By::Neither),
    ("map", Map, By::Neither),
];

/// The item type of an entry type (small letters) and its `entrysubtype`; the second value tells
/// whether writing the item type gives the entry type back.
pub(super) fn read(entry: &str, subtype: &str) -> (ItemType, bool) {
    match (entry, subtype) {
        ("article" | "suppperiodical", "magazine") => return (ArticleMagazine, entry == "article"),
        ("article" | "suppperiodical", "newspaper") => {
            return (ArticleNewspaper, entry == "article");
        }
        _ => {}
    }
    let row = TYPES.iter().find(|(name, ..)| *name == entry);
    row.map_or((Document, false), |(_, item, by)| {
        (*item, *by != By::Neither)
    })
}

/// The entry type of an item type, `None` when the format has none and `misc` must do.
pub(super) fn write(item: ItemType, biblatex: bool) -> Option<&'static str> {
    let row = TYPES
        .iter()
        .find(|(_, i, by)| *i == item && by.writes(biblatex));
    row.map(|(name, ..)| *name)
}

/// The `entrysubtype` that tells an item type from others with its entry type.
pub(super) fn subtype(item: ItemType) -> Option<&'static str> {
    match item {
        ArticleMagazine => Some("magazine"),
        ArticleNewspaper => Some("newspaper"),
        _ => None,
    }
}
