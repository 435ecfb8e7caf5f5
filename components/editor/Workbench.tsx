'use client';

import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Moment } from '@/components/simulation/useStage';
import { fragmentFor } from '@/lib/share/link';
import { packageName } from '@/lib/share/project';
import type { Shared } from '@/lib/share/shared';
import { CodeArea, type Mode } from './CodeArea';
import { EarlierVersions } from './EarlierVersions';
import type { EditorHandle, Spot } from './editing';
import { createEngine, type Engine } from './engine';
import { Findings } from './Findings';
import { Result } from './Result';
import { ShareMenu } from './ShareMenu';
import { FIRST_SETUP, type Setup, scenarioOf, sharedAt } from './setup';
import { Toolbar } from './Toolbar';
import { useArrival } from './useArrival';
import { useChecks } from './useChecks';
import { useDraft } from './useDraft';
import { useRun } from './useRun';
import './editor.css';

const Outcomes = lazy(async () => ({
  default: (await import('@/components/outcomes/Outcomes')).Outcomes,
}));

/** The program that the page brings; its lines are highlighted. */
export interface Beginning {
  readonly file: string;
  readonly source: string;
  readonly lines: readonly string[];
}

const NO_SPOTS: readonly Spot[] = [];
const PATIENCE_MS = 10_000;

/** The editor that fits: on touch and on small screens the large one is no help. */
function fittingEditor(): Mode {
  return matchMedia('(pointer: coarse), (max-width: 40rem)').matches ? 'plain' : 'large';
}

/** The engine for everything but runs; made when it is first needed. */
function useEngine(wanted: boolean): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    if (wanted) setEngine((old) => old ?? createEngine(PATIENCE_MS));
  }, [wanted]);
  useEffect(() => () => engine?.stop(), [engine]);
  return engine;
}

/** The program with where it came from, its draft and its setup. */
function useProgram(beginning: Beginning) {
  const draft = useDraft('playground');
  const [source, setSource] = useState(beginning.source);
  const [setup, setSetup] = useState<Setup>(FIRST_SETUP);
  const [round, setRound] = useState(0);
  const [notice, setNotice] = useState('');
  /** What a link asks to be shown, once its run is there. */
  const [linked, setLinked] = useState<Shared | null>(null);
  /** Another text takes the place of this one, which becomes an earlier version. */
  const take = useCallback(
    (text: string) => {
      draft.replace(text);
      setSource(text);
      setRound((old) => old + 1);
    },
    [draft.replace],
  );
  const write = useCallback(
    (text: string) => {
      setSource(text);
      draft.keep(text);
    },
    [draft.keep],
  );
  useArrival({
    onShared(shared) {
      if (draft.read()?.text !== shared.source) take(shared.source);
      else setSource(shared.source);
      setSetup(shared);
      setLinked(shared);
      setNotice('');
    },
    onProblem: setNotice,
    onNone() {
      const kept = draft.read();
      if (!kept || kept.text === beginning.source) return;
      setSource(kept.text);
      setNotice('This is what you wrote here last.');
    },
  });
  return { source, write, take, setup, setSetup, round, notice, linked, draft };
}

/** Everything the parts of the workbench share. */
function useWorkbench(beginning: Beginning) {
  const program = useProgram(beginning);
  const { source, setup, linked } = program;
  const [mode, setMode] = useState<Mode>('read');
  const [live, setLive] = useState(false);
  const [moment, setMoment] = useState<Moment | null>(null);
  const handle = useRef<EditorHandle | null>(null);
  const running = useRun();
  const { result, run } = running;
  const engine = useEngine(mode !== 'read' || result !== null);
  const { found, trouble } = useChecks(engine, source, mode !== 'read');
  const start = useCallback(() => void run(source, scenarioOf(setup)), [run, source, setup]);

  const current = result?.source === source;
  const checked = current ? result.ran.checked : found?.source === source ? found.checked : null;
  const cursors = useMemo(
    () => (current && moment ? spotsOf(moment) : NO_SPOTS),
    [current, moment],
  );
  const arrived = linked?.seq !== null && linked?.source === source ? linked : null;
  useArrivedRun(arrived, run);
  useLive(live && found?.source === source && found.checked.verdict !== 'rejects', start);
  return {
    ...{ program, mode, setMode, live, setLive, moment, setMoment, handle, engine, start },
    ...{ running, result, current, checked, cursors },
    /** What is shown of the checker: of an older text while the new one is being looked at. */
    shown: checked ?? found?.checked ?? result?.ran.checked ?? null,
    troubles: [running.trouble, trouble].filter(Boolean),
  };
}

/** Write a program, have it checked, run it, and walk through its run. */
export function Workbench({ beginning }: { beginning: Beginning }) {
  const bench = useWorkbench(beginning);
  const { program, result, current, setMoment, running } = bench;
  const { source, setup, linked } = program;
  const linkTo = useCallback(
    (at: Moment) => fragmentFor(sharedAt(result?.source ?? source, setup, at)),
    [result, source, setup],
  );
  const scenario = useMemo(() => scenarioOf(setup), [setup]);
  const about = linked?.source === result?.source ? linked : null;
  return (
    <div className={result?.ran.run ? 'workbench beside' : 'workbench'}>
      <Write bench={bench} beginning={beginning} />
      {result?.ran.run && (
        <section className="workbench-run-side" aria-label="Its run">
          {!current && (
            <p className="workbench-stale">Your program has changed since it was run.</p>
          )}
          <Result
            key={result.count}
            result={result}
            seq={result.seq}
            breakpoints={about?.breakpoints ?? NO_LINES}
            onMoment={setMoment}
            linkTo={linkTo}
          />
          {current && (
            <Suspense>
              <Outcomes
                id="endings"
                file="main.rs"
                source={source}
                lines={result.ran.lines}
                scenario={scenario}
                onOpen={(ending) => void running.run(source, ending.scenario, ending.deciding)}
              />
            </Suspense>
          )}
        </section>
      )}
    </div>
  );
}

/** The side on which one writes: the program, what the checker says of it, and the ways out. */
function Write({ bench, beginning }: { bench: Bench; beginning: Beginning }) {
  const { program, mode, setMode, handle, engine, running, start, shown } = bench;
  const { source, setup, draft } = program;
  const same = source === beginning.source;
  const layOut = async () => {
    const told = await engine?.ask('layOut', { source });
    const edit = told?.ok ? told.answer[0] : undefined;
    if (edit) handle.current?.apply(edit);
  };
  return (
    <section className="workbench-write" aria-label="Your program" onKeyDown={runKey(start)}>
      <Toolbar {...bench} {...running} setup={setup} onSetup={program.setSetup} />
      {program.notice && <p role="status">{program.notice}</p>}
      <CodeArea
        {...bench}
        source={source}
        lines={same ? beginning.lines : null}
        round={program.round}
        onChange={program.write}
        onEdit={() => setMode(fittingEditor())}
        onLayOut={layOut}
      />
      {mode !== 'read' && (
        <EditorFoot
          mode={mode}
          onMode={setMode}
          onLayOut={() => handle.current?.layOut()}
          onReset={same ? null : () => program.take(beginning.source)}
        />
      )}
      <EarlierVersions kept={draft.kept} history={draft.history} onTake={program.take} />
      {bench.troubles.map((words) => (
        <p role="alert" key={words}>
          {words}
        </p>
      ))}
      {shown && (
        <Findings
          checked={shown}
          source={source}
          stale={bench.checked === null}
          engine={engine}
          onShow={(at) => handle.current?.show(at)}
          onApply={(edit) => handle.current?.apply(edit)}
        />
      )}
      <ShareMenu
        shared={() => sharedAt(source, setup, bench.current ? bench.moment : null)}
        name={packageName(same ? beginning.file : 'my-program')}
        onImport={program.take}
      />
    </section>
  );
}

type Bench = ReturnType<typeof useWorkbench>;

const NO_LINES: readonly number[] = [];

/** A link to a step is about a run: it is made at once. */
function useArrivedRun(shared: Shared | null, run: ReturnType<typeof useRun>['run']): void {
  const followed = useRef<Shared | null>(null);
  useEffect(() => {
    if (!shared || followed.current === shared) return;
    followed.current = shared;
    void run(shared.source, scenarioOf(shared), shared.seq);
  }, [shared, run]);
}

/** Runs again whenever a checked text may be run. */
function useLive(on: boolean, start: () => void): void {
  const latest = useRef(start);
  latest.current = start;
  useEffect(() => {
    if (on) latest.current();
  }, [on]);
}

function runKey(start: () => void) {
  return (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    start();
  };
}

function spotsOf({ cursors }: Moment): Spot[] {
  return cursors.map(({ line, hue, label }) => ({ line, hue, label }));
}

interface EditorFootProps {
  mode: Mode;
  onMode: (mode: Mode) => void;
  onLayOut: () => void;
  onReset: (() => void) | null;
}

/** How to leave the editor, and what it can do. */
function EditorFoot({ mode, onMode, onLayOut, onReset }: EditorFootProps) {
  return (
    <div className="editor-foot">
      <button type="button" onClick={onLayOut}>
        Indent
      </button>
      <button type="button" onClick={() => onMode(mode === 'plain' ? 'large' : 'plain')}>
        {mode === 'plain' ? 'Use the large editor' : 'Use the plain editor'}
      </button>
      {onReset && (
        <button type="button" onClick={onReset}>
          Begin again
        </button>
      )}
      <p>
        {mode === 'plain'
          ? 'Tab leaves the text. Ctrl+Enter runs it.'
          : 'Tab leaves the editor; Ctrl+M lets Tab indent instead (⌃⇧M on a Mac). Ctrl+Enter runs, Ctrl+Space completes, Ctrl+. mends, F12 goes to a definition.'}
      </p>
    </div>
  );
}
