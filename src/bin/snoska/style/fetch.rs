//! Fetching files by HTTP, with a limit and a progress bar.

use anyhow::Result;
use std::io::Write;

/// Whether this is an address rather than a path.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// Writes what lies at an address into `out`, `limit` bytes at most; gives their number.
/// `progress` is told the bytes that have come and, if it is known, how many will.
///
/// # Errors
/// No connexion, an answer that is none, more bytes than the limit, fewer than announced.
#[cfg(feature = "net")]
pub fn fetch(
    address: &str,
    limit: u64,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<u64> {
    use anyhow::{Context as _, bail};
    use std::io::Read;
    use std::time::Duration;

    /// How long to wait for a connexion, for the answer's beginning, and for more of it.
    const PATIENCE: Duration = Duration::from_secs(30);

    let agent = ureq::Agent::config_builder()
        .user_agent(concat!("snoska/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(PATIENCE))
        .timeout_recv_response(Some(PATIENCE))
        .timeout_per_read(Some(PATIENCE))
        .build()
        .new_agent();
    let context = || format!("cannot fetch {address}");
    let answer = agent.get(address).call().with_context(context)?;
    let body = answer.into_body();
    let announced = body.content_length();
    let mut reader = body.into_reader();
    let mut buffer = vec![0; 64 * 1024];
    let mut done = 0;
    loop {
        let count = reader.read(&mut buffer).with_context(context)?;
        let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else {
            return Ok(done);
        };
        done += count as u64;
        if done > limit {
            bail!("cannot fetch {address}: it is longer than {limit} bytes");
        }
        out.write_all(part).with_context(context)?;
        progress(done, announced);
    }
}

/// Without networking nothing is fetched.
#[cfg(not(feature = "net"))]
pub fn fetch(
    address: &str,
    _limit: u64,
    _out: &mut dyn Write,
    _progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<u64> {
    anyhow::bail!("cannot fetch {address}: this program was built without the feature `net`")
}
