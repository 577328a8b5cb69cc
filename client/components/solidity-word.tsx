import { IconShieldCheck, IconWaveSine } from '@tabler/icons-react';
import type { Definition } from '../definition.ts';
import { ofSubject, type Figure } from '../figure-text.ts';
import { solidityOf } from '../gap-months.ts';
import { solidityStory, solidityWord } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { useMonthly } from './use-monthly.ts';
import { useSubject } from './use-subject.ts';

type Props = { figure: Figure; definition: Definition; year: number; finess: string | undefined };

/** Beside the signed verdict and never instead of it: whether the months make the gap a solid one. */
export function SolidityWord({ figure, definition, year, finess }: Props) {
  const words = useWords();
  const { region } = useSubject();
  const { data, waiting, stale } = useMonthly(definition, { region, finess });
  if (data === undefined || stale) return <span aria-busy={waiting} />;
  const { solidity } = solidityOf(figure, ofSubject(data.rows, finess), year, definition);
  if (solidity === null) return null;
  const Icon = solidity.solid ? IconShieldCheck : IconWaveSine;
  return (
    <span
      className="solidity"
      data-field="solidity"
      title={solidityStory(solidity, definition, words).summary}
    >
      <Icon size={18} aria-hidden />
      {solidityWord(solidity, words)}
    </span>
  );
}
