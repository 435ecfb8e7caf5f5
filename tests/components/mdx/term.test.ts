import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Term } from '@/components/mdx/Term';
import { glossaryEntry } from '@/lib/reference/glossary';

it('a term opens its explanation by the browser’s own popover, and leads to the glossary', () => {
  const html = renderToStaticMarkup(createElement(Term, { id: 'waker' }, 'wakers'));
  const target = /popoverTarget="([^"]+)"/i.exec(html)?.[1];
  expect(target).toBeTruthy();
  expect(html).toContain(`id="${target}"`);
  expect(html).toMatch(/popover="auto"/);
  expect(html).toContain('>wakers<');
  expect(html).toContain('The handle through which a task is woken.');
  expect(glossaryEntry('waker')?.text).toContain('The handle through which a task is woken.');
  expect(html).toMatch(/href="\/reference\/glossary\/?#waker"/);
});

it('a term that the glossary does not have stops the build', () => {
  expect(() => renderToStaticMarkup(createElement(Term, { id: 'nothing' }))).toThrow(
    'no term nothing',
  );
});
