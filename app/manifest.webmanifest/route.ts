export const dynamic = 'force-static';

const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** What a device needs to keep the site like an app. */
export function GET() {
  return Response.json(
    {
      name: 'Poll by Poll',
      short_name: 'Poll by Poll',
      description: 'Async Rust, one poll at a time.',
      start_url: `${base}/`,
      scope: `${base}/`,
      display: 'minimal-ui',
      background_color: '#fbfbf9',
      theme_color: '#fbfbf9',
      icons: [
        { src: `${base}/icon.svg`, sizes: 'any', type: 'image/svg+xml' },
        { src: `${base}/icons/192.png`, sizes: '192x192', type: 'image/png' },
        { src: `${base}/icons/512.png`, sizes: '512x512', type: 'image/png', purpose: 'any' },
      ],
    },
    { headers: { 'content-type': 'application/manifest+json' } },
  );
}
