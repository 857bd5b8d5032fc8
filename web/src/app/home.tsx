import { Navigate } from 'react-router';
import { useSession } from './session';

/** Where each role begins, the first that fits. */
const homes: readonly (readonly [string, string])[] = [
  ['clerk', '/queues/waiting'],
  ['supervisor', '/queues/waiting'],
  ['counter', '/file/birth'],
  ['ops', '/ops'],
  ['auditor', '/reads'],
  ['portal', '/cases'],
];

export function Home() {
  const { roles } = useSession().user;
  const home = homes.find(([role]) => roles.includes(role))?.[1] ?? '/me';
  return <Navigate to={home} replace />;
}
