//! The checks that the plain tests run on the corpora, for the fuzz targets.

#[allow(unused, unreachable_pub)]
#[path = "../../tests/hostile/fuzzed/mod.rs"]
pub mod fuzzed;
