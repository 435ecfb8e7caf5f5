import type { JoinHandle, Program } from '../../lib/sim/program';
import { Sleep } from '../../lib/sim/resources/sleep';
import { at, awaited, bodyOf, joined } from './bodies';

/** The program that `ordersProgram` acts out. */
export const ORDERS_SOURCE = `use tokio::time::{sleep, Duration};

async fn cook(dish: &'static str, ms: u64) {
    println!("{dish} is on the stove");
    sleep(Duration::from_millis(ms)).await;
    println!("{dish} is ready");
}

#[tokio::main]
async fn main() {
    let mut orders = Vec::new();
    for (dish, ms) in [("soup", 30), ("tea", 10), ("rice", 20)] {
        orders.push(tokio::spawn(cook(dish, ms)));
    }
    println!("all orders are in");
    for order in orders {
        order.await.unwrap();
    }
}
`;

const DISHES: readonly (readonly [string, number])[] = [
  ['soup', 30],
  ['tea', 10],
  ['rice', 20],
];

/** Three tasks that sleep, and a main that joins them in order. */
export function ordersProgram(main: Program['main']): Program {
  return {
    main,
    start: () =>
      bodyOf(function* (cx) {
        const orders: JoinHandle[] = [];
        for (const [dish, ms] of DISHES) {
          at(cx, ORDERS_SOURCE, 'orders.push(tokio::spawn(cook(dish, ms)))');
          const cook = bodyOf(function* (own) {
            at(own, ORDERS_SOURCE, 'println!("{dish} is on the stove")');
            own.print(`${dish} is on the stove\n`);
            at(own, ORDERS_SOURCE, 'sleep(Duration::from_millis(ms)).await');
            const sleep = new Sleep(own, own.tokioNowNanos() + ms * 1e6);
            yield* awaited(own, sleep);
            at(own, ORDERS_SOURCE, 'println!("{dish} is ready")');
            own.print(`${dish} is ready\n`);
            sleep.drop(own);
            return null;
          });
          orders.push(cx.runtime!.spawn(cx, cook, { name: 'cook' }));
        }
        at(cx, ORDERS_SOURCE, 'println!("all orders are in")');
        cx.print('all orders are in\n');
        for (const order of orders) {
          at(cx, ORDERS_SOURCE, 'order.await.unwrap()');
          yield* joined(cx, order);
        }
        return null;
      }),
  };
}
