import type { Intervention } from '../sim/scenario';

/** A place in a run that a link can carry: which stage of the page, which event, which scenario. */
export interface StageLink {
  readonly stage: string;
  /** seq of the event that the step tells. Steps are cut differently in other detail levels; events are not. */
  readonly seq: number;
  readonly seed: number | null;
  readonly workers: number | null;
  readonly profile: string | null;
  readonly interventions: readonly Intervention[];
  /** Decisions made by the reader: one entry per decision, as in a scenario. */
  readonly choices: readonly number[];
}

const VERSION = 's1';

/** A link to a step of the run that the page itself shows. */
export function plainLink(stage: string, seq: number): StageLink {
  return { stage, seq, seed: null, workers: null, profile: null, interventions: [], choices: [] };
}

/** True when the link is about another run than the one on the page. */
export function isChanged(link: StageLink): boolean {
  const { seed, workers, profile, interventions, choices } = link;
  const plain = seed === null && workers === null && profile === null;
  return !plain || interventions.length > 0 || choices.some((entry) => entry !== 0);
}

function interventionField(done: Intervention): string {
  switch (done.kind) {
    case 'block_worker':
      return `do-${done.kind}.${done.at}.${done.worker}.${done.micros}`;
    case 'delay_timer':
      return `do-${done.kind}.${done.at}.${done.timer}.${done.micros}`;
    default:
      return `do-${done.kind}.${done.at}.${done.task}`;
  }
}

function parseIntervention(text: string): Intervention | null {
  const found = /^([a-z_]+)\.(\d{1,9})\.(\d{1,9})(?:\.(\d{1,12}))?$/.exec(text);
  const [, kind, at, id, micros] = found ?? [];
  const where = { at: Number(at), micros: Number(micros ?? 0) };
  if (kind === 'block_worker') return { kind, ...where, worker: Number(id) };
  if (kind === 'delay_timer') return { kind, ...where, timer: Number(id) };
  if (kind === 'abort' || kind === 'drop_future' || kind === 'lose_wake' || kind === 'panic') {
    return { kind, at: where.at, task: Number(id) };
  }
  return null;
}

const MOST_CHOICES = 3000;

/** Decisions other than the seed's, each with its position: `12.1_40.2`. */
function choicesField(choices: readonly number[]): string {
  return choices.flatMap((entry, at) => (entry === 0 ? [] : [`${at}.${entry}`])).join('_');
}

function parseChoices(text: string): readonly number[] {
  const choices: number[] = [];
  for (const [, at, entry] of text.matchAll(/(\d{1,4})\.(\d{1,4})/g)) {
    if (Number(at) >= MOST_CHOICES) continue;
    while (choices.length < Number(at)) choices.push(0);
    choices[Number(at)] = Number(entry);
  }
  return choices;
}

/** The URL fragment (with `#`) of a step. Stays readable by later versions of this code. */
export function fragmentOf(link: StageLink): string {
  const fields = [VERSION, encodeURIComponent(link.stage), String(link.seq)];
  if (link.seed !== null) fields.push(`seed-${link.seed}`);
  if (link.workers !== null) fields.push(`workers-${link.workers}`);
  if (link.profile !== null) fields.push(`profile-${encodeURIComponent(link.profile)}`);
  const chosen = choicesField(link.choices);
  if (chosen) fields.push(`choose-${chosen}`);
  return `#${[...fields, ...link.interventions.map(interventionField)].join('/')}`;
}

/** Reads a fragment; null when it is not one of ours or of a version we do not know. */
export function parseFragment(fragment: string): StageLink | null {
  const [version, stage, seq, ...rest] = fragment.replace(/^#/, '').split('/');
  if (version !== VERSION || !stage || !/^\d{1,9}$/.test(seq ?? '')) return null;
  let seed: number | null = null;
  let workers: number | null = null;
  let profile: string | null = null;
  let choices: readonly number[] = [];
  const interventions: Intervention[] = [];
  try {
    for (const field of rest) {
      const [name, value = ''] = field.split(/-(.*)/s);
      if (name === 'seed' && /^\d{1,10}$/.test(value)) seed = Number(value);
      if (name === 'workers' && /^\d{1,2}$/.test(value)) workers = Number(value);
      if (name === 'profile') profile = decodeURIComponent(value);
      if (name === 'choose') choices = parseChoices(value);
      const done = name === 'do' ? parseIntervention(value) : null;
      if (done) interventions.push(done);
    }
    const where = { stage: decodeURIComponent(stage), seq: Number(seq) };
    return { ...where, seed, workers, profile, interventions, choices };
  } catch {
    return null;
  }
}
