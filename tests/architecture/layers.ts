// Which layer may import what. content/docs/architecture.mdx shows the same table, and a test holds
// the two together. When an import fails here, move the code; do not widen the table.
export const layers: Readonly<Record<string, readonly string[]>> = {
  'lib/sim': [],
  'lib/rust': ['lib/sim'],
  'lib/recording': ['lib/sim'],
  'lib/scene': ['lib/sim', 'lib/recording'],
  'lib/explore': ['lib/sim', 'lib/rust', 'lib/recording'],
  'lib/assist': ['lib/rust'],
  'lib/share': ['lib/sim'],
  'lib/quiz': ['lib/sim', 'lib/rust', 'lib/recording', 'lib/explore', 'zod'],
  'lib/progress': ['zustand'],
  'lib/reference': ['lib/rust', 'lib/assist', 'content/reference'],
  'lib/lessons': [
    'lib/sim',
    'lib/rust',
    'lib/recording',
    'lib/explore',
    'lib/quiz',
    'node:*',
    'mdx-bundler',
    'remark-gfm',
    'shiki',
    'react',
    'zod',
  ],
  'lib/cli': ['lib/*', 'node:*', 'zod'],
  components: [
    'lib/sim',
    'lib/rust',
    'lib/recording',
    'lib/scene',
    'lib/explore',
    'lib/assist',
    'lib/share',
    'lib/quiz',
    'lib/progress',
    'lib/lessons/lesson',
    'lib/lessons/vocabulary',
    'lib/reference',
    'react',
    'react-dom',
    'next',
    'zustand',
    'zod',
    'monaco-editor',
  ],
  // .cache holds what `npm run dev` writes to make pages refresh.
  app: ['components', 'lib/*', 'react', 'next', '.cache'],
};

/** Packages that one place alone may import, whatever its layer allows. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'monaco-editor': ['components/editor/'],
  shiki: ['lib/lessons/'],
  'mdx-bundler': ['lib/lessons/'],
};
