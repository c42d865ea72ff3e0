//! The list of the systems in `data/translit`: one line a file.

macro_rules! file {
    ($id:literal) => {
        (
            $id,
            include_str!(concat!("../../data/translit/", $id, ".toml")),
        )
    };
}

/// Id and text of every system's file.
pub(super) const FILES: &[(&str, &str)] = &[
    file!("ala-lc"),
    file!("ala-lc-simple"),
    file!("be-2007"),
    file!("be-ala-lc"),
    file!("be-bgn-pcgn-1979"),
    file!("bg-2009"),
    file!("bg-ala-lc"),
    file!("bg-bgn-pcgn-1952"),
    file!("bgn-pcgn-1947"),
    file!("bgn-pcgn-ascii"),
    file!("bs-2979"),
    file!("bs-2979-simple"),
    file!("bsi-journals"),
    file!("din-1460"),
    file!("gost-16876-71-1"),
    file!("gost-16876-71-2"),
    file!("gost-7.79-b"),
    file!("gost-7.79-b-be"),
    file!("gost-7.79-b-bg"),
    file!("gost-7.79-b-uk"),
    file!("gost-r-52290-2004"),
    file!("gost-r-52535.1-2006"),
    file!("gost-r-7.0.34-2014"),
    file!("icao-9303"),
    file!("iso-9-1995"),
    file!("iso-r-9-1954"),
    file!("iso-r-9-1968"),
    file!("iso-r-9-1968-alt"),
    file!("kk-2021-draft"),
    file!("kk-ala-lc"),
    file!("kk-bgn-pcgn-1979"),
    file!("mk-latin"),
    file!("mosmetro"),
    file!("mvd-310-1997"),
    file!("mvd-782-2000"),
    file!("scientific"),
    file!("scopus-practice"),
    file!("sr-latin"),
    file!("telegram"),
    file!("uk-ala-lc"),
    file!("uk-ala-lc-simple"),
    file!("uk-bgn-pcgn-1965"),
    file!("uk-kmu-2010"),
    file!("ungegn-1987"),
    file!("wikipedia"),
    file!("yandex-maps"),
    file!("yandex-money"),
];
