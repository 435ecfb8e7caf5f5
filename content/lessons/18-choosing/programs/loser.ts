async function ask(name: string, millis: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, millis));
  console.log(`${name} has answered`);
  return name;
}

const asked = [ask('fast', 10), ask('slow', 40)];
const winner = await Promise.race(asked);
console.log(`the winner is ${winner}`);
await new Promise((resolve) => setTimeout(resolve, 100));
