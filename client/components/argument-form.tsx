import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { FormProvider, useForm, type FieldErrors, type Resolver } from 'react-hook-form';
import type { Argumentation } from '#api/argumentation.ts';
import { RequestFailed } from '../api.ts';
import { faultText } from '../argument-text.ts';
import { argumentationOf, differ, nothingTyped, typedOf, wholeOf, type Typed } from '../argument-values.ts';
import { useArgue, useArgumentDraft } from '../argumentation.ts';
import { useWords } from '../language.ts';
import { ArgumentFields } from './argument-fields.tsx';

type Props = {
  place: { establishment: string; line_id: string };
  /** The line in words: its product and day, then the rest. */
  title: string;
  about: string;
  /** What is in force, where there is something to replace. */
  kept?: Argumentation | undefined;
  /** What saving is called here. */
  save: string;
  saved: () => void;
  close: () => void;
};

/** The argumentation of one line: checked in place, kept while the reader looks elsewhere, saved as a new entry. */
export function ArgumentForm({ place, title, about, kept, save: saveName, saved, close }: Props) {
  const words = useWords();
  const { labels } = words;
  const { argumentation } = labels;
  const titleId = useId();
  const argue = useArgue();
  const draft = useArgumentDraft(place.line_id);
  const [found] = useState(draft.read);
  const [before] = useState<Typed>(() => (kept ? typedOf(kept) : nothingTyped));
  const [said, setSaid] = useState<{ wrong: boolean; text: string } | null>(() =>
    Object.keys(found).length > 0 ? { wrong: false, text: argumentation.found } : null,
  );

  const resolver: Resolver<Typed> = (values) => {
    const errors: FieldErrors<Typed> = {};
    for (const fault of argumentationOf(place, values).faults ?? [])
      errors[fault.field] ??= { type: 'argumentation', message: faultText(fault, words) };
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
  const form = useForm<Typed>({
    defaultValues: { ...before, ...found },
    resolver,
    reValidateMode: 'onChange',
  });
  const { subscribe, handleSubmit, setFocus, trigger } = form;
  const refused = useRef(false);
  const sheet = useRef<HTMLFormElement>(null);
  useEffect(() => {
    setFocus('documented');
    sheet.current?.scrollIntoView({ block: 'nearest' });
  }, [setFocus]);
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          draft.keep(differ(values, before) ? wholeOf(values) : null);
          setSaid(null);
          // One answer may right what another was refused for.
          if (refused.current) void trigger();
        },
      }),
    [subscribe, trigger, draft, before],
  );

  const send = async (typed: Typed) => {
    const { value } = argumentationOf(place, typed);
    if (value === null) return;
    setSaid(null);
    try {
      await argue.mutateAsync(value);
      draft.keep(null);
      saved();
    } catch (error) {
      setSaid({ wrong: true, text: `${failureText(error)} ${argumentation.notKept}` });
    }
  };
  const failureText = (error: unknown) => {
    const known: Partial<Record<string, string>> = labels.failures;
    return known[error instanceof RequestFailed ? error.code : ''] ?? labels.failures.unreachable;
  };
  const refuse = () => {
    refused.current = true;
    setSaid({ wrong: true, text: argumentation.toCorrect });
  };

  return (
    <FormProvider {...form}>
      <form
        ref={sheet}
        className="argument-form"
        noValidate
        aria-labelledby={titleId}
        onSubmit={(event) => {
          event.preventDefault();
          if (!argue.isPending) void handleSubmit(send, refuse)();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          close();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        <p className="quiet">{about}</p>
        <ArgumentFields />
        <p className="declaration-said" role="status" data-tone={said?.wrong ? 'wrong' : undefined}>
          {said?.wrong && <IconAlertTriangle size={18} aria-hidden />}
          {said?.text}
        </p>
        <p className="argument-actions">
          <Button
            type="submit"
            className="declaration-main"
            loading={argue.isPending}
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          >
            {saveName}
          </Button>
          <Button variant="default" onClick={close}>
            {argumentation.close}
          </Button>
        </p>
      </form>
    </FormProvider>
  );
}
