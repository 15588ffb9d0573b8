//! What must hold for whatever bytes a parser is given. The fuzz targets in
//! `fuzz/` call the same checks; here they see the corpora of `tests/corpus/`,
//! and each seed with a few bytes changed.

pub mod account;
pub mod callback;
pub mod discovery;
pub mod id_token;
pub mod jwks;
mod response;
pub mod return_to;
pub mod social_callback;
pub mod stored;
pub mod token_answer;
pub mod user_info;
