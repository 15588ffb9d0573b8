//! The corpora, and each of their inputs spoilt in many ways.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::fuzzed;

/// A small generator (xorshift): the same sequence at each run.
struct Random(u32);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % end
    }

    fn spoil(&mut self, input: &[u8]) -> Vec<u8> {
        const BYTES: &[u8] = b"\0\t\n \"#%&'()*+,-./0123456789:;=?@[\\]^_{|}~aeEintuxz\x7f\xc3\xa9";
        let mut bytes = input.to_vec();
        for _ in 0..=self.below(3) {
            if bytes.is_empty() {
                return bytes;
            }
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes[at] = BYTES[self.below(BYTES.len())],
                1 => bytes.insert(at, BYTES[self.below(BYTES.len())]),
                2 => bytes.truncate(at),
                3 => {
                    bytes.remove(at);
                }
                _ => bytes.extend_from_within(at..),
            }
        }
        bytes
    }
}

fn rerun(target: &str, spoilt: usize, check: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(&corpus)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(5 <= files.len(), "{} has too few inputs", corpus.display());
    let mut random = Random(0x9e37_79b9);
    for file in files {
        let input = fs::read(&file).unwrap();
        check(&input);
        for _ in 0..spoilt {
            let input = random.spoil(&input);
            if catch_unwind(AssertUnwindSafe(|| check(&input))).is_err() {
                panic!("{target}: {:?}", String::from_utf8_lossy(&input));
            }
        }
    }
}

#[test]
fn the_callback_corpus_and_what_is_near_it() {
    rerun("callback", 500, fuzzed::callback::check);
}

#[test]
fn the_id_token_corpus_and_what_is_near_it() {
    rerun("id_token", 100, fuzzed::id_token::check);
}

#[test]
fn the_jwks_corpus_and_what_is_near_it() {
    rerun("jwks", 20, fuzzed::jwks::check);
}

#[test]
fn the_discovery_corpus_and_what_is_near_it() {
    rerun("discovery", 200, fuzzed::discovery::check);
}

#[test]
fn the_token_answer_corpus_and_what_is_near_it() {
    rerun("token_answer", 500, fuzzed::token_answer::check);
}

#[test]
fn the_user_info_corpus_and_what_is_near_it() {
    rerun("user_info", 500, fuzzed::user_info::check);
}

#[test]
fn the_stored_corpus_and_what_is_near_it() {
    rerun("stored", 50, fuzzed::stored::check);
}

#[test]
fn s10_the_return_to_corpus_and_what_is_near_it() {
    rerun("return_to", 2_000, fuzzed::return_to::check);
}

#[test]
fn the_account_corpus_and_what_is_near_it() {
    rerun("account", 500, fuzzed::account::check);
}

#[test]
fn the_social_callback_corpus_and_what_is_near_it() {
    rerun("social_callback", 1_000, fuzzed::social_callback::check);
}
