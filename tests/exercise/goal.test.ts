import { expect, it } from 'vitest';
import { goalInWords } from '@/components/exercise/GoalList';
import { goalSchema } from '@/lib/exercise/schema';

it('a goal is told in words, part by part', () => {
  const goal = goalSchema.parse({
    prints: ['a', 'b'],
    withinMillis: 45,
    keeps: ['tokio::spawn'],
    avoids: ['std::thread::sleep'],
  });
  expect(goalInWords(goal)).toEqual([
    'rustc accepts it, and it comes to an end under every schedule.',
    'It prints, in this order: “a”, “b”.',
    'It ends within 45 ms.',
    'It still uses `tokio::spawn`.',
    'It does without `std::thread::sleep`.',
  ]);
});
