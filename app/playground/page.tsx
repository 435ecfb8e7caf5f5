import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { Workbench } from '@/components/editor/Workbench';
import { playgroundPrograms } from '@/lib/lessons/playground';

export const metadata: Metadata = pageMetadata({
  title: 'Playground',
  description:
    'Write an async Rust program, have it checked as rustc would, and walk through its run.',
});

export default async function PlaygroundPage() {
  const [first] = await playgroundPrograms(process.cwd());
  if (!first) throw new Error('content/playground/programs holds no program');
  const { file, source, lines } = first;
  return (
    <main id="main" className="playground" tabIndex={-1}>
      <h1>Playground</h1>
      <p>
        Write a program, have it checked, and walk through its run. Nothing leaves your browser.
        Where the checker or the simulator does not know, it says so. To begin with something else,
        take one of the{' '}
        <Link href="/playground/examples/" prefetch={false}>
          examples
        </Link>
        .
      </p>
      <Workbench beginning={{ file, source, lines }} />
    </main>
  );
}
