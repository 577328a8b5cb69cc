/**
 * Paul Tol's medium-contrast scheme, safe for colour-blind readers: its dark half on white, its light half on dark
 * (styles/theme.css). Charts name roles; an export resolves them to the colours of the moment.
 */
export const palette = {
  paper: 'var(--chart-paper)',
  ink: 'var(--chart-ink)',
  muted: 'var(--chart-muted)',
  grid: 'var(--chart-grid)',
  subject: 'var(--chart-subject)',
  peer: 'var(--chart-peer)',
  target: 'var(--chart-target)',
  met: 'var(--chart-met)',
  missed: 'var(--chart-missed)',
  partly: 'var(--chart-partly)',
} as const;

export const roles = Object.keys(palette) as (keyof typeof palette)[];

export function verdictColour(verdict: string | null): string {
  if (verdict === 'atteint') return palette.met;
  if (verdict === 'non atteint') return palette.missed;
  return verdict === 'partiel' ? palette.partly : palette.muted;
}
