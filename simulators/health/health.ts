import type { Router } from 'express';
import type { z } from 'zod';
import { BirthCertificate, birthCertificate, DeathNotice, deathNotice } from '../../agency-kit/enquiries';
import { seededElders } from '../seeds/elders';
import { seededFamilies } from '../seeds/families';
import type { AgencyDefinition } from '../agency';
import { answering } from '../answered-enquiry';
import { limitOf } from '../controls/limit';
import { parseMessage } from '../../agency-kit/http/problem';
import { PaperStore, papersSchema } from './paper-store';

/** The health sector: holds what hospitals certify of births and deaths, and decides no step. */
export const health: AgencyDefinition = {
  id: 'health',
  schema: papersSchema,
  seed: async (pool, seed) => {
    const families = seededFamilies(seed, Date.now());
    await new PaperStore(pool, 'birth-certificate').putAll(
      families.flatMap(({ certificates }) => certificates),
      true,
    );
    const notices = seededElders(seed, Date.now()).flatMap(({ deathNotice: notice }) => notice ?? []);
    await new PaperStore(pool, 'death-notice').putAll(notices, true);
  },
  enquiries: (pool) => {
    const certificates = new PaperStore(pool, 'birth-certificate');
    const notices = new PaperStore(pool, 'death-notice');
    return [
      answering(birthCertificate, async ({ number, facilityCode }) => {
        const paper = await certificates.find(number, facilityCode);
        return { certificate: paper === undefined ? null : BirthCertificate.parse(paper) };
      }),
      answering(deathNotice, async ({ number }) => {
        const paper = await notices.find(number);
        return { notice: paper === undefined ? null : DeathNotice.parse(paper) };
      }),
    ];
  },
  controls: (pool, router) => {
    const certificates = new PaperStore(pool, 'birth-certificate');
    paperControl(router, '/birth-certificates', BirthCertificate, certificates);
    paperControl(router, '/death-notices', DeathNotice, new PaperStore(pool, 'death-notice'));
  },
};

function paperControl<Paper extends { number: string; facilityCode: string }>(
  router: Router,
  path: string,
  schema: z.ZodType<Paper>,
  papers: PaperStore,
): void {
  router
    .route(path)
    .post(async (request, response) => {
      const paper = parseMessage(schema, request.body);
      await papers.putAll([paper]);
      response.status(201).json(paper);
    })
    .get(async (request, response) => {
      response.json({ data: await papers.listSeeded(limitOf(request.query['limit'])) });
    });
}
