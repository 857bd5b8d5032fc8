/** What is read, as whom and what for, in words. */
import type { Sentence } from '../../../domain/messages';
import { wordIn } from '../i18n/word-in';

const reads: Readonly<Record<string, Sentence>> = {
  view: { vi: 'Hồ sơ', en: 'Case' },
  list: { vi: 'Tên trong danh sách', en: 'Name in a list' },
  task: { vi: 'Việc cần giải quyết', en: 'Task' },
  declaration: { vi: 'Tờ khai', en: 'Declaration' },
  texts: { vi: 'Lý do', en: 'Reasons' },
  'task-events': { vi: 'Nhật ký của việc', en: 'Events of a task' },
  preview: { vi: 'Xem trước quyết định', en: 'Preview of a decision' },
  draft: { vi: 'Bản nháp', en: 'Draft' },
  plan: { vi: 'Kế hoạch', en: 'Plan of an order' },
  documents: { vi: 'Danh sách giấy tờ', en: 'List of documents' },
  document: { vi: 'Giấy tờ', en: 'Document' },
  contact: { vi: 'Liên hệ', en: 'Contact' },
  reads: { vi: 'Nhật ký xem', en: 'Read log' },
};
const purposes: Readonly<Record<string, Sentence>> = {
  complaint: { vi: 'Khiếu nại', en: 'Complaint' },
  inspection: { vi: 'Thanh tra', en: 'Inspection' },
  repair: { vi: 'Sửa lỗi', en: 'Repair' },
  audit: { vi: 'Kiểm toán', en: 'Audit' },
  'own-filing': { vi: 'Hồ sơ đã nộp', en: 'Own filing' },
  counter: { vi: 'Tại một cửa', en: 'At the counter' },
  'case-work': { vi: 'Giải quyết hồ sơ', en: 'Work on the case' },
  citizen: { vi: 'Người dân xem hồ sơ mình', en: 'Citizen, own case' },
};
const roles: Readonly<Record<string, Sentence>> = {
  portal: { vi: 'cổng dịch vụ', en: 'portal' },
  counter: { vi: 'một cửa', en: 'counter' },
  clerk: { vi: 'cán bộ', en: 'clerk' },
  supervisor: { vi: 'lãnh đạo', en: 'supervisor' },
  ops: { vi: 'vận hành', en: 'operator' },
  auditor: { vi: 'kiểm tra', en: 'auditor' },
  admin: { vi: 'quản trị', en: 'administrator' },
};

export const readWord = wordIn(reads);
export const purposeWord = wordIn(purposes);
export const roleWord = wordIn(roles);
