'use client';

import { type ChangeEvent, useState } from 'react';
import { fragmentFor, MOST_LETTERS } from '@/lib/share/link';
import { cargoProject, rustPlaygroundAddress } from '@/lib/share/project';
import type { Shared } from '@/lib/share/shared';
import { zipOf } from '@/lib/share/zip';

/** Files larger than this hold no program that anyone wrote. */
const MOST_BYTES = 1_000_000;

/** Hands a file to the reader; nothing leaves the page. */
function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}

const sizeOf = (letters: number): string =>
  letters < 1_000 ? `${letters} letters` : `${(letters / 1_000).toFixed(1)} thousand letters`;

interface ShareMenuProps {
  /** The program, and the moment that is shown. */
  shared: () => Shared;
  name: string;
  onImport: (source: string) => void;
}

/** What each way out does, and what it says afterwards. */
function useWaysOut({ shared, name, onImport }: ShareMenuProps) {
  const [said, setSaid] = useState('');
  const link = async () => {
    const fragment = await fragmentFor(shared());
    if (fragment.length > MOST_LETTERS) {
      setSaid(
        `This program is too long for a link: ${sizeOf(fragment.length)}, and ${sizeOf(MOST_LETTERS)} is the most that arrives everywhere. Download it as a project instead.`,
      );
      return;
    }
    history.replaceState(history.state, '', fragment);
    const size = sizeOf(fragment.length);
    const done = await navigator.clipboard.writeText(location.href).then(
      () => 'The link is copied',
      () => 'The address of this page is the link now',
    );
    setSaid(`${done}: ${size}. It holds the program, the scenario and this very step.`);
  };
  const project = () => {
    save(`${name}.zip`, new Blob([zipOf(cargoProject(shared().source, name))]));
    setSaid('Saved. Unpack it and run: cargo run');
  };
  const elsewhere = () => {
    const address = rustPlaygroundAddress(shared().source);
    if (address === null) {
      setSaid('This program is too long for an address of the Rust Playground. Copy it by hand.');
      return;
    }
    window.open(address, '_blank', 'noopener,noreferrer');
    setSaid('The Rust Playground is another site: it has your program now, and runs it there.');
  };
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    const text = file.size > MOST_BYTES ? null : await file.text();
    if (text === null) setSaid('This file is larger than a program can be. Nothing was changed.');
    else if (/[\0\ufffd]/.test(text)) setSaid('This file is not text. Nothing was changed.');
    else {
      onImport(text.replaceAll('\r\n', '\n'));
      setSaid(`Read from ${file.name}.`);
    }
  };
  return { said, link, project, elsewhere, read };
}

/** A program leaves the page, or comes in: as a link, a project, a file, or to the Rust Playground. */
export function ShareMenu(props: ShareMenuProps) {
  const { said, link, project, elsewhere, read } = useWaysOut(props);
  return (
    <div className="share-menu">
      <button type="button" onClick={link}>
        Copy a link
      </button>
      <button type="button" onClick={project}>
        Download as a cargo project
      </button>
      <button type="button" onClick={elsewhere}>
        Open in the Rust Playground
      </button>
      <label className="file-button">
        <span>Open a file</span>
        <input
          type="file"
          accept=".rs,text/plain"
          className="visually-hidden"
          aria-label="Open a file"
          onChange={read}
        />
      </label>
      <p role="status">
        <span>{said}</span>
      </p>
    </div>
  );
}
