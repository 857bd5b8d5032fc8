import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { untilAgreed } from './support/agreement';
import { fileNew, stepOf, untilView } from './support/cases';
import { largestEvents } from './support/engine';
import { eventually } from './support/eventually';
import { newFamily } from './support/families';
import { correction, order, supplement } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { dossiersAt, setDesk } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const paperBytes = 10 * 1024 * 1024;
const Uploaded = z.object({ documentId: z.string(), sha256: z.string() });
const Kept = z.object({ sha256: z.string(), size: z.number(), isHere: z.boolean() });
const step = 'residence';

describe('papers of 10 MiB', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const upload = async (caseId: string) => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(paperBytes - 9)]);
    const response = await fetch(`${stack.ready.api}/v1/documents?case=${caseId}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stack.ready.tokens.portal}`,
        'content-type': 'application/pdf',
      },
      body: bytes,
    });
    expect(response.status).toBe(201);
    const uploaded = Uploaded.parse(await response.json());
    expect(uploaded.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    return uploaded;
  };
  const isAsked = (caseId: string) =>
    untilView(stack, caseId, (view) => stepOf(view, step).state === 'awaiting-citizen');
  const keptAt = async (caseId: string) =>
    (await dossiersAt(stack, step, caseId)).flatMap(({ attachments }) =>
      z.array(Kept).parse(attachments ?? []),
    );

  it('reach their agency byte for byte, and orders on their case stay small, running and ended', async () => {
    const rules = [{ step, decision: 'supplement-requested' as const, times: 2 }];
    await setDesk(stack, step, { rules });
    const caseId = await fileNew(stack, await newFamily(stack));
    await isAsked(caseId);
    const papers = await Promise.all(Array.from({ length: 10 }, () => upload(caseId)));
    for (const half of [papers.slice(0, 5), papers.slice(5)]) {
      await isAsked(caseId);
      const attachments = half.map(({ documentId }) => ({ document: 'proof', documentId }));
      expect(await order(stack, supplement(caseId, step, [], { attachments }))).toMatchObject({
        steps: [step],
      });
    }
    const view = await untilAgreed(stack, caseId);
    expect([view.outcome, stepOf(view, step).round]).toEqual(['granted', 3]);
    const kept = await eventually(async () => {
      const all = await keptAt(caseId);
      return all.every(({ isHere }) => isHere) ? all : undefined;
    });
    expect(kept.map(({ sha256 }) => sha256)).toEqual(papers.map(({ sha256 }) => sha256));
    const renamed = [{ pointer: '/child/name', value: 'Trần Minh Khôi' }];
    await order(stack, correction(caseId, renamed));
    await untilAgreed(stack, caseId);
    const sizes = await largestEvents(stack.ready, { bundle: 'birth', caseId });
    process.stdout.write(`${sizes.map(({ type, bytes }) => `${type}: ${String(bytes)} bytes`).join('\n')}\n`);
    expect(sizes.filter(({ bytes }) => bytes > 100_000)).toEqual([]);
  });
});
