/** Why cases stand still or are late, as operators are told: for each cause whose matter it is, and what mends it. */
import type { Sentence } from './messages';

/**
 * `stuck`: a case waits for a person; `engine`: it has no run that goes on; `waiting`: others are late; `platform`: no
 * case's own matter.
 */
export const failureKinds = ['stuck', 'engine', 'waiting', 'platform'] as const;
export type FailureKind = (typeof failureKinds)[number];

export const failureTeams = ['operators', 'authority', 'agency', 'developers', 'platform'] as const;
export type FailureTeam = (typeof failureTeams)[number];

export const operatorVerbs = ['retry', 'edit', 'skip', 'reconcile', 'comment', 'owner'] as const;
export type OperatorVerb = (typeof operatorVerbs)[number];

/**
 * Who sees it: the record says it with the event; the inspector looks through the record, or through the engine besides;
 * each part sees it of itself. Where nobody has looked lately, what was seen last may hold no more.
 */
export type SeenBy = 'record' | 'inspector' | 'engine' | 'parts';

export interface FailureCause {
  kind: FailureKind;
  /** Who sees to it. */
  team: FailureTeam;
  /** The first one is the remedy, where there is one. */
  verbs: readonly OperatorVerb[];
  seenBy: SeenBy;
  /** What it is, and what to do. */
  text: Sentence;
}

const of =
  (kind: FailureKind, seenBy: SeenBy) =>
  (team: FailureTeam, verbs: readonly OperatorVerb[], vi: string, en: string): FailureCause => ({
    kind,
    team,
    // Whatever a case is in, somebody may say something of it and take it on.
    verbs: kind === 'platform' ? verbs : [...verbs, 'comment', 'owner'],
    seenBy,
    text: { vi, en },
  });
const stuck = of('stuck', 'record');
const late = of('waiting', 'record');
const atEngine = of('engine', 'engine');
const inTime = of('waiting', 'inspector');
const ofPlatform = of('platform', 'parts');

const messageRefused = stuck(
  'operators',
  ['edit', 'retry', 'skip'],
  'Cơ quan không nhận thông điệp; sửa, gửi lại.',
  'The agency refuses the message; edit and resend.',
);

/** These follow from a case's events alone, and are written down with them. */
const recordedCauses = {
  'message-refused': messageRefused,
  'correction-refused': stuck(
    'authority',
    ['edit', 'retry', 'skip'],
    'Cơ quan từ chối đính chính; kết quả cũ còn hiệu lực.',
    'Correction refused; the old grant stands.',
  ),
  'reversal-refused': stuck(
    'authority',
    ['retry', 'skip'],
    'Cơ quan không thu hồi; thử lại hoặc ghi việc làm tay.',
    'Reversal failed; retry, or record what was done by hand.',
  ),
  'notice-refused': stuck(
    'operators',
    ['retry', 'skip'],
    'CSDL dân cư từ chối; đối chiếu người.',
    'The population database refuses; compare the person.',
  ),
  'decision-unusable': stuck(
    'agency',
    ['retry', 'skip'],
    'Quyết định không đọc được; yêu cầu gửi lại.',
    'The decision cannot be read; have it sent again.',
  ),
  'decision-contradicts': stuck(
    'authority',
    ['skip'],
    'Quyết định trái kết quả đã ghi; xác minh.',
    'It contradicts the decision on record; find out which holds.',
  ),
  'closed-by-agency': stuck(
    'agency',
    ['retry', 'edit', 'skip'],
    'Cơ quan đã đóng hồ sơ mà không quyết định; hỏi cơ quan rồi gửi lại.',
    'The agency has closed the dossier without a decision; ask it, and file again.',
  ),
  'order-not-taken': stuck(
    'operators',
    ['retry', 'skip'],
    'Yêu cầu của người dân đã lưu không thực hiện được nữa; báo cho người dân rồi bỏ qua.',
    "A citizen's kept order could not be carried out any more; tell the citizen, then skip.",
  ),
  'effect-stray': stuck(
    'operators',
    ['retry'],
    'Cơ quan giữ kết quả hồ sơ đã bỏ; thu hồi.',
    'The agency holds an effect the case gave up; take it back.',
  ),
  'effect-unconfirmed': late(
    'operators',
    [],
    'Chưa rõ cơ quan đã nhận chưa; đang hỏi.',
    'Unknown whether it arrived; being asked.',
  ),
  'agency-away': late('agency', [], 'Chưa gửi được; tự gửi lại.', 'Undelivered; sent again by itself.'),
} as const satisfies Record<string, FailureCause>;

/** Of these the case itself says nothing: whoever sees one writes it down. */
const foundCauses = {
  'claim-conflict': stuck(
    'authority',
    ['reconcile', 'edit'],
    'Hồ sơ khác giữ sự kiện này; xác định hồ sơ đúng.',
    'Another case holds the life event; decide which.',
  ),
  'workflow-task-failing': atEngine(
    'developers',
    [],
    'Lỗi mã, hồ sơ chờ, không mất gì; triển khai bản sửa.',
    'A bug stops the case, nothing is lost; deploy a fix.',
  ),
  'run-gone': atEngine(
    'operators',
    ['reconcile'],
    'Tiến trình mất; dựng lại từ sổ.',
    'The run ended or is unknown; take it up from the record.',
  ),
  'not-started': of('engine', 'inspector')(
    'operators',
    ['reconcile'],
    'Chưa khởi động; xem mã lỗi.',
    'Never started; see the code.',
  ),
  'record-behind': atEngine(
    'operators',
    ['reconcile'],
    'Sổ thiếu sự kiện; ghi bù.',
    'The record lacks events of the run, or stands still 60 s; append them.',
  ),
  'engine-behind': atEngine(
    'operators',
    ['reconcile'],
    'Temporal cũ hơn sổ; dựng lại.',
    'Temporal is older than the record; take it up anew.',
  ),
  'case-missing': atEngine(
    'operators',
    ['reconcile'],
    'Tiến trình không có hồ sơ; khôi phục.',
    'A run without a case on record; restore it.',
  ),
  'history-full': of('engine', 'inspector')(
    'operators',
    ['reconcile'],
    'Lịch sử sắp đầy; dựng lại.',
    'History nearly full; take it up anew.',
  ),
  'order-waiting': of('engine', 'inspector')(
    'developers',
    ['reconcile'],
    'Hệ thống chưa nhận yêu cầu; tự thực hiện sau.',
    'An order is kept or refused with 503; carried out when possible.',
  ),
  'agency-silent': inTime(
    'agency',
    ['retry'],
    'Quá hạn 2 ngày làm việc; đôn đốc.',
    'Two working days past its term; remind it.',
  ),
  'deadline-at-risk': inTime('agency', ['retry'], 'Sắp quá hạn.', 'Due soon or overdue.'),
  'callback-refused': ofPlatform(
    'agency',
    [],
    'Thông điệp cơ quan bị từ chối.',
    'Its messages are refused; see the code.',
  ),
  'gateway-refuses': ofPlatform(
    'platform',
    [],
    'Trục từ chối chữ ký; xem khóa, đồng hồ.',
    'Our signature is refused; check key and clock.',
  ),
  'engine-away': ofPlatform(
    'platform',
    [],
    'Temporal không trả lời; hồ sơ vẫn được nhận.',
    'Temporal does not answer; intake goes on.',
  ),
  'no-worker': ofPlatform('platform', [], 'Không có worker; khởi động.', 'No worker; start one.'),
  'clock-skew': ofPlatform('platform', [], 'Đồng hồ lệch; sửa NTP.', 'A clock is 2 s off; mend NTP.'),
  'sight-lost': ofPlatform(
    'platform',
    [],
    'Không còn thấy; chưa chắc ổn.',
    'Inspector silent: unknown, not healthy.',
  ),
} as const satisfies Record<string, FailureCause>;

export type RecordedCause = keyof typeof recordedCauses;
export type FoundCause = keyof typeof foundCauses;

const causes: Readonly<Record<string, FailureCause>> = { ...recordedCauses, ...foundCauses };

/** Of a case's run, and over once the case has been compared with it. */
export const engineCauses = [
  'run-gone',
  'not-started',
  'record-behind',
  'engine-behind',
  'case-missing',
] as const satisfies readonly FoundCause[];

/** A cause of another release, or an agency's own code, is a message that was not taken. */
export function failureCause(cause: string): FailureCause {
  return (Object.hasOwn(causes, cause) ? causes[cause] : undefined) ?? messageRefused;
}

/** Where a case stands, of what cause, step and agency, in one word; `-` stands for none. */
export function groupIdOf(one: { cause: string; step: string | null; agency: string | null }): string {
  return [one.cause, one.step ?? '-', one.agency ?? '-'].join('~');
}
