//! Locks that all tabs of one browser share.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use futures_channel::oneshot;

/// Who waits for which lock; a name that is there is held.
#[derive(Default)]
pub(super) struct Locks(RefCell<BTreeMap<String, VecDeque<oneshot::Sender<Held>>>>);

/// A lock is free again when this is dropped.
pub(super) struct Held {
    locks: Rc<Locks>,
    name: String,
}

impl Locks {
    /// Completes when the lock is held.
    pub(super) fn ask(self: &Rc<Self>, name: &str) -> oneshot::Receiver<Held> {
        let (sender, receiver) = oneshot::channel();
        let free = {
            let mut queues = self.0.borrow_mut();
            match queues.get_mut(name) {
                Some(queue) => {
                    queue.push_back(sender);
                    return receiver;
                }
                None => {
                    queues.insert(name.to_owned(), VecDeque::new());
                    Held {
                        locks: Rc::clone(self),
                        name: name.to_owned(),
                    }
                }
            }
        };
        // Fails only if the receiver is gone; then the lock is free again.
        let _ = sender.send(free);
        receiver
    }

    /// Whether anybody holds any lock.
    pub(super) fn is_any_held(&self) -> bool {
        !self.0.borrow().is_empty()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        loop {
            let next = {
                let mut queues = self.locks.0.borrow_mut();
                let next = queues.get_mut(&self.name).and_then(VecDeque::pop_front);
                if next.is_none() {
                    queues.remove(&self.name);
                }
                next
            };
            let Some(next) = next else { return };
            if next.is_canceled() {
                continue;
            }
            let held = Self {
                locks: Rc::clone(&self.locks),
                name: self.name.clone(),
            };
            match next.send(held) {
                Ok(()) => return,
                // Not dropped, which would recurse: tried with the next one.
                Err(held) => std::mem::forget(held),
            }
        }
    }
}
