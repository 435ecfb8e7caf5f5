const kitchen = new Worker('kitchen.js');

const order = { dish: 'soup', extras: [] as string[] };
kitchen.postMessage(order); // sends a copy

order.extras.push('bread'); // the kitchen never hears of it
console.log(order.extras.length);
