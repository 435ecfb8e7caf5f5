'use client';

import { useEffect } from 'react';

/** Starts the service worker once the page is loaded, so that the site can be read without a network. */
export function Offline() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const start = () => {
      const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
      // Without it the site is the same, online; a browser that refuses needs no message.
      navigator.serviceWorker.register(`${base}/sw.js`).catch(() => undefined);
    };
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { once: true });
    return () => removeEventListener('load', start);
  }, []);
  return null;
}
