//! A task that makes no progress while its tab is frozen.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Whether a tab is frozen, and whom to wake when it is thawed.
#[derive(Default)]
pub(super) struct Frost {
    frozen: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Frost {
    pub(super) fn freeze(&self) {
        self.frozen.set(true);
    }

    pub(super) fn thaw(&self) {
        self.frozen.set(false);
        for waker in self.waiting.take() {
            waker.wake();
        }
    }

    pub(super) fn is_frozen(&self) -> bool {
        self.frozen.get()
    }
}

/// The task, behind the frost of its tab.
pub(super) struct Gated {
    pub(super) frost: Rc<Frost>,
    pub(super) task: Pin<Box<dyn Future<Output = ()>>>,
}

impl Future for Gated {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.frost.is_frozen() {
            let waker = context.waker().clone();
            self.frost.waiting.borrow_mut().push(waker);
            return Poll::Pending;
        }
        self.task.as_mut().poll(context)
    }
}
