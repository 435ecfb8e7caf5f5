/** A picture that folds out below the stage, beside the panels. */
export type View = 'machine' | 'memory' | 'ownership' | 'time' | 'wakers';

/** All views in the order in which they stand, with the words on their tabs. */
export const VIEWS: readonly (readonly [View, string])[] = [
  ['machine', 'State machine'],
  ['memory', 'Memory'],
  ['ownership', 'Ownership'],
  ['time', 'Time'],
  ['wakers', 'Wakers'],
];

/** Whether a name, from a lesson or from storage, is that of a view. */
export const isView = (name: string): name is View => VIEWS.some(([view]) => view === name);
