/** A widow and a son, who applies, of a man who died in hospital; they ask for all four steps. */
import { deathSample } from '../../cli/samples/death/death-sample';
import { man, places, woman } from '../../cli/samples/people';
import { daysAgo } from './days-ago';
import type { PreparedFamily } from './prepared-family';

export function bereavedFamily(serial: number): PreparedFamily {
  const digits = String(serial).padStart(6, '0');
  const residence = places.saiGon('12 Lê Lợi');
  const deceased = man({
    personalId: `079045${digits}`,
    name: 'Trần Văn Ước',
    bornOn: '1945-05-01',
    residence,
  });
  const spouse = woman({
    personalId: `079150${digits}`,
    name: 'Lê Thị Hòa',
    bornOn: '1950-03-02',
    residence,
  });
  const son = man({ personalId: `079075${digits}`, name: 'Trần Văn Đạt', bornOn: '1975-07-15', residence });
  const diedAt = daysAgo(2);
  const { filing, ...records } = deathSample({
    id: `bereaved-family-${digits}`,
    story: { vi: 'Cụ ông mất tại bệnh viện', en: 'An old man who died in hospital' },
    family: { deceased, applicant: son, relation: 'child', spouse },
    diedAt,
    paper: { hospital: '79014', number: `${digits}.GBT.79014.${diedAt.slice(2, 4)}` },
    group: 'social-pension',
  });
  return { records, posted: { bundle: filing.bundle, declaration: filing.declaration } };
}
