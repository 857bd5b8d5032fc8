/** Members of results in words. */
import type { Sentence } from '../../../domain/messages';
import { wordIn } from '../i18n/word-in';

const words: Readonly<Record<string, Sentence>> = {
  personalId: { vi: 'Số định danh cá nhân', en: 'Personal number' },
  registeredOn: { vi: 'Ngày đăng ký', en: 'Registered on' },
  noticeNumber: { vi: 'Số thông báo', en: 'Number of the notice' },
  on: { vi: 'Ngày', en: 'On' },
  cardNumber: { vi: 'Số thẻ', en: 'Card number' },
  validFrom: { vi: 'Có giá trị từ', en: 'Valid from' },
  validTo: { vi: 'Có giá trị đến', en: 'Valid until' },
  number: { vi: 'Số', en: 'Number' },
  issuedOn: { vi: 'Ngày cấp', en: 'Issued on' },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
  group: { vi: 'Nhóm đối tượng', en: 'Group' },
  decisionNumber: { vi: 'Số quyết định', en: 'Number of the decision' },
};

export const resultLabel = wordIn(words);
