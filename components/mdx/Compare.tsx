import type { LessonProgram } from '@/lib/lessons/lesson';
import { Program } from './Program';

const LANGUAGE: Readonly<Record<LessonProgram['language'], string>> = {
  rust: 'Rust',
  typescript: 'TypeScript',
  go: 'Go',
};

interface CompareProps {
  left: LessonProgram;
  right: LessonProgram;
  leftTitle?: string | undefined;
  rightTitle?: string | undefined;
}

/** Two programs side by side, or one below the other where there is no room. */
export function Compare({ left, right, leftTitle, rightTitle }: CompareProps) {
  return (
    <div className="compare wide">
      <Program program={left} title={leftTitle ?? LANGUAGE[left.language]} />
      <Program program={right} title={rightTitle ?? LANGUAGE[right.language]} />
    </div>
  );
}
