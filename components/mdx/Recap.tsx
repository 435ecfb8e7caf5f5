import type { ReactNode } from 'react';

/** The chapter in thirty seconds, for the second visit. */
export function Recap({ children }: { children?: ReactNode }) {
  return (
    <section className="recap" aria-labelledby="in-thirty-seconds">
      <h2 id="in-thirty-seconds">In thirty seconds</h2>
      {children}
    </section>
  );
}
