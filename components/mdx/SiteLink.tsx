import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link in text. Pages of this site keep the reader in it; nothing is fetched before the click. */
export function SiteLink({ href = '', children }: { href?: string; children?: ReactNode }) {
  if (href.startsWith('/')) {
    return (
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    );
  }
  if (href.startsWith('#')) return <a href={href}>{children}</a>;
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  );
}
