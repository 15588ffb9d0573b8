//! The adapters to a real browser, in a real browser.

#![cfg(all(target_arch = "wasm32", feature = "browser"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod browser {
    mod clock;
    mod crypto;
    mod fence;
    mod fetch;
    mod frame;
    mod js;
    mod lease;
    mod locks;
    mod page;
    mod shadow;
    mod slots;
    mod storage;
    mod tabs;
    mod timer;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
