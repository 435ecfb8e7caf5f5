import localFont from 'next/font/local';

// Atkinson Hyperlegible (Braille Institute, OFL): drawn so that 0 O, 1 l I and rn m stay apart,
// which is what a page full of `'1` and `l` needs. Latin subset, served from this site.
const text = localFont({
  src: './fonts/atkinson-text.woff2',
  weight: '200 800',
  style: 'normal',
  variable: '--font-atkinson',
  display: 'swap',
  adjustFontFallback: 'Arial',
});

const italic = localFont({
  src: './fonts/atkinson-text-italic.woff2',
  weight: '200 800',
  style: 'italic',
  variable: '--font-atkinson-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: 'Arial',
});

const code = localFont({
  src: './fonts/atkinson-code.woff2',
  weight: '200 800',
  style: 'normal',
  variable: '--font-atkinson-mono',
  display: 'swap',
  adjustFontFallback: false,
});

export const fontVariables = `${text.variable} ${italic.variable} ${code.variable}`;
