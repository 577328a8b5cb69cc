import type { Group } from '../declaration-lines.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { DeclarationLine, type Edit } from './declaration-line.tsx';

type Props = {
  groups: readonly Group[];
  /** Where the reader may declare. */
  edit?: Edit;
};

/** The declared indicators of a year, by volet and article. */
export function DeclarationGroups({ groups, edit }: Props) {
  const { labels } = useWords();
  const { declarations } = labels;
  const volets = [...new Set(groups.map(({ volet }) => volet))];
  return volets.map((volet) => (
    <section key={volet ?? ''} className="declaration-volet" aria-label={volet ?? declarations.basesTitle}>
      <h2>{volet ?? declarations.basesTitle}</h2>
      {volet === null && <p className="quiet">{declarations.basesNote}</p>}
      {groups
        .filter((group) => group.volet === volet)
        .map((group) => (
          <div key={group.key} className="declaration-article">
            {group.article !== null && (
              <h3>{[articleText(group.article, labels.article), group.axis].filter(Boolean).join(' · ')}</h3>
            )}
            {group.lines.map((line) => (
              <DeclarationLine key={line.indicator} line={line} edit={edit} />
            ))}
          </div>
        ))}
    </section>
  ));
}

/** `10-2` is an article of the model contract; « chapitre I » or « annexe 4 » say themselves what they are. */
const articleText = (article: string, name: (article: string) => string) =>
  /^\d/.test(article) ? name(article) : sentence(article).replace(/\.$/, '');
