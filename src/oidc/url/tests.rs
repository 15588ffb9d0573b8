use super::*;

#[test]
fn parts_are_found() {
    let url = Url::parse("HTTPS://Id.Example.COM:8443/a/b?c=d?e#f?g#h").unwrap();
    assert_eq!(url.origin(), "https://id.example.com:8443");
    assert_eq!(url.host(), "id.example.com");
    assert_eq!(url.path(), "/a/b");
    assert_eq!(url.query(), Some("c=d?e"));
    assert_eq!(url.fragment(), Some("f?g#h"));
    assert_eq!(url.as_str(), "HTTPS://Id.Example.COM:8443/a/b?c=d?e#f?g#h");
    assert_eq!(url.to_string(), url.as_str());
}

#[test]
fn parts_may_be_missing() {
    for (text, path, query, fragment) in [
        ("https://a", "/", None, None),
        ("https://a?", "/", Some(""), None),
        ("https://a#", "/", None, Some("")),
        ("https://a/#?b", "/", None, Some("?b")),
        ("https://a?b/../c", "/", Some("b/../c"), None),
    ] {
        let url = Url::parse(text).unwrap();
        let parts = (url.path(), url.query(), url.fragment());
        assert_eq!(parts, (path, query, fragment), "{text}");
        assert_eq!(url.origin(), "https://a", "{text}");
    }
}

#[test]
fn the_default_port_is_no_part_of_the_origin() {
    for (text, origin, host) in [
        ("https://a:443/", "https://a", "a"),
        ("http://a:80/", "http://a", "a"),
        ("http://a:443/", "http://a:443", "a"),
        (
            "https://[2001:DB8::1]:443",
            "https://[2001:db8::1]",
            "[2001:db8::1]",
        ),
        ("https://[::1]:3001", "https://[::1]:3001", "[::1]"),
        ("http://10.0.0.1:8080", "http://10.0.0.1:8080", "10.0.0.1"),
    ] {
        let url = Url::parse(text).unwrap();
        assert_eq!((url.origin(), url.host()), (origin, host), "{text}");
    }
}

#[test]
fn doubtful_addresses_are_refused() {
    use UrlError::*;
    for (text, error) in [
        ("", Empty),
        ("/callback", NotAbsolute),
        ("//a.example/", NotAbsolute),
        ("a.example", NotAbsolute),
        ("javascript:alert(1)", NotAbsolute),
        ("https:/a.example", NotAbsolute),
        ("https:a.example", NotAbsolute),
        ("ftp://a.example/", UnsupportedScheme),
        ("javascript://a.example/%0aalert(1)", UnsupportedScheme),
        ("://a.example/", UnsupportedScheme),
        (" https://a.example/", InvalidCharacter),
        ("https://a.example/ ", InvalidCharacter),
        ("https://a.example/a b", InvalidCharacter),
        ("https://a.exa\tmple/", InvalidCharacter),
        ("https://a.example/\r\nx: y", InvalidCharacter),
        ("https://a.example/\0", InvalidCharacter),
        ("https://a.example\\@evil.example/", InvalidCharacter),
        ("https:\\\\a.example", InvalidCharacter),
        ("https://ä.example/", InvalidCharacter),
        ("https://a.example/企", InvalidCharacter),
        ("https://user@a.example/", UserInfo),
        ("https://a.example@evil.example/", UserInfo),
        ("https://a.example:443@evil.example/", UserInfo),
        ("https://", EmptyHost),
        ("https:///a.example", EmptyHost),
        ("https://:443/", EmptyHost),
        ("https://?a", EmptyHost),
        ("https://a..example/", InvalidHost),
        ("https://.example/", InvalidHost),
        ("https://a.example./", InvalidHost),
        ("https://a%2eexample/", InvalidHost),
        ("https://a,b/", InvalidHost),
        ("https://*.example/", InvalidHost),
        ("https://[::1", InvalidHost),
        ("https://[::1]x/", InvalidHost),
        ("https://[a.example]/", InvalidHost),
        ("https://[]/", InvalidHost),
        ("http://2130706433/", InvalidHost),
        ("http://0x7f.0.0.1/", InvalidHost),
        ("http://127.0.0.0x1/", InvalidHost),
        ("http://127.1/", InvalidHost),
        ("http://0177.0.0.1/", InvalidHost),
        ("http://256.0.0.1/", InvalidHost),
        ("http://a.example.1/", InvalidHost),
        ("https://a.example:/", InvalidPort),
        ("https://a.example:0/", InvalidPort),
        ("https://a.example:0443/", InvalidPort),
        ("https://a.example:65536/", InvalidPort),
        ("https://a.example:+80/", InvalidPort),
        ("https://a.example:80:80/", InvalidPort),
        ("https://a.example/a/../b", DotSegment),
        ("https://a.example/a/.%2E/b", DotSegment),
        ("https://a.example/%2e", DotSegment),
    ] {
        assert_eq!(Url::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn dots_that_mean_nothing_are_kept() {
    for text in [
        "https://a/...",
        "https://a/.well-known/x",
        "https://a/a..b",
        "https://a/%2ea",
    ] {
        assert!(Url::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn s11_only_https_and_loopback_are_secure() {
    for (text, secure) in [
        ("https://idp.example", true),
        ("http://localhost:3001", true),
        ("http://LOCALHOST", true),
        ("http://app.localhost:8080/x", true),
        ("http://127.0.0.1:3001", true),
        ("http://127.8.9.10", true),
        ("http://[::1]:3001", true),
        ("http://idp.example", false),
        ("http://localhost.example", false),
        ("http://notlocalhost", false),
        ("http://127.0.0.1.example", false),
        ("http://128.0.0.1", false),
        ("http://192.168.1.5", false),
        ("http://[::2]", false),
        ("http://[::ffff:127.0.0.1]", false),
    ] {
        assert_eq!(Url::parse(text).unwrap().is_secure(), secure, "{text}");
    }
}

#[test]
fn a_query_is_appended_and_the_fragment_dropped() {
    let pairs = [("a", "b c"), ("d", "e&f")];
    for (text, expected) in [
        ("https://a/x", "https://a/x?a=b+c&d=e%26f"),
        ("https://a/x?y=z#w", "https://a/x?y=z&a=b+c&d=e%26f"),
        ("https://a/x?", "https://a/x?a=b+c&d=e%26f"),
    ] {
        assert_eq!(Url::parse(text).unwrap().with_query(&pairs), expected);
    }
}
