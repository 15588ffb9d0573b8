//! What happens to a session: the host's faults and the browser's, and a table of what they are
//! about.

use super::count::{Counts, Runner};
use super::journeys;
use super::session::{Failure, Session, all, count_and_read};
use anyhow::anyhow;
use std::cell::RefCell;
use std::fmt;
use std::process::Command;

/// Every row must be shown by a fault, and every fault belong to a row.
const ROWS: [&str; 18] = [
    "many tabs",
    "the holder of the lock goes away",
    "the asking page goes away",
    "a lost answer",
    "keys out of reach",
    "somebody else signs in",
    "signing out",
    "the network",
    "invalid_grant",
    "the clock",
    "sleep",
    "callbacks again",
    "two sign-ins at once",
    "storage",
    "plain http",
    "redirects without end",
    "in-app browsers",
    "anything at random",
];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    in_memory: usize,
    in_browser: usize,
    lost: usize,
}

#[derive(Clone, Copy)]
enum Place {
    Memory,
    Browser,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    rows: [Row; ROWS.len()],
    unknown: Vec<String>,
}

impl Table {
    /// `fault: <row> | <what was done> | <what happened> | sessions lost: <how many>`, perhaps
    /// after the name of the test. A fault that failed has none: its test says so.
    fn read(&mut self, line: &str, place: Place) {
        let Some((_, fault)) = line.split_once("fault: ") else {
            return;
        };
        let mut parts = fault.trim_end().split(" | ");
        let (Some(name), Some(lost)) = (parts.next(), parts.last()) else {
            return;
        };
        let Some(lost) = lost
            .strip_prefix("sessions lost: ")
            .and_then(|lost| lost.parse::<usize>().ok())
        else {
            return;
        };
        let Some(at) = ROWS.iter().position(|row| *row == name) else {
            self.unknown.push(name.to_owned());
            return;
        };
        let row = &mut self.rows[at];
        match place {
            Place::Memory => row.in_memory += 1,
            Place::Browser => row.in_browser += 1,
        }
        row.lost += lost;
    }

    fn problem(&self) -> Option<String> {
        let missing = ROWS.iter().zip(&self.rows);
        let missing = missing.filter(|(_, row)| row.in_memory + row.in_browser == 0);
        let missing: Vec<_> = missing.map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            return Some(format!("no fault has shown: {}", missing.join(", ")));
        }
        if !self.unknown.is_empty() {
            return Some(format!("no row is called {}", self.unknown.join(", ")));
        }
        let lost: usize = self.rows.iter().map(|row| row.lost).sum();
        (lost > 0).then(|| format!("{lost} sessions were lost"))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["fault", "in memory", "in browser", "sessions lost"];
        write!(
            f,
            "{:<34}  {:>9}  {:>10}  {:>13}",
            heads[0], heads[1], heads[2], heads[3]
        )?;
        for (name, row) in ROWS.iter().zip(&self.rows) {
            let Row {
                in_memory,
                in_browser,
                lost,
            } = row;
            write!(
                f,
                "\n{name:<34}  {in_memory:>9}  {in_browser:>10}  {lost:>13}"
            )?;
        }
        Ok(())
    }
}

/// # Errors
/// When a fault has cost a session, failed, or was not shown.
pub(crate) fn run(session: &Session) -> Result<Counts, Failure> {
    let table = RefCell::new(Table::default());
    let read = |command: Command, runner, place| {
        count_and_read(command, runner, |line| table.borrow_mut().read(line, place))
    };
    let line = "test --no-default-features --lib fault_ -- --nocapture --test-threads=1";
    let in_memory = read(session.cargo(line)?, Runner::Cargo, Place::Memory);
    let mut in_pages = journeys::command(session)?;
    in_pages.args(["--grep", "@fault"]).env("E2E_FAULTS", "1");
    let in_browser = read(in_pages, Runner::Playwright, Place::Browser);

    let table = table.into_inner();
    println!("\n{table}");
    let shown = table.problem().map_or(Ok(Counts::default()), |problem| {
        Err(Failure::from(anyhow!(problem)))
    });
    all([in_memory, in_browser, shown])
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHERS: Row = Row {
        in_memory: 1,
        in_browser: 0,
        lost: 0,
    };

    fn table() -> Table {
        Table {
            rows: [OTHERS; ROWS.len()],
            unknown: Vec::new(),
        }
    }

    #[test]
    fn lines_are_counted_by_row_and_place() {
        let mut table = Table::default();
        for line in [
            "test client::tests::faults::fault_x ... fault: sleep | a month | renewed | sessions lost: 0",
            "fault: sleep | a day: or | two | renewed | sessions lost: 0",
            "not a fault",
            "fault: sleep | it failed",
        ] {
            table.read(line, Place::Memory);
        }
        table.read(
            "fault: sleep | a night | renewed | sessions lost: 2\n",
            Place::Browser,
        );
        let expected = Row {
            in_memory: 2,
            in_browser: 1,
            lost: 2,
        };
        assert_eq!(table.rows[10], expected);
        assert!(table.to_string().contains("sleep"));
    }

    #[test]
    fn a_lost_session_a_missing_row_and_an_unknown_one_are_problems() {
        assert_eq!(table().problem(), None);
        let mut lost = table();
        lost.rows[3].lost = 1;
        assert_eq!(lost.problem().unwrap(), "1 sessions were lost");
        let mut missing = table();
        missing.rows[0] = Row::default();
        assert_eq!(missing.problem().unwrap(), "no fault has shown: many tabs");
        let mut unknown = table();
        unknown.read("fault: slip | a | b | sessions lost: 0", Place::Browser);
        assert_eq!(unknown.problem().unwrap(), "no row is called slip");
    }
}
