//! The project's own commands: `cargo xtask setup | dev | build | connect | test | bench`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its standard output"
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a test says by panicking that it fails"
    )
)]

mod bench;
mod build;
mod cli;
mod config_file;
mod connect;
mod dev;
#[cfg(test)]
mod documents;
mod post_build;
mod process;
mod repository;
mod search_path;
mod setup;
mod styles;
mod test;

use cli::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    match cli::parse(std::env::args_os().skip(1))? {
        Command::Help(text) => {
            print!("{text}");
            Ok(())
        }
        Command::Setup(purpose) => setup::run(purpose),
        Command::Dev(options) => dev::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Connect(options) => connect::run(&options),
        Command::Test(suites) => test::run(&suites),
        Command::Bench(options) => bench::run(&options),
        Command::PreBuild => styles::join(),
        Command::PostBuild => post_build::run(),
    }
}
