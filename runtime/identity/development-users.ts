/**
 * Who may sign in to the embedded system, by name: one of each kind, and where two people are needed, or a territory
 * has an edge, more. Only for trying and testing.
 */
import { agencyNames, decidingAgencies, type AgencyId } from '../../domain/agencies';

export interface DevelopmentUser {
  /** As colleagues see it. */
  name: string;
  roles: [string];
  agency?: AgencyId;
  territory: string[];
}

const everywhere = ['*'];
/** One commune of the samples, and one that they have nothing to do with. */
const communes = ['26740', '00070'];

export const developmentUsers: Readonly<Record<string, DevelopmentUser>> = {
  portal: user('portal', 'Cổng dịch vụ công'),
  portal2: user('portal', 'Cổng dịch vụ công 2'),
  counter: user('counter', 'Bộ phận một cửa'),
  ...Object.fromEntries(decidingAgencies.flatMap(staffOf)),
  supervisor: user('supervisor', 'Giám sát'),
  ops: user('ops', 'Vận hành'),
  auditor: user('auditor', 'Kiểm toán'),
  admin: user('admin', 'Quản trị'),
};

export const subjectOf = (name: string): string => `dev:${name}`;

function user(role: string, name: string, work: Partial<DevelopmentUser> = {}): DevelopmentUser {
  return { name, roles: [role], territory: everywhere, ...work };
}

function staffOf(agency: AgencyId): [string, DevelopmentUser][] {
  const { vi } = agencyNames[agency];
  return [
    [`clerk:${agency}`, user('clerk', `Cán bộ 1, ${vi}`, { agency })],
    [`clerk2:${agency}`, user('clerk', `Cán bộ 2, ${vi}`, { agency })],
    ...communes.map((commune): [string, DevelopmentUser] => [
      `clerk:${agency}@${commune}`,
      user('clerk', `Cán bộ xã ${commune}, ${vi}`, { agency, territory: [commune] }),
    ]),
    [`supervisor:${agency}`, user('supervisor', `Lãnh đạo, ${vi}`, { agency })],
  ];
}
