/** What `--help` says of the verbs for work lists, and of who has read what. */
import type { Sentence } from '../language';

export const taskHelpTexts = {
  tasks: { vi: 'các việc đang chờ ở bàn giải quyết, theo hạn', en: 'the tasks of desks, by due date' },
  claim: { vi: 'nhận một việc, hoặc giữ tiếp', en: 'takes a task, or goes on holding it' },
  release: {
    vi: 'trả lại một việc; việc của người khác cần lý do',
    en: "gives a task back; somebody else's needs a reason",
  },
  handover: { vi: 'chuyển một việc cho người khác', en: 'gives a task to somebody else' },
  decide: {
    vi: 'quyết định, hoặc đề xuất nếu cần người thứ hai duyệt',
    en: 'decides a task, or proposes how where two people answer for it',
  },
  approve: { vi: 'duyệt đề xuất của người khác', en: 'approves what somebody else has proposed' },
  reject: { vi: 'trả đề xuất lại cho người đề xuất', en: 'gives a proposal back to whoever made it' },
  mode: {
    vi: 'cơ quan quyết định tại bàn giải quyết ở đây (desk) hay bằng phần mềm của mình (system)',
    en: 'whether an agency decides at a desk here or by a system of its own, from the next filing on',
  },
  reads: { vi: 'ai đã xem gì của ai, mới nhất trước', en: 'who has read what of whom, newest first' },
  queue: { vi: 'một danh sách việc', en: 'one of the work lists' },
  taskState: { vi: 'chỉ việc ở trạng thái này', en: 'only tasks in this state' },
  due: { vi: 'chỉ việc có hạn như vậy', en: 'only tasks due so' },
  place: { vi: 'một xã hoặc một tỉnh', en: 'a commune, or a province' },
  assignee: { vi: 'me, none, hoặc một người', en: 'me, none, or a subject' },
  ofCase: { vi: 'chỉ của hồ sơ này', en: 'of this case alone' },
  releaseReason: { vi: 'vì sao', en: 'why' },
  to: { vi: 'chuyển cho ai', en: 'to whom' },
  handoverNote: { vi: 'lời nhắn cho người nhận', en: 'a word to them' },
  reasonCode: { vi: 'mã lý do trong danh mục', en: 'code of the reason, from the catalogue' },
  reasonText: { vi: 'lý do ghi rõ', en: 'the reason in words' },
  field: { vi: 'mục cần bổ sung: /child/name; lặp lại được', en: 'a field that is asked for; repeatable' },
  document: { vi: 'giấy tờ cần bổ sung; lặp lại được', en: 'a document that is asked for; repeatable' },
  until: { vi: 'hạn bổ sung', en: 'until when it may be answered' },
  resultMember: {
    vi: 'nội dung kết quả: /noticeNumber=CHỮ, hoặc /amount:=JSON; lặp lại được',
    en: 'a member of the result: /noticeNumber=TEXT, or /amount:=JSON; repeatable',
  },
  override: {
    vi: 'quyết định dù còn nghi vấn: MÃ=LÝ-DO; lặp lại được',
    en: 'decides over a doubt: CODE=REASON; repeatable',
  },
  only: { vi: 'chỉ ở nơi này; lặp lại được', en: 'only in this commune or province; repeatable' },
  person: { vi: 'số định danh của một người trong hồ sơ', en: 'personal number of somebody in the case' },
  reader: { vi: 'chỉ của người này', en: 'only by this subject' },
  from: { vi: 'từ lúc', en: 'from this instant on' },
  upTo: { vi: 'đến lúc', en: 'up to this instant' },
} as const satisfies Record<string, Sentence>;
