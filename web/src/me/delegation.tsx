/** Whoever is away lends reach and held tasks to a colleague of the same agency, for at most thirty days. */
import { Button, TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { call } from '../http/client';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Pick } from '../parts/pick';
import { useToast } from '../parts/toast';
import { DelegationNow } from './delegation-now';
import { useColleagues } from './users';

/** Whole days in Viet Nam. */
const startOf = (day: string): string => `${day}T00:00:00+07:00`;
const endOf = (day: string): string => `${day}T23:59:59+07:00`;

interface Form {
  to: string;
  from: string;
  until: string;
  reason: string;
}

function useSave() {
  const { t } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, from, until, reason }: Form) =>
      call('put', '/v1/users/{subject}/delegation', {
        path: { subject: 'me' },
        body: { to, from: startOf(from), until: endOf(until), reason },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      say(t('delegation.saved'));
    },
  });
}

export function Delegation() {
  const { t } = useTexts();
  const colleagues = useColleagues();
  const [form, setForm] = useState<Form>({ to: '', from: '', until: '', reason: t('delegation.away') });
  const set = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const save = useSave();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(form);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{t('delegation.title')}</h2>
      {save.error && (
        <ProblemSummary error={save.error} fieldOf={(pointer) => `delegation${pointer.replace('/', '-')}`} />
      )}
      <Pick
        id="delegation-to"
        label={t('delegation.to')}
        options={colleagues.map(({ subject, name }) => [subject, name])}
        value={form.to}
        change={(to) => set({ to })}
      />
      {(['from', 'until'] as const).map((name) => (
        <TextInput
          key={name}
          id={`delegation-${name}`}
          data-testid={`delegation-${name}`}
          type="date"
          labelText={t(`delegation.${name}`)}
          value={form[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      ))}
      <TextInput
        id="delegation-reason"
        data-testid="reason-text"
        labelText={t('reason')}
        value={form.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <div className="row">
        <Button type="submit" data-testid="delegation-save" disabled={save.isPending}>
          {t('save')}
        </Button>
        <DelegationNow />
      </div>
    </form>
  );
}
