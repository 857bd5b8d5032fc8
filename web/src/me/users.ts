/** Who works for the same agency, and whether they are away. */
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../app/session';
import { call } from '../http/client';

export function useUsers() {
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ['users', user.agency],
    queryFn: () => call('get', '/v1/users', { query: { agency: user.agency ?? undefined } }),
  });
  const users = data?.data ?? [];
  const isMe = ({ subject }: { subject: string }): boolean => subject === user.subject;
  return { me: users.find(isMe), colleagues: users.filter((one) => !isMe(one)) };
}

export const useColleagues = () => useUsers().colleagues;
