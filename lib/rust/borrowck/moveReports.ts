import type { Diagnostic, Label, Note } from '../diagnostics/diagnostic';
import { errorAt } from '../diagnostics/diagnostic';
import type { MirSpan, Place } from '../mir/mir';
import type { Ty } from '../types/ty';
import { captureAt } from './captureSite';
import { type Checked, nameOf, type UseVerb } from './checker';
import { rootName } from './describe';
import { eachRegion } from './foldRegions';
import type { Location } from './graph';
import { MoveData } from './movePaths';

/** E0381 and E0382: reading what was never assigned, or was moved away. One report per set of moves, as rustc. */
export class MoveReports {
  private readonly reported = new Set<string>();

  constructor(
    private readonly c: Checked,
    private readonly out: Diagnostic[],
  ) {}

  moved(
    place: Place,
    path: number,
    span: MirSpan,
    at: Location,
    verb: UseVerb,
    partial: number | null,
  ): void {
    const { c } = this;
    const { outs, throughLoop } = c.init.movesReaching(partial ?? path, at);
    const name = nameOf(c, place) ?? 'value';
    if (outs.length === 0) {
      const root = `init:${place.local}`;
      if (this.reported.has(root)) return;
      this.reported.add(root);
      this.uninitialized(place, name, span, verb);
      return;
    }
    const key = `${[...outs].sort().join(',')}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const movedPlace =
      c.moves.paths[c.moves.moveOuts[outs[0] as number]?.path ?? path]?.place ?? place;
    const partially =
      partial !== null || movedPlace.proj.length > place.proj.length ? 'partially ' : '';
    const verbText = verb === 'borrow' ? 'borrow' : verb === 'assign' ? 'assign to part' : 'use';
    const capture = captureAt(c, at);
    const primary = capture?.span ?? span;
    const labels: Label[] = [];
    const verbed = verb === 'borrow' ? 'borrowed' : verb === 'assign' ? 'assigned' : 'used';
    const again = outs.some((o) => throughLoop.has(o) || this.sameSite(o, at));
    const primaryLabel =
      again && outs.length === 1
        ? `value moved${capture ? ` into ${capture.what}` : ''} here, in previous iteration of loop`
        : `value ${verbed} here after ${partially ? 'partial ' : ''}move`;
    for (const o of outs) {
      const out = c.moves.moveOuts[o];
      if (!out || this.sameSite(o, at)) continue;
      const site = this.moveSite(out.at);
      labels.push({
        span: site.span,
        text: `value ${partially ? 'partially ' : ''}moved${site.into ? ` into ${site.into}` : ''} here${throughLoop.has(o) ? ', in previous iteration of loop' : ''}`,
        primary: false,
      });
      if (site.use)
        labels.push({
          span: site.use,
          text: `variable moved due to use in ${site.what}`,
          primary: false,
        });
    }
    const ty = c.types.place(movedPlace).ty;
    const why = `move occurs because ${nameOf(c, movedPlace) ? `\`${nameOf(c, movedPlace)}\`` : 'value'} has type \`${this.print(ty)}\`, which does not implement the \`Copy\` trait`;
    const decl = movedPlace.proj.length === 0 ? c.body.locals[movedPlace.local] : null;
    const notes: Note[] = [];
    if (decl?.name && !partially) labels.push({ span: decl.span, text: why, primary: false });
    else notes.push({ kind: 'note', text: why });
    this.out.push(
      errorAt(
        'E0382',
        primary,
        `${verbText} of ${partially}moved value: \`${name}\``,
        primaryLabel,
        { labels, notes },
      ),
    );
  }

  private sameSite(out: number, at: Location): boolean {
    const site = this.c.moves.moveOuts[out]?.at;
    return site !== undefined && MoveData.at(site) === MoveData.at(at);
  }

  private moveSite(at: Location): {
    span: MirSpan;
    into: string | null;
    what: string;
    use: MirSpan | null;
  } {
    const capture = captureAt(this.c, at);
    if (capture)
      return {
        span: capture.span,
        into: capture.kind === 'closure' ? 'closure' : null,
        what: capture.what,
        use: capture.use,
      };
    const block = this.c.graph.block(at.block);
    return {
      span: (block.statements[at.index] ?? block.terminator).span,
      into: null,
      what: '',
      use: null,
    };
  }

  private uninitialized(place: Place, name: string, span: MirSpan, verb: UseVerb): void {
    const decl = this.c.body.locals[place.local];
    const root = rootName(this.c.body, place) ?? name;
    const assigned = this.c.moves.inits.some((i) => i.path === place.local);
    const verbed = verb === 'assign' ? 'assigned' : 'used';
    const message =
      verb === 'assign'
        ? `partially assigned binding \`${root}\` isn't fully initialized`
        : `used binding \`${root}\` ${assigned ? 'is possibly-uninitialized' : "isn't initialized"}`;
    const labels: Label[] = decl
      ? [
          {
            span: decl.span,
            text: assigned
              ? 'binding declared here but left uninitialized'
              : 'binding declared here but left uninitialized',
            primary: false,
          },
        ]
      : [];
    this.out.push(
      errorAt(
        'E0381',
        span,
        message,
        `\`${name}\` ${verbed} here but it ${assigned ? 'is possibly-uninitialized' : "isn't initialized"}`,
        { labels },
      ),
    );
  }

  private print(ty: Ty): string {
    let regions = false;
    eachRegion(ty, () => {
      regions = true;
    });
    return this.c.tcx.print(regions ? this.c.tcx.eraseRegions(ty) : ty);
  }
}
