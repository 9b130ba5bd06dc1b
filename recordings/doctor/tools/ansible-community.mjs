import { ansible } from '../ansible.mjs';

export default ansible({
  tool: 'Ansible (community.digitalocean)',
  module: 'community.digitalocean.digital_ocean_account_info',
  variables: ['DO_API_TOKEN', 'DO_API_KEY', 'DO_OAUTH_TOKEN', 'OAUTH_TOKEN'],
});
