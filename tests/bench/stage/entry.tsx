import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Player, type PlayerProps } from '@/components/simulation/Player';
import type { Observation } from '@/lib/sim/observation';

const data = document.getElementById('props')?.textContent ?? '{}';
const root = document.getElementById('root');
const { look = null, ...props } = JSON.parse(data) as PlayerProps & { look?: Observation | null };
// What a worker would find out, so that the page stands by itself.
const looker = async () => look;
if (root) hydrateRoot(root, createElement(Player, { ...props, looker }));
