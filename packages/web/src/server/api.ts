import { reportSchema } from '@token-check/core/internal';
import * as z from 'zod/mini';

export const diagnoseRequest = z.object({
  input: z.string(),
  offline: z.optional(z.boolean()),
});

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
});

const documentSchema = z.union([
  reportSchema,
  z.object({ schemaVersion: z.literal(1), reports: z.array(reportSchema) }),
]);

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output' = 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const problem = (description: string, headers?: Record<string, unknown>) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const retryAfter = {
  'Retry-After': { description: 'In seconds.', schema: { type: 'integer' } },
};

/** The description of the API, from the schemas that it validates with. `server` is its base address. */
export function openApi(server: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'token-check',
      version: '1',
      description:
        'Find out why DigitalOcean’s API rejects a credential. The input is not stored and not logged.',
    },
    servers: [{ url: server }],
    paths: {
      '/api/v1/diagnose': {
        post: {
          operationId: 'diagnose',
          summary: 'Diagnose whatever you have',
          description:
            'Token, command, URL, configuration or error text. For programs: no web page can use it.',
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/DiagnoseRequest' } },
            },
          },
          responses: {
            200: {
              description: 'One report, or an envelope of several.',
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/ReportDocument' } },
              },
            },
            400: problem('The body is not the JSON object that is described here.'),
            403: problem('The request comes from a web page of another site.'),
            413: problem('The body is larger than 256 KiB.'),
            415: problem('The body is not application/json.'),
            429: problem('Too many requests of one client.', retryAfter),
            503: problem('The server asks DigitalOcean about too many credentials.', retryAfter),
          },
        },
      },
    },
    components: {
      schemas: {
        DiagnoseRequest: schemaOf(diagnoseRequest, 'input'),
        ReportDocument: schemaOf(documentSchema),
        Problem: schemaOf(problemSchema),
      },
    },
  };
}
