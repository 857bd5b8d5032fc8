import { Tag } from '@carbon/react';
import { useTexts } from '../i18n/index';

const known = ['late-registration', 'claim-taken', 'same-claim'] as const;
type Flag = (typeof known)[number];
const isKnown = (flag: string): flag is Flag => known.some((one) => one === flag);

export function Flags({ flags }: { flags: readonly string[] }) {
  const { t } = useTexts();
  return flags.map((flag) => (
    <Tag key={flag} type="warm-gray">
      {isKnown(flag) ? t(`flag.${flag}`) : flag}
    </Tag>
  ));
}
