import type { ReactElement } from 'react';

// Drawn at build time into pictures; the colours are those of app/tokens.css in the light theme.
const INK = '#16191d';
const PAPER = '#fbfbf9';
const ACCENT = '#1c45c9';

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-linecap="round"><path stroke="${INK}" stroke-width="2" d="M2 24H30"/><path stroke="${INK}" stroke-width="2" d="M3 20C4.500 12 9 11 11 18M12 19C14 3 22 3 24 17"/><circle fill="${PAPER}" stroke="${INK}" stroke-width="2" cx="12" cy="24" r="3.200"/><circle fill="${ACCENT}" cx="24.500" cy="24" r="5"/></svg>`;
const source = `data:image/svg+xml;base64,${Buffer.from(MARK).toString('base64')}`;

/** The mark alone on paper, `size` pixels square. */
export function icon(size: number): ReactElement {
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        background: PAPER,
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: drawn into a picture, never sent to a reader */}
      <img alt="" src={source} width={size * 0.72} height={size * 0.72} />
    </div>
  );
}

/** What is shown where somebody links to a page: 1200 by 630 pixels. */
export function card(over: string, title: string): ReactElement {
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: 80,
        background: PAPER,
        color: INK,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', gap: 24, fontSize: 36 }}>
        {/* biome-ignore lint/performance/noImgElement: drawn into a picture, never sent to a reader */}
        <img alt="" src={source} width={72} height={72} />
        <span>Poll by Poll</span>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 20 }}>
        <span style={{ fontSize: 36, color: ACCENT }}>{over}</span>
        <span style={{ fontSize: title.length > 34 ? 72 : 88, lineHeight: 1.1 }}>{title}</span>
      </div>
      <div style={{ display: 'flex', fontSize: 32, color: '#4b525b' }}>
        Async Rust, one poll at a time
      </div>
    </div>
  );
}
