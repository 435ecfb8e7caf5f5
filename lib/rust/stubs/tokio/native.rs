//! What the kernel supplies. A resource is a `Native` handle; `sem`-like ones are made at first use so that
//! `const_new` works. Poll-level intrinsics answer 0 for Pending; values travel through `take`.
//! Wakers are passed as `&Waker`; those of the reader's own `Wake` or vtable are called back by the interpreter.
use std::intrinsics::{Native, NativeSlot};
use std::task::Waker;

// --- runtime
/// Spawns on the runtime of this thread. The caller has checked `rt_entered`.
#[intrinsic("rt::spawn")]
pub(crate) fn rt_spawn<F>(rt: Native, future: F) -> Native;
#[intrinsic("rt::spawn_blocking")]
pub(crate) fn rt_spawn_blocking<F, T>(rt: Native, f: F) -> Native;
#[intrinsic("rt::entered")]
pub(crate) fn rt_entered() -> bool;
#[intrinsic("rt::current")]
pub(crate) fn rt_current() -> Native;
/// Numbers that are not given are -1.
#[intrinsic("rt::new")]
pub(crate) fn rt_new(multi: bool, workers: isize, paused: bool, max_blocking: isize, global_queue_interval: isize, event_interval: isize, disable_lifo: bool, thread_name: &str) -> Native;
/// The future's output comes through `take`. Runs the runtime on this thread until it is ready.
#[intrinsic("rt::block_on")]
pub(crate) fn rt_block_on<F>(rt: Native, future: F) -> bool;
#[intrinsic("rt::can_block")]
pub(crate) fn rt_can_block() -> bool;
#[intrinsic("rt::enter")]
pub(crate) fn rt_enter(rt: Native);
#[intrinsic("rt::leave")]
pub(crate) fn rt_leave();
#[intrinsic("rt::shutdown")]
pub(crate) fn rt_shutdown(rt: Native, wait: bool);
/// 0 multi-thread, 1 workers, 2 alive tasks, 3 global queue depth, 4 id.
#[intrinsic("rt::query")]
pub(crate) fn rt_query(rt: Native, what: u32) -> u64;
/// Empty, or the message of the panic that real Tokio raises.
#[intrinsic("rt::block_in_place_enter")]
pub(crate) fn rt_block_in_place_enter() -> &'static str;
#[intrinsic("rt::block_in_place_exit")]
pub(crate) fn rt_block_in_place_exit();
/// Id of the task being polled; 0 outside.
#[intrinsic("rt::task_id")]
pub(crate) fn rt_task_id() -> u64;
#[intrinsic("rt::random")]
pub(crate) fn rt_random(n: u32) -> u32;
/// The branch that `select!` polls first.
#[intrinsic("rt::select_start")]
pub(crate) fn rt_select_start(branches: u32) -> u32;
/// Takes a unit of the budget: true, or false when it is spent (the waker is then deferred).
#[intrinsic("rt::proceed")]
pub(crate) fn rt_proceed(waker: &Waker) -> bool;
#[intrinsic("rt::has_budget")]
pub(crate) fn rt_has_budget() -> bool;
/// `context::defer`.
#[intrinsic("rt::defer")]
pub(crate) fn rt_defer(waker: &Waker);
/// Sets the budget aside (-1: unlimited) and answers what it was.
#[intrinsic("rt::swap_budget")]
pub(crate) fn rt_swap_budget(units: isize) -> isize;
#[intrinsic("rt::now")]
pub(crate) fn rt_now() -> u64;
/// 0 pause, 1 resume: empty, or the message of the panic.
#[intrinsic("rt::clock")]
pub(crate) fn rt_clock(what: u32) -> &'static str;
#[intrinsic("rt::advance")]
pub(crate) fn rt_advance(nanos: u64) -> &'static str;

// --- tasks
/// 1 ready (`take` the output), 2 cancelled, 3 panicked (`take` the payload).
#[intrinsic("join::poll")]
pub(crate) fn join_poll(handle: Native, waker: &Waker) -> u32;
#[intrinsic("join::abort")]
pub(crate) fn join_abort(handle: Native);
#[intrinsic("join::is_finished")]
pub(crate) fn join_is_finished(handle: Native) -> bool;
#[intrinsic("join::id")]
pub(crate) fn join_id(handle: Native) -> u64;
/// Detaches. True: the output was waiting; `take` and drop it.
#[intrinsic("join::drop")]
pub(crate) fn join_drop(handle: Native) -> bool;
/// The panic's message for `JoinError`, empty when the payload is not text.
#[intrinsic("joinset::new")]
pub(crate) fn joinset_new() -> Native;
#[intrinsic("joinset::insert")]
pub(crate) fn joinset_insert(set: Native, handle: Native);
#[intrinsic("joinset::len")]
pub(crate) fn joinset_len(set: Native) -> usize;
/// 0 pending, 1 output, 2 cancelled, 3 panicked, 4 empty. `joinset_id` is then the task's id.
#[intrinsic("joinset::poll_next")]
pub(crate) fn joinset_poll_next(set: Native, waker: &Waker) -> u32;
#[intrinsic("joinset::try_next")]
pub(crate) fn joinset_try_next(set: Native) -> u32;
#[intrinsic("joinset::id")]
pub(crate) fn joinset_id(set: Native) -> u64;
#[intrinsic("joinset::abort_all")]
pub(crate) fn joinset_abort_all(set: Native);
/// How many outputs nobody took; they come through `take`.
#[intrinsic("joinset::detach_all")]
pub(crate) fn joinset_detach_all(set: Native) -> usize;
#[intrinsic("joinset::drop")]
pub(crate) fn joinset_drop(set: Native) -> usize;
#[intrinsic("localset::new")]
pub(crate) fn localset_new() -> Native;
#[intrinsic("localset::spawn")]
pub(crate) fn localset_spawn<F>(set: Native, future: F) -> Native;
/// The set that is being polled on this thread, when there is one (`localset_entered`).
#[intrinsic("localset::current")]
pub(crate) fn localset_current() -> Native;
#[intrinsic("localset::entered")]
pub(crate) fn localset_entered() -> bool;
#[intrinsic("localset::enter")]
pub(crate) fn localset_enter(set: Native);
#[intrinsic("localset::leave")]
pub(crate) fn localset_leave();
#[intrinsic("localset::register")]
pub(crate) fn localset_register(set: Native, waker: &Waker);
/// One turn of up to 61 tasks. True: more are ready.
#[intrinsic("localset::turn")]
pub(crate) fn localset_turn(set: Native) -> bool;
#[intrinsic("localset::is_empty")]
pub(crate) fn localset_is_empty(set: Native) -> bool;
#[intrinsic("localset::drop")]
pub(crate) fn localset_drop(set: Native);

// --- time
#[intrinsic("sleep::new")]
pub(crate) fn sleep_new(deadline_nanos: u64) -> Native;
#[intrinsic("sleep::poll")]
pub(crate) fn sleep_poll(sleep: Native, waker: &Waker) -> u32;
#[intrinsic("sleep::is_elapsed")]
pub(crate) fn sleep_is_elapsed(sleep: Native) -> bool;
#[intrinsic("sleep::reset")]
pub(crate) fn sleep_reset(sleep: Native, deadline_nanos: u64);
/// Moves the deadline without touching the timer: the next poll registers anew.
#[intrinsic("sleep::rearm")]
pub(crate) fn sleep_rearm(sleep: Native, deadline_nanos: u64);
#[intrinsic("sleep::drop")]
pub(crate) fn sleep_drop(sleep: Native);

// --- semaphores: also what Mutex and RwLock are made of. `kind`: 0 semaphore, 1 mutex, 2 rwlock.
#[real_size = 40]
pub(crate) struct Sem { pub(crate) slot: NativeSlot, pub(crate) kind: u32, pub(crate) permits: usize }
#[intrinsic("sem::acquire")]
pub(crate) fn sem_acquire(sem: &Sem, permits: u32) -> Native;
/// 1 acquired, 2 closed.
#[intrinsic("sem::poll_acquire")]
pub(crate) fn sem_poll_acquire(acquire: Native, waker: &Waker) -> u32;
/// Gives up waiting; what was assigned goes on to the next. Does nothing after it was acquired.
#[intrinsic("sem::drop_acquire")]
pub(crate) fn sem_drop_acquire(acquire: Native);
/// 1 acquired, 2 closed, 3 no permits.
#[intrinsic("sem::try_acquire")]
pub(crate) fn sem_try_acquire(sem: &Sem, permits: u32) -> u32;
#[intrinsic("sem::release")]
pub(crate) fn sem_release(sem: &Sem, permits: usize);
#[intrinsic("sem::add")]
pub(crate) fn sem_add(sem: &Sem, permits: usize);
#[intrinsic("sem::forget")]
pub(crate) fn sem_forget(sem: &Sem, permits: usize) -> usize;
#[intrinsic("sem::available")]
pub(crate) fn sem_available(sem: &Sem) -> usize;
#[intrinsic("sem::close")]
pub(crate) fn sem_close(sem: &Sem);
#[intrinsic("sem::is_closed")]
pub(crate) fn sem_is_closed(sem: &Sem) -> bool;

// --- notify
#[intrinsic("notify::notified")]
pub(crate) fn notify_notified(notify: &NativeSlot) -> Native;
#[intrinsic("notify::poll")]
pub(crate) fn notify_poll(notified: Native, waker: &Waker) -> u32;
/// Enrols without a waker; true when it is notified already.
#[intrinsic("notify::enable")]
pub(crate) fn notify_enable(notified: Native) -> bool;
#[intrinsic("notify::drop")]
pub(crate) fn notify_drop(notified: Native);
/// `which`: 0 the oldest, 1 the newest, 2 all present.
#[intrinsic("notify::notify")]
pub(crate) fn notify_notify(notify: &NativeSlot, which: u32);

// --- oneshot
#[intrinsic("oneshot::new")]
pub(crate) fn oneshot_new() -> Native;
/// False: the receiver is gone and the value comes back through `take`.
#[intrinsic("oneshot::send")]
pub(crate) fn oneshot_send<T>(ch: Native, value: T) -> bool;
#[intrinsic("oneshot::drop_sender")]
pub(crate) fn oneshot_drop_sender(ch: Native);
/// 1 a value, 2 closed.
#[intrinsic("oneshot::poll_recv")]
pub(crate) fn oneshot_poll_recv(ch: Native, waker: &Waker) -> u32;
/// 1 a value, 2 closed, 3 empty.
#[intrinsic("oneshot::try_recv")]
pub(crate) fn oneshot_try_recv(ch: Native) -> u32;
#[intrinsic("oneshot::poll_closed")]
pub(crate) fn oneshot_poll_closed(ch: Native, waker: &Waker) -> u32;
#[intrinsic("oneshot::is_closed")]
pub(crate) fn oneshot_is_closed(ch: Native) -> bool;
#[intrinsic("oneshot::close")]
pub(crate) fn oneshot_close(ch: Native);
/// True: a value was left; `take` and drop it.
#[intrinsic("oneshot::drop_receiver")]
pub(crate) fn oneshot_drop_receiver(ch: Native) -> bool;

// --- mpsc. `bound` -1: unbounded.
#[intrinsic("mpsc::new")]
pub(crate) fn mpsc_new(bound: isize) -> Native;
#[intrinsic("mpsc::send_start")]
pub(crate) fn mpsc_send_start<T>(ch: Native, value: T) -> Native;
/// 1 sent, 2 closed (the value comes back through `take`).
#[intrinsic("mpsc::send_poll")]
pub(crate) fn mpsc_send_poll(send: Native, waker: &Waker) -> u32;
/// True: the value was not sent; `take` and drop it.
#[intrinsic("mpsc::send_drop")]
pub(crate) fn mpsc_send_drop(send: Native) -> bool;
/// 1 sent, 2 closed, 3 full; unless sent the value comes back through `take`.
#[intrinsic("mpsc::try_send")]
pub(crate) fn mpsc_try_send<T>(ch: Native, value: T) -> u32;
/// A permit for later: `mpsc_reserve_poll` answers 1 or 2 (closed).
#[intrinsic("mpsc::reserve_start")]
pub(crate) fn mpsc_reserve_start(ch: Native, n: usize) -> Native;
#[intrinsic("mpsc::reserve_poll")]
pub(crate) fn mpsc_reserve_poll(acquire: Native, waker: &Waker) -> u32;
#[intrinsic("mpsc::reserve_drop")]
pub(crate) fn mpsc_reserve_drop(acquire: Native);
/// 1 reserved, 2 closed, 3 full.
#[intrinsic("mpsc::try_reserve")]
pub(crate) fn mpsc_try_reserve(ch: Native, n: usize) -> u32;
#[intrinsic("mpsc::push")]
pub(crate) fn mpsc_push<T>(ch: Native, value: T);
#[intrinsic("mpsc::unreserve")]
pub(crate) fn mpsc_unreserve(ch: Native, n: usize);
/// 1 a value, 2 closed and drained.
#[intrinsic("mpsc::poll_recv")]
pub(crate) fn mpsc_poll_recv(ch: Native, waker: &Waker) -> u32;
/// -1 pending; else how many values come through `take` (0: closed).
#[intrinsic("mpsc::poll_recv_many")]
pub(crate) fn mpsc_poll_recv_many(ch: Native, waker: &Waker, limit: usize) -> isize;
/// 1 a value, 2 disconnected, 3 empty.
#[intrinsic("mpsc::try_recv")]
pub(crate) fn mpsc_try_recv(ch: Native) -> u32;
#[intrinsic("mpsc::poll_closed")]
pub(crate) fn mpsc_poll_closed(ch: Native, waker: &Waker) -> u32;
#[intrinsic("mpsc::clone_sender")]
pub(crate) fn mpsc_clone_sender(ch: Native);
#[intrinsic("mpsc::drop_sender")]
pub(crate) fn mpsc_drop_sender(ch: Native);
/// 0 sender count, 1 buffered, 2 capacity left, 3 maximum capacity, 4 whether the receiver is closed.
#[intrinsic("mpsc::query")]
pub(crate) fn mpsc_query(ch: Native, what: u32) -> usize;
#[intrinsic("mpsc::close")]
pub(crate) fn mpsc_close(ch: Native);
/// How many values were left; they come through `take`.
#[intrinsic("mpsc::drop_receiver")]
pub(crate) fn mpsc_drop_receiver(ch: Native) -> usize;
#[intrinsic("mpsc::same")]
pub(crate) fn native_same(a: Native, b: Native) -> bool;

// --- broadcast: the kernel keeps one value for all; each receiver clones it in Rust
#[intrinsic("broadcast::new")]
pub(crate) fn broadcast_new(capacity: usize) -> Native;
/// How many receivers there are; 0: the value comes back through `take`.
#[intrinsic("broadcast::send")]
pub(crate) fn broadcast_send<T>(ch: Native, value: T) -> usize;
/// How many values the last `send` or `drop` displaced; they come through `take` in order.
#[intrinsic("broadcast::evicted")]
pub(crate) fn broadcast_evicted(ch: Native) -> usize;
#[intrinsic("broadcast::subscribe")]
pub(crate) fn broadcast_subscribe(ch: Native) -> Native;
#[intrinsic("broadcast::clone_sender")]
pub(crate) fn broadcast_clone_sender(ch: Native);
#[intrinsic("broadcast::drop_sender")]
pub(crate) fn broadcast_drop_sender(ch: Native);
/// 1 a value (`broadcast_value` points to it), 2 closed, 3 lagged (`broadcast_missed` says by how many), 4 empty.
#[intrinsic("broadcast::poll_recv")]
pub(crate) fn broadcast_poll_recv(receiver: Native, waker: &Waker) -> u32;
#[intrinsic("broadcast::try_recv")]
pub(crate) fn broadcast_try_recv(receiver: Native) -> u32;
#[intrinsic("broadcast::cancel")]
pub(crate) fn broadcast_cancel(receiver: Native);
#[intrinsic("broadcast::value")]
pub(crate) fn broadcast_value<'a, T>(receiver: Native) -> &'a T;
#[intrinsic("broadcast::missed")]
pub(crate) fn broadcast_missed(receiver: Native) -> u64;
/// True: that was its last reader; the stored value comes through `take`, to be dropped.
#[intrinsic("broadcast::read_done")]
pub(crate) fn broadcast_read_done(receiver: Native) -> bool;
/// 0 receivers, 1 buffered for someone; for a receiver 2: values ahead of it.
#[intrinsic("broadcast::query")]
pub(crate) fn broadcast_query(ch: Native, what: u32) -> usize;
/// How many values only this receiver had still to read; through `take`.
#[intrinsic("broadcast::drop_receiver")]
pub(crate) fn broadcast_drop_receiver(receiver: Native) -> usize;

// --- watch: the value lives in Rust; the kernel knows versions and waiters
#[intrinsic("watch::new")]
pub(crate) fn watch_new() -> Native;
#[intrinsic("watch::version")]
pub(crate) fn watch_version(ch: Native) -> u64;
#[intrinsic("watch::modified")]
pub(crate) fn watch_modified(ch: Native);
#[intrinsic("watch::changed_start")]
pub(crate) fn watch_changed_start(ch: Native, seen: u64) -> Native;
/// 1 changed, 2 closed.
#[intrinsic("watch::changed_poll")]
pub(crate) fn watch_changed_poll(changed: Native, waker: &Waker) -> u32;
#[intrinsic("watch::changed_drop")]
pub(crate) fn watch_changed_drop(changed: Native);
/// 0 receivers, 1 whether all senders are gone, 2 senders.
#[intrinsic("watch::query")]
pub(crate) fn watch_query(ch: Native, what: u32) -> usize;
/// `what`: 0 clone sender, 1 drop sender, 2 clone receiver, 3 drop receiver, 4 a receiver saw the latest version.
#[intrinsic("watch::count")]
pub(crate) fn watch_count(ch: Native, what: u32);
/// Waits until all receivers are gone.
#[intrinsic("watch::poll_closed")]
pub(crate) fn watch_poll_closed(ch: Native, waker: &Waker) -> u32;

// --- barrier
#[intrinsic("barrier::new")]
pub(crate) fn barrier_new(n: usize) -> Native;
#[intrinsic("barrier::arrive")]
pub(crate) fn barrier_arrive(barrier: Native) -> Native;
/// 1 one of the crowd, 2 the leader.
#[intrinsic("barrier::poll")]
pub(crate) fn barrier_poll(wait: Native, waker: &Waker) -> u32;
#[intrinsic("barrier::drop")]
pub(crate) fn barrier_drop(wait: Native);
