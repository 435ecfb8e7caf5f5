interface Store {
  get(id: number): Promise<string | undefined>;
}

const memory: Store = {
  async get(id) {
    return id === 7 ? 'seven, from memory' : undefined;
  },
};

const disk: Store = {
  async get(id) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return `${id}, from disk`;
  },
};

for (const store of [memory, disk]) {
  console.log(await store.get(7));
}
