import { describe, expect, test } from 'vitest';
import {
  accountAnswer,
  credential,
  noCredential,
  pastedAnswer,
  personalToken,
  request,
  requestTo,
  shaped,
  unauthorized,
} from '../../test/support/subject.ts';
import type { CircumstanceId } from '../knowledge/circumstances.ts';
import { type Context, contextOf } from './context.ts';
import { toldIn } from './story.ts';
import type { Subject } from './subject.ts';

const contextWith = ({
  facts = [],
  credential: value = null,
}: Partial<Pick<Subject, 'facts' | 'credential'>>): Context =>
  contextOf({ facts, credential: value, library: null });

test('an empty subject has no context but the variable of doctl', () => {
  expect(contextWith({})).toEqual({
    program: null,
    variable: 'DIGITALOCEAN_ACCESS_TOKEN',
    host: null,
    operation: null,
    command: null,
    ciSystem: null,
    circumstances: [],
    names: {},
    namesOf: {},
    job: null,
    unread: { account: null, 'token-info': null },
    library: null,
  });
});

describe('the program', () => {
  test('is the one that says that it has no token', () => {
    const facts = [
      request(),
      pastedAnswer({ ...unauthorized, tool: 'doctl' }),
      noCredential({ tool: 'Terraform' }),
    ];
    expect(contextWith({ facts }).program).toBe('Terraform');
  });

  test('is otherwise the one that printed the answer', () => {
    const facts = [request(), pastedAnswer({ ...unauthorized, tool: 'doctl' })];
    expect(contextWith({ facts }).program).toBe('doctl');
  });

  test('is otherwise the one that sends the request', () => {
    expect(contextWith({ facts: [request()] }).program).toBe('curl');
  });
});

describe('the variable', () => {
  test('is the one that a program misses', () => {
    const facts = [noCredential({ tool: 'doctl', variable: 'DO_TOKEN' })];
    const value = credential({ name: 'OTHER_TOKEN' });
    expect(contextWith({ facts, credential: value }).variable).toBe('DO_TOKEN');
  });

  test('is otherwise the one that the value refers to', () => {
    const value = shaped(
      { type: 'reference', syntax: 'shell', name: 'MY_TOKEN', expands: true, literal: false },
      { name: 'OTHER_TOKEN' },
    );
    expect(contextWith({ credential: value }).variable).toBe('MY_TOKEN');
  });

  test('is otherwise the one that contains the value', () => {
    expect(contextWith({ credential: credential({ name: 'DO_PAT' }) }).variable).toBe('DO_PAT');
  });

  test('is otherwise the first one that the program reads', () => {
    const facts = [pastedAnswer({ ...unauthorized, tool: 'Terraform' })];
    expect(contextWith({ facts, credential: personalToken }).variable).toBe('DIGITALOCEAN_TOKEN');
  });

  test.each(['access_token', 'Authorization', 'data.access-token', 'A', `A${'B'.repeat(61)}`])(
    'is never %s, which is not the name of a variable',
    (name) => {
      expect(contextWith({ credential: credential({ name }) }).variable).toBe(
        'DIGITALOCEAN_ACCESS_TOKEN',
      );
    },
  );
});

describe('host and operation', () => {
  test('are those of the pasted request', () => {
    const facts = [request({ method: 'POST' })];
    expect(contextWith({ facts })).toMatchObject({
      host: 'api.digitalocean.com',
      operation: 'POST /v2/droplets',
    });
  });

  test('are those of the pasted answer where it names them', () => {
    const facts = [
      requestTo({ host: 'cloud.digitalocean.com', path: '/v1/oauth/token' }),
      pastedAnswer({
        ...unauthorized,
        method: 'DELETE',
        host: 'api.digitalocean.com',
        path: '/v2/volumes/{id}',
      }),
    ];
    expect(contextWith({ facts })).toMatchObject({
      host: 'api.digitalocean.com',
      operation: 'DELETE /v2/volumes/{id}',
    });
  });

  test('are not mixed from an answer and a request', () => {
    const facts = [request(), pastedAnswer({ ...unauthorized, method: 'DELETE' })];
    expect(contextWith({ facts }).operation).toBe('GET /v2/droplets');
  });

  test('do not need a method', () => {
    const facts = [pastedAnswer({ ...unauthorized, path: '/v2/droplets' })];
    expect(contextWith({ facts }).operation).toBe('/v2/droplets');
  });

  test('are never those of our own requests', () => {
    expect(contextWith({ facts: [accountAnswer(unauthorized)] })).toMatchObject({
      host: null,
      operation: null,
    });
  });

  test('are unknown when the command has no address', () => {
    expect(contextWith({ facts: [request({ url: 'missing' })] })).toMatchObject({
      host: null,
      operation: null,
    });
  });
});

test('the CI system follows from the program', () => {
  const facts = [noCredential({ tool: 'GitHub Actions' })];
  expect(contextWith({ facts }).ciSystem).toBe('GitHub Actions');
  expect(contextWith({ facts: [noCredential({ tool: 'doctl' })] }).ciSystem).toBeNull();
});

test('a variable of a Terraform configuration is the one that Terraform reads it from', () => {
  const reference = { type: 'reference', name: 'do_token', expands: false, literal: true } as const;
  const inTerraform = shaped({ ...reference, syntax: 'terraform' });
  expect(contextWith({ credential: inTerraform }).variable).toBe('TF_VAR_do_token');
  const inTemplate = shaped({ ...reference, syntax: 'template' });
  expect(contextWith({ credential: inTemplate }).variable).toBe('DIGITALOCEAN_ACCESS_TOKEN');
});

test('two circumstances that use one name keep their own', async () => {
  const library = await import('../knowledge/library.ts');
  const fact = (circumstance: CircumstanceId, name: string) =>
    ({ type: 'circumstance', origin: 'pasted', circumstance, names: { name } }) as const;
  const facts = [fact('local-module', 'pydo'), fact('local-command', 'jq')];
  const context = contextOf({ facts, credential: null, library });
  expect(toldIn(context, 'local-module')?.title).toContain('pydo');
  expect(toldIn(context, 'local-command')?.title).toContain('jq');
});
