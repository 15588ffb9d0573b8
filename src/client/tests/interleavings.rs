//! The client under anything: random interleavings of tabs, calls, faults and
//! clocks, and after each step what must never be.
//!
//! A failure names its seed: `LOGTO_SEED=<seed> cargo test --no-default-features
//! interleavings` runs that case alone. `LOGTO_CASES` sets how many are run.

mod invariants;
mod step;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use step::{Draw, Step};
use world::World;

const CASES: u64 = 10_000;

#[test]
fn fault_random_interleavings_lose_no_session() {
    let asked = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    if let Some(seed) = asked("LOGTO_SEED") {
        return check(seed);
    }
    let cases = asked("LOGTO_CASES").unwrap_or(CASES);
    let mut steps = 0;
    for seed in 0..cases {
        check(seed);
        steps += Draw::of(seed).steps().len();
    }
    let row = super::faults::row::ANYTHING;
    println!(
        "fault: {row} | {cases} random cases, {steps} steps | all invariants held | sessions lost: 0"
    );
}

#[track_caller]
fn check(seed: u64) {
    let steps = Draw::of(seed).steps();
    let Err(first) = outcome(seed, &steps) else {
        return;
    };
    let (steps, what) = smallest(seed, steps, first);
    let steps: Vec<String> = steps.iter().map(|step| format!("  {step:?}")).collect();
    panic!(
        "{what}\nLOGTO_SEED={seed}, which comes down to:\n{}",
        steps.join("\n")
    );
}

fn outcome(seed: u64, steps: &[Step]) -> Result<(), String> {
    let run = || {
        let mut world = World::of(seed);
        for step in steps {
            world.take(step);
            world
                .check()
                .map_err(|what| format!("{what}, after {step:?}"))?;
        }
        world.come_to_rest()
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
        Err(format!("panic: {}", text.unwrap_or_default()))
    })
}

/// Leaves out every step that the failure does not need.
fn smallest(seed: u64, mut steps: Vec<Step>, mut what: String) -> (Vec<Step>, String) {
    let mut size = steps.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + size).min(steps.len()));
            match outcome(seed, &fewer) {
                Err(found) => (steps, what) = (fewer, found),
                Ok(()) => at += size,
            }
        }
        size /= 2;
    }
    (steps, what)
}
