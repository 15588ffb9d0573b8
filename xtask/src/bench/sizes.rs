//! What the examples weigh: the least that sign-in costs an application.

use crate::build::{self, first_view};
use crate::process;
use crate::repository;
use crate::setup::Tools;
use crate::test::EXAMPLES;
use anyhow::Result;
use first_view::{FirstView, Part, grouped};

/// Builds each as its reader would, in this repository's release profile, and prints what a browser
/// loads of it.
///
/// # Errors
/// When one does not build.
pub(super) fn run(tools: &Tools) -> Result<()> {
    let mut table = format!(
        "\nWhat the examples weigh, in bytes after Brotli 11\n\n  {:<12}  {:>9}  {:>9}  {:>9}\n",
        "example", "wasm", "js", "together"
    );
    for name in EXAMPLES {
        let dist = repository::path(&format!("target/bench/examples/{name}"));
        let mut trunk = process::command(&tools.path, "trunk")?;
        trunk
            .args(["build", "--release", "--dist"])
            .arg(&dist)
            .current_dir(repository::path(&format!("examples/{name}")));
        build::trunk_environment(&mut trunk);
        process::run(&mut trunk)?;
        let view = FirstView::measure(&dist, &[Part::Wasm, Part::JavaScript])?;
        let (wasm, js) = (view.brotli(Part::Wasm), view.brotli(Part::JavaScript));
        let [wasm, js, both] = [wasm, js, wasm + js].map(grouped);
        table.push_str(&format!("  {name:<12}  {wasm:>9}  {js:>9}  {both:>9}\n"));
    }
    print!("{table}");
    Ok(())
}
