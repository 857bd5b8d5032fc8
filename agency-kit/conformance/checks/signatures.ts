import { randomUUID } from 'node:crypto';
import type { AgencyUnderTest } from '../agency-under-test';
import type { Check } from '../check';
import { expectAnswer, expectProblem } from '../expect';
import type { Tampering } from '../wire';

/** Whom an agency believes. */
const refused = (id: string, title: Check['title'], tampering: Tampering): Check => ({
  id,
  title,
  run: async (agency: AgencyUnderTest) => {
    const key = agency.newKey();
    expectProblem(await agency.file(key, agency.filing(key), tampering), 401);
    expectProblem(await agency.get(key), 404, 'unknown-dossier');
  },
});

export const signatureChecks: readonly Check[] = [
  refused(
    'unsigned',
    {
      vi: 'Thông điệp không ký là 401 và không để lại gì',
      en: 'An unsigned message is 401 and leaves nothing',
    },
    'unsigned',
  ),
  refused(
    'signed-long-ago',
    {
      vi: 'Chữ ký đã cũ là 401 và không để lại gì',
      en: 'An old signature is 401 and leaves nothing',
    },
    'old',
  ),
  refused(
    'forged-body',
    {
      vi: 'Nội dung bị sửa sau khi ký là 401 và không để lại gì',
      en: 'A body altered after signing is 401 and leaves nothing',
    },
    'other-body',
  ),
  refused(
    'forged-header',
    {
      vi: 'Tiêu đề bị sửa sau khi ký là 401 và không để lại gì',
      en: 'A header altered after signing is 401 and leaves nothing',
    },
    'other-header',
  ),
  {
    id: 'replayed',
    title: {
      vi: 'Số thông điệp đã gặp bị từ chối, dù được ký lại',
      en: 'A message id seen before is refused, even signed anew',
    },
    run: async (agency) => {
      const key = agency.newKey();
      const filing = agency.filing(key);
      const messageId = randomUUID();
      expectAnswer(await agency.file(key, filing, { messageId }), 202);
      expectProblem(await agency.file(key, filing, { messageId }), [401, 409]);
    },
  },
];
