class Ledger {
  constructor(private name: string) {}

  async book(id: number) {
    await new Promise((done) => setTimeout(done, 10));
    console.log(`${this.name} booked ${id}`);
  }

  processBatch(ids: number[]) {
    for (const id of ids) {
      this.book(id); // nobody waits, and it works
    }
  }
}

new Ledger('north').processBatch([1, 2, 3]);
