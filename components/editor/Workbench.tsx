'use client';

import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
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

/** An answer with the program it is about; `count` tells one from the next. */
interface Answered {
  readonly source: string;
  readonly answer: Answer;
  readonly count: number;
}

/** The answer to the program as it is; null until one is there. A newer question makes an older answer void. */
function useAnswer() {
  const engine = useRef<ReturnType<typeof createEngine> | null>(null);
  const asked = useRef(0);
  const [answered, setAnswered] = useState<Answered | null>(null);
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
      if (question === asked.current) setAnswered({ source, answer, count: question });
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
  min: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const { label, value, min, max, onChange } = props;
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        value={value}
        onChange={({ target }) => {
          const typed = target.valueAsNumber;
          if (Number.isInteger(typed) && typed >= min && typed <= max) onChange(typed);
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

interface BarProps {
  beginnings: readonly Beginning[];
  file: string | undefined;
  onBegin: (source: string) => void;
  scenario: Scenario;
  onScenario: (scenario: Scenario) => void;
  busy: boolean;
  onRun: () => void;
  source: string;
}

/** What to begin with, under which scenario to run, and the two things to do with a program. */
function Bar({ beginnings, file, onBegin, scenario, onScenario, busy, onRun, source }: BarProps) {
  const [linked, setLinked] = useState('');
  const share = async () => {
    history.replaceState(null, '', `#code=${await packProgram(source)}`);
    setLinked(source);
  };
  return (
    <div className="workbench-bar">
      <label>
        <span>Begin with</span>
        <select
          value={file ?? ''}
          onChange={({ target }) => {
            const chosen = beginnings.find((one) => one.file === target.value);
            if (chosen) onBegin(chosen.source);
          }}
        >
          {!file && <option value="">your program</option>}
          {beginnings.map((one) => (
            <option key={one.file}>{one.file}</option>
          ))}
        </select>
      </label>
      <NumberField
        label="Workers"
        min={1}
        max={8}
        value={scenario.workers}
        onChange={(workers) => onScenario({ ...scenario, workers })}
      />
      <NumberField
        label="Seed"
        min={0}
        max={999_999}
        value={scenario.seed}
        onChange={(seed) => onScenario({ ...scenario, seed })}
      />
      <button type="button" className="workbench-run" disabled={busy} onClick={onRun}>
        {busy ? 'Running …' : 'Check and run'}
      </button>
      <button type="button" onClick={share}>
        Link to this program
      </button>
      <span role="status">
        {linked === source && source !== '' ? 'The address of this page now holds it.' : ''}
      </span>
    </div>
  );
}

/** The program as the page brings it: readable at once, and without a script. */
function Listing({ lines, onEdit }: { lines: readonly string[]; onEdit: () => void }) {
  const html = lines
    .map((line, at) => `<span class="line" data-line="${at + 1}">${line}\n</span>`)
    .join('');
  return (
    <div className="workbench-listing">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code numbered" tabIndex={0} translate="no">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/lessons/highlight.ts */}
        <code dangerouslySetInnerHTML={{ __html: html }} />
      </pre>
      <button type="button" onClick={onEdit}>
        Edit this program
      </button>
    </div>
  );
}

/** What came back: the verdict and the run, of the program as it was when it was asked about. */
function Result({ source, answer, stale }: { source: string; answer: Answer; stale: boolean }) {
  const lines = useMemo(() => source.split('\n').map(escapeLine), [source]);
  return (
    <>
      {stale && <p className="workbench-stale">Your program has changed since it was checked.</p>}
      <Findings answer={answer} />
      {answer.run && (
        <Player
          id="run"
          title="The run of your program"
          file="main.rs"
          source={source}
          lines={lines}
          run={answer.run}
        />
      )}
    </>
  );
}

/** Write a program, have it checked, run it, and walk through its run. */
export function Workbench({ beginnings }: { beginnings: readonly Beginning[] }) {
  const [source, setSource] = useState(beginnings[0]?.source ?? '');
  const [editing, setEditing] = useState(false);
  const [round, setRound] = useState(0);
  const [scenario, setScenario] = useState<Scenario>({ workers: 2, seed: 1 });
  const { answered, busy, failed, ask } = useAnswer();
  const begin = useCallback((text: string) => {
    setSource(text);
    setRound((old) => old + 1);
    setEditing(true);
  }, []);
  useLinkedProgram(begin);
  const shown = beginnings.find((one) => one.source === source);
  const stale = answered !== null && answered.source !== source;
  return (
    <div className="workbench">
      <Bar
        beginnings={beginnings}
        file={shown?.file}
        onBegin={begin}
        scenario={scenario}
        onScenario={setScenario}
        busy={busy}
        onRun={() => ask(source, scenario)}
        source={source}
      />
      {editing ? (
        <Suspense fallback={<PlainEditor value={source} onChange={setSource} />}>
          <RustEditor
            key={round}
            initial={source}
            onChange={setSource}
            findings={stale ? NO_FINDINGS : (answered?.answer.findings ?? NO_FINDINGS)}
            label="Rust program"
          />
        </Suspense>
      ) : (
        <Listing lines={shown?.lines ?? []} onEdit={() => setEditing(true)} />
      )}
      {failed && <p role="alert">{failed}</p>}
      {answered && <Result key={answered.count} {...answered} stale={stale} />}
    </div>
  );
}

const NO_FINDINGS: Answer['findings'] = [];

function escapeLine(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
