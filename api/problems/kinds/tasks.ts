import type { ProblemKind } from '../problem-kind';

/** What a desk does not take; nothing has happened then. */
export const taskProblems = {
  'unknown-task': {
    status: 404,
    title: { vi: 'Không có việc này', en: 'There is no such task' },
    detail: {
      vi: 'Kiểm tra mã việc, hoặc tìm trong danh sách việc.',
      en: 'Check the task id, or look the task up in the list.',
    },
  },
  'unknown-draft': {
    status: 404,
    title: { vi: 'Không có bản nháp này', en: 'There is no such draft' },
    detail: {
      vi: 'Khóa là task:, file: hoặc order: kèm một UUID; chỉ đọc được bản nháp của mình.',
      en: "A key is task:, file: or order: with a UUID; only drafts of one's own are read.",
    },
  },
  'reason-required': {
    status: 400,
    title: { vi: 'Thiếu lý do', en: 'A reason is required' },
    detail: {
      vi: 'Chọn lý do trong /v1/reasons; với lý do khác, ghi rõ từ 10 đến 2000 ký tự.',
      en: 'Give a reason of /v1/reasons; with "other", say it in 10 to 2000 characters.',
    },
  },
  'unknown-reason': {
    status: 400,
    title: { vi: 'Không có lý do này', en: 'There is no such reason' },
    detail: {
      vi: 'Chọn lý do trong /v1/reasons của bước và quyết định này.',
      en: 'Choose a reason that /v1/reasons has for this step and decision.',
    },
  },
  'fields-required': {
    status: 400,
    title: { vi: 'Chưa nêu nội dung cần bổ sung', en: 'Nothing is asked for' },
    detail: {
      vi: 'Nêu ít nhất một mục trong "fields" hoặc một giấy tờ trong "documents".',
      en: 'Name at least one field in "fields" or one paper in "documents".',
    },
  },
  'unknown-pointer': {
    status: 400,
    title: { vi: 'Mục này không nêu được ở đây', en: 'The field cannot be named here' },
    detail: {
      vi: 'Chỉ nêu những mục của tờ khai mà bước này cần đến, và chỉ đính chính những mục mình được xem; "errors" cho biết mục nào.',
      en: 'Name only fields of the declaration that the step needs, and correct only what you are shown; "errors" says which.',
    },
  },
  'bad-limit': {
    status: 400,
    title: { vi: 'Thời hạn không hợp lệ', en: 'The limit does not fit' },
    detail: {
      vi: 'Chọn 17:00 của một ngày làm việc, từ 3 đến 30 ngày làm việc tới.',
      en: 'Choose 17:00 of a working day, 3 to 30 working days ahead.',
    },
  },
  'no-reach': {
    status: 400,
    title: { vi: 'Người này không nhận được việc này', en: 'The task is out of their reach' },
    detail: {
      vi: 'Chọn người cùng cơ quan, phụ trách địa bàn này.',
      en: 'Choose somebody of the agency whose territory this is.',
    },
  },
  'same-person': {
    status: 403,
    title: { vi: 'Phải là người thứ hai', en: 'It takes a second person' },
    detail: {
      vi: 'Người đề xuất và người được người đó ủy quyền không được duyệt; để người khác duyệt.',
      en: 'Neither who proposed it nor who stands for them may approve it; let somebody else.',
    },
  },
  'claimed-by-other': {
    status: 409,
    title: { vi: 'Người khác đã nhận', en: 'Somebody else has claimed it' },
    detail: {
      vi: 'Chọn việc khác, hoặc chờ người đó trả lại.',
      en: 'Take another, or wait until it is released.',
    },
  },
  'not-claimed': {
    status: 409,
    title: { vi: 'Chưa nhận việc', en: 'The task is not claimed' },
    detail: { vi: 'Nhận việc trước rồi quyết định.', en: 'Claim the task first.' },
  },
  'already-decided': {
    status: 409,
    title: { vi: 'Đã có quyết định', en: 'It has been decided' },
    detail: { vi: 'Mở việc để xem quyết định đó.', en: 'Open the task to see what was decided.' },
  },
  'task-withdrawn': {
    status: 409,
    title: { vi: 'Hồ sơ đã được rút', en: 'The file has been withdrawn' },
    detail: { vi: 'Không còn gì phải quyết định.', en: 'Nothing remains to be decided.' },
  },
  'not-proposed': {
    status: 409,
    title: { vi: 'Không có đề xuất nào', en: 'Nothing is proposed' },
    detail: {
      vi: 'Chỉ duyệt hoặc trả lại được việc đang chờ duyệt.',
      en: 'Only what awaits approval is approved or returned.',
    },
  },
  'check-open': {
    status: 409,
    title: { vi: 'Còn nghi vấn chưa giải quyết', en: 'A check is in doubt' },
    detail: {
      vi: 'Yêu cầu bổ sung, hoặc nêu lý do trong "overrides" cho từng kiểm tra trong "checks"; khi đó cần người thứ hai duyệt.',
      en: 'Ask for more, or give a reason in "overrides" for each of "checks"; a second person then approves.',
    },
  },
  'second-supplement': {
    status: 409,
    title: { vi: 'Đã yêu cầu bổ sung một lần', en: 'More has been asked for once' },
    detail: {
      vi: 'Đây là lần yêu cầu bổ sung thứ hai: hồ sơ sẽ bị tính là quá hạn. Nêu "second-supplement" trong "overrides" nếu vẫn yêu cầu.',
      en: 'This is the second supplement request: the case will count as overdue. Name "second-supplement" in "overrides" to ask all the same.',
    },
  },
  'needs-a-look': {
    status: 409,
    title: { vi: 'Cần xem từng hồ sơ', en: 'This one needs a look' },
    detail: {
      vi: 'Chỉ cấp hàng loạt khi mọi kiểm tra đều đạt; hãy mở hồ sơ này.',
      en: 'Only what passes every check is granted in bulk; open this one.',
    },
  },
  'not-a-desk': {
    status: 409,
    title: { vi: 'Cơ quan này không có bàn giải quyết', en: 'The agency cannot be a desk' },
    detail: {
      vi: 'Chỉ cơ quan giải quyết bước, có khóa ký tại hệ thống này, mới làm việc tại bàn giải quyết.',
      en: 'Only an agency that decides steps, and whose signing key this system holds, can be a desk.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
