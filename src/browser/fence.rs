//! What one holder of a lock has written, the next one reads.
//!
//! Each process of a browser keeps a copy of `localStorage` of its own and
//! hears of the others' writes later; the grant of a Web Lock may overtake
//! them, in Chromium as in Firefox. A tab that waited for a neighbour's renewal
//! would then read, and send, the refresh token which that has used up.
//!
//! So a holder numbers what it has written: the number is its last write, and
//! part of the name of a lock that its page holds for a while. Locks are the
//! same for all processes at any time; whoever comes next sees in them which
//! number to wait for.

use std::time::Duration;

use futures_channel::oneshot;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, Window};

use super::locks::LockManager;
use super::timer::{sleep, within};
use super::{js, storage};
use crate::client::Area;

const PREFIX: &str = "logto-fence:";

/// Writes take milliseconds to arrive. One that takes longer than this was
/// undone: somebody has cleared the site's data.
const LONGEST: Duration = Duration::from_secs(1);

/// A page that holds a lock is kept out of the back/forward cache.
const ANNOUNCED_FOR: Duration = Duration::from_secs(5);

/// Dropping it tells the next holder what to wait for.
pub(super) struct Fence {
    locks: LockManager,
    name: String,
    announced: u64,
    writes: u32,
}

impl Fence {
    /// For the holder of the lock `name`; waits for what earlier ones wrote.
    pub(super) async fn reached(locks: LockManager, name: &str) -> Self {
        let announced = announced(&locks, name).await;
        let arrival = async {
            while read(name) < announced {
                written_elsewhere().await;
            }
        };
        let arrived = within(LONGEST, arrival).await.is_some();
        let writes = storage::writes();
        Self {
            locks,
            name: name.to_owned(),
            announced,
            // What did not arrive is to be replaced.
            writes: if arrived {
                writes
            } else {
                writes.wrapping_sub(1)
            },
        }
    }
}

impl Drop for Fence {
    fn drop(&mut self) {
        if storage::writes() == self.writes {
            return;
        }
        let number = read(&self.name).max(self.announced).saturating_add(1);
        let number = number.to_string();
        if storage::write(Area::Local, &[PREFIX, &self.name].concat(), &number) {
            announce(&self.locks, &[&self.name, "#", &number].concat());
        }
    }
}

/// The last number that a page which is still there has announced.
async fn announced(locks: &LockManager, name: &str) -> u64 {
    let Ok(asked) = locks.query() else { return 0 };
    let Ok(answer) = JsFuture::from(asked).await else {
        return 0;
    };
    let held = Reflect::get(&answer, &"held".into()).unwrap_or_default();
    let held = held.dyn_into::<Array>().unwrap_or_default();
    let numbers = held.iter().filter_map(|lock| {
        let lock = js::name(&lock);
        lock.strip_prefix(name)?.strip_prefix('#')?.parse().ok()
    });
    numbers.max().unwrap_or(0)
}

fn announce(locks: &LockManager, name: &str) {
    let granted = Closure::once_into_js(|_lock: JsValue| {
        Promise::new(&mut |settle, _| {
            spawn_local(async move {
                sleep(ANNOUNCED_FOR).await;
                let _ = settle.call0(&JsValue::UNDEFINED);
            });
        })
    });
    let options = Object::new();
    js::set(&options, "mode", "shared");
    if let Ok(request) = locks.request(name, &options, &granted) {
        // One that is denied is no news.
        spawn_local(async move { drop(JsFuture::from(request).await) });
    }
}

fn read(name: &str) -> u64 {
    let number = storage::read(Area::Local, &[PREFIX, name].concat());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Completes when another tab's write has arrived here. Timers would do, but
/// tabs in the background have only slow ones.
async fn written_elsewhere() {
    struct Ear(Window, Closure<dyn FnMut(Event)>);

    impl Drop for Ear {
        fn drop(&mut self) {
            let Self(window, heard) = self;
            let heard = heard.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("storage", heard);
        }
    }

    let Some(window) = web_sys::window() else {
        return std::future::pending().await;
    };
    let (sender, arrived) = oneshot::channel::<()>();
    let ear = Ear(window, Closure::once(move |_| drop(sender)));
    let heard = ear.1.as_ref().unchecked_ref();
    let _ = ear.0.add_event_listener_with_callback("storage", heard);
    // The sender's end is all it says.
    let _: Result<(), _> = arrived.await;
}
