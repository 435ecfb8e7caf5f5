fn serve() {
    println!("soup");
}
