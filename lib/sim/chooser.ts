/** One decision of a run that the program does not determine. */
export interface ChoicePoint {
  readonly kind: string;
  readonly count: number;
  /** Position in the list of choices; what an explorer varies. */
  readonly index: number;
  readonly chosen: number;
  /** The option that entry 0 takes. */
  readonly preferred: number;
}

/** Options of one point as entries of a list of choices: entry 0 is the preferred one, then the others in order. */
export function entries(count: number, preferred: number): number[] {
  return Array.from({ length: count }, (_, option) => entryOf(option, preferred));
}

/**
 * The one door through which nondeterminism enters. A list of choices replays an interleaving exactly: entry 0 takes
 * the option the seed prefers, entry k the k-th of the others in ascending order. Past the list's end every entry is 0.
 */
export class Chooser {
  private position = 0;
  /** Called at each point; an explorer listens here. Null while nobody does. */
  listener: ((point: ChoicePoint, options: readonly number[] | null) => void) | null = null;

  /** Decides past the list's end, given the options; an explorer's strategy. Null: the seed's preference. */
  policy:
    | ((
        kind: string,
        count: number,
        preferred: number,
        options: readonly number[] | null,
      ) => number)
    | null = null;

  constructor(private readonly choices: readonly number[]) {}

  /** How many decisions were made. */
  get made(): number {
    return this.position;
  }

  /** Whether the list still decides, so that a caller may skip work when it does not. */
  get steering(): boolean {
    return this.position < this.choices.length || this.listener !== null || this.policy !== null;
  }

  /** An option in 0..count; `preferred` is the seed's. With one option nothing is decided and nothing is counted. */
  choose(
    kind: string,
    count: number,
    preferred: number,
    options: readonly number[] | null = null,
  ): number {
    if (count <= 1) return 0;
    const index = this.position++;
    const entry = this.choices[index];
    const chosen =
      entry === undefined && this.policy
        ? this.policy(kind, count, preferred, options)
        : optionAt(entry ?? 0, count, preferred);
    if (this.listener)
      this.listener({ kind, count, index, chosen: entryOf(chosen, preferred), preferred }, options);
    return chosen;
  }
}

/** Entry 0 is the preferred option, entry k the k-th of the others in ascending order. */
const optionAt = (entry: number, count: number, preferred: number): number =>
  entry <= 0 || entry >= count ? preferred : entry <= preferred ? entry - 1 : entry;

/** The entry that makes `optionAt` answer `chosen`. */
const entryOf = (chosen: number, preferred: number): number =>
  chosen === preferred ? 0 : chosen < preferred ? chosen + 1 : chosen;
