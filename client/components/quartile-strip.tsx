import { quartilePlaces, type Quartiles } from '../charts/quartiles.ts';

const width = 180;
const height = 18;

/** The middle half of the others, their median, and one's own value; its name says the same in words. */
export function QuartileStrip({ name, ...quartiles }: Quartiles & { name: string }) {
  const { first, median, third, own, outside } = quartilePlaces(quartiles);
  const x = (share: number) => 8 + share * (width - 16);
  const middle = height / 2;
  return (
    <svg
      className="quartiles"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={name}
    >
      <line className="quartiles-line" x1={x(0)} x2={x(1)} y1={middle} y2={middle} />
      <rect
        className="quartiles-half"
        x={x(first)}
        width={Math.max(2, x(third) - x(first))}
        y={middle - 5}
        height={10}
      />
      <line className="quartiles-median" x1={x(median)} x2={x(median)} y1={1} y2={height - 1} />
      {own !== null &&
        (outside ? (
          <path
            className="quartiles-own"
            d={own < 0.5 ? `M1 ${middle}l9 -6v12z` : `M${width - 1} ${middle}l-9 -6v12z`}
          />
        ) : (
          <circle className="quartiles-own" cx={x(own)} cy={middle} r={5} />
        ))}
    </svg>
  );
}
