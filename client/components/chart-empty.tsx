type Props = { title: string; parts: readonly string[] };

/** The place of a chart that has nothing to draw: what it would show, and what would fill it. */
export function ChartEmpty({ title, parts }: Props) {
  return (
    <section className="chart-figure chart-empty" aria-label={title}>
      <header className="chart-head">
        <h3>{title}</h3>
      </header>
      <div className="empty">
        {parts.map((part) => (
          <p key={part}>{part}</p>
        ))}
      </div>
    </section>
  );
}
