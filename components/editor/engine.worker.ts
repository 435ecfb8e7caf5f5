import { answers } from './answer';
import type { Kind, Question } from './protocol';

interface Asked {
  readonly number: number;
  readonly kind: Kind;
  readonly question: Question<Kind>;
}

function answerTo<K extends Kind>(kind: K, question: Question<K>): unknown {
  return answers[kind](question);
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { number, kind, question } = data;
  try {
    postMessage({ number, answer: answerTo(kind, question) });
  } catch (error) {
    postMessage({ number, failed: String(error) });
  }
});
