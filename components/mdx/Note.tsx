import type { ReactNode } from 'react';

/** A remark beside the main line of thought. */
export function Note({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <aside className="note" role="note">
      {title && <p className="note-title">{title}</p>}
      {children}
    </aside>
  );
}
