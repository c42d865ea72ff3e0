//! TeX's accents and commands to Unicode and back.
