import { ansible } from '../ansible.mjs';

export default ansible({
  tool: 'Ansible (digitalocean.cloud)',
  module: 'digitalocean.cloud.account_info',
  variables: [
    'DIGITALOCEAN_ACCESS_TOKEN',
    'DIGITALOCEAN_TOKEN',
    'DO_API_TOKEN',
    'DO_API_KEY',
    'DO_OAUTH_TOKEN',
    'OAUTH_TOKEN',
  ],
});
