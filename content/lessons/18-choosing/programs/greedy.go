package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	runtime.GOMAXPROCS(1)
	go func() {
		for { // busy, without a call or a wait
		}
	}()
	begun := time.Now()
	time.Sleep(10 * time.Millisecond)
	if time.Since(begun) < 200*time.Millisecond {
		fmt.Println("the timer was in time")
	} else {
		fmt.Println("the timer was late")
	}
}
