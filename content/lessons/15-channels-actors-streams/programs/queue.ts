const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

const shop: number[] = [];

async function bake() {
  for (let loaf = 1; loaf <= 60; loaf++) {
    shop.push(loaf); // never waits
    await sleep(10);
  }
}

async function sell() {
  while (shop.length > 0) {
    const loaf = shop.shift();
    await sleep(100);
    console.log(`sold ${loaf}, ${shop.length} are waiting`);
  }
}
