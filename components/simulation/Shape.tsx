const PATHS: readonly string[] = [
  'M6 1.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z',
  'M1.7 1.7h8.6v8.6h-8.6Z',
  'M6 1 11 10.4H1Z',
  'M6 .6 11.4 6 6 11.4.6 6Z',
  'M3.2 1.2h5.6L11.6 6 8.8 10.8H3.2L.4 6Z',
  'M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2Z',
  'M6 .9a5.1 5.1 0 1 0 0 10.2A5.1 5.1 0 1 0 6 .9ZM6 3.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8Z',
  'M.8 3.4h10.4v5.2H.8Z',
];

/** The shape that belongs to a hue: the second way to tell tasks apart. */
export function Shape({ hue }: { hue: number }) {
  return (
    <svg className="shape" viewBox="0 0 12 12" aria-hidden="true">
      <path d={PATHS[((hue % 8) + 8) % 8]} fillRule="evenodd" />
    </svg>
  );
}
