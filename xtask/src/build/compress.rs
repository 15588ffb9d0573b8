//! Compressed copies beside the files, for hosts that would otherwise compress at every request, or
//! not at all.

use super::first_view::files_below;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What gains by it. `config.json` is not among them: whoever edits it should not have to compress
/// it again.
const KINDS: [&str; 6] = ["css", "html", "js", "mjs", "svg", "wasm"];

/// Puts `.br` and `.gz` beside every file that gets smaller.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write(directory: &Path) -> Result<()> {
    for file in files_below(directory)? {
        let extension = file.extension().and_then(|extension| extension.to_str());
        if !extension.is_some_and(|extension| KINDS.contains(&extension)) {
            continue;
        }
        let bytes =
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        for (suffix, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if compressed.len() < bytes.len() {
                let file = with_suffix(&file, suffix);
                fs::write(&file, compressed)
                    .with_context(|| format!("could not write {}", file.display()))?;
            }
        }
    }
    Ok(())
}

/// The compressed copy of a file.
pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// At quality 11 with the window that servers and browsers use.
///
/// # Errors
/// When the encoder fails.
pub(super) fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)
        .context("could not compress")?;
    Ok(compressed)
}

/// At level 9, without a name or a time: the same bytes for the same file.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("could not compress")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_gains_is_compressed_and_can_be_read_again() {
        let directory = std::env::temp_dir().join(format!("compress-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        let text = "a page of a page of a page of a page of a page of a page of a page".repeat(9);
        for (name, text) in [
            ("index.html", text.as_str()),
            ("a-1.svg", "<svg/>"),
            ("config.json", &text),
            ("_headers", &text),
        ] {
            fs::write(directory.join(name), text).unwrap();
        }
        let written = write(&directory);
        let mut names: Vec<_> = fs::read_dir(&directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let read = |name: &str| fs::read(directory.join(name)).unwrap_or_default();
        let (br, gz) = (read("index.html.br"), read("index.html.gz"));
        fs::remove_dir_all(&directory).unwrap();
        written.unwrap();
        assert_eq!(
            names,
            [
                "_headers",
                "a-1.svg",
                "config.json",
                "index.html",
                "index.html.br",
                "index.html.gz"
            ]
        );
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut br.as_slice(), &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        let mut plain = String::new();
        flate2::read::GzDecoder::new(gz.as_slice())
            .read_to_string(&mut plain)
            .unwrap();
        assert_eq!(plain, text);
    }

    #[test]
    fn the_same_file_gives_the_same_bytes() {
        assert_eq!(
            gzip(b"abc").unwrap()[4..8],
            [0; 4],
            "RFC 1952 §2.3.1: MTIME"
        );
    }
}
