import type { Check } from '../check';
import { expectAnswer, expectProblem, expectSame, expectThat } from '../expect';
import { NotSeen } from '../finding';
import { fresh } from '../samples';

/** Answering a request for more. */
export const supplementChecks: readonly Check[] = [
  {
    id: 'supplement-opens-next-round',
    title: {
      vi: 'Bổ sung mở vòng sau dưới khóa mới, một lần dù gửi nhiều lần, và vòng đó được quyết định',
      en: 'A supplement opens the next round under its new key, once however often sent, and that is decided',
    },
    run: async (agency) => {
      const { asked } = agency.sample;
      if (!asked) throw new NotSeen(noSample);
      const key = agency.newKey();
      await agency.file(key, agency.filing(key, fresh(asked.dossier)));
      const { state } = await agency.decided(key);
      if (state !== 'supplement-requested') throw new NotSeen(notAsked);
      const newKey = key.replace(/1$/, '2');
      const body = { changes: asked.changes, newKey };
      const answers = await Promise.all([1, 2].map(() => agency.order(key, 'supplement', body)));
      answers.push(await agency.order(key, 'supplement', body));
      for (const answer of answers) expectAnswer(answer, 202, { key: newKey, state: 'received' });
      expectSame(answers);
      const next = await agency.decided(newKey);
      expectThat(next.decision?.dossierKey === newKey, newKeyDecided, next.decision?.dossierKey);
    },
  },
  {
    id: 'supplement-not-asked',
    title: {
      vi: 'Bổ sung khi không được yêu cầu là 409 nothing-asked',
      en: 'A supplement that nobody asked for is 409 nothing-asked',
    },
    run: async (agency) => {
      const key = await agency.granted();
      const body = { changes: [], newKey: key.replace(/1$/, '2') };
      expectProblem(await agency.order(key, 'supplement', body), 409, 'nothing-asked');
    },
  },
];

const noSample = {
  vi: 'không có hồ sơ mẫu nào cần bổ sung ở bước này; hãy nêu bằng --samples',
  en: 'there is no sample about which more is asked at this step; name one with --samples',
};
const notAsked = {
  vi: 'cơ quan không yêu cầu bổ sung hồ sơ mẫu',
  en: 'the agency asked nothing about the sample',
};
const newKeyDecided = {
  vi: 'quyết định mang khóa của vòng mới',
  en: 'the decision bears the key of the new round',
};
