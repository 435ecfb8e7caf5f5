import { type BodySource, buildMir } from '../mir/build';
import type { MirBody, MirSpan } from '../mir/mir';
import type { Defs } from '../resolve/defs';
import type { TypeckCrate } from '../typeck/index';
import type { DefId } from '../types/ty';
import type { BodyProvider } from './world';

type Graphs = readonly MirBody[] | { readonly unsure: string; readonly span: MirSpan };

/** What the driver knows that checked tables do not carry. */
export interface Sources {
  readonly defs: Defs;
  locate(span: MirSpan | null): string;
}

/** Graphs built on demand from a checked crate, each body once. */
export class CrateBodies implements BodyProvider {
  readonly tcx: TypeckCrate['tcx'];
  readonly defs: Defs;
  private readonly made = new Map<DefId, Graphs>();

  constructor(
    private readonly crate: TypeckCrate,
    private readonly sources: Sources,
  ) {
    this.tcx = crate.tcx;
    this.defs = sources.defs;
  }

  locate(span: MirSpan | null): string {
    return this.sources.locate(span);
  }

  mir(owner: DefId): Graphs {
    let graphs = this.made.get(owner);
    if (!graphs) {
      graphs = this.build(owner);
      this.made.set(owner, graphs);
    }
    return graphs;
  }

  private build(owner: DefId): Graphs {
    const source = this.source(owner);
    const def = this.defs.get(owner);
    if (!source) return { unsure: `the body of \`${this.defs.pathOf(owner)}\``, span: def.span };
    const results = this.crate.bodies(owner);
    if (results.tainted)
      return {
        unsure: `the body of \`${this.defs.pathOf(owner)}\`, which the type checker does not fully understand`,
        span: def.span,
      };
    let why: { unsure: string; span: MirSpan } | null = null;
    const unsure = (span: MirSpan, what: string): void => {
      why ??= { unsure: what, span };
    };
    const graphs = buildMir(
      {
        tcx: this.tcx,
        results,
        env: this.tcx.paramEnv(owner),
        names: new Map(),
        mutable: new Set(),
        unsure,
      },
      source,
    );
    return (
      why ?? graphs ?? { unsure: `the body of \`${this.defs.pathOf(owner)}\``, span: def.span }
    );
  }

  source(owner: DefId): BodySource | null {
    const def = this.defs.get(owner);
    switch (def.kind) {
      case 'fn':
      case 'assocFn':
        return def.node.body
          ? {
              kind: 'fn',
              def: owner,
              item: def.node,
              body: def.node.body,
              sig: this.tcx.fnSig(owner),
            }
          : null;
      case 'const':
      case 'assocConst':
      case 'static':
        return def.node.value
          ? {
              kind: 'const',
              def: owner,
              expr: def.node.value,
              ty: this.tcx.normalize(this.tcx.eraseRegions(this.tcx.typeOf(owner))),
            }
          : null;
      default:
        return null;
    }
  }
}
