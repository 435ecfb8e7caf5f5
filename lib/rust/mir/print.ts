import type { MirBody, Operand, Place, Rvalue, Terminator } from './mir';

/** A body as text, for tests and for looking at what the builder made. */
export function printMir(body: MirBody): string {
  const lines = [`${body.kind} ${body.owner} args ${body.argCount}`];
  body.locals.forEach((l, i) => {
    lines.push(`  let _${i}${l.name ? ` /* ${l.name} */` : ''}: ${l.ty.kind}#${l.ty.id}`);
  });
  body.blocks.forEach((b, i) => {
    lines.push(`  bb${i}${b.cleanup ? ' (cleanup)' : ''}:`);
    for (const s of b.statements) {
      if (s.kind === 'assign') lines.push(`    ${place(s.place)} = ${rvalue(s.value)}`);
      else if (s.kind === 'fakeRead') lines.push(`    fakeRead ${place(s.place)}`);
      else if (s.kind !== 'nop') lines.push(`    ${s.kind} _${s.local}`);
    }
    lines.push(`    ${terminator(b.terminator)}`);
  });
  return lines.join('\n');
}

function place(p: Place): string {
  let text = `_${p.local}`;
  for (const e of p.proj) {
    if (e.kind === 'deref') text = `(*${text})`;
    else if (e.kind === 'field') text += `.${e.index}`;
    else if (e.kind === 'downcast') text += ` as v${e.variant}`;
    else if (e.kind === 'index') text += `[_${e.local}]`;
    else if (e.kind === 'upvar') text += `.up${e.index}`;
    else if (e.kind === 'constIndex') text += `[${e.fromEnd ? '-' : ''}${e.offset}]`;
    else text += `[${e.from}..${e.fromEnd ? '-' : ''}${e.to}]`;
  }
  return text;
}

function operand(o: Operand): string {
  if (o.kind !== 'const') return `${o.kind} ${place(o.place)}`;
  const v = o.value;
  if ('value' in v) return String(v.value);
  return 'def' in v ? `${v.kind}#${v.def}` : v.kind;
}

function rvalue(v: Rvalue): string {
  switch (v.kind) {
    case 'use':
      return operand(v.operand);
    case 'ref':
      return `&${v.borrow} ${place(v.place)}`;
    case 'binary':
      return `${operand(v.left)} ${v.op} ${operand(v.right)}`;
    case 'aggregate':
      return `${v.of.kind}(${v.operands.map(operand).join(', ')})`;
    case 'cast':
      return `${operand(v.operand)} as ${v.how} #${v.to.id}`;
    case 'discriminant':
    case 'len':
    case 'rawRef':
      return `${v.kind} ${place(v.place)}`;
    case 'formatArgs':
      return `format(${v.args.map(operand).join(', ')})`;
    default:
      return `${v.kind} ${operand(v.operand)}`;
  }
}

function terminator(t: Terminator): string {
  const to = (b: number | null): string => (b === null ? '-' : `bb${b}`);
  switch (t.kind) {
    case 'goto':
      return `goto ${to(t.target)}`;
    case 'switch':
      return `switch ${operand(t.on)} [${t.targets.map((x) => `${x.value}: ${to(x.block)}`).join(', ')}] else ${to(t.otherwise)}`;
    case 'call':
      return `${place(t.dest)} = call ${operand(t.func)}(${t.args.map(operand).join(', ')}) -> ${to(t.target)} unwind ${to(t.unwind)}`;
    case 'drop':
      return `drop ${place(t.place)} -> ${to(t.target)} unwind ${to(t.unwind)}`;
    case 'yield':
      return `yield -> ${to(t.resume)} drop ${to(t.drop)}`;
    case 'assert':
      return `assert ${operand(t.cond)} -> ${to(t.target)}`;
    case 'falseEdge':
      return `falseEdge ${to(t.real)}`;
    default:
      return t.kind;
  }
}
