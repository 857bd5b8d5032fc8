/** What the doctor finds behind the addresses: the API with each part it works with, the agencies, Temporal's page. */
import type { ApiClient } from '../http/api-client';
import { Readiness } from '../http/replies';
import type { ReadyFile } from '../ready-file';
import { fine, wrong, type Finding } from './check';

const timeoutMs = 3_000;

/** Health first; who does not answer at all is not asked for its parts. */
export async function apiFindings(api: ApiClient): Promise<Finding[]> {
  const health = await answerOf(`${api.baseUrl}/healthz`);
  if (!health.ok) {
    return [
      wrong('api', `${api.baseUrl}: ${health.seen}`, {
        vi: 'API không trả lời: xem logs/api.log, kiểm tra địa chỉ (--api URL) và tường lửa.',
        en: 'The API does not answer: read logs/api.log, check the address (--api URL) and the firewall.',
      }),
    ];
  }
  const { dependencies, warnings } = Readiness.parse((await api.look('/readyz')).body);
  const parts = Object.entries(dependencies).map(([part, state]) => {
    const name = `api → ${part}`;
    return state === 'up' ? fine(name, state) : wrong(name, state, partRemedies[part] ?? otherRemedy(part));
  });
  // Nothing is wrong yet, and so nothing is a fault.
  const ahead = warnings.map(({ code, detail }) => fine(code, `! ${detail}`));
  return [fine('api', api.baseUrl), ...parts, ...ahead];
}

/** Gateway, simulated agencies and Temporal's own page, as far as `ready.json` names them. */
export async function neighbourFindings(ready: ReadyFile): Promise<Finding[]> {
  const addresses = [
    ...(ready.gateway === undefined ? [] : [['gateway', `${ready.gateway}/healthz`] as const]),
    ...Object.entries(ready.agencies).map(([id, url]) => [id, `${url}/healthz`] as const),
    ...(ready.temporal?.ui === undefined ? [] : [['temporal ui', ready.temporal.ui] as const]),
  ];
  return Promise.all(
    addresses.map(async ([name, url]) => {
      const { ok, seen } = await answerOf(url);
      return ok ? fine(name, url) : wrong(name, `${url}: ${seen}`, neighbourRemedy(name));
    }),
  );
}

async function answerOf(url: string): Promise<{ ok: boolean; seen: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { ok: response.ok, seen: `HTTP ${response.status}` };
  } catch {
    return { ok: false, seen: '–' };
  }
}

const partRemedies: Readonly<Record<string, Finding['remedy'] & object>> = {
  temporal: {
    vi: 'Temporal không trả lời: hồ sơ vẫn được tiếp nhận và sẽ chạy khi Temporal trở lại. Xem logs/temporal.log hoặc TEMPORAL_ADDRESS.',
    en: 'Temporal does not answer: cases are still taken in and run when it is back. Read logs/temporal.log, or check TEMPORAL_ADDRESS.',
  },
  worker: {
    vi: 'Không có tiến trình worker nào đang làm việc: hồ sơ vẫn được tiếp nhận và chờ. Xem logs/worker.log, hoặc khởi động worker.',
    en: 'No worker is at work: cases are still taken in, and wait. Read logs/worker.log, or start a worker.',
  },
  clock: {
    vi: 'Đồng hồ của máy chạy API lệch so với PostgreSQL từ 2 giây trở lên: sửa NTP (timedatectl, chronyc tracking). Lệch 30 giây thì API ngừng tiếp nhận.',
    en: "The clock of the API's host is 2 s or more off PostgreSQL's: mend NTP (timedatectl, chronyc tracking). At 30 s nothing is taken in any more.",
  },
  register: {
    vi: 'PostgreSQL không trả lời: chưa thể tiếp nhận hồ sơ. Xem logs/postgres.log, dung lượng đĩa, hoặc DATABASE_URL.',
    en: 'PostgreSQL does not answer: cases cannot be taken in. Read logs/postgres.log, look at the disk, or check DATABASE_URL.',
  },
};

const otherRemedy = (part: string): Finding['remedy'] & object => ({
  vi: `Xem logs/api.log: ${part}.`,
  en: `Read logs/api.log: ${part}.`,
});

const neighbourRemedy = (name: string): Finding['remedy'] & object =>
  name === 'temporal ui'
    ? {
        vi: 'Trang của Temporal không mở được: xem logs/temporal.log. Hồ sơ không phụ thuộc trang này.',
        en: "Temporal's page does not open: read logs/temporal.log. Cases do not depend on this page.",
      }
    : {
        vi: 'Cơ quan này không trả lời: hồ sơ chờ và tự gửi lại. Xem logs/agencies.log, hoặc gỡ lỗi giả lập bằng PUT /_sim/faults {}.',
        en: 'It does not answer: cases wait and are sent again by themselves. Read logs/agencies.log, or mend a simulated outage with PUT /_sim/faults {}.',
      };
