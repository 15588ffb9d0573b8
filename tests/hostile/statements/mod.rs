//! Statements of SECURITY.md that only whole flows can show.

mod leaks;
mod request;
mod response;
mod session;
mod sign_out;
