//! What the world does to a session, and that no session is lost by it which
//! the server did not end. One line is printed for each fault.

mod clock;
mod copies;
mod network;
mod people;
pub(super) mod row;
mod storage;
mod tabs;

use crate::client::{Client, Session};
use crate::memory::MemoryTab;

/// Counts the sessions lost among `clients`, prints the line, and allows none.
#[track_caller]
fn none_lost(row: &str, done: &str, happened: &str, clients: &[&Client<MemoryTab>]) {
    let lost = clients
        .iter()
        .filter(|client| client.session().user().is_none())
        .count();
    println!("fault: {row} | {done} | {happened} | sessions lost: {lost}");
    assert_eq!(lost, 0, "{done}");
}

/// As [`none_lost`], where the server or the person has ended the session.
#[track_caller]
fn ended(
    row: &str,
    done: &str,
    happened: &str,
    clients: &[&Client<MemoryTab>],
    expected: &Session,
) {
    for client in clients {
        assert_eq!(client.session(), *expected, "{done}");
    }
    println!("fault: {row} | {done} | {happened} | sessions lost: 0");
}
