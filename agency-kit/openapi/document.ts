import { createDocument } from 'zod-openapi';
import { callbackOperation, dossierOperations } from './operations';

/** The dossier contract as an OpenAPI document: what an agency answers, and what it sends. */
export function contractText(): string {
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Liên Thông: the dossier contract of agencies',
        version: '1.0.0',
        description:
          'What every agency behind the gateway answers, and the decisions it sends. Every message is signed (RFC 9421). ' +
          '4xx is only for a message that is wrong as a message: what the law or a record forbids is a decision ' +
          '`refused`, what is missing is `supplement-requested`. 5xx, 408, 425 and 429 are outages, and the message ' +
          'comes again. Errors are RFC 9457 problems with a machine `code`.',
      },
      servers: [{ url: '/', description: "The agency's own address; through the gateway `/{agency}`" }],
      tags: [
        { name: 'dossiers', description: 'Called at the agency' },
        { name: 'decisions', description: 'Called by the agency, through the gateway' },
      ],
      paths: dossierOperations,
      webhooks: { decision: { post: callbackOperation } },
    },
    {
      outputIdSuffix: 'Reply',
      /** The formats say it; their patterns fill a page each. */
      override: ({ jsonSchema }) => {
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      },
    },
  );
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
