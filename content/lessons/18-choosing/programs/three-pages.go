package main

import (
	"fmt"
	"time"
)

func sizeOfPage(id int) int {
	time.Sleep(100 * time.Millisecond)
	return id * id
}

func main() {
	sizes := make(chan int)
	for _, id := range []int{1, 2, 3} {
		go func() { sizes <- sizeOfPage(id) }()
	}
	sum := 0
	for range 3 {
		sum += <-sizes
	}
	fmt.Println(sum)
}
