use super::*;
use std::path::PathBuf;

/// A page as Trunk writes it, with its files in a directory that goes when the test ends.
struct Built(PathBuf);

impl Built {
    fn new(name: &str) -> Self {
        let directory = std::env::temp_dir().join(format!("page-{name}-{}", std::process::id()));
        fs::create_dir_all(directory.join("snippets")).unwrap();
        for (file, text) in [
            ("a-1.js", "export"),
            ("a-1_bg.wasm", "asm"),
            ("snippets/s.js", "s"),
        ] {
            fs::write(directory.join(file), text).unwrap();
        }
        Self(directory)
    }

    fn seal(&self, html: &str, connections: &Connections) -> Result<String> {
        let base = BasePath::parse("/app/").unwrap();
        fs::write(self.0.join("index.html"), html).unwrap();
        fs::write(self.0.join("a-1.css"), CSS).unwrap();
        seal(&self.0, &base, connections)?;
        Ok(fs::read_to_string(self.0.join("index.html")).unwrap())
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

const CSS: &str = "p{mask:url(\"data:x\")}\n";

const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8><base href=/app/>\
<link href=/app/a-1.css integrity=sha384-x rel=stylesheet><link as=fetch crossorigin href=config.json rel=preload>\
<script type=module>import init from '/app/a-1.js';
const wasm = await init({ module_or_path: '/app/a-1_bg.wasm' });
dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {detail: {wasm}}));</script>\
<link crossorigin href=/app/a-1.js integrity=sha384-x rel=modulepreload>\
<link crossorigin href=/app/snippets/s.js integrity=sha384-x rel=modulepreload>\
<link as=fetch crossorigin href=/app/a-1_bg.wasm integrity=sha384-x rel=preload type=application/wasm>\
</head><body><div id=shell></div><script>stuck()</script></body></html>";

#[test]
fn the_policy_stands_before_all_that_it_governs() {
    let html = Built::new("order")
        .seal(PAGE, &Connections::AnyHttps)
        .unwrap();
    let names: Vec<String> = markup::elements(&html)
        .iter()
        .map(|element| match element.attribute("rel") {
            Some(rel) => rel.to_owned(),
            None => element.name.clone(),
        })
        .collect();
    assert_eq!(
        names.join(" "),
        "html meta meta meta modulepreload modulepreload script script base style preload body div script"
    );
}

#[test]
fn each_inline_script_is_allowed_by_its_digest_and_no_other() {
    let html = Built::new("digests")
        .seal(PAGE, &Connections::AnyHttps)
        .unwrap();
    let elements = markup::elements(&html);
    let policy = elements[2].attribute("content").unwrap();
    let scripts = elements.iter().filter(|element| element.is_inline_script());
    let mut digests: Vec<String> = scripts
        .map(|script| format!("'{}'", Digest::sha256(script.content.as_bytes())))
        .collect();
    digests.sort();
    assert_eq!(digests.len(), 3);
    let allowed = format!(
        "script-src 'self' 'wasm-unsafe-eval' {};",
        digests.join(" ")
    );
    assert!(policy.contains(&allowed), "{policy}");
}

#[test]
fn the_files_are_named_with_the_digests_they_have() {
    let built = Built::new("files");
    let html = built.seal(PAGE, &Connections::AnyHttps).unwrap();
    for file in ["a-1.js", "a-1_bg.wasm", "snippets/s.js"] {
        let digest = Digest::of_file(&built.0.join(file)).unwrap().to_string();
        assert_eq!(html.matches(&digest).count(), 1, "{file}");
    }
    assert!(
        !html.contains("TrunkApplicationStarted") && !html.contains("sha384-x rel=modulepreload")
    );
}

#[test]
fn a_configuration_known_at_build_time_leaves_its_origins_only() {
    let built = Built::new("exact");
    let only = Connections::Only(vec!["https://a.logto.app".to_owned()]);
    let html = built.seal(PAGE, &only).unwrap();
    assert!(
        html.contains("connect-src 'self' https://a.logto.app;"),
        "{html}"
    );
}

#[test]
fn a_provider_on_this_machine_shows_its_pictures() {
    let built = Built::new("pictures");
    let local = Connections::Only(vec!["http://localhost:3001".to_owned()]);
    for (connections, sources) in [
        (&local, "https: http://localhost:3001;"),
        (
            &Connections::AnyHttps,
            "https: http://localhost:* http://127.0.0.1:*;",
        ),
    ] {
        let html = built.seal(PAGE, connections).unwrap();
        assert!(
            html.contains(&format!("img-src 'self' data: {sources}")),
            "{html}"
        );
    }
}

#[test]
fn the_style_sheet_stands_in_the_page_and_is_allowed_by_its_digest() {
    let built = Built::new("styles");
    let html = built.seal(PAGE, &Connections::AnyHttps).unwrap();
    let css = CSS.trim();
    assert!(html.contains(&format!("<style>{css}</style>")), "{html}");
    let digest = Digest::sha256(css.as_bytes());
    assert!(
        html.contains(&format!("style-src 'self' '{digest}';")),
        "{html}"
    );
    assert!(!built.0.join("a-1.css").exists());
}

#[test]
fn a_style_sheet_that_would_not_be_the_same_in_the_page_is_refused() {
    let built = Built::new("odd-styles");
    for (css, named) in [
        ("p{background:url(p.png)}", "beside itself"),
        ("p::before{content:'</style>'}", "</"),
    ] {
        fs::write(built.0.join("b.css"), css).unwrap();
        let page = PAGE.replace("/app/a-1.css", "/app/b.css");
        let error = built.seal(&page, &Connections::AnyHttps).unwrap_err();
        assert!(format!("{error:#}").contains(named), "{error:#}");
    }
}

#[test]
fn what_the_policy_would_block_is_said_by_the_build() {
    let built = Built::new("blocked");
    for (addition, named) in [
        ("<style>p{}</style>", "<style>"),
        ("<p style=color:red>", "`style`"),
        ("<p ONCLICK='x()'>", "`onclick`"),
        ("<script src=/app/b.js></script>", "integrity"),
    ] {
        let page = PAGE.replace("<body>", &format!("<body>{addition}"));
        let error = format!(
            "{:#}",
            built.seal(&page, &Connections::AnyHttps).unwrap_err()
        );
        assert!(error.contains(named), "{error}");
    }
}

#[test]
fn a_page_of_another_shape_is_not_sealed_by_halves() {
    let built = Built::new("shape");
    for (page, named) in [
        (
            PAGE.replace("TrunkApplicationStarted", "Other"),
            "start script",
        ),
        (PAGE.replace("<meta charset=utf-8>", ""), "charset"),
        (
            PAGE.replace("/app/a-1_bg.wasm", "/app/gone.wasm"),
            "gone.wasm",
        ),
        (
            PAGE.replace("'/app/a-1.js'", "'https://cdn.example/a-1.js'"),
            "not below /app/",
        ),
    ] {
        let error = format!(
            "{:#}",
            built.seal(&page, &Connections::AnyHttps).unwrap_err()
        );
        assert!(error.contains(named), "{error}");
    }
}
