import { formName, panelName } from './tools.ts';

/**
 * Programs that have their token in a form or a file of their own, where no variable of a shell reaches
 * it. `tools.ts` recognises them by name.
 */
interface Panel {
  readonly program: string;
  /** Where the program has its token, after “under”. */
  readonly where?: string;
  /** How a request of the program gets its header. Starts with a verb. */
  readonly bearer?: string;
}

const asHeader =
  'Add a header with the name Authorization. Its value is `Bearer`, a space, and the token.';

const panels: readonly Panel[] = [
  // Programs that send any request.
  {
    program: 'Postman',
    // https://learning.postman.com/docs/sending-requests/authorization/authorization-types/
    bearer:
      'Choose the type Bearer Token in the tab Authorization, and paste the token alone, without quotes. With another type, the word Bearer is missing.',
  },
  {
    program: 'Insomnia',
    // https://developer.konghq.com/insomnia/request-authentication/
    bearer: 'Choose Bearer Token in the tab Auth, and paste the token alone into TOKEN.',
  },
  {
    program: 'Hoppscotch',
    // https://docs.hoppscotch.io/documentation/features/authorization
    bearer: 'Choose Bearer in the tab Authorization, and paste the token alone.',
  },
  {
    program: 'Bruno',
    // https://docs.usebruno.com/auth/bearer
    bearer: 'Choose Bearer Token in the tab Auth, and paste the token alone.',
  },
  {
    program: 'Thunder Client',
    bearer: 'Choose Bearer in the tab Auth, and paste the token alone.',
  },
  {
    program: 'n8n',
    // https://docs.n8n.io/integrations/builtin/credentials/httprequest/
    bearer:
      'Choose Bearer Auth as the generic credential type, and paste the token alone. With Header Auth, the value of Authorization is `Bearer`, a space, and the token.',
  },
  {
    program: 'Zapier',
    // https://help.zapier.com/hc/en-us/articles/8496326446989
    bearer:
      'Leave Basic Auth empty, and add Authorization under Headers, with `Bearer`, a space, and the token.',
  },
  {
    program: 'Grafana',
    // https://grafana.com/docs/plugins/yesoreyeram-infinity-datasource/latest/
    bearer: 'Choose Bearer Token as the data source’s authentication, and paste the token alone.',
  },
  {
    program: 'Home Assistant',
    // https://www.home-assistant.io/integrations/sensor.rest/
    bearer:
      'Write `Bearer`, a space and the token as the value of Authorization, also in secrets.yaml, and restart Home Assistant.',
  },
  {
    program: 'Home Assistant’s integration',
    // https://www.home-assistant.io/integrations/digital_ocean/
    where: '`digital_ocean:` in configuration.yaml, as `access_token`',
  },
  // Programs with a field for the token.
  { program: 'Coolify', where: 'Cloud Tokens' }, // https://coolify.io/docs/
  { program: 'Laravel Forge', where: 'Server Providers' }, // https://forge.laravel.com/docs/
  { program: 'Ploi', where: 'Server providers' }, // https://ploi.io/documentation
  { program: 'Vito Deploy', where: 'Server Providers' }, // https://vitodeploy.com/docs/
  { program: 'Rancher', where: 'Cluster Management > Cloud Credentials' },
  {
    program: 'Nginx Proxy Manager',
    // https://github.com/NginxProxyManager/nginx-proxy-manager certbot/dns-plugins.json
    where: 'Credentials File Content, after `dns_digitalocean_token =`',
  },
  {
    program: 'Proxmox',
    // https://pve.proxmox.com/pve-docs/chapter-sysadmin.html#sysadmin_certs_acme_plugins
    where: 'Datacenter > ACME > Challenge Plugins, in API Data after `DO_API_KEY=`',
  },
  // https://github.com/pfsense/pfsense src/usr/local/www/services_dyndns_edit.php
  { program: 'pfSense', where: 'Services > Dynamic DNS, as Password' },
  { program: 'OPNsense', where: 'Services > Dynamic DNS, as Password' },
  // https://github.com/openwrt/packages net/ddns-scripts, update_digitalocean_com_v2.sh
  { program: 'OpenWrt', where: 'Dynamic DNS, as Password; Username is the host’s name' },
];

/** The form or the field of a program; null for one without. */
export function panelOf(program: string | null): Panel | null {
  if (program === null) return null;
  const own = panels.find((panel) => panel.program === program);
  if (own !== undefined) return own;
  if (program === 'Make' || formName.test(program)) return { program, bearer: asHeader };
  return panelName.test(program) ? { program } : null;
}
