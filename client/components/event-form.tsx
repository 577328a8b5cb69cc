import '../zod-without-eval.ts';
import { Button } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { eventEntry, eventKinds, type EventKind } from '#api/event.ts';
import { RequestFailed } from '../api.ts';
import { useWriteEvent } from '../events.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

type Fields = {
  date: string;
  kind: EventKind;
  text: string;
  scope: 'establishment' | 'region';
  indicator: 'this' | 'all';
  shared: 'yes' | 'no';
};

type Props = { indicator: string; region: string; finess: string | undefined; name: string; year: number };

/** Writes a dated event about the establishment or the region on screen; the server checks the same again. */
export function EventForm({ indicator, region, finess, name, year }: Props) {
  const { labels } = useWords();
  const { events } = labels;
  const { regions, definitions } = useViewContext();
  const write = useWriteEvent();
  const { register, handleSubmit, formState, resetField } = useForm<Fields>({
    defaultValues: {
      date: `${year}-01-01`,
      kind: 'price',
      text: '',
      scope: finess === undefined ? 'region' : 'establishment',
      indicator: 'this',
      shared: 'no',
    },
  });
  const { errors } = formState;
  const send = (fields: Fields) => {
    const entry = eventEntry.parse({
      date: fields.date,
      kind: fields.kind,
      text: fields.text,
      region,
      establishment: fields.scope === 'establishment' ? (finess ?? null) : null,
      indicator: fields.indicator === 'this' ? indicator : null,
      shared: fields.shared === 'yes',
    });
    write.mutate(entry, { onSuccess: () => resetField('text') });
  };
  const regionName = regions.find(({ code }) => code === region)?.name ?? region;
  const title = definitions.find((one) => one.indicator === indicator)?.short ?? indicator;
  return (
    <details className="event-write">
      <summary>{events.add}</summary>
      <form aria-label={events.add} noValidate onSubmit={(event) => void handleSubmit(send)(event)}>
        <label className="grant-field">
          <span>{events.date}</span>
          <input type="date" {...register('date', { validate: isDay })} />
          {errors.date && <span role="alert">{events.dateWanted}</span>}
        </label>
        <label className="grant-field">
          <span>{events.kind}</span>
          <select {...register('kind')}>
            {eventKinds.map((kind) => (
              <option key={kind} value={kind}>
                {events.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{events.text}</span>
          <textarea
            rows={2}
            maxLength={160}
            aria-describedby="event-hint"
            {...register('text', { validate: isText })}
          />
          {errors.text && <span role="alert">{events.textWanted}</span>}
        </label>
        <p id="event-hint" className="quiet">
          {events.textHint}
        </p>
        <label className="grant-field">
          <span>{events.scope}</span>
          <select {...register('scope')}>
            {finess !== undefined && <option value="establishment">{name}</option>}
            <option value="region">{regionName}</option>
          </select>
        </label>
        <label className="grant-field">
          <span>{events.indicator}</span>
          <select {...register('indicator')}>
            <option value="this">{title}</option>
            <option value="all">{events.allIndicators}</option>
          </select>
        </label>
        <label className="grant-field">
          <span>{events.readers}</span>
          <select {...register('shared')}>
            <option value="no">{events.alone}</option>
            <option value="yes">{events.shared}</option>
          </select>
        </label>
        {write.error && (
          <p role="alert">
            {write.error instanceof RequestFailed && write.error.code !== 'unreachable'
              ? write.error.message
              : events.failed}
          </p>
        )}
        {write.isSuccess && <p role="status">{events.saved}</p>}
        <p className="grant-actions">
          <Button type="submit" size="compact-sm" loading={write.isPending}>
            {events.save}
          </Button>
        </p>
      </form>
    </details>
  );
}

const isDay = (text: string) => eventEntry.shape.date.safeParse(text).success;
const isText = (text: string) => eventEntry.shape.text.safeParse(text).success;
