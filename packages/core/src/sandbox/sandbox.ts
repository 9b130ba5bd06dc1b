import { digitalOcean } from '../probe/digitalocean.ts';
import { steps } from '../probe/steps.ts';
import { type SandboxAnswer, unauthorized } from './answers.ts';
import { type Behaviour, behaviours } from './tokens.ts';

/**
 * A simulated DigitalOcean with both servers, in the form of `fetch`. It answers the two requests of
 * `steps`, by the tokens of the cast; everything else gets a 501.
 */
export async function sandbox(request: Request): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  const route = Object.values(steps).find(
    (step) =>
      step.method === request.method &&
      step.path === pathname &&
      new URL(step.server === 'api' ? digitalOcean.apiUrl : digitalOcean.oauthUrl).origin ===
        origin,
  );
  if (route === undefined || search !== '') return notSimulated(request.method, pathname);
  return answerTo(request, route === steps.account ? 'account' : 'tokenInfo')(request);
}

/** A missing header and another scheme get the answer of an unknown token; for Basic that is a guess. */
function answerTo(request: Request, endpoint: keyof Behaviour): SandboxAnswer {
  const [, token] = /^bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return behaviours.get(token ?? '')?.[endpoint] ?? unauthorized;
}

function notSimulated(method: string, path: string): Response {
  const message = `The sandbox does not simulate ${method} ${path}.`;
  return Response.json({ id: 'not_simulated', message }, { status: 501 });
}
