import { Button, TextInput } from '@carbon/react';
import { useState, type SubmitEvent } from 'react';
import { useTexts } from '../i18n/index';

const names = ['personalId', 'caseId', 'by', 'from', 'to'] as const;
type Name = (typeof names)[number];

/** Whole days in Viet Nam. */
const times: Readonly<Partial<Record<Name, string>>> = {
  from: 'T00:00:00+07:00',
  to: 'T23:59:59+07:00',
};

export function ReadSearch({ onSearch }: { onSearch: (asked: Record<string, string>) => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Name, string>>>>({});
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    const asked = names.flatMap((name) => {
      const text = typed[name]?.trim();
      return text ? [[name, text + (times[name] ?? '')]] : [];
    });
    onSearch(Object.fromEntries(asked) as Record<string, string>);
  };
  return (
    <search>
      <form className="row filters" noValidate onSubmit={search}>
        {names.map((name) => (
          <TextInput
            key={name}
            id={`filter-${name}`}
            data-testid={`filter-${name}`}
            type={times[name] ? 'date' : 'text'}
            labelText={t(`reads.${name}`)}
            autoComplete="off"
            value={typed[name] ?? ''}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        ))}
        <Button type="submit" size="md">
          {t('search.button')}
        </Button>
      </form>
    </search>
  );
}
