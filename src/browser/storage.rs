//! Web storage, and what stands in where a browser refuses it.
//!
//! Browsers refuse storage in several ways: the getter throws (blocked site
//! data, sandboxed frames), it is `null` (disabled in a web view), or `setItem`
//! throws (full, or private browsing). A record that its area does not take
//! goes to the next shorter-lived one: local, session, this page's memory. It
//! is looked for in the same order, so a record that the wanted area holds
//! always wins over a stand-in.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use web_sys::Storage;

use super::js;
use crate::client::{Area, PlatformError};

/// How the keys begin that belong to this layer and not to the client's store:
/// leases, fences, probes and stand-ins.
pub(super) const OWN_PREFIX: &str = "logto-";

const PROBE: &str = "logto-probe";

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    /// Whether the last write to local and to session storage was taken.
    static TAKES_WRITES: Cell<[bool; 2]> = const { Cell::new([false; 2]) };
    static WRITES: Cell<u32> = const { Cell::new(0) };
}

pub(super) fn load(wanted: Area, key: &str) -> Option<String> {
    let held = |&area: &Area| read(area, &key_in(area, wanted, key));
    chain(wanted).iter().find_map(held)
}

/// How often this page has written to or removed from local storage.
pub(super) fn writes() -> u32 {
    WRITES.get()
}

/// Fails only where a stale value can neither be overwritten nor removed: a
/// stand-in would be hidden behind it.
pub(super) fn save(wanted: Area, key: &str, value: Option<&str>) -> Result<(), PlatformError> {
    let mut left_to_place = value;
    for &area in chain(wanted) {
        let key = key_in(area, wanted, key);
        match left_to_place {
            Some(value) if write(area, &key, value) => left_to_place = None,
            _ => remove(area, &key)?,
        }
    }
    Ok(())
}

/// The keys that begin with `prefix`, wherever their records are held.
pub(super) fn keys(wanted: Area, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for &area in chain(wanted) {
        let sought = key_in(area, wanted, prefix);
        let own = sought.len() - prefix.len();
        for key in list(area) {
            if key.starts_with(&*sought) && !found.iter().any(|known| *known == key[own..]) {
                found.push(key[own..].to_owned());
            }
        }
    }
    found
}

/// The shortest-lived area that holds a stand-in for `wanted`; else the first
/// that takes writes.
pub(super) fn area_in_use(wanted: Area) -> Area {
    let stands_in = |&&area: &&Area| {
        let own = key_in(area, wanted, "");
        area != wanted && list(area).iter().any(|key| key.starts_with(&*own))
    };
    let chain = chain(wanted);
    let found = chain.iter().rev().find(stands_in);
    let found = found.or_else(|| chain.iter().find(|&&area| takes_writes(area)));
    found.copied().unwrap_or(Area::Memory)
}

/// The areas that may hold a record of `wanted`, in order of preference.
const fn chain(wanted: Area) -> &'static [Area] {
    match wanted {
        Area::Local => &[Area::Local, Area::Session, Area::Memory],
        Area::Session => &[Area::Session, Area::Memory],
        Area::Memory => &[Area::Memory],
    }
}

/// A stand-in has a key of its own: it must not be taken for a record that
/// belongs where it is held.
fn key_in(area: Area, wanted: Area, key: &str) -> Cow<'_, str> {
    if area == wanted {
        return Cow::Borrowed(key);
    }
    let home = if wanted == Area::Local {
        "local:"
    } else {
        "session:"
    };
    Cow::Owned([OWN_PREFIX, home, key].concat())
}

/// The browser's storage. The getter throws where it is refused, and
/// gloo-storage panics there, so it is asked only after the getter answered.
fn open(area: Area) -> Option<Storage> {
    let window = web_sys::window()?;
    match area {
        Area::Local => window.local_storage().ok()?.map(|_| LocalStorage::raw()),
        Area::Session => window
            .session_storage()
            .ok()?
            .map(|_| SessionStorage::raw()),
        Area::Memory => None,
    }
}

pub(super) fn read(area: Area, key: &str) -> Option<String> {
    if area != Area::Memory {
        return open(area)?.get_item(key).ok()?;
    }
    MEMORY.with_borrow(|records| {
        let (_, value) = records.iter().find(|(known, _)| known == key)?;
        Some(value.clone())
    })
}

/// Whether the area took the value.
pub(super) fn write(area: Area, key: &str, value: &str) -> bool {
    let taken = match area {
        Area::Memory => {
            remember(key, Some(value));
            true
        }
        _ => open(area).is_some_and(|storage| storage.set_item(key, value).is_ok()),
    };
    note_write(area, taken);
    count(area);
    taken
}

fn remove(area: Area, key: &str) -> Result<(), PlatformError> {
    if area == Area::Memory {
        remember(key, None);
    } else if let Some(storage) = open(area) {
        storage
            .remove_item(key)
            .map_err(|thrown| PlatformError::Storage(js::message(&thrown)))?;
        count(area);
    }
    Ok(())
}

fn count(area: Area) {
    if area == Area::Local {
        WRITES.set(WRITES.get().wrapping_add(1));
    }
}

fn remember(key: &str, value: Option<&str>) {
    MEMORY.with_borrow_mut(|records| {
        records.retain(|(known, _)| known != key);
        if let Some(value) = value {
            records.push((key.to_owned(), value.to_owned()));
        }
    });
}

fn list(area: Area) -> Vec<String> {
    if area == Area::Memory {
        return MEMORY.with_borrow(|records| records.iter().map(|(key, _)| key.clone()).collect());
    }
    let Some(storage) = open(area) else {
        return Vec::new();
    };
    let length = storage.length().unwrap_or(0);
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .collect()
}

/// Asks by writing only until a write was taken: every write wakes the other
/// tabs.
fn takes_writes(area: Area) -> bool {
    let Some(known) = TAKES_WRITES.get().get(area as usize).copied() else {
        return true;
    };
    let proven = known && open(area).is_some();
    proven || (write(area, PROBE, "") && remove(area, PROBE).is_ok())
}

fn note_write(area: Area, taken: bool) {
    let mut all = TAKES_WRITES.get();
    if let Some(known) = all.get_mut(area as usize) {
        *known = taken;
        TAKES_WRITES.set(all);
    }
}
