//! The invariants that are absences: who may use what, and what stands nowhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

struct Source {
    path: String,
    /// Without comments and without the tests at the end.
    code: String,
    lines: usize,
}

fn sources(under: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(under), &mut found);
    found.sort();
    assert!(!found.is_empty(), "nothing under {under}");
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let path = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            Source {
                code: code_of(&text),
                lines: text.lines().count(),
                path,
            }
        })
        .collect()
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        found.push(path.to_owned());
    }
}

fn code_of(text: &str) -> String {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Files that a `#[cfg(test)]` module declaration keeps out of the library.
fn test_files(under: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = Vec::new();
    for source in sources(under) {
        let text = fs::read_to_string(root.join(&source.path)).unwrap();
        let own = source
            .path
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .to_owned();
        for declared in text.split("#[cfg(test)]\n").skip(1) {
            let declaration = declared.lines().find(|line| !line.starts_with("#["));
            if let Some(name) = declaration
                .and_then(|line| line.strip_prefix("mod "))
                .and_then(|name| name.strip_suffix(';'))
            {
                names.push(format!("{own}/{name}"));
            }
        }
    }
    names
}

#[track_caller]
fn absent(under: &str, except: &[&str], words: &[&str]) {
    let tests = test_files(under);
    for source in sources(under) {
        let left_out = |part: &str| source.path.starts_with(part);
        if tests.iter().any(|test| left_out(test)) || except.iter().any(|part| left_out(part)) {
            continue;
        }
        for word in words {
            assert!(!source.code.contains(word), "{} uses `{word}`", source.path);
        }
    }
}

const BROWSER_CRATES: [&str; 6] = [
    "web_sys",
    "js_sys",
    "JsValue",
    "wasm_bindgen",
    "gloo_net",
    "gloo_storage",
];

#[test]
fn dependencies_point_one_way() {
    let layers = ["oidc", "account", "client", "browser", "provider", "app"];
    for (at, layer) in layers.iter().enumerate() {
        let above: Vec<String> = layers[at + 1..]
            .iter()
            .map(|layer| format!("crate::{layer}"))
            .collect();
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        absent(&format!("src/{layer}"), &[], &above);
    }
    absent("src/oidc", &[], &["leptos", "futures", "crate::memory"]);
    absent("src/account", &[], &["leptos", "futures", "crate::memory"]);
    absent("src/client", &[], &["leptos", "crate::memory"]);
    absent("src/browser", &[], &["leptos"]);
    absent("src/provider", &[], &["leptos_router", "crate::memory"]);
}

#[test]
fn the_application_uses_the_library_as_anybody_would() {
    for source in sources("src/app") {
        for line in source.code.lines().filter(|line| line.contains("crate::")) {
            for path in line.split("crate::").skip(1) {
                let inner = ["oidc", "client", "provider"]
                    .iter()
                    .any(|layer| path.starts_with(&format!("{layer}::")));
                assert!(!inner, "{} reaches into crate::{path}", source.path);
            }
        }
    }
}

#[test]
fn the_application_uses_of_the_browser_what_pages_need() {
    // A person reads of browsers there.
    let words = ["src/app/pages/set_up/words/"];
    absent("src/app", &words, &["Browser", "on_change"]);
}

#[test]
fn invariant_1_the_protocol_has_no_clock_no_randomness_and_no_io() {
    let impure = [
        "SystemTime",
        "Instant",
        "std::env",
        "std::fs",
        "std::net",
        "std::thread",
        "getrandom",
        "rand::",
        "async fn",
        "println!",
        "eprintln!",
    ];
    for layer in ["src/oidc", "src/account"] {
        absent(layer, &[], &impure);
        absent(layer, &[], &BROWSER_CRATES);
    }
}

#[test]
fn invariant_2_no_javascript_value_leaves_the_browser_layer() {
    absent("src", &["src/browser/"], &BROWSER_CRATES);
    for source in sources("src/browser") {
        for line in source
            .code
            .lines()
            .filter(|line| line.trim_start().starts_with("pub fn"))
        {
            for word in ["JsValue", "web_sys", "js_sys"] {
                assert!(!line.contains(word), "{}: {line}", source.path);
            }
        }
    }
}

#[test]
fn invariant_3_only_the_store_knows_a_key() {
    absent("src", &["src/client/store"], &["\"logto:", "\"logto_"]);
}

#[test]
fn invariant_4_the_refresh_token_is_sent_from_one_place() {
    absent(
        "src",
        &["src/client/refresh.rs", "src/oidc/"],
        &["refresh_request("],
    );
}

#[test]
fn s01_s02_there_is_no_other_grant() {
    // The fields of a form are of this type too.
    let forms = ["src/app/pages/account/", "src/app/pages/builder/"];
    absent("src", &forms, &["\"password\""]);
    absent(
        "src",
        &[],
        &[
            "grant_type=password",
            "response_type=token",
            "client_secret",
            "app_secret",
        ],
    );
}

#[test]
fn s48_no_cookie_is_written() {
    absent("src", &[], &["set_cookie", ".cookie("]);
}

#[test]
fn no_script_is_made_from_text() {
    absent(
        "src",
        &[],
        &[
            "js_sys::eval",
            "Function::new",
            "inner_html",
            "set_inner_html",
        ],
    );
}

#[test]
fn features_are_chosen_in_one_place() {
    absent(
        "src",
        &["src/lib.rs"],
        &["cfg(feature", "cfg(not(feature", "cfg!(feature"],
    );
}

#[test]
fn the_library_does_not_panic() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "unreachable!(",
        "todo!(",
        "unimplemented!(",
    ];
    // The in-memory platform is for tests, the scene for doc tests; `use_logto`
    // outside a provider is a mistake of the program.
    let except = [
        "src/memory",
        "src/guide/by_example/scene.rs",
        "src/provider/handle.rs",
        "src/main.rs",
    ];
    absent("src", &except, &words);
}

#[test]
fn no_file_is_a_house_of_its_own() {
    for source in sources("src").into_iter().chain(sources("xtask/src")) {
        assert!(
            source.lines <= 400,
            "{} has {} lines",
            source.path,
            source.lines
        );
    }
}
