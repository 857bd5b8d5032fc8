/** A state in words, with a colour beside them. */
import { Tag } from '@carbon/react';

type Colour = 'gray' | 'blue' | 'green' | 'red' | 'purple' | 'warm-gray';

const colours: Readonly<Record<string, Colour>> = {
  granted: 'green',
  settled: 'green',
  delivered: 'green',
  decided: 'green',
  processing: 'blue',
  'with-agency': 'blue',
  filing: 'blue',
  claimed: 'blue',
  proposed: 'purple',
  'awaiting-citizen': 'purple',
  refused: 'red',
  stuck: 'red',
  'needs-operator': 'red',
  reversed: 'warm-gray',
};

export function State({ code, text, testId }: { code: string; text: string; testId?: string }) {
  return (
    <Tag type={colours[code] ?? 'gray'} {...(testId && { 'data-testid': testId })}>
      {text}
    </Tag>
  );
}
