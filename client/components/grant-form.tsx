import { Button } from '@mantine/core';
import { useForm, useWatch, type FieldError } from 'react-hook-form';
import type { GrantRequest } from '#api/access.ts';
import { rightsOf, roles, type Role } from '#api/roles.ts';
import { RequestFailed } from '../api.ts';
import { useWords } from '../language.ts';
import { codesOf, departementShape, finessShape, regionNames } from '../territory.ts';

type Fields = {
  name: string;
  iss: string;
  sub: string;
  role: Role;
  regions: string[];
  departements: string;
  establishments: string;
  rpps: string;
  clear_rpps: boolean;
  from: string;
  to: string;
};

type Props = {
  today: string;
  error: Error | null;
  busy: boolean;
  send: (asked: GrantRequest) => void;
  close: () => void;
};

/** Opens an access: the fields are those that the role takes. The server checks the same again. */
export function GrantForm({ today, error, busy, send, close }: Props) {
  const { labels } = useWords();
  const { access } = labels;
  const { register, handleSubmit, control, formState } = useForm<Fields>({
    defaultValues: { role: 'ars', regions: [], departements: '', establishments: '', from: today, to: '' },
    shouldUnregister: true,
  });
  const { errors } = formState;
  const role = useWatch({ control, name: 'role' });
  const rights = rightsOf[role];
  const codes = (shape: RegExp) => (text: string) => {
    const given = codesOf(text);
    return (given.length > 0 && given.every((code) => shape.test(code))) || access.codesWanted;
  };
  const said = (failure: FieldError | undefined) =>
    failure && (failure.message === '' ? access.wanted : failure.message);
  return (
    <form
      className="grant-form"
      aria-label={access.addGrant}
      noValidate
      onSubmit={(event) => void handleSubmit((fields) => send(requestOf(fields)))(event)}
    >
      <Field label={access.person} error={said(errors.name)}>
        <input {...register('name', { required: true, maxLength: 120 })} autoComplete="off" />
      </Field>
      <Field label={access.issuer} error={said(errors.iss)}>
        <input {...register('iss', { required: true, maxLength: 300 })} autoComplete="off" />
      </Field>
      <Field label={access.subject} error={said(errors.sub)}>
        <input {...register('sub', { required: true, maxLength: 300 })} autoComplete="off" />
      </Field>
      <Field label={access.role}>
        <select {...register('role')}>
          {roles.map((one) => (
            <option key={one} value={one}>
              {access.roles[one].long}
            </option>
          ))}
        </select>
      </Field>
      {rights.territory === 'regions' && (
        <fieldset className="grant-regions">
          <legend>{access.regions}</legend>
          {Object.entries(regionNames).map(([code, name]) => (
            <label key={code}>
              <input
                type="checkbox"
                value={code}
                {...register('regions', { validate: (given) => given.length > 0 || access.wanted })}
              />
              {name}
            </label>
          ))}
          {errors.regions && <p role="alert">{access.wanted}</p>}
        </fieldset>
      )}
      {rights.territory === 'departements' && (
        <Field label={access.departements} error={said(errors.departements)}>
          <input
            {...register('departements', { validate: codes(departementShape) })}
            placeholder="33 40 2A"
          />
        </Field>
      )}
      {rights.territory === 'establishments' && (
        <Field label={access.establishments} error={said(errors.establishments)}>
          <input {...register('establishments', { validate: codes(finessShape) })} placeholder="330781196" />
        </Field>
      )}
      {rights.own && (
        <Field label={access.rppsIfUnknown} error={said(errors.rpps)}>
          <input
            {...register('rpps', { pattern: { value: /^([0-9]{11})?$/, message: access.rppsWanted } })}
            inputMode="numeric"
          />
        </Field>
      )}
      {rights.pseudonyms && (
        <label className="grant-check">
          <input type="checkbox" {...register('clear_rpps')} />
          {access.clearRppsField}
        </label>
      )}
      <Field label={access.from} error={said(errors.from)}>
        <input type="date" {...register('from', { required: true })} />
      </Field>
      <Field label={access.to} error={said(errors.to)}>
        <input
          type="date"
          {...register('to', {
            validate: (to, { from }) => to === '' || from <= to || access.endBeforeStart,
          })}
        />
      </Field>
      <p className="grant-actions">
        <Button type="submit" loading={busy}>
          {access.open}
        </Button>
        <Button variant="default" onClick={close}>
          {labels.cancel}
        </Button>
      </p>
      {error && (
        <p role="alert" className="grant-error">
          {error instanceof RequestFailed && error.code !== 'unreachable'
            ? error.message
            : labels.failures.unreachable}
        </p>
      )}
    </form>
  );
}

type FieldProps = { label: string; error?: string | undefined; children: React.ReactNode };

function Field({ label, error, children }: FieldProps) {
  return (
    <label className="grant-field">
      <span>{label}</span>
      {children}
      {error !== undefined && <span role="alert">{error}</span>}
    </label>
  );
}

/** What the form says, as the server wants it; fields that the role does not take are not there. */
export function requestOf(
  fields: Partial<Fields> & Pick<Fields, 'name' | 'iss' | 'sub' | 'role' | 'from'>,
): GrantRequest {
  const { name, iss, sub, role, from } = fields;
  return {
    name: name.trim(),
    iss: iss.trim(),
    sub: sub.trim(),
    role,
    regions: fields.regions ?? [],
    departements: codesOf(fields.departements ?? ''),
    establishments: codesOf(fields.establishments ?? ''),
    rpps: given(fields.rpps),
    clear_rpps: fields.clear_rpps ?? false,
    from,
    to: given(fields.to),
  };
}

const given = (text = ''): string | null => (text === '' ? null : text);
