import { duration } from '@/lib/scene/prose';
import type { Scene } from '@/lib/scene/scene';
import type { Show } from '@/lib/scene/show';
import { whereOf } from '@/lib/scene/text';
import { SentenceText } from './SentenceText';

/** Which runtime a run is about, in a few words. */
export function runtimeWords({ survey }: Show): string {
  if (survey.flavor === 'none') return 'no runtime';
  if (survey.flavor === 'current_thread') return 'Tokio 1.53, current_thread';
  return `Tokio 1.53, ${survey.workers} ${survey.workers === 1 ? 'worker' : 'workers'}`;
}

/** What just happened, in one sentence. Stable in height; spoken aloud once per step made by hand. */
export function Told({
  show,
  scene,
  hueOf,
  aloud,
}: {
  show: Show;
  scene: Scene;
  hueOf: (task: number) => number;
  aloud: string;
}) {
  return (
    <div className="stage-told">
      <p className="told-meta">
        <span className="told-step">{`Step ${scene.step + 1} of ${scene.steps}`}</span>
        <span>{whereOf(show, scene.step)}</span>
        <span>{duration(scene.t)}</span>
      </p>
      <p className="sentence">
        <SentenceText parts={scene.sentence} hueOf={hueOf} />
      </p>
      <p className="visually-hidden" aria-live="polite">
        {aloud}
      </p>
    </div>
  );
}
