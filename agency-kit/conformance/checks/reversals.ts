import type { Check } from '../check';
import { expectAnswer, expectProblem, expectSame } from '../expect';

/** Taking back what was granted. */
export const reversalChecks: readonly Check[] = [
  {
    id: 'reversal-twice',
    title: {
      vi: 'Lệnh thu hồi kết quả gửi hai lần được trả lời như nhau, và hồ sơ là reversed',
      en: 'A reversal ordered twice is answered the same, and the dossier is reversed',
    },
    run: async (agency) => {
      const key = await agency.granted();
      const answers = [await agency.reverse(key), await agency.reverse(key)];
      for (const answer of answers)
        expectAnswer(answer, [200, 202], { state: answer.status === 202 ? 'claim-open' : 'reversed' });
      expectSame(answers);
      expectAnswer(await agency.get(key), 200, { state: 'reversed' });
    },
  },
  {
    id: 'reversal-not-granted',
    title: {
      vi: 'Thu hồi khi chưa có kết quả là 409',
      en: 'A reversal of what was not granted is 409',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      const { status } = await agency.withdraw(key);
      if (status === 200) expectProblem(await agency.reverse(key), 409);
    },
  },
];
