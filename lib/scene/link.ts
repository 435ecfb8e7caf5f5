/** A place in a run that a link can carry: which stage of the page, which event, which scenario. */
export interface StageLink {
  readonly stage: string;
  /** seq of the event that the step tells. Steps are cut differently in other detail levels; events are not. */
  readonly seq: number;
  readonly seed: number | null;
  readonly workers: number | null;
  readonly profile: string | null;
}

const VERSION = 's1';

/** The URL fragment (with `#`) of a step. Stays readable by later versions of this code. */
export function fragmentOf(link: StageLink): string {
  const fields = [VERSION, encodeURIComponent(link.stage), String(link.seq)];
  if (link.seed !== null) fields.push(`seed-${link.seed}`);
  if (link.workers !== null) fields.push(`workers-${link.workers}`);
  if (link.profile !== null) fields.push(`profile-${encodeURIComponent(link.profile)}`);
  return `#${fields.join('/')}`;
}

/** Reads a fragment; null when it is not one of ours or of a version we do not know. */
export function parseFragment(fragment: string): StageLink | null {
  const [version, stage, seq, ...rest] = fragment.replace(/^#/, '').split('/');
  if (version !== VERSION || !stage || !/^\d{1,9}$/.test(seq ?? '')) return null;
  let seed: number | null = null;
  let workers: number | null = null;
  let profile: string | null = null;
  try {
    for (const field of rest) {
      const [name, value = ''] = field.split(/-(.*)/s);
      if (name === 'seed' && /^\d{1,10}$/.test(value)) seed = Number(value);
      if (name === 'workers' && /^\d{1,2}$/.test(value)) workers = Number(value);
      if (name === 'profile') profile = decodeURIComponent(value);
    }
    return { stage: decodeURIComponent(stage), seq: Number(seq), seed, workers, profile };
  } catch {
    return null;
  }
}
