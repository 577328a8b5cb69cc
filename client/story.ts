import type { Definition } from './definition.ts';
import { figureText, verdictOf, yearOf, type Figure } from './figure-text.ts';
import { targetText } from './measure.ts';
import type { Words } from './words.ts';

/** What a chart shows: its title, and the summary that begins with it. */
export type Story = { title: string; summary: string };

/** Figures of one subject over the years, told from the year on screen. */
export function yearsStory(
  rows: readonly Figure[],
  year: number,
  definition: Definition,
  words: Words,
  others: { region?: Figure | undefined; category?: Figure | undefined } = {},
): Story {
  const figure = rows.find((row) => yearOf(row) === year);
  const beside = [
    other(others.region, words.labels.story.inRegion, definition, words),
    other(others.category, words.labels.story.inCategory, definition, words),
  ].filter((part) => part !== undefined);
  const title = figureSentence(figure, year, definition, words);
  const compared =
    beside.length > 0 && known(figure) ? `${title}, ${words.labels.story.against(beside.join(', '))}` : title;
  return { title: compared, summary: [`${compared}.`, ...overYears(rows, definition, words)].join(' ') };
}

function figureSentence(
  figure: Figure | undefined,
  year: number,
  definition: Definition,
  words: Words,
): string {
  const { story, verdicts } = words.labels;
  if (!known(figure)) {
    const verdict = verdicts[figure ? verdictOf(figure) : 'non évaluable'].toLowerCase();
    return story.missing(definition.short, String(year), verdict);
  }
  const text = figureText(figure, definition, words, 'card');
  if (figure.gap === null || text.target === null)
    return story.unjudged(definition.short, text.value, String(year));
  if (text.gap === null) return story.stepped(definition.short, text.value, String(year), text.target);
  const size = text.gap.replace(/^[+−]/, '');
  const side = figure.gap > 0 ? story.above : story.below;
  const against = figure.gap === 0 ? story.equal(text.target) : side(size, text.target);
  return story.judged(definition.short, text.value, String(year), against);
}

function other(
  figure: Figure | undefined,
  say: (value: string) => string,
  definition: Definition,
  words: Words,
): string | undefined {
  if (!known(figure)) return undefined;
  return say(figureText({ ...figure, target: null }, definition, words, 'card').value);
}

function overYears(rows: readonly Figure[], definition: Definition, words: Words): string[] {
  const judged = rows.filter((row) => row.verdict === 'atteint' || row.verdict === 'non atteint');
  const from = judged[0];
  const to = judged.at(-1);
  const { story } = words.labels;
  const said = range(rows, definition, words, (row) => String(yearOf(row)));
  if (!from || !to) return said;
  const met = judged.filter((row) => row.verdict === 'atteint').length;
  return [story.metYears(met, judged.length, yearOf(from), yearOf(to)), ...said];
}

const known = <F extends Figure>(figure: F | undefined): figure is F & { value: number } =>
  (figure?.value ?? null) !== null;

/** The 12 months that end last, and the extremes before. */
export function rollingStory(rows: readonly Figure[], definition: Definition, words: Words): Story {
  const { story } = words.labels;
  const { format } = words;
  const when = (row: Figure) => format.month(endOf(row));
  const last = rows.findLast(known);
  if (!last) {
    const title = story.rollingNone(definition.short);
    return { title, summary: `${title}.` };
  }
  const value = figureText({ ...last, target: null }, definition, words, 'card').value;
  const title = story.rolling(definition.short, value, when(last));
  const provisional = last.status === 'provisional' ? [story.provisional] : [];
  return { title, summary: [`${title}.`, ...provisional, ...range(rows, definition, words, when)].join(' ') };
}

function range(
  rows: readonly Figure[],
  definition: Definition,
  words: Words,
  when: (row: Figure) => string,
): string[] {
  const ordered = rows.filter(known).sort((a, b) => a.value - b.value);
  const low = ordered[0];
  const high = ordered.at(-1);
  if (!low || !high || low === high) return [];
  const say = (row: Figure) => figureText({ ...row, target: null }, definition, words, 'card').value;
  return [words.labels.story.range(say(low), when(low), say(high), when(high))];
}

/** How many establishments meet the target of a year, and how far apart they are. */
export function rankingStory(
  rows: readonly Figure[],
  year: number,
  definition: Definition,
  words: Words,
): Story {
  const { story } = words.labels;
  const { format } = words;
  const measured = rows.filter((row) => row.gap !== null).sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0));
  const [least, most] = [measured[0], measured.at(-1)];
  if (!least || !most) {
    const count = rows.filter(known).length;
    const title =
      count > 0
        ? story.rankingNoTarget(format.count(count), format.many(count), year, definition.short)
        : story.rankingNone(definition.short, year);
    return { title, summary: `${title}.` };
  }
  // Who has not signed has a gap and no verdict: drawn, not counted.
  const meeting = measured.filter((row) => row.verdict === 'atteint').length;
  const missing = measured.filter((row) => row.verdict === 'non atteint').length;
  const [met, many] = [format.count(meeting), format.many(meeting)];
  const all = format.count(meeting + missing);
  const target = measured.every((row) => row.target === least.target) ? least.target : null;
  const title =
    target === null
      ? story.rankingOwn(met, all, many, year, definition.short)
      : story.ranking(met, all, many, targetText(target, definition, words), year, definition.short);
  const gap = (row: Figure) => figureText(row, definition, words, 'card').gap ?? '';
  return { title, summary: `${title}. ${story.gapRange(gap(least), gap(most))}` };
}

/** Last day of a figure's period. */
export function endOf({ period_start, period_months }: Figure): string {
  const start = new Date(period_start ?? 0);
  const end = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + (period_months ?? 12), 0);
  return new Date(end).toISOString().slice(0, 10);
}
