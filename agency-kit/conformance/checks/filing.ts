import type { Check } from '../check';
import { expectAnswer, expectProblem, expectSame } from '../expect';

/** Filing a dossier, and asking for one. */
export const filingChecks: readonly Check[] = [
  {
    id: 'filing-once',
    title: {
      vi: 'Nộp cùng một hồ sơ nhiều lần, kể cả cùng lúc, là nộp một lần: câu trả lời như nhau',
      en: 'The same dossier filed several times, also side by side, is filed once: equal answers',
    },
    run: async (agency) => {
      const key = agency.newKey();
      const filing = agency.filing(key);
      const answers = await Promise.all([1, 2, 3].map(() => agency.file(key, filing)));
      answers.push(await agency.file(key, filing));
      for (const answer of answers) expectAnswer(answer, 202, { key, state: 'received' });
      expectSame(answers);
    },
  },
  {
    id: 'filing-other-body',
    title: {
      vi: 'Nộp hồ sơ khác dưới khóa đã dùng bị từ chối',
      en: 'Another dossier under a key in use is refused',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      expectProblem(await agency.file(key, agency.filing(key)), 409);
    },
  },
  {
    id: 'filing-wrong-message',
    title: {
      vi: 'Thông điệp sai về hình thức là 400 và không để lại gì',
      en: 'A message that is wrong as a message is 400 and leaves nothing',
    },
    run: async (agency) => {
      const key = agency.newKey();
      expectProblem(await agency.file(key, agency.filing(key, {})), 400);
      expectProblem(await agency.get(key), 404, 'unknown-dossier');
    },
  },
  {
    id: 'dossier-shown',
    title: {
      vi: 'Hồ sơ đã nhận được trả lời khi hỏi theo khóa',
      en: 'A dossier that has arrived is found by its key',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      expectAnswer(await agency.get(key), 200, { key });
    },
  },
  {
    id: 'dossier-unknown',
    title: {
      vi: 'Hồ sơ chưa từng đến là 404 unknown-dossier, khi hỏi cũng như khi ra lệnh',
      en: 'A dossier that never arrived is 404 unknown-dossier, asked for or ordered about',
    },
    run: async (agency) => {
      const key = agency.newKey();
      expectProblem(await agency.get(key), 404, 'unknown-dossier');
      expectProblem(await agency.withdraw(key), 404, 'unknown-dossier');
      expectProblem(await agency.reverse(key), 404, 'unknown-dossier');
      const supplement = { changes: [], newKey: `${key}0` };
      expectProblem(await agency.order(key, 'supplement', supplement), 404, 'unknown-dossier');
    },
  },
  {
    id: 'key-one-segment',
    title: {
      vi: 'Khóa hồ sơ là một đoạn của đường dẫn, đã mã hóa phần trăm',
      en: 'A dossier key is one percent-encoded segment of the path',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      expectAnswer(await agency.getPath(`/dossiers/${key.replaceAll('/', '%2f')}`), 200, { key });
      expectProblem(await agency.getPath(`/dossiers/${key}`), 404);
    },
  },
];
