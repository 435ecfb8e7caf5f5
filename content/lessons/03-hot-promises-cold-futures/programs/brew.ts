async function brew() {
  console.log('the water is on');
  return 'tea';
}

const order = brew();
console.log('the order is written down');
const drink = await order;
console.log(`here is your ${drink}`);
