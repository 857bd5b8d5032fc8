/** States of tasks and decisions in words. */
import type { Sentence } from '../../../domain/messages';
import { wordIn } from '../i18n/word-in';

const states: Readonly<Record<string, Sentence>> = {
  open: { vi: 'Chưa nhận', en: 'Open' },
  claimed: { vi: 'Đang xử lý', en: 'Claimed' },
  proposed: { vi: 'Chờ duyệt', en: 'Awaiting approval' },
  decided: { vi: 'Đã quyết định', en: 'Decided' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
};
const decisions: Readonly<Record<string, Sentence>> = {
  grant: { vi: 'Cấp', en: 'Grant' },
  granted: { vi: 'Cấp', en: 'Grant' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  refused: { vi: 'Từ chối', en: 'Refuse' },
  'request-supplement': { vi: 'Yêu cầu bổ sung', en: 'Request supplement' },
  'supplement-requested': { vi: 'Yêu cầu bổ sung', en: 'Request supplement' },
  'carried-out': { vi: 'Đã thực hiện', en: 'Carried out' },
};
const checks: Readonly<Record<string, Sentence>> = {
  'person-alive': { vi: 'Còn sống', en: 'Alive' },
  'name-matches': { vi: 'Họ tên khớp', en: 'Name matches' },
  'sex-matches': { vi: 'Giới tính khớp', en: 'Sex matches' },
  'born-matches': { vi: 'Ngày sinh khớp', en: 'Birthday matches' },
  'paper-matches': { vi: 'Giấy tờ khớp', en: 'Paper matches' },
  'not-registered-yet': { vi: 'Chưa đăng ký', en: 'Not registered yet' },
};

export const taskStateWord = wordIn(states);
export const decisionWord = wordIn(decisions);
export const checkWord = wordIn(checks);
