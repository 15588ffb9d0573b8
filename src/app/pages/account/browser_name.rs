//! What people call the browser that describes itself by a user agent.

/// The first that is found, the more special before the more general.
const BROWSERS: [(&str, &str); 11] = [
    ("wxwork/", "WeCom"),
    ("MicroMessenger/", "WeChat"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungB", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Linux", "Linux"),
];

/// The browser and the system it runs on, joined by `on`; a user agent that
/// nobody knows is shown as it is, cut short.
pub(super) fn browser_name(agent: &str, on: fn(&str, &str) -> String) -> String {
    let find = |names: &[(&str, &'static str)]| {
        let (_, name) = names.iter().find(|(part, _)| agent.contains(part))?;
        Some(*name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => on(browser, system),
        (Some(browser), None) => browser.to_owned(),
        (None, _) => agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::browser_name;

    #[test]
    fn browsers_are_told_apart() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
                "Edge/Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari/iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; V2) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh",
                "WeCom/Android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox/Linux",
            ),
            ("curl/8.5.0", "curl/8.5.0"),
        ] {
            let name = browser_name(agent, |browser, system| [browser, "/", system].concat());
            assert_eq!(name, expected);
        }
        let long = "é".repeat(500);
        assert_eq!(
            browser_name(&long, |_, _| String::new()).chars().count(),
            60
        );
    }
}
