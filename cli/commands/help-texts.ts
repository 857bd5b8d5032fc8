/** What `--help` says of every verb and option. */
import type { Sentence } from '../language';
import { agencyHelpTexts } from './agency-help-texts';
import { orderHelpTexts } from './order-help-texts';
import { taskHelpTexts } from './task-help-texts';

export const helpTexts = {
  program: {
    vi: 'Liên thông thủ tục hành chính: chạy hệ thống và vận hành',
    en: 'Linked administrative procedures: run the system and operate it',
  },
  exitCodes: {
    vi: `
Mã thoát:
  0  xong, mọi thứ ổn
  1  xong, nhưng thấy có sai sót hoặc API từ chối
  2  không làm được: sai cách dùng, hoặc không có gì trả lời`,
    en: `
Exit codes:
  0  done, all well
  1  done, but found wrong, or refused by the API
  2  could not be done: wrong usage, or nothing answers`,
  },
  start: {
    vi: 'hệ thống với các hồ sơ mẫu, nộp và vẽ từng bước; chạy đến khi bấm Ctrl-C',
    en: 'the system with sample cases, filed and shown step by step; up until Ctrl-C',
  },
  once: {
    vi: 'trong thư mục mới, rồi thoát: 0 chỉ khi mọi hồ sơ mẫu có kết quả như ghi bên cạnh',
    en: 'in a fresh folder, then exit: 0 only if every sample came out as expected',
  },
  stack: {
    vi: 'hệ thống không có hồ sơ mẫu; in một dòng READY {json} khi mọi phần trả lời',
    en: 'the system without samples; prints one line READY {json} when every part answers',
  },
  apiPart: {
    vi: 'riêng API, cấu hình bằng biến môi trường',
    en: 'the API alone, configured by the environment',
  },
  workerPart: {
    vi: 'riêng worker, cấu hình bằng biến môi trường',
    en: 'a worker alone, configured by the environment',
  },
  migrate: {
    vi: 'đưa cơ sở dữ liệu của DATABASE_URL lên dạng mới nhất',
    en: 'brings the database of DATABASE_URL to its newest shape',
  },
  printSql: {
    vi: 'chỉ in các câu lệnh SQL, từ cơ sở dữ liệu trống',
    en: 'only prints the SQL statements, from an empty database on',
  },
  port: {
    vi: 'cổng của API, 0 là bất kỳ (mặc định: cổng đã dùng trong thư mục dữ liệu, nếu không thì 8080)',
    en: "the API's port, 0 for any (default: the one kept in the data folder, else 8080)",
  },
  status: {
    vi: 'hệ thống có chạy không, có hồ sơ nào cần người không',
    en: 'is the system up, and does any case need somebody',
  },
  cases: { vi: 'danh sách hồ sơ, mới nhất trước', en: 'cases, newest first' },
  show: {
    vi: 'một hồ sơ, theo định danh, mã hồ sơ hoặc mã tra cứu',
    en: 'one case, by id, case code or tracking code',
  },
  events: { vi: 'nhật ký của hồ sơ, theo thứ tự', en: "the case's record, in order" },
  verifyChain: {
    vi: 'tính lại mã băm của nhật ký; thoát với 1 nếu chuỗi hỏng',
    en: 'recomputes the hashes of a record; ends with 1 when it is broken',
  },
  doctor: {
    vi: 'xem mọi thứ cần hoạt động, nêu cách khắc phục cho từng lỗi',
    en: 'looks at everything that has to work, with a remedy for each fault',
  },
  data: { vi: 'thư mục dữ liệu của hệ thống', en: 'data folder of the system' },
  api: {
    vi: 'API, nếu không phải của thư mục dữ liệu (hoặc LIENTHONG_API)',
    en: 'the API, if not the one of the data folder (or LIENTHONG_API)',
  },
  token: { vi: 'mã truy cập (hoặc LIENTHONG_TOKEN)', en: 'bearer token (or LIENTHONG_TOKEN)' },
  as: {
    vi: 'dùng mã truy cập thử nghiệm nào của thư mục dữ liệu',
    en: 'which development token of the data folder to use',
  },
  output: { vi: 'bảng hoặc JSON', en: 'tables or JSON' },
  lang: { vi: 'ngôn ngữ (mặc định: theo LANG)', en: 'language (default: by LANG)' },
  bundle: { vi: 'thuộc thủ tục này, ví dụ birth', en: 'of this bundle, e.g. birth' },
  caseStatus: { vi: 'ở trạng thái này', en: 'in this status' },
  outcome: { vi: 'có kết quả này', en: 'with this outcome' },
  agency: { vi: 'có bước của cơ quan này', en: 'with a step of this agency' },
  step: { vi: 'có bước này', en: 'with this step' },
  q: {
    vi: 'mã, số định danh, số điện thoại hoặc họ tên (có dấu hay không)',
    en: 'a code, personal number, phone or name (with or without accents)',
  },
  overdue: { vi: 'quá hạn', en: 'past their due date' },
  updatedAfter: {
    vi: 'thay đổi sau thời điểm này, ISO 8601 có múi giờ',
    en: 'changed after this instant, ISO 8601 with offset',
  },
  limit: { vi: 'nhiều nhất từng này', en: 'at most so many' },
  cursor: { vi: 'trang sau, như trang trước đã nêu', en: 'the next page, as the page before named it' },
  after: { vi: 'chỉ các sự kiện có số lớn hơn', en: 'only events with a higher number' },
  follow: {
    vi: 'và những gì được ghi thêm, đến khi hồ sơ xong',
    en: 'and what is added, until the case is settled',
  },
  all: { vi: 'của mọi hồ sơ', en: 'of every case' },
  help: { vi: 'xem trợ giúp', en: 'show help' },
  ...orderHelpTexts,
  ...agencyHelpTexts,
  ...taskHelpTexts,
} as const satisfies Record<string, Sentence>;
export type HelpText = keyof typeof helpTexts;

/** Headings that commander writes itself. */
export const helpTitles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
  'Arguments:': 'Tham số:',
};
