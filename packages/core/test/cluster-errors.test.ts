import { describe, expect, test } from 'vitest';
import { makeToken } from '../src/sandbox/make-token.ts';
import { said } from './support/said.ts';

/**
 * Texts of clusters, the registry, DNS programs, Spaces and databases: what the first diagnosis says,
 * and which texts that look alike it must not say it of.
 */
const token = makeToken('dop_v1_', 'cluster-errors');
const rejected =
  'GET https://api.digitalocean.com/v2/volumes: 401 (request "1-2") Unable to authenticate you';
const unauthorized = 'unauthorized: authentication required';
const image = 'registry.digitalocean.com/plum/api:7';

describe('a Secret of Kubernetes', () => {
  test('has base64 in it where --from-literal gets an encoded value', async () => {
    const command =
      'kubectl create secret generic dns --from-literal=token=$(printf %s "$DO_TOKEN" | base64)';
    const { headline, steps } = await said(`${command}\nthe pod logs ${rejected}`);
    expect(headline).toContain('The Secret contains base64, not the token');
    expect(steps).toContain('--from-literal=');
  });

  test('has base64 in it where the command contains the token itself', async () => {
    const { code, headline } = await said(
      `kubectl create secret generic csi --from-literal=access-token="$(echo -n ${token} | base64)"`,
    );
    expect(code).toBe('encoded-token');
    expect(headline).toContain('once too often');
  });

  test('gets a line break from echo', async () => {
    expect((await said(`echo ${token} | base64 > secret.txt`)).code).toBe('stray-whitespace');
    const { headline } = await said(`${rejected}\nmade it with echo $DO_TOKEN | base64 | xclip`);
    expect(headline).toContain('The Secret contains a line break after the token');
  });

  test.each([
    ['echo -n', `echo -n ${token} | base64`],
    ['printf', `printf %s ${token} | base64`],
    ['a decoder', `echo ${token} | base64 -d`],
    ['a login', `echo ${token} | docker login registry.digitalocean.com --password-stdin`],
  ])('gets none from %s', async (name, text) => {
    const { code } = await said(text);
    expect(code, name).not.toBe('encoded-token');
    if (name !== 'a decoder') expect(code).not.toBe('stray-whitespace');
  });

  test('is read where only its data is pasted', async () => {
    const value = Buffer.from(`${token}\n`).toString('base64');
    const { code, steps } = await said(
      `the secret of the issuer:\n\n  data:\n    access-token: ${value}\n\n401`,
    );
    expect(code).toBe('stray-whitespace');
    expect(steps).toContain('kubectl create secret');
    const other = await said(`kind: ConfigMap\ndata:\n  access-token: ${value}\nno secret here`);
    expect(other.steps).not.toContain('kubectl create secret');
  });

  test.each([
    [
      'error getting token: key "access-token" not found in secret "certs/do-api"',
      '-n certs describe secret do-api',
    ],
    ["Error: couldn't find key DO_TOKEN in Secret dns/do-api", '-n dns describe secret do-api'],
  ])('lacks the key that a message names: %s', async (text, command) => {
    const { headline, steps } = await said(`external-dns pod: ${text}`);
    expect(headline).toContain('The Secret has no key');
    expect(steps).toContain(command);
  });

  test('is named in the command that creates it', async () => {
    const { all } = await said('kubectl get events\nError: secret "plum-do-token" not found');
    expect(all).toContain('create secret generic plum-do-token');
    expect(all).not.toContain('kubectl reads');
  });

  test('isn’t written by an operator that can’t read its store', async () => {
    const { headline, steps } = await said(
      'external-dns: secret "do-dns-token" not found\nreason: SecretSyncedError\nmessage: could not get secret data from provider',
    );
    expect(headline).toContain('The ExternalSecret can’t read its store');
    expect(steps).toContain('describe externalsecret');
  });

  test('is read when a Pod starts, so a rotated token isn’t there yet', async () => {
    const { headline, steps } = await said(`after rotating the token our pod says ${rejected}`);
    expect(headline).toContain('The program doesn’t send the new token');
    expect(steps).toContain('restart the Pod');
  });

  test('is where an unknown program in a cluster has its token, not kubectl', async () => {
    const { all } = await said(`$ kubectl logs deploy/backup-cleaner\n${rejected}`);
    expect(all).toContain('get secret <name>');
    expect(all).not.toContain('kubectl sent');
    expect(all).not.toContain('kubeconfig save');
  });
});

describe('a kubeconfig', () => {
  test('has the certificate of a cluster that is gone', async () => {
    const error =
      'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const own = await said(`${error}\nI rebuilt the cluster today`);
    expect(own.headline).toContain('The kubeconfig has the certificate of another cluster');
    const proxy = await said(`${error}\nonly behind our company proxy`);
    expect(proxy.headline).not.toContain('another cluster');
  });

  test('ends after a week if the control panel made it', async () => {
    const { all } = await said(
      'OpenLens: Unauthorized. I downloaded the kubeconfig from the panel in spring',
    );
    expect(all).toContain('doctl kubernetes cluster kubeconfig save');
    const spec = await said(
      'I changed our app.yaml two weeks ago, and doctl says 401 Unauthorized',
    );
    expect(spec.headline).not.toContain('kubeconfig');
    const api = await said(`downloaded the kubeconfig from the panel\n${rejected}`);
    expect(api.headline).not.toContain('kubeconfig has expired');
  });

  test('loses its line breaks without quotes', async () => {
    const { headline } = await said(
      'echo $KUBE_DATA > kubeconfig\nerror loading config file "kubeconfig": yaml: mapping values are not allowed in this context',
    );
    expect(headline).toContain('The shell joined the lines of the file');
    const quoted = await said(
      'echo "$KUBE_DATA" > kubeconfig\nyaml: mapping values are not allowed',
    );
    expect(quoted.headline).not.toContain('joined the lines');
  });
});

describe('the registry', () => {
  test.each([
    [
      'refuses a push with a login for reading',
      `doctl registry login --read-only\ndocker push ${image}\ndenied: requested access to the resource is denied`,
      'The registry login is read-only',
      'doctl registry login',
    ],
    [
      'needs its name in the image',
      `docker push registry.digitalocean.com/api:7\n${unauthorized}`,
      'The image name lacks the name of your registry',
      'doctl registry get',
    ],
    [
      'needs its host in the image',
      'docker push plum/api:7\ndenied: requested access to the resource is denied\nplum is my DigitalOcean registry',
      'The image name lacks the name of your registry',
      'registry.digitalocean.com/<registry>/<image>',
    ],
    [
      'isn’t known to root',
      `sudo docker compose pull\n${image} ${unauthorized}\nI ran doctl registry login before`,
      'sudo docker has no login for the registry',
      'sudo docker login',
    ],
    [
      'is at its limit',
      `docker push ${image}\ndenied: storage quota exceeded`,
      'The registry plan allows no more',
      'garbage-collection',
    ],
    [
      'has another host than the pull secret',
      `kubectl create secret docker-registry pull --docker-server=https://cloud.digitalocean.com\n${image} ErrImagePull: ${unauthorized}`,
      'The login is for another address',
      '--docker-server=registry.digitalocean.com',
    ],
    [
      'wants the token as the user name',
      `docker login -u plumadmin registry.digitalocean.com\nError response from daemon: login attempt to https://registry.digitalocean.com/v2/ failed with status: 401 Unauthorized`,
      'The user name of this login isn’t the token',
      'docker login registry.digitalocean.com',
    ],
    [
      'isn’t known to another client than Docker',
      `skopeo copy docker://${image} dir:/srv/x\nfatal: reading manifest: ${unauthorized}`,
      'skopeo has no login for the registry',
      'skopeo login',
    ],
    [
      'needs a login in Argo CD',
      `ArgoCD: helm registry login registry.digitalocean.com failed: 401 Unauthorized`,
      'The controller has no login for the registry',
      'kubernetes-manifest',
    ],
    [
      'needs the token twice in a workflow',
      `docker/login-action@v3 username: \${{ secrets.USER }}\ndocker push ${image}\n${unauthorized}`,
      'The registry rejected the login of the workflow',
      'gh secret list',
    ],
    [
      'needs a login in Flux',
      'HelmRepository flux-system/charts: failed to log in: registry.digitalocean.com: 401 Unauthorized',
      'The controller has no login for the registry',
      'kubernetes-manifest',
    ],
    [
      'has no such tag',
      `Failed to pull image "${image}": rpc error: failed to resolve reference "${image}": ${image}: not found`,
      'The registry has no such image or tag',
      'list-tags',
    ],
  ])('%s', async (_title, text, headline, step) => {
    const result = await said(text);
    expect(result.headline).toContain(headline);
    expect(result.steps).toContain(step);
  });

  test.each([
    [
      'another user of the machine',
      `sudo -u deploy docker push ${image}\n${unauthorized}`,
      'user name',
    ],
    [
      'a registry that is only named',
      `the pull secret for registry.digitalocean.com/plum gives 401`,
      'lacks the name',
    ],
    ['a full name', `docker push ${image}\n${unauthorized}`, 'lacks the name'],
    [
      'the token as user',
      `docker login registry.digitalocean.com -u $DO_TOKEN --password-stdin\n${unauthorized}`,
      'user name',
    ],
    [
      'an address as user',
      `docker login registry.digitalocean.com -u ann@example.com\n${unauthorized}`,
      'user name',
    ],
    [
      'a login for it',
      `--docker-server=registry.digitalocean.com\n${image}: ErrImagePull: ${unauthorized}`,
      'another address',
    ],
  ])('isn’t blamed for %s', async (_title, text, headline) => {
    expect((await said(text)).headline).not.toContain(headline);
  });

  test('isn’t what rejected the token that doctl logs in with', async () => {
    for (const push of ['docker push registry.digitalocean.com/plum', `podman push ${image}`]) {
      const { headline } = await said(`${rejected}\n${push}\n${unauthorized}`);
      expect(headline).toContain('DigitalOcean rejected the token');
    }
  });

  test.each(['ghcr.io/plum/api', 'docker.io/plum/api', 'quay.io/plum/api'])(
    'of another provider isn’t DigitalOcean’s: %s',
    async (other) => {
      const { steps } = await said(
        `docker push ${other}\ndenied: requested access to the resource is denied`,
      );
      expect(steps).not.toContain('doctl');
    },
  );
});

describe('programs for DNS and certificates', () => {
  test.each([
    [
      'dnscontrol',
      'Creating dns provider: no DigitalOcean Token provided.\n{"do": {"TYPE": "DIGITALOCEAN", "api_key": "x"}}',
      'The setting is called `token`, not `api_key`',
    ],
    [
      'certbot',
      'Property "dns_digitalocean_token" not found (should be API token)\n\ndo_token = abc',
      'The setting is called `dns_digitalocean_token`, not `do_token`',
    ],
    [
      'a chart',
      'helm install dns charts/external-dns --set digitalocean.key=$X\ntime="1" level=fatal msg="No token found"',
      'external-dns has no token',
    ],
    [
      'certbot without its plugin',
      'certbot: error: unrecognized arguments: --dns-digitalocean',
      'certbot doesn’t have the DigitalOcean plugin',
    ],
    [
      'a zone that DNS doesn’t know',
      'lego: could not find the start of authority for plum.lan.: NXDOMAIN',
      'The program can’t find the zone of the domain in DNS',
    ],
    [
      'Caddy without the DNS challenge',
      'no solvers available for remaining challenges (configured=[http-01] offered=[dns-01])',
      'The DNS challenge isn’t configured in Caddy',
    ],
    [
      'an old ddclient',
      "WARNING: Invalid Value for keyword 'protocol' = 'digitalocean'",
      'The program has no DigitalOcean plugin',
    ],
    [
      'Traefik, which contains lego',
      'traefik | level=error msg="cannot get ACME client digitalocean: some credentials information are missing: DO_AUTH_TOKEN"',
      'Traefik has no token',
    ],
  ])('%s', async (_title, text, headline) => {
    expect((await said(text)).headline).toContain(headline);
  });

  test('look at the chart’s own names', async () => {
    const { steps } = await said('HelmRelease dns\nexternal-dns: level=fatal msg="No token found"');
    expect(steps).toContain('helm show values');
  });

  test('aren’t told to rename the right field', async () => {
    const { headline } = await said(
      'no DigitalOcean Token provided\n{"do": {"token": "$DO_TOKEN"}}',
    );
    expect(headline).not.toContain('is called');
  });
});

describe('Spaces', () => {
  test.each([
    [
      'a variable in a file',
      '[mine]\nprovider = DigitalOcean\nsecret_access_key = ${SPACES_KEY}\nSignatureDoesNotMatch',
      'The file contains a variable’s name',
    ],
    [
      'an API token, as a person says it',
      'mc: InvalidAccessKeyId at fra1.digitaloceanspaces.com\nThe access key is my DO personal access token',
      'An API token is in the place of a Spaces key',
    ],
    [
      'a bucket in endpoint_url',
      'boto3 endpoint_url="https://plum.fra1.digitaloceanspaces.com" SignatureDoesNotMatch',
      'The endpoint contains the name of the bucket',
    ],
    [
      'a key for other buckets',
      'velero: AccessDenied: Access Denied\n\tstatus code: 403, request id: tx1, host id: \nwrong bucket for this key?',
      'The Spaces key lacks a permission',
    ],
  ])('%s', async (_title, text, headline) => {
    expect((await said(text)).headline).toContain(headline);
  });

  test.each([
    [
      'a bucket in the address and in its path',
      'PutObject https://plum.ams3.digitaloceanspaces.com/plum/x.jpg 403 Forbidden <Code>SignatureDoesNotMatch</Code>',
      'The endpoint contains the name of the bucket',
    ],
    [
      'a bucket in another region',
      'operation error S3: GetObject, StatusCode: 301, PermanentRedirect, my Space is in fra1',
      'Spaces doesn’t find the bucket at this endpoint',
    ],
    [
      's3cmd with https:// before the host',
      'host_base = https://fra1.digitaloceanspaces.com\nERROR: [Errno -2] Name or service not known',
      's3cmd needs the host without https://',
    ],
    [
      'a variable in a backend',
      'backend "s3" { access_key = var.spaces_id }\nError: Variables not allowed',
      'Terraform allows no variables in this block',
    ],
    [
      'an address without a region',
      'Could not connect to the endpoint URL: "https://plum-media.digitaloceanspaces.com/"',
      'The Spaces endpoint has no valid region',
    ],
    [
      'a region that is cut off',
      'dial tcp: lookup fra.digitaloceanspaces.com: no such host, endpoint https://fra.digitaloceanspaces.com',
      'The Spaces endpoint has no valid region',
    ],
    [
      'HeadBucket',
      'Spaces plugin: Error executing "HeadBucket": 403 Forbidden',
      'The Spaces key may not read this',
    ],
    [
      'a link for visitors',
      'Spaces: AccessDenied for every visitor of the page, picture https://plum.fra1.cdn.digitaloceanspaces.com/a.png',
      'The file is private',
    ],
    [
      'an ID that the client has no secret for',
      'AWS Access Key ID [None]: DO00PLUMPLUMPLUMPLUM\nUnable to locate credentials',
      'This is a Spaces access key ID',
    ],
    [
      'a list of all buckets with a limited key',
      'ExpanDrive: access denied. The Spaces key is for one bucket',
      'The Spaces key lacks a permission',
    ],
    [
      'a masked header beside Amazon’s codes',
      'authorization: <redacted> host: plum.ams3.digitaloceanspaces.com 403 Forbidden <Code>InvalidAccessKeyId</Code>',
      'Spaces doesn’t know the access key ID',
    ],
  ])('%s', async (_title, text, headline) => {
    expect((await said(text)).headline).toContain(headline);
  });

  test.each([
    'https://nyc3.digitaloceanspaces.com',
    'https://plum.fra1.digitaloceanspaces.com/x',
    'https://plum.fra1.cdn.digitaloceanspaces.com/x',
    'https://<region>.digitaloceanspaces.com',
  ])('has a region in %s', async (address) => {
    const { headline } = await said(`connect ECONNREFUSED for ${address}`);
    expect(headline).not.toContain('no valid region');
  });

  test.each([
    ['a question', 'Is a Spaces access key something else than the API token?'],
    ['a bucket of Amazon', 'AccessDenied on arn:aws:s3:::plum-bucket'],
  ])('isn’t blamed for %s', async (_title, text) => {
    const { headline } = await said(text);
    expect(headline).not.toContain('in the place of a Spaces key');
    expect(headline).not.toContain('lacks a permission');
  });

  test('a refused user of a database isn’t its', async () => {
    const { headline } = await said("Access denied for user 'bucket'@'10.0.0.1'");
    expect(headline).not.toContain('Spaces');
  });

  test('isn’t blamed for an answer of Amazon', async () => {
    const { all } = await said(
      'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records. My keys are for DigitalOcean Spaces',
    );
    expect(all).not.toContain('an answer from Spaces');
    expect(all).toContain('--endpoint-url');
  });

  test('reads variables of a shell', async () => {
    const { headline } = await said('export secret_key=$SPACES_KEY\nSignatureDoesNotMatch spaces');
    expect(headline).not.toContain('variable’s name');
  });
});

describe('databases and Droplets', () => {
  test.each([
    [
      'a source that isn’t trusted',
      'could not connect to db-plum.b.db.ondigitalocean.com port 25060: Connection timed out',
      'The database takes no connection from this address',
    ],
    [
      'MongoDB’s trusted sources',
      'mongodb+srv://doadmin@plum.mongo.ondigitalocean.com/admin\nServer selection timed out after 30000 ms',
      'The database takes no connection from this address',
    ],
    [
      'the API of a cluster',
      'Get "https://10.245.0.1:443/api/v1/nodes": dial tcp 10.245.0.1:443: i/o timeout',
      'A service of the cluster didn’t answer',
    ],
    [
      'a limit of Let’s Encrypt',
      'acme: urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued. Is that my DO token?',
      'The limit is the certificate authority’s',
    ],
    [
      'an image without its host',
      'pull access denied for plum/api, repository does not exist\nI pushed registry.digitalocean.com/plum/api',
      'Docker can’t pull `plum/api`',
    ],
    [
      'a connection without TLS',
      'redis://default@db-plum.b.db.ondigitalocean.com:25061\nError: Connection reset by peer, closed',
      'The database accepts only connections with TLS',
    ],
    [
      'a webhook of the cluster',
      'failed calling webhook: Post "https://plum-webhook.certs.svc:443/mutate": context deadline exceeded',
      'A service of the cluster didn’t answer',
    ],
    [
      'a private host outside of its VPC',
      'getaddrinfo ENOTFOUND private-plum.b.db.ondigitalocean.com, private-plum.b.db.ondigitalocean.com ENOTFOUND',
      'The database takes no connection from this address',
    ],
    [
      'a password of Redis',
      'WRONGPASS invalid username-password pair, managed redis',
      'The database refused the login',
    ],
    [
      'SSH that closes at once',
      'kex_exchange_identification: Connection closed by remote host',
      'Your own server can’t be reached',
    ],
    [
      'a database on the own machine',
      'App Platform: Error: connect ECONNREFUSED 127.0.0.1:5432',
      'The program looks for the database on its own machine',
    ],
    [
      'SSH beside a doctl that works',
      'doctl compute ssh plum: Permission denied (publickey). Everything else works with doctl',
      'SSH refused the login',
    ],
    [
      'a Droplet with a new host key',
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
      'SSH doesn’t accept the server’s host key',
    ],
    [
      'a key that others may read',
      'Load key "plum.pem": bad permissions\nroot@192.0.2.1: Permission denied (publickey).',
      'others may read `plum.pem`',
    ],
  ])('%s', async (_title, text, headline) => {
    expect((await said(text)).headline).toContain(headline);
  });

  test('a password that is refused isn’t an address that is', async () => {
    const { headline } = await said(
      'postgres://doadmin@plum.b.db.ondigitalocean.com:25060 timeout=5\nFATAL: password authentication failed for user "doadmin"',
    );
    expect(headline).toContain('The database refused the login');
  });

  test('a failed request to the API isn’t the database’s', async () => {
    const { headline } = await said(
      'Get "https://api.digitalocean.com/v2/databases": context deadline exceeded\nmy app uses port 25060',
    );
    expect(headline).not.toContain('database');
  });

  test('a host that doesn’t answer in time is tested itself', async () => {
    const { steps } = await said(
      'Get "https://registry.digitalocean.com/v2/": dial tcp 203.0.113.1:443: i/o timeout',
    );
    expect(steps).toContain('https://registry.digitalocean.com/');
    const own = await said('Get "https://api.digitalocean.com/v2/account": i/o timeout');
    expect(own.steps).toContain('https://api.digitalocean.com/v2/account');
  });

  test('a name that a Pod can’t resolve is the cluster’s DNS', async () => {
    const { steps } = await said(
      'pod csi-do-node: dial tcp: lookup api.digitalocean.com: no such host',
    );
    expect(steps).toContain('k8s-app=kube-dns');
  });
});
