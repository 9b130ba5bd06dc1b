import { expect, test } from 'vitest';
import { programOf } from './tools.ts';

test.each([
  [
    'Ansible',
    'doctl auth init\nTASK [droplet]\nfatal: [localhost]: FAILED! => {"msg": "Status code was 401"}',
  ],
  ['Vagrant', 'curl works\n$ vagrant up\nvagrant: error: status from the API was 401'],
  ['doctl', 'terraform plan is fine\nError: doctl: 401 Unable to authenticate you'],
  ['Terraform', 'terraform apply'],
  [null, 'The DigitalOcean personal access token "terraform" expired on March 1, 2026.'],
])('the program of the line that failed is %s', (program, text) => {
  expect(programOf(text)).toBe(program);
});
