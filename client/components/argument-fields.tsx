import { useId } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Field, Typed } from '../argument-values.ts';
import { useWords } from '../language.ts';

type Option = { value: string; label: string };

/** The fields of an argumentation, each with what is wrong with it beneath. */
export function ArgumentFields() {
  const { labels } = useWords();
  const { argumentation } = labels;
  const held = useWatch<Typed, 'rcp_held'>({ name: 'rcp_held' });
  const answers = [
    { value: 'yes', label: argumentation.yes },
    { value: 'no', label: argumentation.no },
  ];
  const unsaid = { value: '', label: argumentation.unsaid };
  const levels = argumentation.rcpLevels.map((label, code) => ({ value: String(code), label }));
  return (
    <div className="argument-fields">
      <Choose field="documented" options={answers} />
      <Choose field="rcp_held" options={[...answers, unsaid]} />
      {held === 'yes' && (
        // « aucune » is no level of a meeting that was held.
        <Pick field="rcp_level" options={[unsaid, ...levels.slice(1)]} />
      )}
      <Choose
        field="patient_informed"
        options={[
          { value: '1', label: argumentation.patientInformed[1] ?? '' },
          { value: '0', label: argumentation.patientInformed[0] ?? '' },
          { value: '2', label: argumentation.patientInformed[2] ?? '' },
          unsaid,
        ]}
      />
      <Write field="icd10" longest={10} />
      <Write field="stage" longest={40} />
      <Write field="therapy_line" longest={40} />
      <Write field="argument" longest={500} />
    </div>
  );
}

/** One of a few answers, all in sight. */
function Choose({ field, options }: { field: Field; options: readonly Option[] }) {
  const { labels } = useWords();
  const { register } = useFormContext<Typed>();
  const { id, fault, described } = useFault(field);
  return (
    <fieldset className="argument-field" data-field={field} aria-describedby={described}>
      <legend>{labels.argumentation.fields[field]}</legend>
      <div className="argument-answers">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" value={value} aria-invalid={fault !== undefined} {...register(field)} />
            {label}
          </label>
        ))}
      </div>
      <Beneath id={id} field={field} fault={fault} />
    </fieldset>
  );
}

function Pick({ field, options }: { field: Field; options: readonly Option[] }) {
  const { labels } = useWords();
  const { register } = useFormContext<Typed>();
  const { id, fault, described } = useFault(field);
  return (
    <div className="argument-field" data-field={field}>
      <label htmlFor={id}>{labels.argumentation.fields[field]}</label>
      <select {...register(field)} id={id} aria-invalid={fault !== undefined} aria-describedby={described}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Beneath id={id} field={field} fault={fault} />
    </div>
  );
}

function Write({ field, longest }: { field: Field; longest: number }) {
  const { labels } = useWords();
  const { register } = useFormContext<Typed>();
  const { id, fault, described } = useFault(field);
  const given = {
    ...register(field),
    id,
    maxLength: longest,
    autoComplete: 'off',
    'aria-invalid': fault !== undefined,
    'aria-describedby': described,
  };
  return (
    <div className="argument-field" data-field={field}>
      <label htmlFor={id}>{labels.argumentation.fields[field]}</label>
      {field === 'argument' ? <textarea {...given} rows={3} /> : <input {...given} />}
      <Beneath id={id} field={field} fault={fault} />
    </div>
  );
}

function useFault(field: Field) {
  const { formState } = useFormContext<Typed>();
  const { labels } = useWords();
  const id = useId();
  const fault = formState.errors[field]?.message;
  const help = fault ?? labels.argumentation.hints[field];
  return { id, fault, described: help === undefined ? undefined : `${id}-help` };
}

/** What is expected, or what is wrong, in one sentence. */
function Beneath({ id, field, fault }: { id: string; field: Field; fault: string | undefined }) {
  const { argumentation } = useWords().labels;
  const hint = argumentation.hints[field];
  if (fault === undefined && hint === undefined) return null;
  return (
    <p
      id={`${id}-help`}
      className="quiet"
      role={fault === undefined ? undefined : 'alert'}
      data-fault={fault !== undefined}
    >
      {fault ?? hint}
    </p>
  );
}
