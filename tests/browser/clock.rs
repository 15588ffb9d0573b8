//! Time as data: a page's clock and timers, moved by the test.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;

use futures_util::future::poll_immediate;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::js::{call, construct, get, set, window};
use super::shadow::{Shadow, function};

#[derive(Default)]
struct Alarms {
    now: Cell<f64>,
    last_id: Cell<u32>,
    /// By due time and id.
    pending: RefCell<BTreeMap<(u64, u32), Alarm>>,
}

struct Alarm {
    ring: Function,
    /// Of those that repeat.
    period: Option<f64>,
}

impl Alarms {
    fn add(&self, id: u32, delay: f64, ring: JsValue, repeats: bool) {
        let delay = delay.max(1.0);
        let due = (self.now.get() + delay) as u64;
        let alarm = Alarm {
            ring: ring.into(),
            period: repeats.then_some(delay),
        };
        self.pending.borrow_mut().insert((due, id), alarm);
    }

    /// Jumps to the next alarm.
    fn ring(&self) {
        let Some(((due, id), alarm)) = self.pending.borrow_mut().pop_first() else {
            return;
        };
        self.now.set(self.now.get().max(due as f64));
        if let Some(period) = alarm.period {
            self.add(id, period, alarm.ring.clone().into(), true);
        }
        alarm.ring.call0(&JsValue::UNDEFINED).unwrap();
    }
}

/// Holds a page's clock still, except while [`Clock::run`] moves it.
pub(super) struct Clock {
    alarms: Rc<Alarms>,
    _shadows: [Shadow; 4],
}

impl Clock {
    pub(super) fn stop() -> Self {
        let alarms = Rc::new(Alarms::default());
        alarms.now.set(js_sys::Date::now());

        let setter = |repeats| {
            let alarms = Rc::clone(&alarms);
            function(move |ring, delay, _| {
                let id = alarms.last_id.get() + 1;
                alarms.last_id.set(id);
                alarms.add(id, delay.as_f64().unwrap(), ring, repeats);
                Ok(id.into())
            })
        };
        let cleared = Rc::clone(&alarms);
        let clear = function(move |id, _, _| {
            let mut pending = cleared.pending.borrow_mut();
            pending.retain(|(_, known), _| Some(f64::from(*known)) != id.as_f64());
            Ok(JsValue::UNDEFINED)
        });
        let read = Rc::clone(&alarms);
        let now = function(move |_, _, _| Ok(read.now.get().into()));

        let window = window();
        let shadows = [
            Shadow::value(&window, "setTimeout", setter(false)),
            Shadow::value(&window, "setInterval", setter(true)),
            Shadow::value(&window, "clearTimeout", clear),
            Shadow::value(&get(&window, "Date"), "now", now),
        ];
        Self {
            alarms,
            _shadows: shadows,
        }
    }

    pub(super) fn now(&self) -> f64 {
        self.alarms.now.get()
    }

    pub(super) fn jump(&self, millis: f64) {
        self.alarms.now.set(self.now() + millis);
    }

    /// How many alarms are set.
    pub(super) fn pending(&self) -> usize {
        self.alarms.pending.borrow().len()
    }

    /// Runs `work` to its end. Whenever everything waits, time jumps to the
    /// next alarm.
    pub(super) async fn run<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        loop {
            if let Some(outcome) = poll_immediate(work.as_mut()).await {
                return outcome;
            }
            let waiting = self.alarms.last_id.get();
            idle().await;
            // Nothing that became ready may have set an alarm of its own.
            if waiting == self.alarms.last_id.get() {
                self.alarms.ring();
            }
        }
    }
}

/// Returns when the page has nothing else to do.
async fn idle() {
    let channel = construct("MessageChannel", &[]);
    let arrived = Promise::new(&mut |resolve, _| {
        set(&get(&channel, "port1"), "onmessage", resolve);
    });
    call(&get(&channel, "port2"), "postMessage", &[JsValue::NULL]);
    JsFuture::from(arrived).await.unwrap();
}
