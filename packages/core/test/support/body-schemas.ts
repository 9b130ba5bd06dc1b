import * as z from 'zod/mini';

/** The bodies that are read, as schemas; `bodies.ts` must read whatever these read, and alike. */
const text = z.catch(z.nullable(z.string()), null);

/** `GET /v2/account`: strict about the envelope, tolerant about each field. OpenAPI account.yml. */
export const accountBody = z.object({
  account: z.object({
    email: text,
    name: text,
    uuid: text,
    status: text,
    email_verified: z.catch(z.nullable(z.boolean()), null),
    team: z.catch(z.nullable(z.object({ name: text, uuid: text })), null),
  }),
});

/** `GET /v1/oauth/token/info`, as doctl reads it (do/oauth.go). Scopes are a list, once a string. */
export const tokenInfoBody = z.object({
  scopes: z.catch(z.nullable(z.union([z.array(z.string()), z.string()])), null),
  expires_in_seconds: z.catch(z.optional(z.nullable(z.number())), undefined),
  created_at: z.catch(z.nullable(z.number()), null),
  application: z.catch(z.nullable(z.object({ uid: text })), null),
});
