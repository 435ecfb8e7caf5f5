async function sizeOfPage(id: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return id * id;
}

const pages = [1, 2, 3].map(sizeOfPage);
const sizes = await Promise.all(pages);
console.log(sizes.reduce((sum, size) => sum + size, 0));
