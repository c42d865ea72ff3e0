//! Character sets of RTF fonts, and code pages.

use encoding_rs::{self as e, Encoding};

/// The encoding of a `\ansicpg` number; Western when unknown.
pub(super) fn of_code_page(page: i32) -> &'static Encoding {
    match page {
        866 => e::IBM866,
        874 => e::WINDOWS_874,
        932 => e::SHIFT_JIS,
        936 => e::GBK,
        949 => e::EUC_KR,
        950 => e::BIG5,
        1250 => e::WINDOWS_1250,
        1251 => e::WINDOWS_1251,
        1253 => e::WINDOWS_1253,
        1254 => e::WINDOWS_1254,
        1255 => e::WINDOWS_1255,
        1256 => e::WINDOWS_1256,
        1257 => e::WINDOWS_1257,
        1258 => e::WINDOWS_1258,
        10000 => e::MACINTOSH,
        10007 => e::X_MAC_CYRILLIC,
        20866 => e::KOI8_R,
        21866 => e::KOI8_U,
        65001 => e::UTF_8,
        _ => e::WINDOWS_1252,
    }
}

/// The encoding of a font's `\fcharset`; `None` when it says nothing.
pub(super) fn of_font(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        0 => e::WINDOWS_1252,
        77 => e::MACINTOSH,
        128 => e::SHIFT_JIS,
        129 => e::EUC_KR,
        134 => e::GBK,
        136 => e::BIG5,
        161 => e::WINDOWS_1253,
        162 => e::WINDOWS_1254,
        163 => e::WINDOWS_1258,
        177 => e::WINDOWS_1255,
        178 => e::WINDOWS_1256,
        186 => e::WINDOWS_1257,
        204 => e::WINDOWS_1251,
        222 => e::WINDOWS_874,
        238 => e::WINDOWS_1250,
        _ => return None,
    })
}
