import type { Segment } from '../charts/bars.ts';
import { parts } from '../linked.ts';
import { useWords } from '../language.ts';

/** Decoration: the figures stand beside it. Each part has a pattern, so that colour is never the only sign. */
export function Bar({ segments, upright = false }: { segments: readonly Segment[]; upright?: boolean }) {
  return (
    <span className={upright ? 'linked-bar upright' : 'linked-bar'} aria-hidden>
      {segments.map(({ part, size }) => (
        <span
          key={part}
          className={`linked-part linked-${part}`}
          style={{ [upright ? 'height' : 'width']: `${size * 100}%` }}
        />
      ))}
    </span>
  );
}

/** What the patterns of the bars stand for. */
export function BarKey() {
  const { labels } = useWords();
  const { offLabel } = labels;
  return (
    <ul className="linked-key" aria-label={offLabel.key}>
      {parts.map((part) => (
        <li key={part}>
          <span className={`linked-part linked-${part}`} aria-hidden />
          {offLabel.parts[part]}
        </li>
      ))}
    </ul>
  );
}
