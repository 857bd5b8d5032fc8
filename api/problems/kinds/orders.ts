import type { ProblemKind } from '../problem-kind';

/** An order that the case, as it stands, does not take; nothing has happened then. */
export const orderProblems = {
  'not-asked': {
    status: 400,
    title: { vi: 'Nội dung không được yêu cầu bổ sung', en: 'This was not asked for' },
    detail: {
      vi: 'Chỉ gửi những mục nêu trong "asked" của bước này; chưa có gì thay đổi. Mục khác: yêu cầu đính chính.',
      en: 'Send only what the step\'s "asked" names; nothing has changed. For anything else ask for a correction.',
    },
  },
  infected: {
    status: 409,
    title: { vi: 'Giấy tờ có mã độc', en: 'The paper holds malware' },
    detail: {
      vi: 'Giấy tờ này không được mở hay gửi đi; hãy chụp hoặc quét lại trên máy khác rồi tải lên.',
      en: 'It is neither opened nor sent; photograph or scan it again on another machine and upload that.',
    },
  },
  'registered-fact': {
    status: 409,
    title: { vi: 'Nội dung này đã được đăng ký', en: 'This is registered' },
    detail: {
      vi: 'Nội dung đã ghi trong kết quả được cấp chỉ thay đổi theo quyết định: hãy yêu cầu đính chính, hoặc trả lời bằng giấy tờ hay ghi chú.',
      en: 'What a granted act has on its record changes by decision alone: ask for a correction, or answer with papers or a note.',
    },
  },
  'unknown-claim': {
    status: 404,
    title: { vi: 'Không có khoản thu hồi này', en: 'There is no such claim' },
    detail: {
      vi: 'Xem các khoản phải thu hồi trong "claims" của hồ sơ.',
      en: 'See the case\'s "claims" for the money to be recovered.',
    },
  },
  'nothing-asked': {
    status: 409,
    title: { vi: 'Bước này không yêu cầu bổ sung', en: 'Nothing has been asked for' },
    detail: {
      vi: 'Cơ quan chưa yêu cầu, hoặc yêu cầu đã được trả lời hay hết hạn; xem trạng thái hồ sơ.',
      en: 'The agency has not asked, or it has been answered or has lapsed; see the state of the case.',
    },
  },
  'nothing-to-withdraw': {
    status: 409,
    title: { vi: 'Không còn gì để rút', en: 'There is nothing left to withdraw' },
    detail: {
      vi: 'Không bước nào đang chờ quyết định hay hủy được theo yêu cầu; nếu kết quả sai, hãy yêu cầu đính chính hoặc thu hồi.',
      en: 'No step is undecided, and none can be undone at request; if a result is wrong, ask for its correction or revocation.',
    },
  },
  'nothing-changes': {
    status: 409,
    title: { vi: 'Không có gì thay đổi', en: 'Nothing changes' },
    detail: {
      vi: 'Các giá trị này không làm thay đổi hồ sơ của bước nào đã nộp; hãy kiểm tra lại giá trị.',
      en: 'With these values no dossier of the case would read otherwise; check them.',
    },
  },
  'plan-changed': {
    status: 409,
    title: { vi: 'Kế hoạch không còn đúng', en: 'The plan no longer holds' },
    detail: {
      vi: 'Hồ sơ đã thay đổi sau khi lập kế hoạch; chưa có gì được thực hiện. Hãy xem kế hoạch mới (dryRun=true) rồi ra lệnh lại.',
      en: 'The case has changed since the plan was made, and nothing has been done. Look at the new plan (dryRun=true), then order again.',
    },
  },
  'same-decision': {
    status: 409,
    title: { vi: 'Quyết định này đã được thi hành', en: 'This decision has been carried out' },
    detail: {
      vi: 'Một quyết định chỉ thi hành một lần; xem nhật ký hồ sơ, hoặc nêu số và ngày của quyết định khác.',
      en: 'A decision is carried out once; see the events of the case, or give number and day of another.',
    },
  },
  'step-not-granted': {
    status: 409,
    title: { vi: 'Bước này chưa được giải quyết', en: 'The step is not granted' },
    detail: {
      vi: 'Chỉ thu hồi được kết quả đang có hiệu lực và chưa bị thu hồi; việc đang xử lý thì rút hồ sơ.',
      en: 'Only a result that stands and is not being taken back can be revoked; what is undecided is withdrawn.',
    },
  },
  'never-reversed': {
    status: 409,
    title: { vi: 'Kết quả này không thể thu hồi', en: 'This result is never taken back' },
    detail: {
      vi: 'Pháp luật không cho thu hồi kết quả của bước này; xem "reversal" trong danh mục.',
      en: 'The law knows no way to take this step back; see its "reversal" in the catalogue.',
    },
  },
  'not-stuck': {
    status: 409,
    title: { vi: 'Bước này không bị vướng', en: 'The step is not stuck' },
    detail: {
      vi: 'Chỉ thử lại hoặc bỏ qua bước đang vướng; xem "waitingFor" của hồ sơ.',
      en: 'Only a stuck step is retried or skipped; see the case\'s "waitingFor".',
    },
  },
  'step-needed': {
    status: 409,
    title: { vi: 'Không thể bỏ qua bước này', en: 'This step cannot be skipped' },
    detail: {
      vi: 'Các bước khác dựa vào bước này: sửa và thử lại, hoặc rút hồ sơ.',
      en: 'The others build on it: edit and retry it, or withdraw the case.',
    },
  },
  'claim-settled': {
    status: 409,
    title: { vi: 'Khoản này đã thu hồi xong', en: 'The claim is settled' },
    detail: {
      vi: 'Khoản thu hồi này đã đóng; xem "claims" của hồ sơ.',
      en: 'This claim is closed; see the case\'s "claims".',
    },
  },
  'exceeds-claim': {
    status: 409,
    title: { vi: 'Số tiền lớn hơn khoản còn phải thu', en: 'This is more than is still to come' },
    detail: {
      vi: 'Chỉ ghi tối đa số còn lại: xem "rest" của khoản này trong "claims"; phần thừa trả lại cho người nộp.',
      en: 'Record at most what is left, the claim\'s "rest"; give back to the payer what is more.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
