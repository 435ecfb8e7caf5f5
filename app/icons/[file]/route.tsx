import { ImageResponse } from 'next/og';
import { icon } from '@/app/card';

export const dynamic = 'force-static';
export const dynamicParams = false;

const SIZES = [180, 192, 512];

export function generateStaticParams() {
  return SIZES.map((size) => ({ file: `${size}.png` }));
}

/** The mark as a picture, for devices that take no SVG. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const size = Number.parseInt((await params).file, 10);
  if (!SIZES.includes(size)) return new Response(null, { status: 404 });
  return new ImageResponse(icon(size), { width: size, height: size });
}
