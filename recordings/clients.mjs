import { labelInference } from './labels.mjs';

/**
 * How each client is installed and run.
 *
 * - `install`: a script for bash, run in the scratch folder with the machine's network
 * - `version`: a command whose first line says the version
 * - `commands`: what is run in every situation, by name; `prompt` puts the typed command above the output
 * - `seconds`: limit for one run
 */

const pip = (...packages) =>
  `[ -d venv ] || /usr/bin/python3 -m venv venv; venv/bin/pip install -q ${packages.join(' ')}`;
const npm = (...packages) =>
  `cd app; [ -f package.json ] || echo '{"private":true,"type":"module"}' > package.json; npm install --no-audit --no-fund --ignore-scripts pino@9 ${packages.join(' ')} > /dev/null`;
const apt = (...packages) =>
  `dpkg -s ${packages.join(' ')} > /dev/null 2>&1 || apt-get install -y --no-install-recommends ${packages.join(' ')}`;

const pythonVersion = (name) =>
  `cd / && /home/sammy/venv/bin/python -c 'from importlib.metadata import version; print(version("${name}"))'`;
const npmVersion = (name) =>
  `node -p 'JSON.parse(fs.readFileSync("node_modules/${name}/package.json")).version'`;

const python = (name, file = name, packages = [name], more = {}) => ({
  install: pip(...packages),
  version: pythonVersion(name),
  // Beside a program named as the package it imports, Python would import the program.
  prepare: `mkdir -p report && cp ${file}.py report/main.py && cp styles.py report/`,
  commands: '/home/sammy/venv/bin/python /home/sammy/app/report/main.py',
  ...more,
});
const node = (name, file = name, packages = [name], more = {}) => ({
  install: npm(...packages),
  version: npmVersion(name),
  commands: `node ${file}.mjs`,
  ...more,
});

/** A Go program of ours, or a command that the module has. */
const go = (name, modules, more = {}) => ({
  install: `mkdir -p gosrc/${name}; cp "$RECIPES/${name}.go" gosrc/${name}/main.go; cd gosrc/${name}; [ -f go.mod ] || go mod init example.com/report; go get ${modules.join(' ')} .; nice -n 19 go build -p 1 -o /home/sammy/bin/${name} .`,
  version:
    modules.length > 0
      ? `cd /home/sammy/gosrc/${name} && go list -m -f '{{.Version}}' ${modules[0].split('@')[0]}`
      : "go version | cut -d' ' -f3",
  commands: name,
  ...more,
});

const debianVersion = (name) => `dpkg-query -f '\${Version}' -W ${name}`;

const ruby = (name, packageName, more) => ({
  install: apt(packageName),
  prepare: `mkdir -p report && cp ${name}.rb report/main.rb && cp styles.rb report/`,
  commands: 'ruby /home/sammy/app/report/main.rb',
  ...more,
});

/** @param {string[]} artifacts group:artifact:version, as Maven names them */
const java = (className, artifacts, more) => ({
  java: true,
  install: `mkdir -p jars; ${artifacts
    .map(
      (artifact) =>
        `[ -f jars/${artifact.split(':')[1]}-${artifact.split(':')[2]}.jar ] || mvn -q dependency:copy -Dartifact=${artifact} -DoutputDirectory=/home/sammy/jars`,
    )
    .join('; ')}`,
  prepare: `javac -d report -cp '/home/sammy/jars/*' ${className}.java`,
  commands: `java -XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore=/home/sammy/app/report/trust.p12 -Djavax.net.ssl.trustStorePassword=changeit -Djdk.tls.client.protocols=TLSv1.3,TLSv1.2 -cp "/home/sammy/app/report:/home/sammy/jars/*" ${className}`,
  ...more,
});

const rust = (name, dependency) => ({
  install: `export CARGO_HOME=/home/sammy/.cargo RUSTUP_HOME="\${RUSTUP_HOME:-$OUTER_HOME/.rustup}" PATH="$OUTER_HOME/.cargo/bin:$PATH"; mkdir -p crates/${name}/src; cp "$RECIPES/${name}.rs" crates/${name}/src/main.rs; cd crates/${name}; [ -f Cargo.toml ] || { cargo init -q --name report; cp "$RECIPES/${name}.rs" src/main.rs; }; cargo add -q ${dependency}; cargo add -q serde_json; nice -n 19 cargo build -q -j 1 && cp target/debug/report /home/sammy/bin/${name}`,
  version: `grep -A1 'name = "${name}"' /home/sammy/crates/${name}/Cargo.lock | sed -n 's/version = "\\(.*\\)"/\\1/p'`,
  commands: name,
});

/** A command as it is typed has the base URL in it, not a variable of the recorder. */
const typed = (command) => ({
  command: command.replaceAll('URL', '$BASE_URL'),
  prompt: command.replaceAll('URL', 'https://api.digitalocean.com'),
  when: ({ base }) => base === undefined,
});
const typedBase = (command) =>
  Object.fromEntries(
    [
      'https://cloud.digitalocean.com',
      'https://api.digitalocean.co',
      'api.digitalocean.com',
      'http://localhost:8080',
      'http://api.digitalocean.com',
    ].map((base) => [
      `typed-${base.replace(/\W+/g, '-')}`,
      {
        command: command.replaceAll('URL', base),
        prompt: command.replaceAll('URL', base),
        when: (situation) => situation.base === base,
      },
    ]),
  );

/** Commands that are run in the core situations only. */
const inCore = (commands) =>
  Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, { command, core: true }]),
  );

const CURL =
  'curl -sS -m 3 -X GET -H "Content-Type: application/json" -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" "URL/v2/account"';

/** For clients whose base URL, proxy or time limit can't be set. */
const BASES = ['basepanel', 'basetypo', 'basenoscheme', 'baselocal', 'basehttp'];
const PROXIES = ['proxy407', 'proxy403', 'proxy502', 'proxyrefused', 'proxydns'];
const TIMEOUTS = ['timeoutconnect', 'timeouttls', 'timeoutanswer', 'timeoutbody'];

/** Clients of Spaces: their host is another one, and so are the answers. */
const SPACES = { product: 'spaces', target: 'nyc3.digitaloceanspaces.com' };
const REGISTRY = {
  product: 'registry',
  target: 'registry.digitalocean.com',
  // Whatever page answers with 200 counts as a login.
  isSuccess: (text) => /^Login Succeeded!$/.test(text.trim()),
};
const s3Keys = ({ SPACES_KEY: key, SPACES_SECRET: secret }) => ({
  AWS_DEFAULT_REGION: 'nyc3',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  ...(key ? { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } : {}),
});

/** The provider and the program that runs it are given by their paths. */
const terraform = (variable, program, more) => ({
  env: ({ DIGITALOCEAN_TOKEN: token }, { base }) => ({
    [variable]: process.env[variable] ?? `/home/sammy/bin/${program}`,
    TERRAFORM_PROVIDER_FOLDER: process.env.TERRAFORM_PROVIDER_FOLDER,
    TF_CLI_CONFIG_FILE: '/home/sammy/app/report/terraformrc',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: undefined,
    ...(token === undefined ? {} : { TF_VAR_do_token: token }),
    ...(base ? { DIGITALOCEAN_API_URL: base } : {}),
  }),
  prepare: `cp terraform.tf report/main.tf; printf 'provider_installation {\n  dev_overrides {\n    "digitalocean/digitalocean" = "%s"\n  }\n  direct {}\n}\n' "\${TERRAFORM_PROVIDER_FOLDER:-/home/sammy/bin}" > report/terraformrc`,
  leaveOut: TIMEOUTS,
  seconds: 60,
  // The provider comes from a path, and every run warns about that.
  clean: (text) => text.replace(/╷\n│ Warning: Provider development overrides[\s\S]*?╵\n/g, ''),
  commands: `cd report && "$${variable}" plan -input=false`,
  ...more,
});

const acme = (end) =>
  `rm -rf ~/.acme.sh; "$ACME_SH" --issue --server https://acme-v02.api.letsencrypt.org/directory --dns dns_dgon -d example.com --dnssleep 1 -m sammy@example.com ${end}; rm -rf ~/.acme.sh`;

export const CLIENTS = {
  curl: {
    install: apt('curl'),
    version: 'curl --version | cut -d" " -f2',
    oauth: true,
    // The request that -v shows is what tells the faults of a token apart.
    long: 4000,
    commands: {
      typed: typed(CURL),
      single: {
        command: `curl -sS -m 3 -H 'Authorization: Bearer $DIGITALOCEAN_TOKEN' https://api.digitalocean.com/v2/account`,
        prompt: true,
        when: ({ id }) => id === 'literal',
      },
      ...typedBase(CURL),
      verbose: {
        command:
          'curl -sS -v -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        when: ({ core, kind }) => core || kind === 'token' || kind === 'base',
      },
      ...inCore({
        head: 'curl -sS -i -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        fail: 'curl -fsSL -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        progress: 'curl -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        jq: `curl -sS -m 3 -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/droplets | jq '.droplets[].name'`,
      }),
    },
  },
  requests: python('requests'),
  axios: node('axios', 'axios', ['axios'], { long: 4000 }),
  fetch: {
    ...node('undici', 'fetch', []),
    version: 'node -v',
    commands: {
      plain: 'node fetch.mjs',
      text: 'style=text node fetch.mjs',
      ...inCore({ throw: 'style=throw node fetch.mjs', print: 'style=print node fetch.mjs' }),
    },
  },

  httpx: python('httpx'),
  aiohttp: python('aiohttp'),
  urllib: { ...python('urllib', 'urllib', ['pip']), version: '/home/sammy/venv/bin/python -V' },
  pydo: python('pydo'),
  'python-digitalocean': python('python-digitalocean'),
  libcloud: { ...python('apache-libcloud', 'libcloud'), leaveOut: [...BASES, ...TIMEOUTS] },
  got: node('got', 'got', ['got@14', 'https-proxy-agent'], { long: 3000 }),
  ky: node('ky', 'ky', ['ky@1.9']),
  undici: node('undici', 'undici', ['undici@7.30']),
  'node-fetch': {
    ...node('node-fetch', 'node-fetch', ['node-fetch@3', 'https-proxy-agent']),
    commands: {
      plain: 'node node-fetch.mjs',
      ...inCore({ throw: 'style=throw node node-fetch.mjs' }),
    },
  },
  superagent: { ...node('superagent'), long: 3000, leaveOut: PROXIES },
  'dots-wrapper': {
    ...node('dots-wrapper'),
    long: 4000,
    leaveOut: [...BASES, ...TIMEOUTS],
    seconds: 10,
  },
  'do-wrapper': {
    ...node('do-wrapper'),
    leaveOut: [...BASES, ...PROXIES, ...TIMEOUTS],
    seconds: 10,
  },
  digitalocean: { ...node('digitalocean'), leaveOut: [...BASES, ...TIMEOUTS], seconds: 10 },
  'digitalocean-js': { ...node('digitalocean-js'), leaveOut: [...BASES, ...TIMEOUTS], seconds: 10 },

  godo: go('godo', ['github.com/digitalocean/godo']),
  'go-net-http': go('go-net-http', []),
  resty: go('resty', ['github.com/go-resty/resty/v2']),
  'cert-manager': go('cert-manager', ['github.com/cert-manager/cert-manager'], {
    leaveOut: [...BASES, ...TIMEOUTS],
    version: `cd /home/sammy/gosrc/cert-manager && go list -m -f '{{.Version}}' github.com/cert-manager/cert-manager`,
  }),

  'ruby-net-http': ruby('ruby-net-http', 'ruby', { version: "ruby -e 'puts RUBY_VERSION'" }),
  faraday: ruby('faraday', 'ruby-faraday', { version: debianVersion('ruby-faraday') }),
  'rest-client': ruby('rest-client', 'ruby-rest-client', {
    version: debianVersion('ruby-rest-client'),
  }),
  httparty: ruby('httparty', 'ruby-httparty', { version: debianVersion('ruby-httparty') }),
  guzzle: {
    install: apt('php-cli', 'php-curl', 'php-guzzlehttp-guzzle'),
    version: debianVersion('php-guzzlehttp-guzzle'),
    commands: 'php guzzle.php',
  },
  'php-curl': {
    install: apt('php-cli', 'php-curl'),
    version: 'php -r "echo PHP_VERSION;"',
    commands: 'php php-curl.php',
  },
  'java-net-http': java('JavaNetHttp', [], { version: "java -version 2>&1 | cut -d'\"' -f2" }),
  okhttp: java(
    'Okhttp',
    [
      'com.squareup.okhttp3:okhttp-jvm:5.3.0',
      'com.squareup.okio:okio-jvm:3.16.1',
      'org.jetbrains.kotlin:kotlin-stdlib:2.2.20',
    ],
    { version: 'echo 5.3.0' },
  ),
  retrofit: java(
    'RetrofitClient',
    [
      'com.squareup.retrofit2:retrofit:3.0.0',
      'com.squareup.retrofit2:converter-gson:3.0.0',
      'com.google.code.gson:gson:2.13.2',
      'com.squareup.okhttp3:okhttp-jvm:5.3.0',
      'com.squareup.okio:okio-jvm:3.16.1',
      'org.jetbrains.kotlin:kotlin-stdlib:2.2.20',
    ],
    { version: 'echo 3.0.0', leaveOut: PROXIES },
  ),
  feign: java('FeignClient', ['io.github.openfeign:feign-core:13.6'], {
    version: 'echo 13.6',
    leaveOut: PROXIES,
  }),
  reqwest: rust('reqwest', 'reqwest --features blocking,json'),
  ureq: rust('ureq', 'ureq --features json,platform-verifier'),

  wget: {
    install: apt('wget'),
    version: 'wget --version | head -1 | cut -d" " -f3',
    commands: {
      plain:
        'wget -O - -T 3 -t 1 --header "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
      quiet: {
        command:
          'wget -qO- -T 3 -t 1 --content-on-error --header "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
        prompt:
          'wget -qO- --content-on-error --header "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://api.digitalocean.com/v2/account',
        when: ({ answer }) => answer !== undefined,
      },
      ...inCore({
        headers:
          'wget -S -O - -T 3 -t 1 --header "Authorization: Bearer $DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
      }),
    },
  },
  httpie: {
    install: pip('httpie'),
    version: '/home/sammy/venv/bin/http --version',
    commands: {
      typed: {
        command:
          'http --ignore-stdin --print=hb --timeout 3 GET $BASE_URL/v2/account "Authorization: Bearer $DIGITALOCEAN_TOKEN"',
        prompt:
          'http GET https://api.digitalocean.com/v2/account "Authorization: Bearer $DIGITALOCEAN_TOKEN"',
        when: ({ base }) => base === undefined,
      },
      verbose: {
        command:
          'http --ignore-stdin --verbose --timeout 3 GET $BASE_URL/v2/account "Authorization: Bearer $DIGITALOCEAN_TOKEN"',
        when: ({ core, kind }) => core || kind === 'token',
      },
      ...inCore({
        bearer:
          'http --ignore-stdin --check-status --print=b --timeout 3 -A bearer -a "$DIGITALOCEAN_TOKEN" $BASE_URL/v2/account',
      }),
    },
  },
  doctl: {
    version: '"$DOCTL" version | cut -d" " -f3',
    env: ({ DIGITALOCEAN_TOKEN: token }, { base }) => ({
      DOCTL: process.env.DOCTL ?? '/home/sammy/bin/doctl',
      ...(token === undefined ? {} : { DIGITALOCEAN_ACCESS_TOKEN: token }),
      ...(base ? { DIGITALOCEAN_API_URL: base } : {}),
    }),
    oauth: true,
    seconds: 60,
    leaveOut: TIMEOUTS,
    commands: {
      account:
        '"$DOCTL" account get --http-retry-max 1 --http-retry-wait-min 1 --http-retry-wait-max 1',
      ...inCore({
        droplets: '"$DOCTL" compute droplet list --http-retry-max 0 --output json',
        create:
          '"$DOCTL" compute droplet create web-1 --region nyc3 --size s-1vcpu-1gb --image ubuntu-24-04-x64 --http-retry-max 0',
        registry: '"$DOCTL" registry login --http-retry-max 0',
        kubeconfig: '"$DOCTL" kubernetes cluster kubeconfig save my-cluster --http-retry-max 0',
      }),
      init: {
        command:
          'rm -rf ~/.config/doctl; "$DOCTL" auth init -t "$DIGITALOCEAN_TOKEN" --http-retry-max 0; rm -rf ~/.config/doctl',
        when: ({ core, kind }) => core || kind === 'token' || kind === 'oauth',
      },
      trace: {
        command: '"$DOCTL" account get --trace --http-retry-max 0',
        when: ({ id }) => /^(s401|s403|refresh|empty)$/.test(id),
      },
    },
  },
  lego: {
    install: apt('lego'),
    version: debianVersion('lego'),
    leaveOut: [...BASES, ...PROXIES],
    env: ({ DIGITALOCEAN_TOKEN: token }) => ({
      ...(token === undefined ? {} : { DO_AUTH_TOKEN: token }),
      DO_HTTP_TIMEOUT: '2',
    }),
    commands:
      'rm -rf .lego; lego --accept-tos --email sammy@example.com --dns digitalocean --dns.resolvers 192.168.1.1:53 --domains example.com run',
  },
  certbot: {
    install: pip('certbot', 'certbot-dns-digitalocean'),
    version: pythonVersion('certbot-dns-digitalocean'),
    leaveOut: [...BASES, ...PROXIES, ...TIMEOUTS],
    env: () => ({ DIGITALOCEAN_TIMEOUT: '2' }),
    commands:
      'rm -rf le; mkdir -p le; printf "dns_digitalocean_token = %s\\n" "$DIGITALOCEAN_TOKEN" > le/do.ini; chmod 600 le/do.ini; certbot certonly --config-dir le --work-dir le --logs-dir le -n --agree-tos -m sammy@example.com --dns-digitalocean --dns-digitalocean-credentials le/do.ini --dns-digitalocean-propagation-seconds 0 -d example.com',
  },

  boto3: { ...python('boto3'), ...SPACES, env: s3Keys },
  openai: {
    ...python('openai'),
    target: 'inference.do-ai.run',
    leaveOut: BASES,
    label: labelInference,
    env: ({ DIGITALOCEAN_TOKEN: token }) =>
      token === undefined ? {} : { DIGITALOCEAN_INFERENCE_KEY: token },
  },
  awscli: {
    install: pip('awscli'),
    version: pythonVersion('awscli'),
    ...SPACES,
    env: s3Keys,
    commands: {
      ls: 'aws s3 ls --endpoint-url https://nyc3.digitaloceanspaces.com --cli-connect-timeout 2 --cli-read-timeout 2',
      ...inCore({
        cp: 'echo hello > hello.txt; aws s3 cp hello.txt s3://my-bucket/hello.txt --endpoint-url https://nyc3.digitaloceanspaces.com --cli-connect-timeout 2 --cli-read-timeout 2',
      }),
    },
  },
  s3cmd: {
    install: pip('s3cmd'),
    version: pythonVersion('s3cmd'),
    ...SPACES,
    prepare:
      'printf "[default]\\nhost_base = nyc3.digitaloceanspaces.com\\nhost_bucket = nyc3.digitaloceanspaces.com\\nsocket_timeout = 2\\nmax_retries = 0\\nca_certs_file = /etc/ssl/certs/ca-certificates.crt\\n" > s3cfg',
    commands: {
      ls: 's3cmd -c s3cfg ${SPACES_KEY:+--access_key="$SPACES_KEY" --secret_key="$SPACES_SECRET"} ls s3://my-bucket',
    },
    // s3cmd knows a proxy from its configuration only.
    leaveOut: PROXIES,
  },
  rclone: {
    install: apt('rclone'),
    version: "rclone version | head -1 | cut -d' ' -f2",
    ...SPACES,
    env: ({ SPACES_KEY: key = '', SPACES_SECRET: secret = '' }) => ({
      // rclone's S3 library can't use the variable, and fails with it.
      AWS_CA_BUNDLE: undefined,
      RCLONE_CONFIG_SPACES_TYPE: 's3',
      RCLONE_CONFIG_SPACES_PROVIDER: 'DigitalOcean',
      RCLONE_CONFIG_SPACES_ENDPOINT: 'nyc3.digitaloceanspaces.com',
      RCLONE_CONFIG_SPACES_ACCESS_KEY_ID: key,
      RCLONE_CONFIG_SPACES_SECRET_ACCESS_KEY: secret,
    }),
    commands: {
      ls: 'rclone ls spaces:my-bucket --retries 1 --low-level-retries 1 --contimeout 2s --timeout 2s',
      ...inCore({
        lsd: 'rclone lsd spaces: --retries 1 --low-level-retries 1 --contimeout 2s --timeout 2s',
      }),
    },
  },
  skopeo: {
    install: apt('skopeo'),
    version: "skopeo --version | cut -d' ' -f3",
    ...REGISTRY,
    commands: {
      inspect:
        'timeout 20 skopeo inspect --retry-times 0 docker://registry.digitalocean.com/my-registry/web:latest',
      ...inCore({
        login:
          'timeout 20 skopeo login -u "$DIGITALOCEAN_TOKEN" -p "$DIGITALOCEAN_TOKEN" registry.digitalocean.com',
      }),
    },
  },
  podman: {
    install: apt('podman'),
    version: "podman --version | cut -d' ' -f3",
    ...REGISTRY,
    commands: {
      login:
        'timeout 20 podman login -u "$DIGITALOCEAN_TOKEN" -p "$DIGITALOCEAN_TOKEN" registry.digitalocean.com',
    },
  },
  ansible: {
    install: pip('ansible==10.7.0'),
    version: pythonVersion('ansible'),
    env: () => ({
      ANSIBLE_LOCALHOST_WARNING: 'false',
      ANSIBLE_INVENTORY_UNPARSED_WARNING: 'false',
      ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
    }),
    commands: {
      account: 'ansible-playbook ansible.yml',
      ...inCore({ droplet: 'ansible-playbook ansible-droplet.yml' }),
    },
    leaveOut: TIMEOUTS,
  },
  octodns: {
    install: pip('octodns', 'octodns-digitalocean'),
    version: pythonVersion('octodns-digitalocean'),
    leaveOut: [...BASES, ...TIMEOUTS],
    prepare:
      'mkdir -p zones && printf -- "---\\nwww:\\n  type: A\\n  value: 192.0.2.1\\n" > zones/example.com.yaml',
    commands: 'octodns-sync --config-file octodns.yaml 2>&1 | tail -n 12',
  },
  lexicon: {
    install: pip('dns-lexicon'),
    version: pythonVersion('dns-lexicon'),
    leaveOut: [...BASES, ...TIMEOUTS],
    env: ({ DIGITALOCEAN_TOKEN: token }) =>
      token === undefined ? {} : { LEXICON_DIGITALOCEAN_TOKEN: token },
    commands: 'lexicon digitalocean list example.com TXT 2>&1 | tail -n 9',
  },
  'terraform-provider-digitalocean': terraform('TERRAFORM', 'terraform', {
    version: 'echo 2.99.1',
  }),
  opentofu: terraform('TOFU', 'tofu', {
    // A main package of a module that replaces a dependency: our module has to replace it too.
    install: `mkdir -p gosrc/tofu; cd gosrc/tofu; [ -f go.mod ] || { go mod init example.com/report; go mod edit -replace github.com/hashicorp/hcl/v2@v2.20.1=github.com/opentofu/hcl/v2@v2.20.2-0.20251021132045-587d123c2828; }; go get github.com/opentofu/opentofu/cmd/tofu@v1.12.6; nice -n 19 go build -p 1 -o /home/sammy/bin/tofu github.com/opentofu/opentofu/cmd/tofu`,
    version: '"$TOFU" version | head -1 | cut -d" " -f2',
  }),
  // The provider was part of external-dns until it became a webhook.
  'external-dns': go('external-dns', ['sigs.k8s.io/external-dns/provider/digitalocean@v0.20.0'], {
    version: 'echo v0.20.0',
    env: ({ DIGITALOCEAN_TOKEN: token }) => (token === undefined ? {} : { DO_TOKEN: token }),
    leaveOut: [...BASES, ...TIMEOUTS],
  }),
  kubectl: {
    version: 'kubectl version --client -o json | sed -n \'s/.*"gitVersion": "\\(.*\\)".*/\\1/p\'',
    prepare: 'ln -sf "${DOCTL:-/home/sammy/bin/doctl}" report/doctl',
    env: ({ DIGITALOCEAN_TOKEN: token, PATH }) => ({
      DOCTL: process.env.DOCTL,
      PATH: `/home/sammy/app/report:${PATH}`,
      // kubectl runs the plugin five times, and each would try five times.
      DIGITALOCEAN_HTTP_RETRY_MAX: '0',
      KUBECONFIG: '/home/sammy/app/kubeconfig.yaml',
      ...(token === undefined ? {} : { DIGITALOCEAN_ACCESS_TOKEN: token }),
    }),
    leaveOut: [...BASES, ...TIMEOUTS, ...PROXIES],
    seconds: 60,
    commands: {
      version: 'kubectl get --raw /version --request-timeout=5s',
      ...inCore({ nodes: 'kubectl get nodes --request-timeout=5s' }),
    },
  },
  'acme.sh': {
    version: '"$ACME_SH" --version | tail -1',
    env: ({ DIGITALOCEAN_TOKEN: token }) => ({
      ACME_SH: process.env.ACME_SH ?? '/home/sammy/acme.sh/acme.sh',
      ...(token === undefined ? {} : { DO_API_KEY: token }),
    }),
    leaveOut: [...BASES, ...TIMEOUTS, ...PROXIES],
    seconds: 60,
    // Each account has another key and each challenge another value.
    clean: (text) =>
      text
        .replace(/(?<=ACCOUNT_THUMBPRINT=')[\w-]{43}/g, 'exampleThumbprint')
        .replace(/(?<=TXT value: |txtvalue=')[\w-]{43}/g, 'exampleValue')
        .replace(/(?<=\/tmp\/tmp\.)\w+/g, 'example'),
    commands: {
      issue: acme('2>&1'),
      // What people cut out of a debug log.
      ...inCore({ debug: acme("--debug 2 2>&1 | sed -n '/Using digitalocean/,/Error adding/p'") }),
    },
  },
};
