/** Vite plugin: `import calendar from 'lucide:calendar'` gives the drawing as one path, taken from lucide-static at build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PWA } from './paths.ts';
import { shorterPath } from './shorter_path.ts';

const PREFIX = 'lucide:';
const SHAPE = /<(path|circle|ellipse|rect|line|polyline|polygon)\s([^>]*?)\/?>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;

export function iconsPlugin(): Plugin {
  return {
    name: 'lotse-icons',
    enforce: 'pre',
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : null),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? `export default ${JSON.stringify(drawing(id.slice(PREFIX.length + 1)))}` : null),
  };
}

/** One icon as the `d` of one path. */
export function drawing(name: string): string {
  const svg = readFileSync(join(PWA, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
  return [...svg.matchAll(SHAPE)].map(([, tag, rest]) => shorterPath(toPath(tag!, attributes(rest!)))).join('');
}

function attributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, value!]));
}

function toPath(tag: string, given: Record<string, string>): string {
  const number = (name: string): number => Number(given[name] ?? 0);
  switch (tag) {
    case 'path':
      return fromAbsolute(given['d'] ?? '');
    case 'circle':
      return round(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return round(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'rect':
      return box(number('x'), number('y'), number('width'), number('height'), number('rx') || number('ry'));
    case 'line':
      return `M${given['x1']} ${given['y1']}L${given['x2']} ${given['y2']}`;
    default:
      return `M${(given['points'] ?? '').trim()}${tag === 'polygon' ? 'z' : ''}`;
  }
}

/** A relative first move would go on from the shape before; what follows a first move is lines, relative as before. */
function fromAbsolute(d: string): string {
  return d.replace(/^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*(?=([-\d.])?)/, (_, x: string, y: string, more?: string) => `M${x} ${y}${more ? 'l' : ''}`);
}

function round(x: number, y: number, rx: number, ry: number): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0z`;
}

function box(x: number, y: number, width: number, height: number, r: number): string {
  const arc = (dx: number, dy: number): string => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
  return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
}
