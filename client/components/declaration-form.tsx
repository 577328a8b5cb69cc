import { useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm, type FieldErrors, type Resolver } from 'react-hook-form';
import type { DeclarationRequest } from '#api/declaration.ts';
import { RequestFailed } from '../api.ts';
import { changedOf, keptOf, type Group, type Line } from '../declaration-lines.ts';
import { faultText } from '../declaration-text.ts';
import { declarationOf, differ, nothingTyped, partsOf, type Typed } from '../declaration-values.ts';
import { useDraft, type Draft, type Place } from '../declarations.ts';
import { useWords } from '../language.ts';
import { DeclarationBar, type Said } from './declaration-bar.tsx';
import { DeclarationGroups } from './declaration-groups.tsx';

type Props = {
  place: Place;
  groups: readonly Group[];
  declare: (asked: DeclarationRequest) => Promise<unknown>;
};

/** Every declared value of an establishment's year: one is saved alone, or all that changed, or none. */
export function DeclarationForm({ place, groups, declare }: Props) {
  const words = useWords();
  const { labels, language } = words;
  const { declarations } = labels;
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  const kept = useMemo(() => keptBy(lines, language), [lines, language]);
  const draft = useDraft(place);
  const [found] = useState(draft.read);
  const [said, setSaid] = useState<Said>(() =>
    Object.keys(found).length > 0 ? { tone: 'quiet', text: declarations.found } : null,
  );
  const [saving, setSaving] = useState<readonly string[]>([]);

  const resolver: Resolver<Draft> = (values) => {
    const errors: FieldErrors<Draft> = {};
    for (const line of changedOf(lines, values, kept, language)) {
      const { faults } = declarationOf(place, line, values[line.indicator] ?? nothingTyped, language);
      for (const fault of faults ?? [])
        errors[line.indicator] = {
          ...errors[line.indicator],
          [fault.part]: { type: 'declaration', message: faultText(fault, words) },
        };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
  const form = useForm<Draft>({ defaultValues: { ...kept, ...found }, resolver });
  useFollowKept(lines, kept, form.getValues, (indicator, typed) => form.setValue(indicator, typed));

  const save = async (asked: readonly Line[]) => {
    const fields = asked.flatMap(({ indicator, kind }) =>
      partsOf(kind).map((part) => `${indicator}.${part}` as const),
    );
    setSaid(null);
    if (!(await form.trigger(fields, { shouldFocus: true }))) {
      setSaid({ tone: 'wrong', text: declarations.toCorrect });
      return;
    }
    const values = asked.flatMap((line) => {
      const { value } = declarationOf(place, line, form.getValues(line.indicator), language);
      return value ?? [];
    });
    setSaving(asked.map(({ indicator }) => indicator));
    try {
      await declare({ values });
      const names = labels.series(asked.map(({ definition }) => definition.title));
      setSaid({ tone: 'kept', text: declarations.kept(names, asked.length > 1) });
    } catch (error) {
      setSaid({ tone: 'wrong', text: `${failureText(error)} ${declarations.notKept}` });
    } finally {
      setSaving([]);
    }
  };
  const failureText = (error: unknown) => {
    const failed = error instanceof RequestFailed ? error : undefined;
    const known: Partial<Record<string, string>> = labels.failures;
    return known[failed?.code ?? ''] ?? labels.failures.unreachable;
  };
  const changed = () => changedOf(lines, form.getValues(), kept, language);
  const undo = () => {
    form.reset(kept);
    setSaid(null);
  };

  return (
    <FormProvider {...form}>
      <form
        className="declaration-form"
        noValidate
        aria-label={labels.access.screens.declarations}
        onSubmit={(event) => {
          event.preventDefault();
          if (saving.length === 0 && changed().length > 0) void save(changed());
        }}
      >
        <DeclarationGroups
          groups={groups}
          edit={{ kept, saving, save: (line) => void save([line]), typed: () => setSaid(null) }}
        />
        <DeclarationBar
          lines={lines}
          kept={kept}
          keep={draft.keep}
          busy={saving.length > 0}
          said={said}
          undo={undo}
        />
      </form>
    </FormProvider>
  );
}

const keptBy = (lines: readonly Line[], language: Parameters<typeof keptOf>[1]): Draft =>
  Object.fromEntries(lines.map((line) => [line.indicator, keptOf(line, language)]));

/** What is kept changed, by this form or by a file: fields that nobody typed in follow it. */
function useFollowKept(
  lines: readonly Line[],
  kept: Draft,
  read: (indicator: string) => Typed | undefined,
  write: (indicator: string, typed: Typed) => void,
) {
  const before = useRef(kept);
  const { language } = useWords();
  useEffect(() => {
    for (const { indicator, kind } of lines) {
      const [old, now] = [before.current[indicator] ?? nothingTyped, kept[indicator] ?? nothingTyped];
      const typed = read(indicator);
      if (old !== now && (!typed || !differ(typed, old, kind, language))) write(indicator, now);
    }
    before.current = kept;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows what is kept, not each rendering's functions
  }, [kept]);
}
