import { roles } from './palette.ts';

/** What an exported chart says beside its drawing, so that it can be read alone. */
export type Caption = { title: string; subtitle: string; foot: string };

const margin = 16;
const lineHeight = 20;

/** The drawing with its words, colours resolved: a file that needs nothing of this page. */
export function svgFile(chart: SVGSVGElement, caption: Caption): string {
  const { width, height } = chart.getBoundingClientRect();
  const style = getComputedStyle(chart);
  const colours = roles.map((role) => `--chart-${role}: ${style.getPropertyValue(`--chart-${role}`)}`);
  const drawing = chart.cloneNode(true) as SVGSVGElement;
  drawing.setAttribute('x', String(margin));
  drawing.setAttribute('y', String(margin + 2 * lineHeight));
  drawing.setAttribute('width', String(width));
  drawing.setAttribute('height', String(height));
  const whole = { width: width + 2 * margin, height: height + 2 * margin + 3.5 * lineHeight };
  const words = [
    line(caption.title, 0.7, 'font-weight: 600; font-size: 14px'),
    line(caption.subtitle, 1.7, 'font-size: 12px'),
    line(caption.foot, whole.height / lineHeight - 1.6, 'font-size: 11px'),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" style="${colours.join(
    '; ',
  )}; font-family: Inter, Arial, sans-serif; background: var(--chart-paper)"><rect width="100%" height="100%" fill="var(--chart-paper)"/>${words.join(
    '',
  )}${new XMLSerializer().serializeToString(drawing)}</svg>`;
}

const line = (text: string, row: number, style: string) =>
  `<text x="${margin}" y="${margin + row * lineHeight}" style="${style}" fill="var(--chart-ink)">${escaped(text)}</text>`;

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
