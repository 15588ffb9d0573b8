#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| leptos_logto_fuzz::fuzzed::social_callback::check(data));
