//! How fast romanising is beside the crate `any_ascii`, which knows no neighbours of a letter and no
//! addresses: for every system built in, its speed by that of `any_ascii` on the same text.
//!
//!     cargo run --release --example romanize_speed -- TEXT…
//!
//! Each file is a text by itself. The two take turns and the quickest quarter of the turns counts, so that what
//! else the machine does weighs on both alike. The last line is the slowest system.

use snoska::translit;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each of the two has its turn.
const TURNS: usize = 100;
/// Bytes of a text that are read; longer ones tell no more.
const LONGEST: usize = 1 << 17;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let whole = std::fs::read_to_string(&path)?;
        let mut end = whole.len().min(LONGEST);
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
        let text = &whole[..end];
        if text.is_empty() {
            continue;
        }
        // Many passes over a short text, so that a turn lasts a tenth of a millisecond or more.
        let passes = (LONGEST / text.len()).max(1);
        println!("{path}, {} bytes", text.len());
        let mut slowest = (f64::INFINITY, "");
        for system in translit::systems() {
            let ratio = ratio(text, passes, system);
            println!("  {:24} {ratio:5.2}", system.id);
            if ratio < slowest.0 {
                slowest = (ratio, &system.id);
            }
        }
        println!("  slowest: {} {:.2}", slowest.1, slowest.0);
    }
    Ok(())
}

/// The speed of a system by that of `any_ascii`.
fn ratio(text: &str, passes: usize, system: &translit::System) -> f64 {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ours.push(time(passes, || {
            translit::romanize(black_box(text), system).len()
        }));
        theirs.push(time(passes, || any_ascii::any_ascii(black_box(text)).len()));
    }
    let quickest = |mut turns: Vec<Duration>| {
        turns.sort_unstable();
        turns[..TURNS / 4].iter().sum::<Duration>().as_secs_f64()
    };
    quickest(theirs) / quickest(ours)
}

fn time(passes: usize, work: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    for _ in 0..passes {
        black_box(work());
    }
    start.elapsed()
}
