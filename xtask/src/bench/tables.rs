//! What a person reads: medians, ratios and whether they are as wanted.

use super::figure::{FIGURES, Figure, MICROS, PHASES, Phase, Unit};
use super::findings::{Findings, Subject};
use super::statistics::ratio;
use anyhow::Result;
use std::fmt::Write;

/// Fewer runs than this leave the medians to chance.
const ENOUGH_RUNS: u64 = 9;

const SAMPLES: [Subject; 2] = [Subject::React, Subject::ReactUserinfo];

/// # Errors
/// When something was not measured.
pub(super) fn of(findings: &Findings) -> Result<String> {
    let mut text = format!("\n{}\n", circumstances(findings));
    let subjects = findings.subjects();
    if subjects.contains(&Subject::App) {
        text.push_str(&journey(findings, &subjects)?);
        text.push_str(&requests(findings, &subjects)?);
    }
    if findings.has_micro() {
        let mut rows = vec![vec![
            "the library by itself".to_owned(),
            "median".to_owned(),
        ]];
        for micro in MICROS {
            let duration = microseconds(findings.micro(micro.key)?);
            rows.push(vec![micro.label.to_owned(), duration]);
        }
        text.push_str(&aligned(&rows));
    }
    text.push_str(&tabs(findings));
    Ok(text)
}

fn circumstances(findings: &Findings) -> String {
    let of = &findings.circumstances;
    let conditions = &of["conditions"];
    let runs = of["runs"].as_u64().unwrap_or_default();
    let mut text = format!(
        "{}, CPU slowed {} times, {} ms latency, {} Mbit/s; {runs} runs of each, in turn.",
        of["browser"].as_str().unwrap_or("An unknown browser"),
        conditions["cpu"],
        conditions["latency"],
        conditions["megabits"],
    );
    if runs < ENOUGH_RUNS {
        let _ = write!(text, " Take {ENOUGH_RUNS} or more to rely on the ratios.");
    }
    text
}

fn journey(findings: &Findings, subjects: &[Subject]) -> Result<String> {
    let ours = |subject: &&Subject| !SAMPLES.contains(subject);
    let mut head = vec!["median".to_owned()];
    head.extend(subjects.iter().map(|subject| title(*subject).to_owned()));
    for sample in SAMPLES {
        for subject in subjects.iter().filter(ours) {
            head.push(format!("{} / {}", title(*subject), title(sample)));
        }
    }
    head.push("wanted".to_owned());
    let mut rows = vec![head];
    for figure in FIGURES {
        let mut row = vec![figure.label.to_owned()];
        for subject in subjects {
            row.push(shown(figure, findings.median(*subject, figure.key)?));
        }
        for sample in SAMPLES {
            let theirs = findings.median(sample, figure.key)?;
            for subject in subjects.iter().filter(ours) {
                let ours = findings.median(*subject, figure.key)?;
                row.push(judged(ratio(ours, theirs), figure.target));
            }
        }
        row.push(
            figure
                .target
                .map_or(String::new(), |most| format!("≤ {most:.1}")),
        );
        rows.push(row);
    }
    Ok(aligned(&rows))
}

fn requests(findings: &Findings, subjects: &[Subject]) -> Result<String> {
    let mut text = String::from("\nprovider requests\n");
    for phase in PHASES {
        let _ = writeln!(text, "  {}{}", phase.label, wanted(phase));
        for subject in subjects {
            let requests = findings.requests(*subject, phase.key)?;
            let listed = if requests.is_empty() {
                String::new()
            } else {
                format!(": {}", requests.join(", "))
            };
            let _ = writeln!(
                text,
                "    {:<17}{}{listed}",
                title(*subject),
                requests.len()
            );
        }
    }
    Ok(text)
}

fn wanted(phase: Phase) -> String {
    phase
        .most
        .map_or(String::new(), |most| format!(" (wanted: at most {most})"))
}

fn tabs(findings: &Findings) -> String {
    if findings.tabs.is_empty() {
        return String::new();
    }
    let head = [
        "tabs opened at once",
        "",
        "requests",
        "refreshes",
        "refused",
        "writes",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for found in &findings.tabs {
        let token = if found.expired {
            ", access token expired"
        } else {
            ""
        };
        rows.push(vec![
            format!("{} of one session{token}", found.tabs),
            title(found.subject).to_owned(),
            found.requests.to_string(),
            found.refreshes.to_string(),
            found.refused.to_string(),
            found.writes.to_string(),
        ]);
    }
    aligned(&rows)
}

fn title(subject: Subject) -> &'static str {
    match subject {
        Subject::App => "Leptos",
        Subject::Fallback => "fall-back",
        Subject::Least => "least",
        Subject::React => "React",
        Subject::ReactUserinfo => "React + userinfo",
    }
}

fn shown(figure: Figure, value: f64) -> String {
    match figure.unit {
        Unit::Milliseconds => format!("{value:.0} ms"),
        Unit::Kilobytes => format!("{:.1} kB", value / 1000.0),
    }
}

fn microseconds(value: f64) -> String {
    if value < 1000.0 {
        format!("{value:.0} µs")
    } else {
        format!("{:.1} ms", value / 1000.0)
    }
}

fn judged(ratio: Option<f64>, most: Option<f64>) -> String {
    let Some(ratio) = ratio else {
        return "more than none".to_owned();
    };
    match most {
        None => format!("{ratio:.2}  "),
        Some(most) if ratio <= most => format!("{ratio:.2} ✓"),
        Some(_) => format!("{ratio:.2} ✗"),
    }
}

/// The first column to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let mut text = String::from("\n");
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = if column == 0 {
                write!(line, "{cell:<width$}")
            } else {
                write!(line, "  {cell:>width$}")
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::findings::tests::{journey_line, read, requests_line};
    use super::*;

    #[test]
    fn ratios_are_of_medians_and_judged() {
        let lines = [
            r#"{"browser":"Chromium 1","conditions":{"cpu":4,"latency":100,"megabits":6.4},"runs":2}"#.to_owned(),
            journey_line("app", 100.0),
            journey_line("app", 300.0),
            journey_line("react", 400.0),
            journey_line("react_userinfo", 100.0),
            requests_line("app"),
            requests_line("react"),
            requests_line("react_userinfo"),
        ];
        let text = of(&read(&lines)).unwrap();
        let row = |label: &str| text.lines().find(|line| line.starts_with(label)).unwrap();
        let cells = |label| row(label).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            cells("cold click").ends_with("200 ms 400 ms 100 ms 0.50 ✓ 2.00 ✗ ≤ 0.6"),
            "{text}"
        );
        assert!(cells("button shown").ends_with("0.50 2.00"), "{text}");
        assert!(text.contains("Take 9 or more"), "{text}");
    }

    #[test]
    fn what_exceeds_nothing_has_no_ratio() {
        assert_eq!(judged(None, Some(1.0)), "more than none");
        assert_eq!(judged(Some(1.0), Some(1.0)), "1.00 ✓");
        assert_eq!(judged(Some(1.01), Some(1.0)), "1.01 ✗");
    }

    #[test]
    fn requests_are_listed_by_phase() {
        let subjects = ["app", "react", "react_userinfo"];
        let lines = subjects.map(|subject| [journey_line(subject, 1.0), requests_line(subject)]);
        let lines = lines.concat();
        let text = of(&read(&lines)).unwrap();
        assert!(
            text.contains("Leptos           1: POST /oidc/token"),
            "{text}"
        );
        assert!(text.contains("(wanted: at most 0)"), "{text}");
    }

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["a", "10 µs"], ["bcd", "9"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(aligned(&rows), "\na    10 µs\nbcd      9\n");
    }
}
