import { readFileSync } from 'node:fs';

const basePath = process.env.BASE_PATH ?? '';
const { homepage } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// Where the export will be published: SITE_URL names the place in full, base path included.
const siteUrl = process.env.SITE_URL ?? `${homepage}${basePath}`;

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  basePath,
  trailingSlash: true,
  reactStrictMode: true,
  // With hoisting, Turbopack 16.4.5 makes two instances of modules in lib/rust that import each other, and `instanceof`
  // fails between them: programs then stop with a value that is "outside the model".
  experimental: { turbopackScopeHoisting: false },
  // `npm test` checks the types of everything, tests included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  env: {
    NEXT_PUBLIC_BASE_PATH: basePath,
    NEXT_PUBLIC_SITE_URL: siteUrl,
    NEXT_PUBLIC_REPOSITORY: process.env.REPOSITORY_URL ?? '',
  },
  serverExternalPackages: ['mdx-bundler', 'esbuild', 'shiki', 'tsx'],
};
