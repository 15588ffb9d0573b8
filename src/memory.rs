//! A browser in memory, so that sign-in can be tested without one.
//!
//! Time stands still until everything waits, then it jumps to the next thing
//! that happens: a test never sleeps, and a deadline of a minute costs
//! nothing.
//!
//! ```
//! use leptos_logto::memory::{MemoryBrowser, Reply};
//! use leptos_logto::{Client, Config, Reason, Session};
//!
//! let browser = MemoryBrowser::default();
//! browser.answer(|_request| Reply::Fail);
//! let config = Config::new("https://logto.test/", "app")?.with_base("https://app.test/")?;
//! let client = Client::new(config, browser.tab())?;
//! assert_eq!(client.session(), Session::SignedOut { reason: Reason::New });
//! # Ok::<(), leptos_logto::ConfigError>(())
//! ```

mod fake_session;
mod gate;
mod locks;
mod storage;
mod tab;
mod timers;
mod world;

pub use tab::MemoryTab;
pub use world::{MemoryBrowser, Reply};
