'use client';

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Player } from '@/components/simulation/Player';
import { type Answer, createEngine } from './engine';
import { Findings } from './Findings';
import { packProgram, unpackProgram } from './link';
import './editor.css';

const RustEditor = lazy(() => import('./RustEditor'));

/** A program that the workbench offers to begin with; its lines are highlighted. */
export interface Beginning {
  readonly file: string;
  readonly source: string;
  readonly lines: readonly string[];
}

interface Scenario {
  readonly workers: number;
  readonly seed: number;
}

/** The answer to the program as it is; null until one is there. A newer question makes an older answer void. */
function useAnswer() {
  const engine = useRef<ReturnType<typeof createEngine> | null>(null);
  const asked = useRef(0);
  const [answered, setAnswered] = useState<{ source: string; answer: Answer } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  useEffect(() => () => engine.current?.stop(), []);
  const ask = useCallback(async (source: string, scenario: Scenario) => {
    asked.current += 1;
    const question = asked.current;
    engine.current ??= createEngine();
    setBusy(true);
    setFailed('');
    try {
      const answer = await engine.current.ask({ source, ...scenario });
      if (question === asked.current) setAnswered({ source, answer });
    } catch (error) {
      if (question === asked.current) setFailed(`The simulator stopped: ${String(error)}`);
    }
    if (question === asked.current) setBusy(false);
  }, []);
  return { answered, busy, failed, ask };
}

/** The program from the address, if there is one. */
function useLinkedProgram(onFound: (source: string) => void) {
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const packed = /^#code=(.+)$/.exec(location.hash)?.[1];
    if (packed) unpackProgram(packed).then((source) => source !== null && found.current(source));
  }, []);
}

function NumberField(props: {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const { label, value, max, onChange } = props;
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={label === 'Workers' ? 1 : 0}
        max={max}
        value={value}
        onChange={({ target }) => {
          const typed = target.valueAsNumber;
          if (Number.isInteger(typed) && typed >= Number(target.min) && typed <= max)
            onChange(typed);
        }}
      />
    </label>
  );
}

/** Text that can be edited without Monaco: what stands here until the editor has loaded. */
function PlainEditor({ value, onChange }: { value: string; onChange: (source: string) => void }) {
  return (
    <textarea
      className="plain-editor"
      aria-label="Rust program"
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Write a program, have it checked, run it, and walk through its run. */
export function Workbench({ beginnings }: { beginnings: readonly Beginning[] }) {
  const [source, setSource] = useState(beginnings[0]?.source ?? '');
  const [editing, setEditing] = useState(false);
  const [round, setRound] = useState(0);
  const [scenario, setScenario] = useState<Scenario>({ workers: 2, seed: 0 });
  const [link, setLink] = useState('');
  const { answered, busy, failed, ask } = useAnswer();
  const begin = useCallback((text: string) => {
    setSource(text);
    setRound((old) => old + 1);
    setEditing(true);
  }, []);
  useLinkedProgram(begin);
  const share = async () => {
    history.replaceState(null, '', `#code=${await packProgram(source)}`);
    setLink('The address of this page now holds your program.');
  };
  const current = answered?.source === source ? answered.answer : null;
  const shown = beginnings.find((one) => one.source === source);
  return (
    <div className="workbench">
      <div className="workbench-bar">
        <label>
          <span>Begin with</span>{' '}
          <select
            value={shown?.file ?? ''}
            onChange={({ target }) =>
              begin(beginnings.find(({ file }) => file === target.value)?.source ?? source)
            }
          >
            {!shown && <option value="">your program</option>}
            {beginnings.map(({ file }) => (
              <option key={file}>{file}</option>
            ))}
          </select>
        </label>
        <NumberField
          label="Workers"
          max={8}
          value={scenario.workers}
          onChange={(workers) => setScenario({ ...scenario, workers })}
        />
        <NumberField
          label="Seed"
          max={999_999}
          value={scenario.seed}
          onChange={(seed) => setScenario({ ...scenario, seed })}
        />
        <button
          type="button"
          className="workbench-run"
          disabled={busy}
          onClick={() => ask(source, scenario)}
        >
          {busy ? 'Running …' : 'Check and run'}
        </button>
        <button type="button" onClick={share}>
          Link to this program
        </button>
        <span role="status">{link}</span>
      </div>
      {editing ? (
        <Suspense fallback={<PlainEditor value={source} onChange={setSource} />}>
          <RustEditor
            key={round}
            initial={source}
            onChange={setSource}
            findings={current?.findings ?? []}
            label="Rust program"
          />
        </Suspense>
      ) : (
        <div className="workbench-listing">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre className="code numbered" tabIndex={0} translate="no">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/lessons/highlight.ts */}
            <code dangerouslySetInnerHTML={{ __html: listing(shown?.lines ?? []) }} />
          </pre>
          <button type="button" onClick={() => setEditing(true)}>
            Edit this program
          </button>
        </div>
      )}
      {failed && <p role="alert">{failed}</p>}
      {current && <Findings answer={current} />}
      {current?.run && (
        <Player
          id="run"
          title="The run of your program"
          file="main.rs"
          source={source}
          lines={source.split('\n').map(escapeLine)}
          run={current.run}
        />
      )}
    </div>
  );
}

function listing(lines: readonly string[]): string {
  return lines
    .map((html, at) => `<span class="line" data-line="${at + 1}">${html}\n</span>`)
    .join('');
}

function escapeLine(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
