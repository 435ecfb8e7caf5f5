// Measures waiting goroutines as tests/measure/src/main.rs measures tasks:
// goroutines memory | start | turn, printed as one number (bytes or nanoseconds).
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

const count = 100_000

func resident() float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic("this needs Linux")
	}
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "VmRSS:") {
			kib, _ := strconv.ParseFloat(strings.Fields(line)[1], 64)
			return kib * 1024
		}
	}
	panic("no VmRSS")
}

func memory() float64 {
	before := resident()
	for i := 0; i < count; i++ {
		go time.Sleep(time.Hour)
	}
	time.Sleep(500 * time.Millisecond)
	return (resident() - before) / count
}

func best(n int, round func()) float64 {
	least := time.Duration(1 << 62)
	for i := 0; i < 5; i++ {
		begun := time.Now()
		round()
		least = min(least, time.Since(begun))
	}
	return float64(least.Nanoseconds()) / float64(n)
}

func start() float64 {
	done := make(chan struct{})
	return best(count, func() {
		for i := 0; i < count; i++ {
			go func() { done <- struct{}{} }()
			<-done
		}
	})
}

func turn() float64 {
	to, back := make(chan int, 1), make(chan int, 1)
	go func() {
		for n := range to {
			back <- n
		}
	}()
	return best(count, func() {
		for n := 0; n < count; n++ {
			to <- n
			<-back
		}
	})
}

func main() {
	what := map[string]func() float64{"memory": memory, "start": start, "turn": turn}
	fmt.Println(what[os.Args[1]]())
}
