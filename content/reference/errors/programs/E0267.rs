fn main() {
    let stop = || {
        break;
    };
    stop();
}
