'use client';

import { useMemo, useState } from 'react';
import { plain } from '@/lib/scene/prose';
import type { Scene } from '@/lib/scene/scene';
import { Board } from './Board';
import { InlineCode } from './InlineCode';
import './stage.css';
import './board.css';

/** One moment of a run, without a way to go on: for questions about what comes next. */
export function FrozenStage({ scene, label }: { scene: Scene; label: string }) {
  const [selected, onSelect] = useState<number | null>(null);
  const picking = useMemo(() => ({ involved: [], selected, onSelect }), [selected]);
  return (
    <section className="stage frozen" aria-label={label}>
      <p className="frozen-told">
        <InlineCode text={plain(scene.sentence)} />
      </p>
      <Board scene={scene} picking={picking} />
    </section>
  );
}
