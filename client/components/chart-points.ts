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
): Point[] {
  const origin = drawing.getBoundingClientRect();
  const elements = [...drawing.querySelectorAll<SVGElement>('[data-row]')];
  const points = elements.map((element): Point => {
    const row = Number(element.getAttribute('data-row'));
    const box = element.getBoundingClientRect();
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
  points.sort((a, b) => a.x - b.x)[0]?.element.setAttribute('tabindex', '0');
  return points;
}

/** The point beside the pointer, from left to right: a line is read by its abscissa. */
export function nearest(points: readonly Point[], clientX: number): Point | null {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of points) {
    const { left, width } = point.element.getBoundingClientRect();
    const far = Math.abs(left + width / 2 - clientX);
    if (far < least) [best, least] = [point, far];
  }
  return best;
}
