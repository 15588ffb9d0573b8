//! What a browser keeps, and what stands in where it refuses: a record that
//! its area does not take goes to the next shorter-lived one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::client::Area;

/// How the key of a stand-in begins.
const STAND_IN: &str = "stand-in:";

/// One area: its records and the room it has.
#[derive(Default)]
pub(super) struct Records {
    pub(super) kept: RefCell<BTreeMap<String, String>>,
    pub(super) refused: Cell<bool>,
    /// How many bytes of keys and values fit; all of them if none is named.
    pub(super) quota: Cell<Option<usize>>,
}

impl Records {
    fn load(&self, key: &str) -> Option<String> {
        if self.refused.get() {
            return None;
        }
        self.kept.borrow().get(key).cloned()
    }

    /// Whether it was taken.
    fn save(&self, key: &str, value: &str) -> bool {
        let mut kept = self.kept.borrow_mut();
        let others = kept.iter().filter(|(known, _)| *known != key);
        let bytes: usize = others.map(|(key, value)| key.len() + value.len()).sum();
        let fits = self
            .quota
            .get()
            .is_none_or(|quota| bytes + key.len() + value.len() <= quota);
        if self.refused.get() || !fits {
            return false;
        }
        kept.insert(key.to_owned(), value.to_owned());
        true
    }

    fn remove(&self, key: &str) {
        if !self.refused.get() {
            self.kept.borrow_mut().remove(key);
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        if self.refused.get() {
            return Vec::new();
        }
        let kept = self.kept.borrow();
        let keys = kept.keys().filter_map(|key| key.strip_prefix(prefix));
        keys.map(ToOwned::to_owned).collect()
    }
}

/// The areas that a tab sees, the longest-lived first.
pub(super) struct Areas<'a>(pub(super) [(Area, &'a Records); 3]);

impl Areas<'_> {
    fn chain(&self, wanted: Area) -> impl Iterator<Item = (Area, &Records, String)> {
        let first = self.0.iter().position(|(area, _)| *area == wanted);
        self.0[first.unwrap_or(2)..].iter().map(move |(area, it)| {
            let prefix = if *area == wanted {
                String::new()
            } else {
                format!("{STAND_IN}{wanted:?}:")
            };
            (*area, *it, prefix)
        })
    }

    pub(super) fn load(&self, wanted: Area, key: &str) -> Option<String> {
        self.chain(wanted)
            .find_map(|(_, records, prefix)| records.load(&(prefix + key)))
    }

    pub(super) fn save(&self, wanted: Area, key: &str, value: Option<&str>) {
        let mut left_to_place = value;
        for (_, records, prefix) in self.chain(wanted) {
            let key = prefix + key;
            match left_to_place {
                Some(value) if records.save(&key, value) => left_to_place = None,
                _ => records.remove(&key),
            }
        }
    }

    pub(super) fn keys(&self, wanted: Area, prefix: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for (_, records, own) in self.chain(wanted) {
            let found = records.keys(&(own + prefix));
            keys.extend(found.into_iter().map(|rest| format!("{prefix}{rest}")));
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// The shortest-lived area that holds a stand-in for `wanted`; else the
    /// first that is not refused.
    pub(super) fn in_use(&self, wanted: Area) -> Area {
        let chain: Vec<_> = self.chain(wanted).collect();
        let stands_in = |(area, records, prefix): &&(Area, &Records, String)| {
            *area != wanted && !records.keys(prefix).is_empty()
        };
        let found = chain.iter().rev().find(stands_in);
        let found = found.or_else(|| chain.iter().find(|(_, records, _)| !records.refused.get()));
        found.map_or(Area::Memory, |(area, ..)| *area)
    }
}
