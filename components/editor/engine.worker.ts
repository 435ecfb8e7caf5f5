import { answer } from './answer';
import type { Question } from './engine';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  postMessage(answer(data));
});
