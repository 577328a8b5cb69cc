import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconCircleX,
  IconEyeOff,
  IconHelpCircle,
} from '@tabler/icons-react';
import type { Verdict as VerdictName } from '#api/figure.ts';
import { useWords } from '../language.ts';

/** The icon and the colour of a verdict, which never come without its word, seen or named. */
export const signs = {
  atteint: { Icon: IconCircleCheck, tone: 'met' },
  'non atteint': { Icon: IconCircleX, tone: 'missed' },
  partiel: { Icon: IconCircleHalf2, tone: 'partly' },
  'non évaluable': { Icon: IconHelpCircle, tone: 'none' },
  'sans objet': { Icon: IconCircleMinus, tone: 'none' },
  'sans cible': { Icon: IconCircleDashed, tone: 'none' },
  masqué: { Icon: IconEyeOff, tone: 'hatched' },
} as const satisfies Record<VerdictName, unknown>;

/** A verdict: word, icon and colour, never colour alone. */
export function Verdict({ verdict }: { verdict: VerdictName }) {
  const { labels } = useWords();
  const { Icon, tone } = signs[verdict];
  return (
    <span className={`verdict verdict-${tone}`}>
      <Icon size={18} aria-hidden />
      {labels.verdicts[verdict]}
    </span>
  );
}
