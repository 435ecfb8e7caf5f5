import type { LessonProgram } from '@/lib/lessons/lesson';
import { Printed } from './Measured';
import { Output } from './Output';
import { Program } from './Program';

const LANGUAGE: Readonly<Record<LessonProgram['language'], string>> = {
  rust: 'Rust',
  typescript: 'TypeScript',
  go: 'Go',
};

interface CompareProps {
  left: LessonProgram;
  right: LessonProgram;
  /** The lesson's directory, under which the output of programs in other languages is recorded. */
  slug: string;
  leftTitle?: string | undefined;
  rightTitle?: string | undefined;
  prints?: boolean | undefined;
}

function Column({
  program,
  title,
  prints,
  slug,
}: Pick<CompareProps, 'prints' | 'slug'> & { program: LessonProgram; title?: string | undefined }) {
  const listing = <Program program={program} title={title ?? LANGUAGE[program.language]} />;
  if (!prints) return listing;
  return (
    <div className="compare-column">
      {listing}
      {program.language === 'rust' ? (
        <Output program={program} />
      ) : (
        <Printed file={`${slug}/programs/${program.file}`} />
      )}
    </div>
  );
}

/** Two programs side by side, or one below the other where there is no room. */
export function Compare({ left, right, leftTitle, rightTitle, ...rest }: CompareProps) {
  return (
    <div className="compare wide">
      <Column program={left} title={leftTitle} {...rest} />
      <Column program={right} title={rightTitle} {...rest} />
    </div>
  );
}
