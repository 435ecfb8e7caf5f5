//! The programs of `tests/bench/exploreMeasure.ts`, written for loom and for shuttle: how many executions each needs.
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

/// Runs until loom has seen every execution, and the different results.
fn loom_counter() -> (usize, usize) {
    let runs = Arc::new(AtomicUsize::new(0));
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let (count, results) = (runs.clone(), seen.clone());
    loom::model(move || {
        use loom::sync::atomic::{AtomicU32, Ordering::SeqCst as Order};
        count.fetch_add(1, SeqCst);
        let n = loom::sync::Arc::new(AtomicU32::new(1));
        let (a, b) = (n.clone(), n.clone());
        let first = loom::thread::spawn(move || {
            let v = a.load(Order);
            a.store(v * 2, Order);
        });
        let second = loom::thread::spawn(move || {
            let v = b.load(Order);
            b.store(v + 3, Order);
        });
        first.join().unwrap();
        second.join().unwrap();
        results.lock().unwrap().insert(n.load(Order));
    });
    (runs.load(SeqCst), seen.lock().unwrap().len())
}

/// Two locks taken in opposite orders; says so at the start of each execution, because a deadlock ends the process.
fn loom_locks() {
    loom::model(|| {
        use loom::sync::{Arc, Mutex};
        println!("execution");
        let (a, b) = (Arc::new(Mutex::new(1)), Arc::new(Mutex::new(2)));
        let (a2, b2) = (a.clone(), b.clone());
        let other = loom::thread::spawn(move || {
            let x = a2.lock().unwrap();
            let y = b2.lock().unwrap();
            assert_eq!(*x + *y, 3);
        });
        {
            let y = b.lock().unwrap();
            let x = a.lock().unwrap();
            assert_eq!(*x + *y, 3);
        }
        other.join().unwrap();
    });
}

fn shuttle_locks() {
    let run = || {
        use shuttle::sync::{Arc, Mutex};
        println!("execution");
        let (a, b) = (Arc::new(Mutex::new(1)), Arc::new(Mutex::new(2)));
        let (a2, b2) = (a.clone(), b.clone());
        let other = shuttle::thread::spawn(move || {
            let x = a2.lock().unwrap();
            let y = b2.lock().unwrap();
            assert_eq!(*x + *y, 3);
        });
        {
            let y = b.lock().unwrap();
            let x = a.lock().unwrap();
            assert_eq!(*x + *y, 3);
        }
        other.join().unwrap();
    };
    shuttle::check_random(run, 10_000);
}

/// Executions until a program of this file, run in a process of its own, meets its deadlock.
fn until_deadlock(name: &str) -> String {
    let this = std::env::current_exe().expect("a program knows its own file");
    let ran = std::process::Command::new(this).arg(name).output().expect("it can be started again");
    let executions = String::from_utf8_lossy(&ran.stdout).matches("execution\n").count();
    if ran.status.success() { format!("no deadlock in {executions} executions") } else { format!("deadlock in execution {executions}") }
}

/// The different results shuttle's random scheduler meets in `iterations` executions.
fn shuttle_counter(iterations: usize) -> usize {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let results = seen.clone();
    shuttle::check_random(
        move || {
            use shuttle::sync::atomic::{AtomicU32, Ordering::SeqCst as Order};
            let n = shuttle::sync::Arc::new(AtomicU32::new(1));
            let (a, b) = (n.clone(), n.clone());
            let first = shuttle::thread::spawn(move || {
                let v = a.load(Order);
                a.store(v * 2, Order);
            });
            let second = shuttle::thread::spawn(move || {
                let v = b.load(Order);
                b.store(v + 3, Order);
            });
            first.join().unwrap();
            second.join().unwrap();
            results.lock().unwrap().insert(n.load(Order));
        },
        iterations,
    );
    seen.lock().unwrap().len()
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("loom-locks") => loom_locks(),
        Some("shuttle-locks") => shuttle_locks(),
        _ => {
            let (runs, results) = loom_counter();
            println!("loom, two threads, one atomic: {runs} executions, {results} results");
            println!("shuttle, two threads, one atomic: {} results in 10,000 executions", shuttle_counter(10_000));
            println!("loom, two locks: {}", until_deadlock("loom-locks"));
            println!("shuttle, two locks: {}", until_deadlock("shuttle-locks"));
        }
    }
}
