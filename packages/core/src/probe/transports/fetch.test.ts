import { afterEach, describe, expect, test, vi } from 'vitest';
import { maxBodyBytes, type TransportRequest } from '../transport.ts';
import { fetchTransport } from './fetch.ts';

const request = (url = 'https://api.test/v2/account'): TransportRequest => ({
  method: 'GET',
  url,
  headers: {},
  signal: new AbortController().signal,
});

/** What the transport makes of this answer. */
const read = (body: BodyInit | null) => fetchTransport(async () => new Response(body))(request());

describe('the body of an answer', () => {
  test('is an empty text when there is none', async () => {
    expect(await read(null)).toMatchObject({ type: 'response', body: '' });
  });

  test('is read up to the limit, and no byte further', async () => {
    expect(await read('x'.repeat(maxBodyBytes))).toMatchObject({ type: 'response' });
    expect(await read('x'.repeat(maxBodyBytes + 1))).toMatchObject({ reason: 'too-large' });
  });

  test('is whole when a letter comes in two pieces', async () => {
    const bytes = new TextEncoder().encode('é');
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await read(pieces)).toMatchObject({ body: 'é' });
  });
});

describe('without a fetch of one’s own', () => {
  const answer = { type: 'response', status: 200 };
  const ask = (url: string) => fetchTransport()(request(url));
  const stubFetch = () => vi.stubGlobal('fetch', async () => new Response('{}'));

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test('nothing is sent over TLS that Node would not verify', async () => {
    stubFetch();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await ask('https://api.test/')).toMatchObject({ reason: 'tls' });
    // Without TLS there is nothing to verify: it is a server on this machine.
    expect(await ask('http://127.0.0.1/')).toMatchObject(answer);
  });

  test.each(['TLSv1', 'TLSv1.1'])('nothing is sent when Node allows %s', async (oldest) => {
    stubFetch();
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue({ DEFAULT_MIN_VERSION: oldest } as never);
    expect(await ask('https://api.test/')).toMatchObject({ code: 'NODE_TLS_MIN_VERSION' });
  });

  test.each([
    ['process', undefined],
    ['these switches', {}],
  ])('a runtime without %s asks as any other', async (_what, process) => {
    stubFetch();
    vi.stubGlobal('process', process);
    const result = await ask('https://api.test/');
    vi.unstubAllGlobals();
    expect(result).toMatchObject(answer);
  });
});
