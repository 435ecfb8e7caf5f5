use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;
type Queue = Arc<Mutex<VecDeque<Arc<Task>>>>;

struct Task {
    name: &'static str,
    work: Mutex<Work>,
    queue: Queue,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        println!("wake {}: into the queue", self.name);
        let queue = Arc::clone(&self.queue);
        queue.lock().unwrap().push_back(self);
    }
}

fn spawn(queue: &Queue, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
    let work = Mutex::new(Box::pin(work) as Work);
    let task = Task { name, work, queue: Arc::clone(queue) };
    queue.lock().unwrap().push_back(Arc::new(task));
}

fn next(queue: &Queue) -> Option<Arc<Task>> {
    queue.lock().unwrap().pop_front()
}

fn run(queue: &Queue) {
    while let Some(task) = next(queue) {
        println!("poll {}", task.name);
        let waker = Waker::from(Arc::clone(&task));
        let mut cx = Context::from_waker(&waker);
        let answer = task.work.lock().unwrap().as_mut().poll(&mut cx);
        if answer.is_ready() {
            println!("{} is done", task.name);
        }
    }
}

struct Pause(bool);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

fn main() {
    let queue = Queue::default();
    spawn(&queue, "tea", async { Pause(false).await });
    spawn(&queue, "soup", async { println!("soup never waits") });
    run(&queue);
}
