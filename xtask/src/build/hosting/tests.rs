use super::*;
use crate::build::page::Connections;
use crate::build::routes;

fn policy() -> Policy {
    Policy::new(&[], &[], &Connections::AnyHttps)
}

fn hosting<'a>(base: &'a BasePath, policy: &'a Policy) -> Hosting<'a> {
    Hosting {
        base,
        policy,
        immutable: vec!["a-0123456789abcdef.js".to_owned()],
    }
}

/// The rules of a `_headers` file: a path with the headers below it.
fn rules(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut rules: Vec<(&str, Vec<_>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("  "), rules.last_mut()) {
            (Some(header), Some((_, headers))) => headers.push(header.split_once(": ").unwrap()),
            _ => rules.push((line, Vec::new())),
        }
    }
    rules
}

#[test]
fn names_that_hold_a_digest_are_told_apart() {
    for (name, holds) in [
        ("leptos-logto-2caf900bd113462f.js", true),
        ("leptos-logto-2caf900bd113462f_bg.wasm", true),
        ("app-19a62994b21dd7a4.css", true),
        ("index.html", false),
        ("config.json", false),
        ("leptos-logto.js", false),
        ("a-2CAF900BD113462F.js", false),
        ("a-2caf900bd113462g.js", false),
        ("2caf900bd113462f.js", false),
        ("_headers", false),
        (".htaccess", false),
    ] {
        assert_eq!(is_named_by_content(name), holds, "{name}");
    }
}

#[test]
fn every_file_has_the_headers_and_each_path_one_word_about_caches() {
    let (base, policy) = (BasePath::parse("/app/").unwrap(), policy());
    let text = netlify::headers(&hosting(&base, &policy));
    let rules = rules(&text);
    let (path, all) = &rules[0];
    assert_eq!(*path, "/app/*");
    assert!(all.iter().all(|(name, _)| *name != "Cache-Control"));
    assert_eq!(
        all[0],
        ("Content-Security-Policy", policy.for_header().as_str())
    );
    assert!(policy.for_header().ends_with("; frame-ancestors 'none'"));
    for (path, value) in [
        ("/app/", "no-cache"),
        ("/app/config.json", "no-cache"),
        ("/app/callback", "no-cache"),
        ("/app/callback/", "no-cache"),
        (
            "/app/a-0123456789abcdef.js",
            "public, max-age=31536000, immutable",
        ),
    ] {
        let mut found = rules[1..].iter().filter(|(known, _)| *known == path);
        assert_eq!(
            found.next().unwrap().1,
            [("Cache-Control", value)],
            "{path}"
        );
        assert!(found.next().is_none(), "{path}");
    }
}

/// Cloudflare Pages leaves out what exceeds its limits, and says so to nobody who visits.
#[test]
fn headers_stay_within_the_limits_of_hosts() {
    let base = BasePath::parse("/app/").unwrap();
    let origins = |count: usize| {
        let origins = (0..count).map(|number| format!("https://api-{number}.example.com"));
        Policy::new(&[], &[], &Connections::Only(origins.collect()))
    };
    for (count, whole) in [(1, true), (30, true), (100, false)] {
        let policy = origins(count);
        let files = (0..200).map(|number| format!("a-{number:016x}.wasm"));
        let hosting = Hosting {
            base: &base,
            policy: &policy,
            immutable: files.collect(),
        };
        let text = netlify::headers(&hosting);
        for line in text.lines() {
            assert!(line.len() <= netlify::LONGEST_LINE, "{line}");
        }
        let rules = rules(&text);
        assert_eq!(rules.len(), netlify::MOST_RULES);
        let sent = rules[0].1[0];
        assert_eq!(sent.0, "Content-Security-Policy");
        assert_eq!(sent.1 == policy.for_header(), whole, "{count}");
        assert!(sent.1.ends_with("frame-ancestors 'none'"), "{count}");
        for path in ["/app/", "/app/callback/", "/app/config.json"] {
            assert!(rules.iter().any(|(known, _)| *known == path), "{path}");
        }
    }
}

/// A pattern of these hosts has one `*`, and `:word` stands for a part of the path.
#[test]
fn no_path_is_taken_for_a_pattern() {
    let (base, policy) = (BasePath::parse("/app/").unwrap(), policy());
    let hosting = hosting(&base, &policy);
    let (headers, redirects) = (netlify::headers(&hosting), netlify::redirects(&hosting));
    let paths = rules(&headers).into_iter().map(|(path, _)| path);
    for path in paths.chain(redirects.lines().flat_map(|line| line.split(' ').take(2))) {
        let exact = path == "/app/*" || !path.contains(['*', ':', '?', '#']);
        assert!(path.starts_with("/app/") && exact, "{path}");
    }
    for line in redirects.lines() {
        let parts: Vec<_> = line.split(' ').collect();
        assert_eq!((parts.len(), parts[2]), (3, "200"), "{line}");
        // A rewrite to itself would be one without end.
        assert_ne!(
            parts[0].trim_end_matches('/'),
            parts[1].trim_end_matches('/')
        );
    }
}

fn cloudfront(file: &str) -> String {
    let mut all = template::BESIDE.iter();
    let template = all.find(|it| it.file == file).unwrap();
    template.filled(&BasePath::parse("/app/").unwrap())
}

/// Its runtimes know ECMAScript 5.1 and some of what came later, and take 10 KB.
#[test]
fn the_function_of_cloudfront_is_one_that_it_runs() {
    let function = cloudfront("cloudfront/function.js");
    assert!(function.len() <= 10_240, "{}", function.len());
    assert!(function.is_ascii());
    for newer in ["let ", "const ", "=>", "`", "?.", "??", "async ", "import "] {
        assert!(!function.contains(newer), "{newer}");
    }
    assert!(function.contains("function handler(event)"));
}

#[test]
fn the_policy_of_cloudfront_is_one_that_it_takes() {
    let policy: serde_json::Value =
        serde_json::from_str(&cloudfront("cloudfront/headers.json")).unwrap();
    let custom = &policy["CustomHeadersConfig"];
    let items = custom["Items"].as_array().unwrap();
    assert_eq!(custom["Quantity"].as_u64(), Some(items.len() as u64));
    assert!(items.len() <= 10);
    // What has a member of its own is refused among the others.
    let own = [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
    ];
    for item in items {
        let name = item["Header"].as_str().unwrap();
        assert!(!own.contains(&name), "{name}");
        assert_eq!(item["Override"], true, "{name}");
    }
    let security = policy["SecurityHeadersConfig"].as_object().unwrap();
    assert_eq!(
        security.len() + items.len(),
        headers::of_every_file("").len()
    );
}

#[test]
fn pages_are_answered_without_another_slash() {
    let (base, policy) = (BasePath::root(), policy());
    let text = netlify::redirects(&hosting(&base, &policy));
    assert!(text.contains("/callback / 200\n"), "{text}");
    assert_eq!(text.lines().count(), routes::all().len());
}

#[test]
fn every_place_in_a_configuration_is_filled() {
    for base in ["/", "/app/"] {
        let base = BasePath::parse(base).unwrap();
        for template in template::BESIDE.iter().chain([&template::APACHE]) {
            let text = template.filled(&base);
            let name = template.file;
            let open = text.find('@').map(|at| &text[at..]);
            let known = |rest: &str| {
                ["@digest", "@others", "@private", "@v3", "@v4"]
                    .iter()
                    .any(|word| rest.starts_with(word))
            };
            let mut rest = open;
            while let Some(text) = rest {
                assert!(known(text), "{name}: {text}");
                rest = text[1..].find('@').map(|at| &text[at + 1..]);
            }
            assert_eq!(
                text.contains("/app"),
                base.as_str() == "/app/" && text.contains(base.as_str()),
                "{name}"
            );
        }
    }
}

#[test]
fn servers_are_told_nothing_that_another_build_changes() {
    for template in template::BESIDE.iter().chain([&template::APACHE]) {
        let text = template.filled(&BasePath::root());
        assert!(
            !text.contains("sha256-") && !text.contains("script-src"),
            "{}",
            template.file
        );
    }
}

#[test]
fn each_server_sends_every_header() {
    for file in [
        "nginx.conf",
        "Caddyfile",
        ".htaccess",
        "cloudfront/headers.json",
    ] {
        let mut all = template::BESIDE.iter().chain([&template::APACHE]);
        let template = all.find(|template| template.file == file).unwrap();
        let text = template.filled(&BasePath::root());
        for (name, value) in headers::of_every_file(headers::NO_FRAMES) {
            let cloudfront = file.ends_with(".json");
            let quoted = format!("\"{value}\"");
            let says = |line: &str| (cloudfront || line.contains(name)) && line.contains(&quoted);
            // CloudFront knows no other value of this one.
            let known = cloudfront && name == "X-Content-Type-Options";
            assert!(known || text.lines().any(says), "{file}: {name}");
        }
    }
}

#[test]
fn what_is_beside_a_build_has_its_name() {
    for (dist, beside) in [
        ("/a/dist", "/a/dist.hosting"),
        ("/a/b.c/", "/a/b.c.hosting"),
    ] {
        assert_eq!(super::beside(Path::new(dist)), Path::new(beside));
    }
}
