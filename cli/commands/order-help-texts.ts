/** What `--help` says of the verbs that order something, and of those that find what needs one. */
import type { Sentence } from '../language';

export const orderHelpTexts = {
  failures: {
    vi: 'những gì không tự chạy tiếp, nhóm theo nguyên nhân, bước và cơ quan',
    en: 'what does not go on by itself, in groups by cause, step and agency',
  },
  retry: {
    vi: 'thử lại một bước bị vướng, như cũ hoặc với tờ khai đã sửa',
    en: 'tries a stuck step again, as it is or with an edited declaration',
  },
  skip: { vi: 'bỏ qua một bước bị vướng', en: 'goes on without a stuck step' },
  reconcile: {
    vi: 'so hồ sơ với tiến trình của nó; tiến trình mất hoặc cũ hơn sổ thì dựng lại từ sổ',
    en: 'compares a case with its run; one that is gone or knows less than the record is replaced from there',
  },
  comment: {
    vi: 'ghi một lời vào hồ sơ cho người xử lý sau',
    en: 'puts a word on record for whoever comes next',
  },
  own: { vi: 'ghi ai chịu trách nhiệm hồ sơ', en: 'says who sees to a case' },
  text: { vi: 'lời ghi, tối đa 2000 ký tự', en: 'the word, at most 2000 characters' },
  owner: { vi: 'user:<định danh>, hoặc none', en: 'user:<subject>, or none' },
  supplement: {
    vi: 'bổ sung những gì cơ quan đã yêu cầu',
    en: 'answers what an agency has asked for',
  },
  withdraw: {
    vi: 'rút hồ sơ, trong phạm vi pháp luật cho phép',
    en: 'takes a case back, as far as the law lets it',
  },
  correct: {
    vi: 'đính chính tờ khai theo quyết định; chỉ làm lại các bước bị ảnh hưởng',
    en: 'corrects the declaration by a decision; only the steps it touches are done again',
  },
  revoke: {
    vi: 'thu hồi một kết quả và những gì dựa vào nó, theo quyết định',
    en: 'takes a granted step back, and what stood on it, by a decision',
  },
  settle: { vi: 'ghi nhận tiền phải thu hồi đã về', en: 'records that money to be recovered has come' },
  replay: {
    vi: 'chạy lại lịch sử các hồ sơ với mã trong thư mục này, và xem sổ có gì mã không biết; thoát với 1 nếu có hồ sơ không chạy tiếp được',
    en: 'runs the histories of the cases against the code in this tree, and looks for what on record it does not know; ends with 1 when any case would not go on',
  },
  reason: { vi: 'vì sao; được ghi vào hồ sơ', en: 'why; it is on record' },
  set: {
    vi: 'sửa tờ khai: /child/name=CHỮ, hoặc /child/birthOrder:=JSON; lặp lại được',
    en: 'a change of the declaration: /child/name=TEXT, or /child/birthOrder:=JSON; repeatable',
  },
  attach: {
    vi: 'giấy tờ kèm theo: TÊN-GIẤY-TỜ=TỆP; lặp lại được',
    en: 'a paper: DOCUMENT=FILE; repeatable',
  },
  note: { vi: 'lời nhắn cho cơ quan', en: 'a word to the agency' },
  decision: { vi: 'số quyết định', en: 'number of the decision' },
  decidedOn: { vi: 'ngày quyết định, YYYY-MM-DD', en: 'day of the decision, YYYY-MM-DD' },
  decidedBy: { vi: 'cơ quan ra quyết định', en: 'the authority that decided' },
  amount: { vi: 'số tiền, đồng', en: 'amount in VND' },
  paidOn: { vi: 'ngày nhận tiền, YYYY-MM-DD', en: 'the day the money came, YYYY-MM-DD' },
  reference: { vi: 'số chứng từ', en: 'number of the receipt or transfer' },
  key: {
    vi: 'Idempotency-Key: gửi lại với cùng khóa chỉ có một tác dụng (mặc định: khóa mới)',
    en: 'Idempotency-Key: given again under one key it has one effect (default: a new key)',
  },
  replayCase: { vi: 'chỉ của hồ sơ này', en: 'of this case alone' },
} as const satisfies Record<string, Sentence>;
