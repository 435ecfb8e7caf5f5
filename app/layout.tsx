import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Poll by Poll', template: '%s · Poll by Poll' },
  description: 'Learn async Rust by stepping a faithful simulator of Tokio, poll by poll.',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
