package main

import (
	"fmt"
	"time"
)

func ask(name string, wait time.Duration, answers chan<- string) {
	time.Sleep(wait)
	if name == "slow" {
		fmt.Println("slow has answered")
	}
	answers <- name
}

func main() {
	answers := make(chan string, 2)
	go ask("fast", 10*time.Millisecond, answers)
	go ask("slow", 40*time.Millisecond, answers)
	fmt.Println("the winner is", <-answers)
	time.Sleep(100 * time.Millisecond)
}
