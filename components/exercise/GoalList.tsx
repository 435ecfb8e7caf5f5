import { InlineText } from '@/components/quiz/InlineText';
import type { Goal } from '@/lib/exercise/schema';

/** What a program must do, in words. */
export function goalInWords({
  prints,
  printsInAnyOrder,
  withinMillis,
  keeps,
  avoids,
}: Goal): string[] {
  const named = (paths: readonly string[]) => paths.map((path) => `\`${path}\``).join(', ');
  return [
    'rustc accepts it, and it comes to an end under every schedule.',
    ...(prints
      ? [`It prints, in this order: ${prints.map((line) => `“${line}”`).join(', ')}.`]
      : []),
    ...(printsInAnyOrder
      ? [`It prints, in whatever order: ${printsInAnyOrder.map((line) => `“${line}”`).join(', ')}.`]
      : []),
    ...(withinMillis === undefined ? [] : [`It ends within ${withinMillis} ms.`]),
    ...(keeps.length > 0 ? [`It still uses ${named(keeps)}.`] : []),
    ...(avoids.length > 0 ? [`It does without ${named(avoids)}.`] : []),
  ];
}

/** The conditions of an exercise as a list. */
export function GoalList({ goal }: { goal: Goal }) {
  return (
    <section aria-labelledby="goal">
      <h2 id="goal">Solved when</h2>
      <ul>
        {goalInWords(goal).map((words) => (
          <li key={words}>
            <InlineText text={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
