//! The README's examples, run: what it shows is what the program prints.

#[test]
fn examples_print_what_the_readme_says() {
    trycmd::TestCases::new().case("README.md");
}
