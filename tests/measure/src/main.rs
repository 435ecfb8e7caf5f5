//! Measures one thing per process, so that no measurement sees the memory of another, and prints it as one number:
//! `measure memory-thread | memory-thread-kernel | memory-task | memory-future | start-thread | start-task | turn-thread | turn-task`
//! Memory is in bytes for each one that waits; times are in nanoseconds for each start, or each round trip.
use std::sync::{Arc, Barrier, mpsc};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

const THREADS: usize = 4_000;
const TASKS: usize = 100_000;

/// A number of a file below /proc whose line starts with `name`, in bytes.
fn kib(file: &str, name: &str) -> f64 {
    let text = std::fs::read_to_string(file).expect("this needs Linux");
    let line = text.lines().find(|l| l.starts_with(name)).expect("no such line");
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0
}

fn resident() -> f64 {
    kib("/proc/self/status", "VmRSS:")
}

fn kernel_stacks() -> f64 {
    kib("/proc/meminfo", "KernelStack:")
}

/// What `count` threads that wait take, by `measure`, for each of them.
fn waiting_threads(measure: fn() -> f64) -> f64 {
    let gate = Arc::new(Barrier::new(THREADS + 1));
    let arrived = Arc::new(Barrier::new(THREADS + 1));
    let before = measure();
    let handles: Vec<_> = (0..THREADS)
        .map(|_| {
            let (gate, arrived) = (gate.clone(), arrived.clone());
            std::thread::spawn(move || {
                arrived.wait();
                gate.wait();
            })
        })
        .collect();
    arrived.wait();
    std::thread::sleep(Duration::from_millis(300));
    let each = (measure() - before) / THREADS as f64;
    gate.wait();
    for handle in handles {
        handle.join().unwrap();
    }
    each
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap()
}

async fn nap() {
    tokio::time::sleep(Duration::from_secs(3600)).await;
}

fn waiting_tasks() -> f64 {
    let runtime = runtime();
    runtime.block_on(async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let before = resident();
        for _ in 0..TASKS {
            tokio::spawn(nap());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        (resident() - before) / TASKS as f64
    })
}

/// The shortest of several rounds, in nanoseconds for each of `count`.
fn best(count: usize, mut round: impl FnMut()) -> f64 {
    (0..5)
        .map(|_| {
            let begun = Instant::now();
            round();
            begun.elapsed().as_nanos() as f64 / count as f64
        })
        .fold(f64::INFINITY, f64::min)
}

fn start_threads() -> f64 {
    best(2_000, || {
        for _ in 0..2_000 {
            std::thread::spawn(|| {}).join().unwrap();
        }
    })
}

fn start_tasks() -> f64 {
    let runtime = runtime();
    best(100_000, || {
        runtime.block_on(async {
            tokio::spawn(async {
                for _ in 0..100_000 {
                    tokio::spawn(async {}).await.unwrap();
                }
            })
            .await
            .unwrap();
        });
    })
}

fn turns_of_threads() -> f64 {
    let (to, from_main) = mpsc::sync_channel::<u32>(1);
    let (back, answers) = mpsc::sync_channel::<u32>(1);
    let echo = std::thread::spawn(move || {
        for n in from_main {
            back.send(n).unwrap();
        }
    });
    let each = best(20_000, || {
        for n in 0..20_000 {
            to.send(n).unwrap();
            answers.recv().unwrap();
        }
    });
    drop(to);
    echo.join().unwrap();
    each
}

fn turns_of_tasks() -> f64 {
    let runtime = Builder::new_current_thread().build().unwrap();
    best(200_000, || {
        runtime.block_on(async {
            let (to, mut from_main) = tokio::sync::mpsc::channel::<u32>(1);
            let (back, mut answers) = tokio::sync::mpsc::channel::<u32>(1);
            tokio::spawn(async move {
                while let Some(n) = from_main.recv().await {
                    back.send(n).await.unwrap();
                }
            });
            for n in 0..200_000 {
                to.send(n).await.unwrap();
                answers.recv().await.unwrap();
            }
        });
    })
}

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let number = match what.as_str() {
        "memory-thread" => waiting_threads(resident),
        "memory-thread-kernel" => waiting_threads(kernel_stacks),
        "memory-task" => waiting_tasks(),
        "memory-future" => std::mem::size_of_val(&nap()) as f64,
        "start-thread" => start_threads(),
        "start-task" => start_tasks(),
        "turn-thread" => turns_of_threads(),
        "turn-task" => turns_of_tasks(),
        other => panic!("unknown: {other}"),
    };
    println!("{number}");
}
