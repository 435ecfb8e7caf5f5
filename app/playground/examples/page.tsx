import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { Gallery } from '@/components/editor/Gallery';
import { galleryThemes } from '@/lib/lessons/examples';

export const metadata: Metadata = pageMetadata({
  title: 'Examples',
  description: 'Small async Rust programs by theme, each to be run, changed and walked through.',
});

export default async function ExamplesPage() {
  const themes = await galleryThemes(process.cwd());
  const shown = themes.map(({ folder, title, examples }) => ({
    folder,
    title,
    examples: examples.map(({ program, ...words }) => ({ ...words, packed: program.packed })),
  }));
  return <Gallery themes={shown} />;
}
