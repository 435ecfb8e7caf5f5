import { type Diagnostic, errorAt, type Label } from '../diagnostics/diagnostic';
import type { MirSpan } from '../mir/mir';
import type { ParamEnv } from '../typeck';
import type { Region, Ty } from '../types/ty';
import type { BodyTypes } from './bodyTypes';
import { blame } from './explain';
import { eachRegion } from './foldRegions';
import type { ClosureRequirement, Flow, ParamDemand } from './nested';
import type { Category, RegionTable, Universal } from './regions';

export interface RegionFindings {
  readonly diagnostics: Diagnostic[];
  readonly requirements: ClosureRequirement[];
  readonly flows: Flow[];
  readonly params: ParamDemand[];
}

/**
 * Lifetimes that the caller chooses must not be asked to outlive more than the signature says. In a closure the question
 * is passed to its creator; in a fn a violation is E0521, E0310 or "lifetime may not live long enough".
 */
export function checkRegions(
  types: BodyTypes,
  table: RegionTable,
  env: ParamEnv,
  ownerKind: 'function' | 'method' | 'associated function',
): RegionFindings {
  const found: RegionFindings = { diagnostics: [], requirements: [], flows: [], params: [] };

  const known = knownOutlives(types, table, env);
  const closure = types.body.kind === 'closure' || types.body.kind === 'coroutine';
  const position = new Map(types.external.map((r, i) => [r.index, i]));
  for (const [u, universal] of table.universals.entries()) {
    if (universal.kind === 'static' || universal.kind === 'anonymous' || universal.kind === 'outer')
      continue;
    for (const e of table.ends(universal.region)) {
      const other = table.universals[e] as Universal;
      if (e === u || other.kind === 'anonymous' || known.has(`${u}>${e}`)) continue;
      const path = table.path(universal.region, (r) => r === other.region);
      if (!path || path.some((s) => s.soft)) continue;
      const why = blame(path);
      if (universal.kind === 'bound') {
        found.diagnostics.push(violation(types, universal, other, why, 'closure'));
      } else if (closure) {
        const sup = position.get(universal.region);
        const sub = other.kind === 'static' ? null : position.get(other.region);
        if (sup !== undefined && sub !== undefined) found.requirements.push({ sup, sub, ...why });
      } else found.diagnostics.push(violation(types, universal, other, why, ownerKind));
    }
  }
  found.diagnostics.push(...uncaptured(types, table));
  if (closure) {
    findFlows(types, table, found.flows);
    const escaping = escapesItsCall(types, table);
    if (escaping) found.diagnostics.push(escaping);
  }
  checkTypeTests(types, table, env, closure, found);
  found.diagnostics.splice(0, found.diagnostics.length, ...unique(found.diagnostics));
  return found;
}

/** E0700: a lifetime inside the hidden type that `use<…>` leaves out. */
function uncaptured(types: BodyTypes, table: RegionTable): Diagnostic[] {
  return table.hidden.flatMap(({ region, captured, ty, span }) => {
    const outlives = (u: number): boolean =>
      u === region || table.path(u, (r) => r === region) !== null;
    const from = table.universals.some(
      (u) => u.kind === 'param' && !captured.includes(u.region) && outlives(u.region),
    );
    if (!from || captured.some((c) => c !== 0 && outlives(c))) return [];
    const shown = types.tcx.print(types.tcx.eraseRegions(ty));
    return [
      errorAt(
        'E0700',
        span,
        `hidden type for \`${shown}\` captures lifetime that does not appear in bounds`,
      ),
    ];
  });
}

const unique = (list: readonly Diagnostic[]): Diagnostic[] =>
  list.filter(
    (d, i) =>
      list.findIndex(
        (o) =>
          o.code === d.code &&
          o.primary.start === d.primary.start &&
          o.primary.end === d.primary.end,
      ) === i,
  );

function violation(
  types: BodyTypes,
  universal: Universal,
  other: Universal,
  why: { category: Category; span: MirSpan },
  owner: string,
): Diagnostic {
  const arg = argumentWith(types, universal.region);
  // Returning, or giving a variable a type, is not an escape in a fn (rustc `report_escaping_data_error`).
  const stays =
    /^(return|opaque|annotation)$/.test(why.category) ||
    (why.category === 'assignment' && owner !== 'closure');
  if (other.kind === 'static' && arg && !stays) {
    const labels: Label[] = [
      {
        span: types.body.locals[arg.local]?.span ?? why.span,
        text: `\`${arg.name}\` is a reference that is only valid in the ${owner} body`,
        primary: false,
      },
    ];
    return errorAt(
      'E0521',
      why.span,
      `borrowed data escapes outside of ${owner}`,
      `\`${arg.name}\` escapes the ${owner} body here`,
      { labels },
    );
  }
  const long = universal.name.startsWith("'") && universal.name !== "'_" ? universal.name : "'1";
  const short = other.name.startsWith("'") && other.name !== "'_" ? other.name : "'2";
  const label =
    why.category === 'return' || why.category === 'opaque'
      ? `returning this value requires that \`${long}\` must outlive \`${short}\``
      : why.category === 'callArgument'
        ? `argument requires that \`${long}\` must outlive \`${short}\``
        : `${why.category === 'annotation' ? 'type annotation' : 'assignment'} requires that \`${long}\` must outlive \`${short}\``;
  return errorAt(null, why.span, 'lifetime may not live long enough', label);
}

/**
 * A closure may touch what it owns (or changes) only while it is called: its result may not refer to it, for it does not
 * say so in its type (rustc `report_fnmut_error`, `report_general_error`). Async closures may lend, so they are not asked.
 */
function escapesItsCall(types: BodyTypes, table: RegionTable): Diagnostic | null {
  const { body, tcx } = types;
  const self = types.locals[1];
  if (body.kind !== 'closure' || self?.kind !== 'ref' || self.region.kind !== 'var') return null;
  if (tcx.closure(body.owner).async) return null;
  const results = new Set<number>();
  eachRegion(types.locals[0] as Ty, (r) => {
    if (r.kind === 'var') results.add(r.index);
  });
  const path = table.path(self.region.index, (r) => results.has(r));
  if (!path || path.some((s) => s.soft)) return null;
  if (!self.mut)
    return errorAt(
      null,
      blame(path).span,
      'lifetime may not live long enough',
      "returning this value requires that `'1` must outlive `'2`",
      {
        notes: [
          {
            kind: 'note',
            text: "closure implements `Fn`, so references to captured variables can't escape the closure",
          },
        ],
      },
    );
  return errorAt(
    null,
    blame(path).span,
    'captured variable cannot escape `FnMut` closure body',
    'returns a reference to a captured variable which escapes the closure body',
    {
      notes: [
        {
          kind: 'note',
          text: '`FnMut` closures only have access to their captured variables while they are executing...',
        },
        {
          kind: 'note',
          text: '...therefore, they cannot allow references to captured variables to escape',
        },
      ],
    },
  );
}

/** Which lifetimes of the result come from which of the parameters and captures. */
function findFlows(types: BodyTypes, table: RegionTable, flows: Flow[]): void {
  const list = (ty: Ty): number[] => {
    const out: number[] = [];
    eachRegion(ty, (r) => out.push(r.kind === 'var' ? r.index : -1));
    return out;
  };
  const results = list(types.locals[0] as Ty);
  const add = (param: Flow['param'], regions: readonly number[]): void => {
    regions.forEach((from, at) => {
      const ends = new Set(table.ends(from));
      results.forEach((region, to) => {
        if (from === region || ends.has(table.universalIndex(region)))
          flows.push({ param, at, to });
      });
    });
  };
  add(
    null,
    types.external.map((r) => r.index),
  );
  const self = types.locals[1];
  if (self?.kind === 'ref' && self.region.kind === 'var') add('call', [self.region.index]);
  for (let i = 2; i <= types.body.argCount; i++) add(i - 2, list(types.locals[i] as Ty));
}

function argumentWith(types: BodyTypes, region: number): { local: number; name: string } | null {
  for (let i = 1; i <= types.body.argCount; i++) {
    let has = false;
    eachRegion(types.locals[i] as Ty, (r) => {
      if (r.kind === 'var' && r.index === region) has = true;
    });
    const name = types.body.locals[i]?.name ?? types.argumentName(i - 1);
    if (has && name) return { local: i, name };
  }
  return null;
}

/** `u>e` when universal `u` is known to outlive `e`: declared bounds, and what the argument types imply. */
function knownOutlives(types: BodyTypes, table: RegionTable, env: ParamEnv): Set<string> {
  const pairs = new Set<string>();
  const n = table.universals.length;
  const index = (r: Region): number =>
    r.kind === 'var' ? table.universalIndex(r.index) : r.kind === 'static' ? 0 : -1;
  const add = (long: Region, short: Region): void => {
    const a = index(long);
    const b = index(short);
    if (a >= 0 && b >= 0) pairs.add(`${a}>${b}`);
  };
  for (let i = 0; i < n; i++) pairs.add(`0>${i}`);
  for (const p of env.predicates)
    if (p.kind === 'regionOutlives') add(types.lookup(p.long), types.lookup(p.short));
  const implied = (ty: Ty): void => {
    if (ty.kind === 'ref') {
      const outer = ty.region;
      eachRegion(ty.ty, (r) => add(r, outer));
      implied(ty.ty);
    } else if (ty.kind === 'adt')
      for (const arg of ty.substs) if (arg.kind === 'ty') implied(arg.ty);
  };
  for (let i = 0; i <= types.body.argCount; i++) implied(types.locals[i] as Ty);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      if (pairs.has(`${i}>${k}`))
        for (let j = 0; j < n; j++) if (pairs.has(`${k}>${j}`)) pairs.add(`${i}>${j}`);
  return pairs;
}

/** `T: 'static` demanded of a type parameter that does not promise it: E0310. */
function checkTypeTests(
  types: BodyTypes,
  table: RegionTable,
  _env: ParamEnv,
  closure: boolean,
  found: RegionFindings,
): void {
  const seen = new Set<string>();
  for (const test of table.typeTests) {
    if (!table.ends(test.region).includes(0)) continue;
    const declared = types
      .declared()
      .some(
        (p) =>
          p.kind === 'typeOutlives' &&
          p.ty.kind === 'param' &&
          p.ty.index === test.paramIndex &&
          p.region.kind === 'static',
      );
    if (declared || seen.has(`${test.param}:${test.span.start}`)) continue;
    seen.add(`${test.param}:${test.span.start}`);
    if (closure) found.params.push(test);
    else
      found.diagnostics.push(
        errorAt(
          'E0310',
          test.span,
          `the parameter type \`${test.param}\` may not live long enough`,
          `...so that the type \`${test.param}\` will meet its required lifetime bounds`,
          {
            labels: [
              {
                span: test.span,
                text: `the parameter type \`${test.param}\` must be valid for the static lifetime...`,
                primary: false,
              },
            ],
          },
        ),
      );
  }
  void types;
}
