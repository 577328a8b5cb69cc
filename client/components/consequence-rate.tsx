import { useState } from 'react';
import { useWords } from '../language.ts';

type Props = {
  label: string;
  /** In %. */
  rate: number;
  bounds: { low: number; high: number };
  enter: (rate: number) => void;
};

/** A rate between its bounds, by mouse or by arrows; asked for once it is let go, not at each step of the way. */
export function ConsequenceRate({ label, rate, bounds, enter }: Props) {
  const { format } = useWords();
  // Held while the focus stays: the address follows a moment later, and must not pull the handle back.
  const [moved, setMoved] = useState<number | null>(null);
  const held = moved ?? rate;
  const letGo = () => {
    if (moved !== null && moved !== rate) enter(moved);
  };
  return (
    <label className="rate">
      <span className="visually-hidden">{label}</span>
      <span aria-hidden>{format.percent(bounds.low / 100, 0)}</span>
      <input
        type="range"
        min={bounds.low}
        max={bounds.high}
        step={1}
        value={held}
        aria-valuetext={format.percent(held / 100, 0)}
        onChange={(event) => setMoved(Number(event.currentTarget.value))}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={() => {
          letGo();
          setMoved(null);
        }}
      />
      <span aria-hidden>{format.percent(bounds.high / 100, 0)}</span>
      <output className="strong tabular">{format.percent(held / 100, 0)}</output>
    </label>
  );
}
