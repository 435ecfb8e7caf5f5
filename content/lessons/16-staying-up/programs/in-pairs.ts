async function fetchPage(page: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20 * page));
  return page;
}

async function inPairs(pages: readonly number[]): Promise<number[]> {
  const waiting = [...pages];
  const done: number[] = [];
  async function lane(): Promise<void> {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      done.push(await fetchPage(page));
    }
  }
  await Promise.all([lane(), lane()]);
  return done;
}

console.log(await inPairs([5, 1, 2, 3, 4]));
