import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { changedOf, type Line } from '../declaration-lines.ts';
import type { Draft } from '../declarations.ts';
import { useWords } from '../language.ts';

/** What became of the last attempt to save. */
export type Said = { tone: 'kept' | 'wrong' | 'quiet'; text: string } | null;

type Props = {
  lines: readonly Line[];
  kept: Draft;
  keep: (draft: Draft) => void;
  busy: boolean;
  said: Said;
  undo: () => void;
};

/** Always in sight: how much is typed and not saved, the way to save all of it, and what became of that. */
export function DeclarationBar({ lines, kept, keep, busy, said, undo }: Props) {
  const { labels, format, language } = useWords();
  const { declarations } = labels;
  const typed = useWatch<Draft>();
  const changed = useMemo(
    () => changedOf(lines, typed as Draft, kept, language),
    [lines, typed, kept, language],
  );
  useEffect(() => {
    keep(Object.fromEntries(changed.flatMap(({ indicator }) => entry(indicator, typed as Draft))));
  }, [keep, changed, typed]);
  const n = changed.length;
  return (
    <div className="declaration-bar">
      <p className="declaration-said" role="status" data-tone={said?.tone}>
        {said?.tone === 'kept' && <IconCircleCheck size={18} aria-hidden />}
        {said?.tone === 'wrong' && <IconAlertTriangle size={18} aria-hidden />}
        {said?.text}
      </p>
      <p className="strong" data-field="unsaved">
        {n === 0 ? declarations.allSaved : declarations.unsaved(format.count(n), format.many(n))}
      </p>
      <Button variant="default" disabled={n === 0 || busy} onClick={undo}>
        {declarations.undo}
      </Button>
      <Button
        type="submit"
        className="declaration-main"
        disabled={n === 0}
        loading={busy}
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
      >
        {declarations.saveAll}
      </Button>
    </div>
  );
}

const entry = (indicator: string, typed: Draft): [string, Draft[string]][] => {
  const one = typed[indicator];
  return one ? [[indicator, { ...one }]] : [];
};
