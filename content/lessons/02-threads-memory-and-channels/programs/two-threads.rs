use std::thread;

fn main() {
    let helper = thread::spawn(|| {
        println!("        peel");
        println!("        chop");
    });
    println!("boil water");
    helper.join().unwrap();
    println!("cook");
}
