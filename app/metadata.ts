import type { Metadata } from 'next';
import { siteAddress } from '@/lib/site/address';

const NAME = 'Poll by Poll';
const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

interface Page {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** The picture beside a link to it, below `/cards/`. */
  readonly card?: string;
  /** The same text as plain Markdown. */
  readonly markdown?: string;
}

/** What is said about a page in its head: its own address, and how a link to it looks elsewhere. */
export function pageMetadata({ title, description, card = 'site.png', markdown }: Page): Metadata {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    alternates: {
      canonical: './',
      types: {
        'application/rss+xml': '/feed.xml',
        ...(markdown && { 'text/markdown': markdown }),
      },
    },
    openGraph: {
      siteName: NAME,
      type: markdown ? 'article' : 'website',
      url: './',
      title: title ?? NAME,
      ...(description !== undefined && { description }),
      images: [{ url: `/cards/${card}`, width: 1200, height: 630, alt: '' }],
    },
    twitter: { card: 'summary_large_image' },
  };
}

/** What holds for every page that says nothing else. */
export const siteMetadata: Metadata = {
  ...pageMetadata({
    description: 'Learn async Rust by stepping a faithful simulator of Tokio, poll by poll.',
  }),
  metadataBase: new URL(`${siteAddress || 'http://localhost:3000'}/`),
  title: { default: NAME, template: `%s · ${NAME}` },
  manifest: `${base}/manifest.webmanifest`,
  icons: {
    icon: { url: `${base}/icon.svg`, type: 'image/svg+xml' },
    apple: { url: `${base}/icons/180.png`, sizes: '180x180' },
  },
};
