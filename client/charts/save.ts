import { palette, roles } from './palette.ts';
import { linesOf } from './wrap.ts';

/** What an exported chart says beside its drawing, so that it can be read alone. */
export type Caption = { notice?: string | undefined; title: string; subtitle: string; foot: string };

type Line = { text: string; size: number; weight: number; colour: string };

const margin = 16;
const gap = 8;
const family = 'Inter, Arial, sans-serif';

/** The drawing with its words, colours resolved: a file that needs nothing of this page. */
export function svgFile(chart: SVGSVGElement, caption: Caption): string {
  const { width, height } = chart.getBoundingClientRect();
  const style = getComputedStyle(chart);
  const colours = roles.map((role) => `--chart-${role}: ${style.getPropertyValue(`--chart-${role}`)}`);
  const above = [
    ...wrapped(caption.notice ?? '', { size: 12, weight: 700, colour: palette.partly }, width),
    ...wrapped(caption.title, { size: 14, weight: 600, colour: palette.ink }, width),
    ...wrapped(caption.subtitle, { size: 12, weight: 400, colour: palette.muted }, width),
  ];
  const below = wrapped(caption.foot, { size: 11, weight: 400, colour: palette.muted }, width);
  const top = margin + heightOf(above) + gap;
  const bottom = top + height + gap;
  const drawing = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: margin, y: top, width, height }))
    drawing.setAttribute(name, String(value));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * margin}" height="${bottom + heightOf(below) + margin}"`,
    ` style="${colours.join('; ')}; font-family: ${family}; background: var(--chart-paper)">`,
    '<rect width="100%" height="100%" fill="var(--chart-paper)"/>',
    ...texts(above, margin),
    ...texts(below, bottom),
    new XMLSerializer().serializeToString(drawing),
    '</svg>',
  ].join('');
}

/** A text in lines no wider than this, as the file's own font measures them. */
function wrapped(text: string, style: Omit<Line, 'text'>, width: number): Line[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new Error('canvas gave no context');
  pen.font = `${style.weight} ${style.size}px ${family}`;
  return linesOf(text, (line) => pen.measureText(line).width <= width).map((line) => ({
    ...style,
    text: line,
  }));
}

const heightOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { size }) => sum + Math.round(size * 1.45), 0);

function texts(lines: readonly Line[], top: number): string[] {
  return lines.map(({ text, size, weight, colour }, i) => {
    const y = top + heightOf(lines.slice(0, i)) + size;
    return `<text x="${margin}" y="${y}" style="font-weight: ${weight}; font-size: ${size}px" fill="${colour}">${escaped(text)}</text>`;
  });
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The same as pixels, at twice the size of the screen. */
export async function pngFile(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('canvas gave no image'))), 'image/png'),
  );
}
