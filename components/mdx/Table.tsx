import type { ReactNode } from 'react';

/** A column's heading; the empty corner of a table heads nothing, so it is an ordinary cell. */
export function TableHead({ children }: { children?: ReactNode }) {
  return children ? <th scope="col">{children}</th> : <td />;
}

/** A table. It scrolls sideways where the screen is narrow, so the keyboard must be able to reach it. */
export function Table({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <table tabIndex={0}>{children}</table>
  );
}
