import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteMetadata } from '@/app/metadata';
import { fontVariables } from '@/components/site/fonts';
import { Offline } from '@/components/site/Offline';
import { ProgressHydration } from '@/components/site/progress';
import { SiteFooter } from '@/components/site/SiteFooter';
import { SiteHeader } from '@/components/site/SiteHeader';
import { StorageNotice } from '@/components/site/StorageNotice';
import { themeScript } from '@/components/site/theme';
import './globals.css';

export const metadata: Metadata = siteMetadata;

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#14171b' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this site, allowed by its hash */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <SiteHeader />
        <StorageNotice />
        {children}
        <SiteFooter />
        <ProgressHydration />
        <Offline />
      </body>
    </html>
  );
}
