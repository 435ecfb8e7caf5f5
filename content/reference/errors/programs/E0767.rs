fn main() {
    'serving: loop {
        let stop = || loop {
            break 'serving;
        };
        stop();
    }
}
