//! wasm-opt, on one module or on many.

use crate::process;
use crate::search_path::SearchPath;
use anyhow::Result;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

/// Shrinks a module that comes in one piece, for whose bytes a person waits.
///
/// # Errors
/// When wasm-opt is missing or refuses the module.
pub(super) fn whole(path: &SearchPath, wasm: &Path) -> Result<()> {
    file(path, wasm, "-Oz")
}

/// Shrinks the parts of one, as many at once as the machine has cores: wasm-opt uses one. The
/// longest should come first.
///
/// What counts is how soon a part has run once: browsers compile each function when it is called for
/// the first time, so fewer and larger ones start sooner, and compressed they are hardly larger.
///
/// # Errors
/// As [`whole`], for the first of them that failed.
pub(super) fn parts(path: &SearchPath, modules: &[&Path]) -> Result<()> {
    on_each_core(modules, |wasm| file(path, wasm, "-O3"))
}

/// Which features the module may use stands in the module.
fn file(path: &SearchPath, wasm: &Path, level: &str) -> Result<()> {
    let mut wasm_opt = process::command(path, "wasm-opt")?;
    wasm_opt
        .args([level, "--converge", "--strip-producers"])
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    process::run(&mut wasm_opt)
}

/// Does `work` on all, or on those before the first that fails.
fn on_each_core<T: Sync>(all: &[T], work: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let waiting = Mutex::new(all.iter());
    let take = || waiting.lock().ok()?.next();
    let worker = || {
        while let Some(one) = take() {
            if let Err(error) = work(one) {
                // Nobody needs the rest.
                while take().is_some() {}
                return Err(error);
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores.min(all.len()))
            .map(|_| scope.spawn(worker))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn each_is_done_once() {
        let done = Mutex::new(Vec::new());
        on_each_core(&[3, 1, 2], |one| {
            done.lock().unwrap().push(*one);
            Ok(())
        })
        .unwrap();
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, [1, 2, 3]);
    }

    #[test]
    fn a_failure_is_told_and_ends_it() {
        let done = Mutex::new(0);
        let all: Vec<_> = (0..1000).collect();
        let result = on_each_core(&all, |one| {
            *done.lock().unwrap() += 1;
            if *one == 0 {
                bail!("the first is bad");
            }
            thread::sleep(std::time::Duration::from_millis(1));
            Ok(())
        });
        assert_eq!(result.unwrap_err().to_string(), "the first is bad");
        assert!(*done.lock().unwrap() < 1000);
    }
}
