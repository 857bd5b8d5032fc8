/** Whoever is away lends reach and held tasks to a colleague of the same agency, for at most thirty days. */
import { Button, TextInput } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { call } from '../http/client';
import { useSession } from '../app/session';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Pick } from '../parts/pick';
import { useToast } from '../parts/toast';

/** Whole days in Viet Nam. */
const startOf = (day: string): string => `${day}T00:00:00+07:00`;
const endOf = (day: string): string => `${day}T23:59:59+07:00`;

export function useColleagues() {
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ['users', user.agency],
    queryFn: () => call('get', '/v1/users', { query: { agency: user.agency ?? undefined } }),
  });
  return (data?.data ?? []).filter(({ subject }) => subject !== user.subject);
}

export function Delegation() {
  const { t } = useTexts();
  const say = useToast();
  const colleagues = useColleagues();
  const [form, setForm] = useState({ to: '', from: '', until: '', reason: '' });
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part });
  const save = useMutation({
    mutationFn: () =>
      call('put', '/v1/users/{subject}/delegation', {
        path: { subject: 'me' },
        body: { to: form.to, from: startOf(form.from), until: endOf(form.until), reason: form.reason },
      }),
    onSuccess: () => say(t('delegation.saved')),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate();
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
        data-testid="delegation-reason"
        labelText={t('reason')}
        value={form.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <Button type="submit" data-testid="delegation-save" disabled={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
