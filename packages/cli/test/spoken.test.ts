import { describe, expect, test } from 'vitest';
import { operationsNamed, readJobOrOperation } from '../src/scopes/subject.ts';
import { runWith } from './world.ts';

describe('a request in a person’s words', () => {
  test('is answered with what was understood', async () => {
    const { status, out } = await runWith(['scopes', 'create', 'a', 'droplet']);
    expect(status).toBe(0);
    expect(out).toMatch(/^Understood as: POST \/v2\/droplets\n/);
    expect((await runWith(['scopes', 'POST', '/v2/droplets'])).out).toMatch(
      /^POST \/v2\/droplets\n/,
    );
    expect((await runWith(['scopes', 'certbot'])).out).toMatch(/^certbot-dns-digitalocean\n/);
  });

  test('is no expectation: --can suggests the operation', async () => {
    expect(readJobOrOperation('create a droplet')).toMatchObject({
      type: 'unknown',
      suggestions: ['POST /v2/droplets'],
    });
    expect(operationsNamed('create a droplet')).toEqual({
      hint: 'Did you mean "POST /v2/droplets"?',
    });
    const { status, err } = await runWith(['--can', 'list droplets'], { stdin: 'x' });
    expect(status).toBe(2);
    expect(err).toContain('Did you mean "GET /v2/droplets"?');
  });

  test.each([40, 50, 80])('is answered within %i columns', async (columns) => {
    for (const words of ['terraform apply', 'dns', 'create a droplet', 'acme', 'packer']) {
      const { out } = await runWith(['scopes', words], { columns });
      for (const line of out.split('\n')) {
        if (!/https:\/\/|\{/.test(line)) expect(line.length, line).toBeLessThanOrEqual(columns);
      }
    }
  });
});
