/** Once a group has been taken up again, because there is more of it or its time has come, it stays so until somebody acts. */
import { endOfSetAside } from '../../domain/failure-groups';
import type { Register } from '../../register/register';

export async function endSetAsides(
  register: Pick<Register, 'failureGroups' | 'clockMs' | 'changeGroup'>,
): Promise<void> {
  const groups = await register.failureGroups({ withEmpty: false });
  const nowMs = await register.clockMs();
  for (const group of groups) {
    const { groupId, setAside } = group;
    if (!setAside || setAside.ended) continue;
    const ended = endOfSetAside(group, nowMs);
    if (ended) await register.changeGroup(groupId, { setAside: { ...setAside, ended } });
  }
}
