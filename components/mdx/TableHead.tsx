import type { ReactNode } from 'react';

/** A column's heading; the empty corner of a table heads nothing, so it is an ordinary cell. */
export function TableHead({ children }: { children?: ReactNode }) {
  return children ? <th scope="col">{children}</th> : <td />;
}
