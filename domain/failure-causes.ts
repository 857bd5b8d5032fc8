/** Why cases stand still, as operators are told: for each cause whose matter it is, and what mends it. */
import type { Sentence } from './messages';

/** `stuck`: a case waits for a person; `engine`: it has no run that goes on; `platform`: no case's own matter. */
export type FailureKind = 'stuck' | 'engine' | 'platform';

export type OperatorVerb = 'retry' | 'edit' | 'skip' | 'reconcile';

export interface FailureCause {
  kind: FailureKind;
  /** Who sees to it. */
  team: 'operators' | 'authority' | 'agency' | 'developers' | 'platform';
  /** The first one is the remedy, where there is one. */
  verbs: readonly OperatorVerb[];
  /** What it is, and what to do. */
  text: Sentence;
}

const messageRefused: FailureCause = {
  kind: 'stuck',
  team: 'operators',
  verbs: ['edit', 'retry', 'skip'],
  text: {
    vi: 'Cơ quan không nhận thông điệp; sửa rồi gửi lại.',
    en: 'The agency refuses the message; edit it and send it again.',
  },
};

const stuckCauses = {
  'message-refused': messageRefused,
  'correction-refused': {
    kind: 'stuck',
    team: 'authority',
    verbs: ['edit', 'retry', 'skip'],
    text: {
      vi: 'Cơ quan từ chối đính chính; kết quả cũ còn hiệu lực.',
      en: 'The correction was refused; the old grant stands.',
    },
  },
  'answer-unusable': {
    kind: 'stuck',
    team: 'authority',
    verbs: ['retry', 'skip'],
    text: {
      vi: 'Không đọc được trả lời về việc thu hồi; thử lại, hoặc bỏ qua khi đã làm tay.',
      en: 'What was answered to a reversal cannot be read; retry, or skip what was done by hand.',
    },
  },
  'notice-refused': {
    kind: 'stuck',
    team: 'operators',
    verbs: ['retry', 'skip'],
    text: {
      vi: 'Cơ sở dữ liệu dân cư từ chối; đối chiếu người rồi thử lại.',
      en: 'The population database refuses; compare the person and retry.',
    },
  },
  'decision-unusable': {
    kind: 'stuck',
    team: 'agency',
    verbs: ['retry', 'skip'],
    text: {
      vi: 'Quyết định không đọc được; yêu cầu cơ quan gửi lại.',
      en: 'The decision cannot be read; have the agency send it again.',
    },
  },
  'decision-contradicts': {
    kind: 'stuck',
    team: 'authority',
    verbs: ['skip'],
    text: {
      vi: 'Quyết định trái kết quả đã ghi; xác minh. Bỏ qua để giữ quyết định đầu.',
      en: 'The decision contradicts the one on record; find out which holds. Skip keeps the first.',
    },
  },
  'closed-by-agency': {
    kind: 'stuck',
    team: 'agency',
    verbs: ['retry', 'edit', 'skip'],
    text: {
      vi: 'Cơ quan đã đóng hồ sơ mà không quyết định; hỏi cơ quan rồi gửi lại.',
      en: 'The agency has closed the dossier without a decision; ask it, and file again.',
    },
  },
  'decided-astray': {
    kind: 'stuck',
    team: 'operators',
    verbs: ['retry', 'skip'],
    text: {
      vi: 'Cơ quan giữ kết quả của hồ sơ đã bỏ; thu hồi.',
      en: 'The agency has decided a dossier that the case gave up; have it taken back.',
    },
  },
} as const satisfies Record<string, FailureCause>;

/** Of those the case itself says nothing: whoever sees one writes it down (`register/findings.ts`). */
const foundCauses = {
  'run-gone': {
    kind: 'engine',
    team: 'operators',
    verbs: ['reconcile'],
    text: {
      vi: 'Tiến trình của hồ sơ đã mất và chưa dựng lại được; xem mã lỗi, rồi dựng lại từ sổ.',
      en: "The case's run is gone and could not be replaced; see the code, and take it up from the record.",
    },
  },
  'not-started': {
    kind: 'engine',
    team: 'operators',
    verbs: ['reconcile'],
    text: {
      vi: 'Hồ sơ chưa khởi động được; hệ thống tự thử lại. Xem nhật ký của worker, rồi khởi động.',
      en: 'The case could not be started, and is tried again; read the log of the worker, and start it.',
    },
  },
  'order-waiting': {
    kind: 'engine',
    team: 'developers',
    verbs: ['reconcile'],
    text: {
      vi: 'Hệ thống chưa nhận yêu cầu đã lưu; yêu cầu tự được thực hiện khi Temporal và worker trở lại.',
      en: 'An order is kept and not carried out yet; it is, by itself, once Temporal and a worker are back.',
    },
  },
  'engine-behind': {
    kind: 'engine',
    team: 'operators',
    verbs: ['reconcile'],
    text: {
      vi: 'Temporal cũ hơn sổ, như sau khi phục hồi; dựng lại tiến trình từ sổ.',
      en: 'Temporal is older than the record, as after a restore; take the case up anew from the record.',
    },
  },
  'case-missing': {
    kind: 'engine',
    team: 'operators',
    verbs: ['reconcile'],
    text: {
      vi: 'Tiến trình không có hồ sơ trong sổ; phục hồi sổ từ bản sao lưu, tiến trình sẽ tự ghi bù.',
      en: 'A run without a case on record; restore the register from its backup, and the run goes on by itself.',
    },
  },
  'clock-skew': {
    kind: 'platform',
    team: 'platform',
    verbs: [],
    text: {
      vi: 'Đồng hồ của máy lệch so với PostgreSQL từ 2 giây trở lên; sửa NTP. Lệch 30 giây thì ngừng phục vụ.',
      en: "A host's clock is 2 s or more off PostgreSQL's; mend NTP. At 30 s the host no longer serves.",
    },
  },
} as const satisfies Record<string, FailureCause>;

export type FoundCause = keyof typeof foundCauses;

const causes: Readonly<Record<string, FailureCause>> = { ...stuckCauses, ...foundCauses };

/** A cause of another release, or an agency's own code, is a message that was not taken. */
export function failureCause(cause: string): FailureCause {
  return causes[cause] ?? messageRefused;
}
