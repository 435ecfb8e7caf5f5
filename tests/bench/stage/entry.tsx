import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Player, type PlayerProps } from '@/components/simulation/Player';

const data = document.getElementById('props')?.textContent ?? '{}';
const root = document.getElementById('root');
if (root) hydrateRoot(root, createElement(Player, JSON.parse(data) as PlayerProps));
