//! How fast the engines are: `cargo bench`, or with a part of a name behind it.
//!
//! The references are made here, many of them by the same authors in the same years, so that
//! disambiguation has work to do. Figures differ from machine to machine: compare ratios of one run.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use snoska::assemble::assemble;
use snoska::csl::{Citation, CitationMode, Cite, Document, Options, Style, bibliography, styles};
use snoska::formats::csl_json;
use snoska::parse::Tagger;
use snoska::record::Reference;
use snoska::translit;

const SYLLABLES: &[&str] = &[
    "ba", "ko", "ri", "men", "tor", "sha", "lin", "vek", "dun", "fa",
];
const GIVEN: &[&str] = &["Anna", "Boris", "Carl Otto", "Dora", "Elena", "Fritz"];
const WORDS: &[&str] = &[
    "theory", "of", "soil", "water", "and", "history", "language", "data",
];
const LIST: &str = include_str!("../examples/mexico.txt");

/// A row of numbers that is the same each time (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        let next = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        self.0 = next;
        (next >> 33) as usize % limit
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// As many articles, as CSL-JSON.
fn json(count: usize) -> String {
    let mut numbers = Numbers(7);
    let items: Vec<String> = (0..count)
        .map(|at| {
            let authors: Vec<String> = (0..1 + numbers.below(4))
                .map(|_| {
                    let family = [numbers.pick(SYLLABLES), numbers.pick(SYLLABLES)].concat();
                    format!(
                        r#"{{"family":"{family}","given":"{}"}}"#,
                        numbers.pick(GIVEN)
                    )
                })
                .collect();
            let title: Vec<&str> = (0..7).map(|_| numbers.pick(WORDS)).collect();
            let (year, page) = (1990 + numbers.below(30), 1 + numbers.below(900));
            format!(
                r#"{{"id":"i{at}","type":"article-journal","author":[{}],"title":"{}",
                "container-title":"Journal of Soils","volume":"{}","page":"{page}-{}",
                "issued":{{"date-parts":[[{year}]]}}}}"#,
                authors.join(","),
                title.join(" "),
                page / 10 + 1,
                page + 9,
            )
        })
        .collect();
    format!("[{}]", items.join(","))
}

fn references(count: usize) -> Vec<Reference> {
    let read = csl_json::read(&json(count));
    read.entries.into_iter().map(|e| e.reference).collect()
}

fn style(name: &str) -> Style {
    let read = styles::read(name).expect("a style built in");
    read.expect("a whole style")
}

fn lists(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bibliography");
    group.sample_size(10);
    for name in ["apa", "gost-r-7-0-5-2008-numeric"] {
        let style = style(name);
        for count in [1, 1_000, 5_000] {
            let references = references(count);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(BenchmarkId::new(name, count), |bencher| {
                bencher.iter(|| bibliography(&style, black_box(&references), &Options::default()));
            });
        }
    }
}

fn edits(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("edit among 1,000 citations");
    group.sample_size(20);
    for name in ["apa", "ieee", "chicago-notes-bibliography"] {
        let style = style(name);
        let mut document = Document::new(&style, &Options::default());
        for (at, reference) in references(1_000).into_iter().enumerate() {
            let citation = Citation {
                id: format!("c{at}"),
                cites: vec![Cite::new(&*reference.id)],
                note: at as u32 + 1,
                mode: CitationMode::default(),
            };
            document.register(reference);
            document.insert(at, citation).expect("the end is a place");
        }
        document.update();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let citation = document.remove("c500").expect("it is there");
                let removed = document.update();
                document.insert(500, citation).expect("its old place");
                (removed, document.update())
            });
        });
    }
}

fn parsing(criterion: &mut Criterion) {
    let lines: Vec<&str> = LIST
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let tagger = Tagger::embedded();
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Elements(lines.len() as u64));
    group.bench_function("a list of 43", |bencher| {
        bencher.iter(|| {
            for line in &lines {
                let labelled = tagger.label(black_box(line));
                black_box(assemble(line, &labelled.spans));
            }
        });
    });
}

fn transliteration(criterion: &mut Criterion) {
    let cyrillic = LIST.repeat(20);
    let system = translit::find("bgn-pcgn-1947").expect("a system built in");
    let latin = translit::romanize(LIST, system).into_owned();
    let mut group = criterion.benchmark_group("translit");
    group.throughput(Throughput::Bytes(cyrillic.len() as u64));
    group.bench_function("romanize", |bencher| {
        bencher.iter(|| translit::romanize(black_box(&cyrillic), system).len());
    });
    group.throughput(Throughput::Bytes(latin.len() as u64));
    for (name, system) in [("restore", Some(system)), ("restore, system unknown", None)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| translit::restore(black_box(&latin), system));
        });
    }
}

fn reading(criterion: &mut Criterion) {
    let text = json(1_000);
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("csl-json", |bencher| {
        bencher.iter(|| csl_json::read(black_box(&text)))
    });
}

criterion_group!(benches, lists, edits, parsing, transliteration, reading);
criterion_main!(benches);
