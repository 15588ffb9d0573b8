//! A provider, a page, a link and a store that misbehave on purpose, and a
//! client that none of them fools: the OpenID Foundation's relying-party tests
//! and what goes beyond them, then the statements of SECURITY.md.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

mod declared_tests;

mod hostile {
    mod corpora;
    #[allow(unreachable_pub, reason = "the fuzz targets use it too")]
    mod fuzzed;
    mod keys;
    mod provider;
    mod rows;
    mod scenario;
    mod scene;
    mod security_table;
    mod statements;
    mod table;
    mod witness;
}
