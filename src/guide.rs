//! Guides: an example for each thing, and where things are for those who know Logto from JavaScript.

pub mod by_example;
pub mod coming_from_logto_react;
pub mod official_sdk;
pub mod official_tests;
