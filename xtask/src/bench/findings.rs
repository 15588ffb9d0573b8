//! What the driver found, a line of JSON each.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

use super::statistics::median;

/// Whom the figures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    App,
    /// The application built without what the release build may do without.
    Fallback,
    /// A page that does the least that any application must (`bench/least`): no application can be
    /// faster.
    Least,
    /// The React sample, which shows the ID token's claims.
    React,
    /// The React sample, which waits for userinfo as Logto's own sample does.
    ReactUserinfo,
}

impl Subject {
    pub(super) const ALL: [Self; 5] = [
        Self::App,
        Self::Fallback,
        Self::Least,
        Self::React,
        Self::ReactUserinfo,
    ];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Fallback => "fallback",
            Self::Least => "least",
            Self::React => "react",
            Self::ReactUserinfo => "react_userinfo",
        }
    }

    fn of(line: &Value) -> Result<Self> {
        let key = line["subject"].as_str().unwrap_or_default();
        let subject = Self::ALL.into_iter().find(|subject| subject.key() == key);
        subject.with_context(|| format!("`{key}` is none of the applications"))
    }
}

/// What it costs to open some tabs of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tabs {
    pub(super) subject: Subject,
    pub(super) tabs: u64,
    /// Whether the access token's time was over.
    pub(super) expired: bool,
    pub(super) requests: u64,
    pub(super) refreshes: u64,
    pub(super) refused: u64,
    pub(super) writes: u64,
}

#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Browser, conditions and number of runs.
    pub(super) circumstances: Value,
    samples: BTreeMap<Subject, BTreeMap<String, Vec<f64>>>,
    requests: BTreeMap<Subject, BTreeMap<String, Vec<String>>>,
    micro: BTreeMap<String, Vec<f64>>,
    pub(super) tabs: Vec<Tabs>,
}

impl Findings {
    /// # Errors
    /// When the line is not one of the driver's.
    pub(super) fn read(&mut self, line: &str) -> Result<()> {
        self.read_line(line)
            .with_context(|| format!("the bench said what is not understood: {line}"))
    }

    fn read_line(&mut self, line: &str) -> Result<()> {
        let line: Value = serde_json::from_str(line)?;
        if line["browser"].is_string() {
            self.circumstances = line;
        } else if let Some(figures) = line["figures"].as_object() {
            let subject = Subject::of(&line)?;
            let samples = self.samples.entry(subject).or_default();
            for (key, value) in figures {
                samples.entry(key.clone()).or_default().push(number(value)?);
            }
        } else if let Some(phases) = line["requests"].as_object() {
            let known = self.requests.entry(Subject::of(&line)?).or_default();
            for (phase, requests) in phases {
                known.insert(phase.clone(), texts(requests)?);
            }
        } else if let Some(figures) = line["micro"].as_object() {
            for (key, values) in figures {
                let values = values.as_array().context("no list of samples")?;
                let values = values.iter().map(number).collect::<Result<_>>()?;
                self.micro.insert(key.clone(), values);
            }
        } else if let Some(found) = line["tabs"].as_object() {
            self.tabs.push(tabs(Subject::of(&line)?, found)?);
        } else {
            bail!("it has none of browser, figures, requests, micro and tabs");
        }
        Ok(())
    }

    /// Those that were measured, in their order.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        self.samples.keys().copied().collect()
    }

    /// # Errors
    /// When it was not measured.
    pub(super) fn median(&self, subject: Subject, key: &str) -> Result<f64> {
        self.samples
            .get(&subject)
            .and_then(|samples| median(samples.get(key)?))
            .with_context(|| format!("{key} of {} was not measured", subject.key()))
    }

    /// The provider requests of a phase.
    ///
    /// # Errors
    /// When they were not listed.
    pub(super) fn requests(&self, subject: Subject, phase: &str) -> Result<&[String]> {
        self.requests
            .get(&subject)
            .and_then(|phases| phases.get(phase))
            .map(Vec::as_slice)
            .with_context(|| format!("the requests of {phase} of {} are missing", subject.key()))
    }

    pub(super) fn has_micro(&self) -> bool {
        !self.micro.is_empty()
    }

    /// # Errors
    /// When it was not measured.
    pub(super) fn micro(&self, key: &str) -> Result<f64> {
        let samples = self.micro.get(key).map_or(&[][..], Vec::as_slice);
        median(samples).with_context(|| format!("{key} was not measured"))
    }

    /// Every sample and every median, for machines.
    ///
    /// # Errors
    /// When something has no samples.
    pub(super) fn to_json(&self) -> Result<Value> {
        let summary = |samples: &[f64]| -> Result<Value> {
            let median = median(samples).context("something was not measured")?;
            Ok(json!({ "median": median, "samples": samples }))
        };
        let mut subjects = Map::new();
        for (subject, samples) in &self.samples {
            let mut figures = Map::new();
            for (key, samples) in samples {
                figures.insert(key.clone(), summary(samples)?);
            }
            let requests = self.requests.get(subject);
            subjects.insert(
                subject.key().to_owned(),
                json!({ "figures": figures, "requests": requests }),
            );
        }
        let mut micro = Map::new();
        for (key, samples) in &self.micro {
            micro.insert(key.clone(), summary(samples)?);
        }
        let tabs = self.tabs.iter().map(|found| {
            json!({
                "subject": found.subject.key(),
                "tabs": found.tabs,
                "expired": found.expired,
                "requests": found.requests,
                "refreshes": found.refreshes,
                "refused": found.refused,
                "writes": found.writes,
            })
        });
        Ok(json!({
            "circumstances": self.circumstances,
            "journey": subjects,
            "micro_microseconds": micro,
            "tabs": tabs.collect::<Vec<_>>(),
        }))
    }
}

fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("`{value}` is no number"))
}

fn texts(value: &Value) -> Result<Vec<String>> {
    let list = value.as_array().context("no list of requests")?;
    list.iter()
        .map(|text| text.as_str().map(str::to_owned).context("no request"))
        .collect()
}

fn tabs(subject: Subject, found: &Map<String, Value>) -> Result<Tabs> {
    let count = |key: &str| {
        let value = found.get(key).and_then(Value::as_u64);
        value.with_context(|| format!("`{key}` is no count"))
    };
    Ok(Tabs {
        subject,
        tabs: count("tabs")?,
        expired: found
            .get("expired")
            .and_then(Value::as_bool)
            .context("`expired` is missing")?,
        requests: count("requests")?,
        refreshes: count("refreshes")?,
        refused: count("refused")?,
        writes: count("writes")?,
    })
}

#[cfg(test)]
pub(super) mod tests;
