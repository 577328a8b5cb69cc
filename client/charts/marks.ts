import * as Plot from '@observablehq/plot';
import { palette } from './palette.ts';
import type { Size } from './place.ts';

/** What all charts share: size, ink, and no style element (our own sheet has the rules, for the security policy). */
export function plot(size: Size, options: Plot.PlotOptions): SVGSVGElement {
  const element = Plot.plot({
    width: size.width,
    height: size.height,
    className: 'chart',
    ...options,
    style: { fontFamily: 'inherit', fontSize: '12px', color: palette.ink, background: 'none' },
  });
  element.querySelectorAll('style').forEach((style) => style.remove());
  // The points have names and the drawing a summary: axes and lines would only be read twice.
  for (const group of element.children) {
    group.removeAttribute('aria-label');
    if (!group.querySelector('[data-row]')) group.setAttribute('aria-hidden', 'true');
  }
  return element as SVGSVGElement;
}

/** Marks each drawn element with the index of its row: what focus and hover need to say what it is. */
export const indexed: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
  const group = next?.(index, scales, values, dimensions, context) ?? null;
  [...(group?.children ?? [])].forEach((child, i) => child.setAttribute('data-row', String(index[i])));
  return group;
};

/** A hatch to fill with: for what is masked or provisional, so that colour is never the only sign. */
export function hatch(id: string, colour: string): Plot.RenderFunction {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const make = (name: string, attributes: Record<string, string>) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const pattern = make('pattern', {
      id,
      width: '6',
      height: '6',
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    });
    pattern.append(make('line', { y2: '6', stroke: colour, 'stroke-width': '3' }));
    const defs = make('defs', {});
    defs.append(pattern);
    return defs;
  };
}
