//! How heavy the first view may be: growth is a decision, not an accident.

use super::first_view::{FirstView, Part, grouped};
use crate::repository;
use anyhow::{Context, Result, bail};
use std::fs;
use toml::{Table, Value};

const FILE: &str = "budget.toml";
pub(super) const COUNTED: [Part; 3] = [Part::Wasm, Part::JavaScript, Part::Html];

/// Bytes after compression.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Budget {
    limit: usize,
    /// Of what comes after the first view.
    then: usize,
    /// What each counted part weighed when the limit was set.
    recorded: [usize; 3],
}

impl Budget {
    /// # Errors
    /// When `budget.toml` is missing or incomplete.
    pub(crate) fn read() -> Result<Self> {
        let text = fs::read_to_string(repository::path(FILE))
            .with_context(|| format!("could not read {FILE}"))?;
        Self::parse(&text).with_context(|| format!("{FILE} cannot be used"))
    }

    fn parse(text: &str) -> Result<Self> {
        let table: Table = text.parse()?;
        let limit = bytes(&table, "first_view_brotli")?;
        let recorded = table
            .get("recorded")
            .and_then(Value::as_table)
            .context("it has no table [recorded]")?;
        let mut parts = [0; 3];
        for (slot, part) in parts.iter_mut().zip(COUNTED) {
            *slot = bytes(recorded, part.name())?;
        }
        Ok(Self {
            limit,
            then: bytes(&table, "then_brotli")?,
            recorded: parts,
        })
    }

    /// # Errors
    /// When the view is heavier than the limit; the error says what grew and how to allow it.
    pub(crate) fn check(&self, view: &FirstView) -> Result<()> {
        let now = COUNTED.map(|part| view.brotli(part));
        let sum: usize = now.iter().sum();
        if sum <= self.limit {
            println!(
                "Budget: wasm, js and html are {} of {} bytes.",
                grouped(sum),
                grouped(self.limit)
            );
            return self.check_then(view.brotli(Part::View));
        }
        let mut changes = Vec::new();
        for ((part, now), before) in COUNTED.iter().zip(now).zip(self.recorded) {
            if now != before {
                let (sign, change) = if now > before {
                    ("+", now - before)
                } else {
                    ("-", before - now)
                };
                changes.push(format!("{} {sign}{}", part.name(), grouped(change)));
            }
        }
        let [wasm, js, html] = now;
        bail!(
            "the first view is {} bytes, {} over the budget of {} (since that was set: {}). \
             Make it smaller or, if the growth is worth it, write in {FILE}:\n\n\
             first_view_brotli = {sum}\nthen_brotli = {}\n\n[recorded]\nwasm = {wasm}\njs = {js}\nhtml = {html}\n",
            grouped(sum),
            grouped(sum - self.limit),
            grouped(self.limit),
            changes.join(", "),
            self.then,
        );
    }

    fn check_then(&self, then: usize) -> Result<()> {
        if then <= self.then {
            println!(
                "What then comes is {} of {} bytes.",
                grouped(then),
                grouped(self.then)
            );
            return Ok(());
        }
        bail!(
            "what comes after the first view is {} bytes, {} over its budget of {}. \
             Make it smaller or, if the growth is worth it, write in {FILE}:\n\nthen_brotli = {then}\n",
            grouped(then),
            grouped(then - self.then),
            grouped(self.then),
        );
    }
}

fn bytes(table: &Table, key: &str) -> Result<usize> {
    table
        .get(key)
        .and_then(Value::as_integer)
        .and_then(|value| usize::try_from(value).ok())
        .with_context(|| format!("`{key}` must be a number of bytes"))
}

#[cfg(test)]
mod tests {
    use super::super::first_view::tests::weighing;
    use super::*;

    const TEXT: &str = "first_view_brotli = 90000\nthen_brotli = 50000\n[recorded]\nwasm = 80000\njs = 6000\nhtml = 2000\n";

    #[test]
    fn the_repository_has_a_budget() {
        Budget::read().unwrap();
    }

    #[test]
    fn exactly_the_limit_is_within_it() {
        let budget = Budget::parse(TEXT).unwrap();
        budget
            .check(&weighing(81_000, 7_000, 2_000, 50_000))
            .unwrap();
    }

    #[test]
    fn one_byte_more_names_what_grew_and_how_to_allow_it() {
        let budget = Budget::parse(TEXT).unwrap();
        let error = budget
            .check(&weighing(82_001, 6_000, 2_000, 0))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("90,001 bytes, 1 over the budget of 90,000"),
            "{error}"
        );
        assert!(error.contains("wasm +2,001"), "{error}");
        assert!(
            !error.contains("html -") && !error.contains("js +"),
            "{error}"
        );
        let (_, allowed) = error.split_once("budget.toml:\n").unwrap();
        Budget::parse(allowed)
            .unwrap()
            .check(&weighing(82_001, 6_000, 2_000, 0))
            .unwrap();
    }

    #[test]
    fn what_comes_after_has_a_limit_of_its_own() {
        let budget = Budget::parse(TEXT).unwrap();
        let error = budget.check(&weighing(1, 1, 1, 50_001)).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("1 over its budget of 50,000"), "{error}");
        assert!(error.contains("then_brotli = 50001"), "{error}");
    }

    #[test]
    fn a_budget_without_numbers_is_refused() {
        for text in [
            "",
            "first_view_brotli = 1",
            "first_view_brotli = 1\n[recorded]\nwasm=1\njs=1\nhtml=1",
            "first_view_brotli = -1\nthen_brotli = 1\n[recorded]\nwasm=1\njs=1\nhtml=1",
        ] {
            assert!(Budget::parse(text).is_err(), "{text}");
        }
    }
}
