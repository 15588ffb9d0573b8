use super::super::figure::{FIGURES, PHASES};
use super::*;

/// A run of which every figure is `value`.
pub(crate) fn journey_line(subject: &str, value: f64) -> String {
    let figures: Map<_, _> = FIGURES
        .iter()
        .map(|figure| (figure.key.to_owned(), json!(value)))
        .collect();
    json!({ "subject": subject, "run": 1, "figures": figures }).to_string()
}

/// One request in each phase.
pub(crate) fn requests_line(subject: &str) -> String {
    let requests: Map<_, _> = PHASES
        .iter()
        .map(|phase| (phase.key.to_owned(), json!(["POST /oidc/token"])))
        .collect();
    json!({ "subject": subject, "requests": requests }).to_string()
}

pub(crate) fn read(lines: &[String]) -> Findings {
    let mut findings = Findings::default();
    for line in lines {
        findings.read(line).unwrap();
    }
    findings
}

#[test]
fn runs_of_one_application_add_up() {
    let lines = [3.0, 1.0, 8.0].map(|value| journey_line("app", value));
    let findings = read(&lines);
    assert_eq!(findings.subjects(), [Subject::App]);
    assert_eq!(findings.median(Subject::App, "button_shown").unwrap(), 3.0);
    let error = findings.median(Subject::React, "button_shown").unwrap_err();
    assert_eq!(error.to_string(), "button_shown of react was not measured");
}

#[test]
fn requests_are_kept_by_application_and_phase() {
    let findings = read(&[
        requests_line("app"),
        r#"{"subject":"react","requests":{"warm":[]}}"#.to_owned(),
    ]);
    let warm = |subject| findings.requests(subject, "warm").unwrap();
    assert_eq!(warm(Subject::App), ["POST /oidc/token"]);
    assert!(warm(Subject::React).is_empty());
    assert!(findings.requests(Subject::React, "cold").is_err());
}

#[test]
fn micro_figures_and_tabs_are_read() {
    let findings = read(&[
        r#"{"micro":{"pkce":[3,1,2]}}"#.to_owned(),
        r#"{"subject":"react","tabs":{"tabs":50,"expired":true,"requests":9,"refreshes":3,"refused":2,"writes":0}}"#
            .to_owned(),
    ]);
    assert_eq!(findings.micro("pkce").unwrap(), 2.0);
    let [tabs] = findings.tabs[..] else {
        panic!("not one")
    };
    assert_eq!(
        (tabs.subject, tabs.tabs, tabs.refused),
        (Subject::React, 50, 2)
    );
    let json = findings.to_json().unwrap();
    assert_eq!(json["micro_microseconds"]["pkce"]["median"], 2.0);
    assert_eq!(json["tabs"][0]["refreshes"], 3);
}

#[test]
fn what_is_not_understood_is_shown() {
    for line in [
        "",
        "Run 1 of 9 …",
        "{}",
        r#"{"subject":"vue","figures":{}}"#,
        r#"{"subject":"app","figures":{"button_shown":null}}"#,
        r#"{"subject":"app","requests":{"warm":1}}"#,
        r#"{"micro":{"pkce":1}}"#,
        r#"{"subject":"app","tabs":{"tabs":1}}"#,
    ] {
        let error = Findings::default().read(line).unwrap_err();
        assert!(error.to_string().ends_with(line), "{error}");
    }
}
