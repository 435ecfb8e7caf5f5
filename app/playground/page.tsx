import type { Metadata } from 'next';
import { Workbench } from '@/components/editor/Workbench';
import { playgroundPrograms } from '@/lib/lessons/playground';

export const metadata: Metadata = {
  title: 'Playground',
  description:
    'Write an async Rust program, have it checked as rustc would, and walk through its run.',
};

export default async function PlaygroundPage() {
  const programs = await playgroundPrograms(process.cwd());
  const beginnings = programs.map(({ file, source, lines }) => ({ file, source, lines }));
  return (
    <main id="main" className="playground" tabIndex={-1}>
      <h1>Playground</h1>
      <p>
        Write a program, have it checked, and walk through its run. Nothing leaves your browser.
        Where the checker or the simulator does not know, it says so.
      </p>
      <Workbench beginnings={beginnings} />
    </main>
  );
}
