/** P(T ≤ t) for Student's t with `df` degrees of freedom, above 0 and not always whole. */
export const studentCumulative = (t: number, df: number): number => {
  const tail = incompleteBeta(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
};

/** The t that P(T ≤ t) = p, for p strictly between 0 and 1. */
export const studentQuantile = (p: number, df: number): number => {
  if (p === 0.5) return 0;
  // By symmetry on the lower side, whose tail keeps its digits.
  if (p > 0.5) return -studentQuantile(1 - p, df);
  let low = -1;
  while (studentCumulative(low, df) > p) low *= 2;
  let high = 0;
  let t = (low + high) / 2;
  // Newton's steps, and halving where one would leave what holds the quantile.
  for (let step = 0; step < 200; step++) {
    const beyond = studentCumulative(t, df) - p;
    if (beyond > 0) high = t;
    else low = t;
    const next = t - beyond / density(t, df);
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - t) <= 1e-14 * Math.abs(t)) return inside;
    t = inside;
  }
  return t;
};

const density = (t: number, df: number) =>
  Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) /
  Math.sqrt(df * Math.PI);

/** Iₓ(a, b) by its continued fraction (Abramowitz & Stegun, 1964, 26.5.8), Lentz's way; `y` is 1 − x with all its digits. */
const incompleteBeta = (x: number, y: number, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // The fraction converges fast below the mean; above it, the other tail does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log(y) - (logGamma(a) + logGamma(b) - logGamma(a + b)));
  return (front / a) * fraction(x, a, b);
};

const fraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
};

/** log Γ(x): Stirling's series from 15 on, and what leads there by Γ(x + 1) = xΓ(x). */
const logGamma = (x: number): number => {
  let shift = 0;
  let at = x;
  for (; at < 15; at++) shift += Math.log(at);
  const square = 1 / (at * at);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
};
