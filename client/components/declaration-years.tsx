import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { yearsToDeclare } from '../declaration-lines.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

/** A year is declared before anything of it is published: those that the choice of years does not offer yet. */
export function DeclarationYears() {
  const { labels } = useWords();
  const { link } = useChoice();
  const { years, year } = useViewContext();
  const others = yearsToDeclare(years, new Date().getFullYear());
  if (others.length === 0) return null;
  return (
    <p className="declaration-years">
      {labels.declarations.otherYears}
      {others.map((one) => (
        <Link
          key={one}
          to={link(paths.declarations, { year: one })}
          aria-current={one === year ? 'page' : undefined}
        >
          {one}
        </Link>
      ))}
    </p>
  );
}
