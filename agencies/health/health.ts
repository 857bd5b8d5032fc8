import type { Router } from 'express';
import { z } from 'zod';
import { FacilityCode, PersonalId, Text } from '../../domain/schemas/common';
import { BirthCertificate, birthCertificate } from '../enquiries';
import { seededFamilies } from '../seeds/families';
import { type AgencyDefinition, answering } from '../shell/agency';
import { parseMessage } from '../http/problem';
import { PaperStore, papersSchema } from './paper-store';

/** The health sector: holds what hospitals certify of births and deaths, and decides no step. */
const DeathNotice = z.object({
  number: z.string().min(1).max(100),
  personalId: PersonalId,
  diedAt: z.string().min(10).max(40),
  cause: Text(200).optional(),
  facilityCode: FacilityCode,
});

export const health: AgencyDefinition = {
  id: 'health',
  schema: papersSchema,
  seed: async (pool, seed) => {
    const families = seededFamilies(seed, Date.now());
    await new PaperStore(pool, 'birth-certificate').putAll(
      families.flatMap(({ certificates }) => certificates),
      true,
    );
  },
  enquiries: (pool) => {
    const certificates = new PaperStore(pool, 'birth-certificate');
    return [
      answering(birthCertificate, async ({ number }) => {
        const paper = await certificates.find(number);
        return { certificate: paper === undefined ? null : BirthCertificate.parse(paper) };
      }),
    ];
  },
  controls: (pool, router) => {
    const certificates = new PaperStore(pool, 'birth-certificate');
    paperControl(router, '/birth-certificates', BirthCertificate, certificates);
    paperControl(router, '/death-notices', DeathNotice, new PaperStore(pool, 'death-notice'));
    router.get('/birth-certificates', async (request, response) => {
      const limit = Number(request.query['limit'] ?? 100);
      response.json({
        data: await certificates.listSeeded(Number.isInteger(limit) && limit > 0 ? limit : 100),
      });
    });
  },
};

function paperControl<Paper extends { number: string }>(
  router: Router,
  path: string,
  schema: z.ZodType<Paper>,
  papers: PaperStore,
): void {
  router.post(path, async (request, response) => {
    const paper = parseMessage(schema, request.body);
    await papers.putAll([paper]);
    response.status(201).json(paper);
  });
}
