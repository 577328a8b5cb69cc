/** How a drawing is read: a line by its abscissa, rows from top to bottom. */
export type Along = 'x' | 'y';

/** One figure of a drawing that can be pointed at or focused: where it is, and which row it shows. */
export type Point = {
  row: number;
  x: number;
  y: number;
  element: SVGElement;
  focus: (all: readonly Point[]) => void;
};

/** Gives every marked figure a name, and one of them the place in the tab order; arrows reach the others. */
export function pointsOf(
  drawing: SVGSVGElement,
  describe: (row: number) => readonly string[],
  opens: boolean,
  along: Along,
): Point[] {
  const origin = drawing.getBoundingClientRect();
  // All boxes first: to write on one element and then to measure the next lays out the page once for each.
  const boxes = [...drawing.querySelectorAll<SVGElement>('[data-row]')].map((element) => ({
    element,
    box: element.getBoundingClientRect(),
  }));
  const points = boxes.map(({ element, box }): Point => {
    const row = Number(element.getAttribute('data-row'));
    element.setAttribute('role', opens ? 'link' : 'img');
    element.setAttribute('aria-label', describe(row).join('. '));
    element.setAttribute('tabindex', '-1');
    return {
      row,
      element,
      x: box.left + box.width / 2 - origin.left,
      y: box.top - origin.top,
      focus: (all) => {
        all.forEach((other) => other.element.setAttribute('tabindex', '-1'));
        element.setAttribute('tabindex', '0');
        element.focus();
      },
    };
  });
  points.sort((a, b) => a[along] - b[along])[0]?.element.setAttribute('tabindex', '0');
  return points;
}

type Pointer = { readonly clientX: number; readonly clientY: number };

/** The point beside the pointer, in the direction that the drawing is read. */
export function nearest(points: readonly Point[], { clientX, clientY }: Pointer, along: Along): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of points) {
    const { left, width, top, height } = point.element.getBoundingClientRect();
    const far = Math.abs(along === 'x' ? left + width / 2 - clientX : top + height / 2 - clientY);
    if (far < least) [best, least] = [point, far];
  }
  return best;
}
