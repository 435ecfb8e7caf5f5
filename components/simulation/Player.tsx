'use client';

import { fragmentOf } from '@/lib/scene/link';
import { plain } from '@/lib/scene/prose';
import { Board } from './Board';
import { Breadcrumbs } from './Breadcrumbs';
import { CodePane } from './CodePane';
import { FoldOut } from './FoldOut';
import { OutputPane } from './OutputPane';
import { PlaybackControls } from './PlaybackControls';
import { TextTwin } from './TextTwin';
import { Timeline } from './Timeline';
import { runtimeWords, Told } from './Told';
import { linkOf, type PlayerProps, press, useStage } from './useStage';
import { Warnings } from './Warnings';
import './stage.css';
import './drive.css';
import './code.css';
import './board.css';
import './foldOut.css';
import './sizes.css';

export type { PlayerProps } from './useStage';

function Head({ title, file, words }: { title: string; file: string; words: string }) {
  return (
    <header className="stage-head">
      <p className="stage-title">{title}</p>
      <p className="stage-meta">
        <span translate="no">{file}</span>
        <span>{words}</span>
      </p>
    </header>
  );
}

/** rustc rejects the program: nobody must take this run for one that can happen. */
function AsIf({ asIf, invalid }: { asIf: NonNullable<PlayerProps['asIf']>; invalid: boolean }) {
  const { code, message, line } = asIf;
  return (
    <div className="as-if" role="note">
      <p>
        <strong>As if it compiled.</strong>
        {' rustc rejects this program: '}
        <code translate="no">{`error${code ? `[${code}]` : ''}: ${message}`}</code>
        {` (line ${line}). `}
        {invalid
          ? 'The run goes on up to the step that this error forbids.'
          : 'In this run memory stays right to the end; the error is about what the types do not rule out.'}
      </p>
    </div>
  );
}

/** A run of a program that can be walked forwards and backwards. The first frame is part of the page. */
export function Player(props: PlayerProps) {
  const { id, title, file, source, lines } = props;
  const stage = useStage(props);
  const { show, scene, step, ready, ask, hueOf } = stage;
  const words = `Step ${scene.step + 1} of ${scene.steps}: ${plain(scene.sentence)}`;
  return (
    <section
      className={props.asIf ? 'stage wide rejected' : 'stage wide'}
      id={id}
      ref={stage.root}
      tabIndex={-1}
      aria-label={`Simulation of ${file}`}
      onKeyDown={(event) => press(stage, event)}
      onPointerDown={stage.onTouch}
    >
      <Head title={title ?? file} file={file} words={runtimeWords(show)} />
      {props.asIf && (
        <AsIf asIf={props.asIf} invalid={stage.runs.branch.run.outcome.status === 'invalid'} />
      )}
      <Told
        show={show}
        scene={scene}
        hueOf={hueOf}
        aloud={stage.spoken > 0 ? words : ''}
        predict={stage.predict}
        onWhy={() => stage.toggle('why')}
      />
      <div className="stage-drive">
        <PlaybackControls {...stage} steps={scene.steps} onRunTo={stage.setRunTo} />
        <Timeline
          axis={stage.axis}
          step={step}
          words={words}
          ready={ready}
          onSeek={(to) => ask({ do: 'seek', to, quiet: true })}
        />
      </div>
      <Breadcrumbs runs={stage.runs} show={show} step={step} hueOf={hueOf} ask={ask} />
      <div className="stage-main">
        <CodePane
          lines={lines}
          source={source}
          scene={scene}
          stops={stage.stops}
          onStop={stage.onStop}
        />
        <div className="stage-side">
          <Board scene={scene} picking={stage.picking} />
          <OutputPane scene={scene} total={show.survey.prints.length} />
        </div>
      </div>
      <Warnings warnings={stage.warnings} show={show} now={scene.step} ask={ask} />
      <FoldOut
        {...stage}
        step={scene.step}
        lines={lines}
        source={source}
        looker={props.looker}
        detail={{ on: stage.detail === 'every', toggle: stage.toggleDetail }}
        link={() => props.linkTo?.(stage.moment) ?? fragmentOf(linkOf(stage, id))}
        about={`${file}: ${runtimeWords(show)}`}
      />
      <TextTwin show={show} label={file} />
    </section>
  );
}
