import { DeskRefusedError, type DeskRefusal } from '../../desk/refusal';
import { Problem, invalidInput } from './problem';

/** What a desk answers; throws the problem where it has refused. */
export async function throughDesk<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DeskRefusedError) throw problemOfDesk(error.refusal);
    throw error;
  }
}

/** Why a desk did not do what it was asked to. */
export function problemOfDesk(refusal: DeskRefusal): Problem {
  switch (refusal.code) {
    case 'invalid-input':
      return invalidInput(refusal.errors);
    case 'unknown-pointer':
    case 'registered-fact': {
      const { code, pointers } = refusal;
      const issue = code === 'registered-fact' ? code : 'not-allowed';
      return new Problem(code, { errors: pointers.map((pointer) => ({ pointer, code: issue })) });
    }
    case 'check-open':
      return new Problem('check-open', { members: { checks: refusal.checks } });
    case 'claimed-by-other':
    case 'already-decided':
    case 'task-withdrawn':
    case 'not-proposed':
      return whoWasFirst(refusal);
    default:
      return new Problem(refusal.code);
  }
}

function whoWasFirst({ code, by, at }: Extract<DeskRefusal, { at: string }>): Problem {
  const time = `${at.slice(11, 16)} ${at.slice(8, 10)}/${at.slice(5, 7)}`;
  const who = { vi: by.name ?? 'Người dân', en: by.name ?? 'The family' };
  const said = {
    'claimed-by-other': {
      vi: `${who.vi} đã nhận hồ sơ này lúc ${time}.`,
      en: `${who.en} claimed this at ${time}.`,
    },
    'already-decided': {
      vi: `${who.vi} đã quyết định lúc ${time}; quyết định của bạn không được ghi.`,
      en: `${who.en} decided at ${time}; yours was not recorded.`,
    },
    'task-withdrawn': {
      vi: `${who.vi} đã rút lúc ${time}.`,
      en: `${who.en} withdrew it at ${time}.`,
    },
    'not-proposed': {
      vi: `${who.vi} đang giữ hồ sơ này.`,
      en: `${who.en} holds it.`,
    },
  } as const;
  return new Problem(code, { lead: said[code], members: { by, at } });
}
