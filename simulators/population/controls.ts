import type { Router } from 'express';
import { limitOf } from '../controls/limit';
import { parseMessage, Problem } from '../../agency-kit/http/problem';
import { RegisteredPerson } from './person';
import type { PersonStore } from './person-store';

/** The persons on record, to look at and to put in. */
export function personControls(router: Router, persons: PersonStore): void {
  router
    .route('/persons')
    .get(async (request, response) => {
      response.json({ data: await persons.list(limitOf(request.query['limit'])) });
    })
    .post(async (request, response) => {
      const person = parseMessage(RegisteredPerson, request.body);
      await persons.replace(person);
      response.status(201).json(person);
    });

  router.get('/persons/:personalId', async (request, response) => {
    const person = await persons.find(request.params.personalId);
    if (!person) throw new Problem({ status: 404, code: 'unknown-person' });
    response.json(person);
  });
}
