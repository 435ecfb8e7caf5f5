// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AgreementTable } from '@/components/mdx/AgreementTable';
import { KnownWorld } from '@/components/mdx/KnownWorld';
import { readAgreement, totalOf } from '@/lib/site/agreement';

test('every crate has a row and its modules fold out', () => {
  render(<KnownWorld />);
  for (const name of ['std', 'tokio', 'futures'])
    expect(screen.getByRole('rowheader', { name })).toBeTruthy();
  const summary = screen.getByText('std::vec').closest('summary');
  expect(summary?.parentElement?.textContent).toContain('Vec');
});

test('the last row adds the others up', () => {
  const agreement = readAgreement();
  render(<AgreementTable agreement={agreement} />);
  const row = screen.getByRole('rowheader', { name: 'all' }).closest('tr');
  const numbers = [...(row?.querySelectorAll('td') ?? [])].map((cell) => Number(cell.textContent));
  expect(numbers).toEqual(Object.values(totalOf(agreement)));
});
