/** Every sentence that tells people what is wrong with what they sent: the code, in Vietnamese and in English, with the remedy. */
import { doubtMessages } from './doubt-messages';

export interface Sentence {
  vi: string;
  en: string;
}

export const languages = ['vi', 'en'] as const satisfies (keyof Sentence)[];
export type Language = (typeof languages)[number];

export const inputMessages = {
  required: { vi: 'Thiếu thông tin này; hãy điền vào.', en: 'This is missing; fill it in.' },
  'wrong-type': {
    vi: 'Sai kiểu dữ liệu; xem mô tả trong tài liệu API.',
    en: 'This has the wrong type; see the API description.',
  },
  malformed: {
    vi: 'Không đúng định dạng; hãy kiểm tra và nhập lại.',
    en: 'This is not in the required form; check it and enter it again.',
  },
  'not-there': {
    vi: 'Không có giá trị này; chọn một giá trị hiện có.',
    en: 'There is no such one; choose one that exists.',
  },
  'too-long': { vi: 'Quá dài; hãy rút ngắn.', en: 'This is too long; shorten it.' },
  'too-many': { vi: 'Quá nhiều mục; hãy bớt đi.', en: 'There are too many of these; send fewer.' },
  'too-much': {
    vi: 'Nội dung này quá lớn; hãy rút gọn hoặc chia ra.',
    en: 'This is too much in all; shorten it or send it in parts.',
  },
  'unknown-document': {
    vi: 'Không có giấy tờ này, hoặc giấy tờ thuộc hồ sơ khác; hãy tải lên lại.',
    en: 'There is no such document, or it belongs to another case; upload it again.',
  },
  'too-short': { vi: 'Không được để trống hoặc quá ngắn.', en: 'This must not be empty or too short.' },
  'not-allowed': {
    vi: 'Giá trị không nằm trong danh sách cho phép.',
    en: 'This value is not one of those allowed.',
  },
  'too-deep': {
    vi: 'Dữ liệu lồng quá nhiều cấp; xem mô tả trong tài liệu API.',
    en: 'This is nested too deeply; see the API description.',
  },
  'unstorable-text': {
    vi: 'Chứa ký tự không lưu trữ được; hãy xóa ký tự đó.',
    en: 'This holds a character that cannot be stored; remove it.',
  },
  'unknown-member': {
    vi: 'Thông tin này không được dùng và không được lưu.',
    en: 'This is not used and has not been stored.',
  },
  'unknown-province': {
    vi: 'Mã tỉnh không có trong danh mục; chọn mã đang có hiệu lực.',
    en: 'No such province code; choose one in force.',
  },
  'unknown-commune': {
    vi: 'Mã xã không có trong danh mục; chọn mã đang có hiệu lực.',
    en: 'No such commune code; choose one in force.',
  },
  'commune-of-another-province': {
    vi: 'Xã này không thuộc tỉnh đã chọn; chọn lại tỉnh hoặc xã.',
    en: 'This commune belongs to another province; choose the province or the commune again.',
  },
  'in-the-future': {
    vi: 'Thời điểm ở tương lai; hãy kiểm tra lại.',
    en: 'This lies in the future; check it.',
  },
  'after-receipt': {
    vi: 'Thời điểm này sau khi hồ sơ được tiếp nhận; hãy kiểm tra lại.',
    en: 'This lies after the file was received; check it.',
  },
  'before-the-event': {
    vi: 'Ngày này trước khi sự việc xảy ra; hãy kiểm tra lại.',
    en: 'This lies before what it is about has happened; check it.',
  },
  'before-1900': {
    vi: 'Năm trước 1900; hãy kiểm tra năm và nhập lại.',
    en: 'The year is before 1900; check it and enter it again.',
  },
  'no-edition': {
    vi: 'Thủ tục liên thông chưa có hiệu lực vào ngày này.',
    en: 'The linked procedure was not in force on this day.',
  },
  'no-calendar': {
    vi: 'Chưa có lịch làm việc cho thời gian này.',
    en: 'There is no working-day calendar for this time.',
  },
  'unknown-step': {
    vi: 'Thủ tục này không có trong phiên bản đang áp dụng.',
    en: 'The edition in force has no such step.',
  },
  'step-needed': { vi: 'Không thể bỏ thủ tục đầu tiên.', en: 'The first step cannot be left out.' },
  'listed-twice': { vi: 'Được liệt kê hai lần.', en: 'This is listed twice.' },
  'child-over-six': {
    vi: 'Trẻ đã đủ 6 tuổi: bỏ thẻ BHYT và thẻ căn cước khỏi phạm vi, rồi nộp riêng.',
    en: 'The child is six or older: leave the health-insurance and identity card out and apply for them separately.',
  },
  'certificate-or-proof': {
    vi: 'Cần số giấy chứng sinh hoặc giấy tờ thay thế.',
    en: 'Give the birth certificate number, or the paper that stands for it.',
  },
  'parent-needed': {
    vi: 'Cần thông tin của cha hoặc mẹ theo trường hợp đã chọn.',
    en: 'The chosen parentage needs this parent.',
  },
  'parent-not-expected': {
    vi: 'Trường hợp đã chọn không có cha hoặc mẹ này; hãy bỏ đi hoặc chọn lại.',
    en: 'The chosen parentage has no such parent; remove it or choose again.',
  },
  'address-needed': { vi: 'Cần địa chỉ này.', en: 'This address is needed.' },
  'office-needed': {
    vi: 'Chưa xác định được nơi đăng ký: điền nơi đăng ký hoặc nơi cư trú.',
    en: 'Where to register is not clear: give the office, or a residence.',
  },
  'part-needed': { vi: 'Thủ tục đã chọn cần phần này.', en: 'A step in scope needs this part.' },
  'identity-needed': {
    vi: 'Cần số định danh, giấy tờ tùy thân khác hoặc (với trẻ em) số giấy chứng sinh của người chết.',
    en: 'Give the personal number of the deceased, another identity paper or, for a child, the birth certificate number.',
  },
  'body-unknown-only': {
    vi: 'Chỉ thi thể không rõ danh tính, có giấy tờ của công an hoặc biên bản (police, minutes), mới được để trống hoặc ghi không rõ; hãy điền, hoặc chọn lại loại giấy báo tử.',
    en: 'Only of a body that nobody knows, with a notice of police or minutes, may this be left out or unknown: fill it in, or choose the notice again.',
  },
  'before-birth': {
    vi: 'Ngày chết trước ngày sinh; hãy kiểm tra cả hai.',
    en: 'The death lies before the birth; check both dates.',
  },
  'is-the-deceased': {
    vi: 'Người này trùng với người chết; hãy điền người khác.',
    en: 'This is the deceased; name another person.',
  },
  'no-tariff': {
    vi: 'Chưa có mức mai táng phí cho đối tượng này vào tháng chết: bỏ mai táng phí khỏi phạm vi và nộp riêng tại cơ quan chi trả.',
    en: 'There is no funeral amount on file for this group in the month of death: leave the funeral benefit out and claim it at the paying office.',
  },
  'month-needed': {
    vi: 'Mức mai táng phí thay đổi trong năm này: ghi cả tháng chết (YYYY-MM).',
    en: 'The funeral amount changed during this year: give the month of death too (YYYY-MM).',
  },
  'survivor-needed': {
    vi: 'Chế độ tử tuất cần ít nhất một thân nhân; điền thân nhân hoặc bỏ thủ tục này khỏi phạm vi.',
    en: 'The survivor benefit needs at least one relative: name one, or leave the benefit out.',
  },
  'one-representative': {
    vi: 'Cần đúng một thân nhân làm đại diện; hãy chọn một người.',
    en: 'Exactly one relative represents the others; choose one.',
  },
  'not-a-relative': {
    vi: 'Chỉ thân nhân được hưởng chế độ tử tuất: chọn lại quan hệ hoặc bỏ thủ tục này; người lo mai táng vẫn được nhận mai táng phí.',
    en: 'Only relatives may claim the survivor benefit: choose the relation again or leave the benefit out; the funeral money goes to whoever held the funeral.',
  },
  'possible-duplicate': {
    vi: 'Đã có hồ sơ khác trùng tên, ngày và xã; nếu là cùng một sự kiện thì rút hồ sơ này, nếu không thì bổ sung giấy tờ để phân biệt.',
    en: 'Another case has the same name, day and commune: withdraw this one if it is about the same event; otherwise add papers that tell the two apart.',
  },
  'duplicate-case': {
    vi: 'Sự kiện này đã có hồ sơ; hãy theo dõi hoặc đính chính hồ sơ đó.',
    en: 'This event is on file already: follow that case, or have it corrected.',
  },
  'not-asked': {
    vi: 'Cơ quan không yêu cầu bổ sung mục này; hãy bỏ ra.',
    en: 'This was not asked for; leave it out.',
  },
  'registered-fact': {
    vi: 'Nội dung này đã được đăng ký và chỉ thay đổi theo quyết định; hãy bỏ ra.',
    en: 'This is registered and changes by decision alone; leave it out.',
  },
  'unknown-pointer': {
    vi: 'Tờ khai không có mục này; hãy kiểm tra đường dẫn.',
    en: 'The declaration has no such field; check the pointer.',
  },
  'not-correctable': {
    vi: 'Không thể đổi phạm vi thủ tục sau khi nộp; hãy nộp riêng thủ tục đó.',
    en: 'The steps asked for cannot be changed after filing; apply for the step separately.',
  },
  'changes-scope': {
    vi: 'Thay đổi này làm phát sinh hoặc mất đi một thủ tục; hãy nộp riêng thủ tục đó.',
    en: 'By this change a step would begin or cease to apply; apply for that step separately.',
  },
  'changes-decider': {
    vi: 'Thay đổi này chuyển thủ tục sang cơ quan khác; hãy yêu cầu thu hồi rồi nộp tại cơ quan đó.',
    en: 'By this change another body would decide the step: have it revoked, then apply to that body.',
  },
  ...doubtMessages,
} as const satisfies Record<string, Sentence>;
export type InputCode = keyof typeof inputMessages;

/** One thing wrong, or doubtful, in what was sent; `pointer` is RFC 6901 into the request body. */
export interface InputIssue {
  pointer: string;
  code: InputCode;
  /** What may stand there instead. */
  allowed?: readonly string[];
}
