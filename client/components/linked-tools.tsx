import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Numerator } from '#api/off-label.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Measure } from '../linked.ts';
import type { Months } from '../months.ts';
import { useViewContext } from '../view-context.tsx';
import { Choices } from './choices.tsx';
import { noMonths, useDrill } from './linked-drill.ts';

/** When, in what measure, and which share. */
export function LinkedTools({ period, save }: { period: Months; save: () => void }) {
  const { choice, change } = useChoice();
  const { labels } = useWords();
  const { offLabel, detail } = labels;
  const { year } = useViewContext();
  const { step, hasMonths } = useDrill();
  const pick = (months: Months) => {
    // Months of another year take the screen there: it would else read as if they had not been chosen.
    const reached = months.from <= `${year}-12` && `${year}-01` <= months.to;
    step({ ...months, ...(reached ? {} : { year: Number(months.to.slice(0, 4)) }) });
  };
  const half = hasMonths ? 'months' : (choice.period ?? 'year');
  return (
    <div className="linked-tools">
      <Choices<string>
        label={labels.period}
        options={(['year', 's1', 's2'] as const).map((value) => ({
          value,
          label: detail.periods[value](year),
        }))}
        value={half}
        onChange={(value) =>
          change({ ...noMonths, period: value === 's1' || value === 's2' ? value : undefined })
        }
      />
      <MonthField
        label={offLabel.from}
        value={period.from}
        set={(from) => pick({ from, to: period.to < from ? from : period.to })}
      />
      <MonthField
        label={offLabel.to}
        value={period.to}
        set={(to) => pick({ from: to < period.from ? to : period.from, to })}
      />
      <Choices<Measure>
        label={offLabel.measure}
        options={(['quantity', 'amount', 'lines', 'stays'] as const).map((value) => ({
          value,
          label: offLabel.measures[value],
        }))}
        value={choice.measure ?? 'quantity'}
        onChange={(value) => change({ measure: value === 'quantity' ? undefined : value })}
      />
      <PickNumerator />
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={save}
      >
        {offLabel.exportAll}
      </Button>
    </div>
  );
}

/** Which share is followed; both readings of the page have it. */
export function PickNumerator() {
  const { choice, change } = useChoice();
  const { offLabel } = useWords().labels;
  return (
    <Choices<Numerator>
      label={offLabel.numerator}
      options={(['outside', 'off_label'] as const).map((value) => ({
        value,
        label: offLabel.numerators[value],
      }))}
      value={choice.share ?? 'outside'}
      onChange={(value) => change({ share: value === 'off_label' ? value : undefined })}
    />
  );
}

type FieldProps = { label: string; value: string; set: (month: string) => unknown };

/** Asked when it is whole: on Enter, or on leaving the field. */
function MonthField({ label, value, set }: FieldProps) {
  const { offLabel } = useWords().labels;
  const settle = (field: HTMLInputElement) => {
    if (/^20\d\d-(0[1-9]|1[0-2])$/.test(field.value) && field.value !== value) set(field.value);
  };
  return (
    <TextInput
      key={value}
      type="month"
      size="xs"
      label={label}
      defaultValue={value}
      placeholder={offLabel.monthShape}
      onBlur={(event) => settle(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(event.currentTarget);
      }}
    />
  );
}
