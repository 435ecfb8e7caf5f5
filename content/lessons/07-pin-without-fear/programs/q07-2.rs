fn place(number: &u32) -> usize {
    number as *const u32 as usize
}

fn main() {
    let grams = Box::pin(500);
    let before = place(&grams);
    let shelf = vec![grams];
    println!("in the vec: {}", place(&shelf[0]) == before);
    for grams in shelf {
        let copy = *grams;
        println!("out of it: {}", place(&grams) == before);
        println!("a copy: {}", place(&copy) == before);
    }
}
