import type { Provider } from '../provider.ts';

/** Registries of packages and images. */
export const packages: readonly Provider[] = [
  {
    name: 'npm',
    where: 'The npm registry (registry.npmjs.org) accepts it.',
    formats: [['access token', /^npm_[A-Za-z0-9]{36}$/, 'gitleaks rule npm-access-token']],
  },
  {
    name: 'PyPI',
    where: 'PyPI (upload.pypi.org) accepts it for uploads.',
    formats: [['API token', /^pypi-AgE[\w-]{50,1000}$/, 'gitleaks rule pypi-upload-token']],
  },
  {
    name: 'RubyGems',
    where: 'The RubyGems API (rubygems.org) accepts it.',
    formats: [['API key', /^rubygems_[0-9a-f]{48}$/, 'gitleaks rule rubygems-api-token']],
  },
  {
    name: 'crates.io',
    where: 'The crates.io API (crates.io) accepts it.',
    formats: [['API token', /^cio[A-Za-z0-9]{32}$/, 'noseyparker rule np.cratesio.1']],
  },
  {
    name: 'NuGet',
    where: 'NuGet (nuget.org) accepts it for uploads.',
    formats: [['API key', /^oy2[a-z0-9]{43}$/, 'noseyparker rule np.nuget.1']],
  },
  {
    name: 'Clojars',
    where: 'Clojars (clojars.org) accepts it for uploads.',
    formats: [['deploy token', /^CLOJARS_[0-9a-z]{60}$/, 'gitleaks rule clojars-api-token']],
  },
  {
    name: 'Docker Hub',
    where: 'Docker Hub accepts it as the password at docker login.',
    formats: [
      ['personal access token', /^dckr_pat_[\w-]{27}$/, 'trufflehog detector dockerhub/v2'],
      ['organization access token', /^dckr_oat_[\w-]{32}$/, 'trufflehog detector dockerhub/v2'],
    ],
  },
  {
    name: 'Docker Swarm',
    where: 'A machine joins the Docker swarm with it.',
    formats: [
      [
        'join token',
        /^SWMTKN-1-[a-z0-9]{50,60}-[a-z0-9]{24,30}$/,
        'betterleaks rule docker-swarm-join-token',
      ],
    ],
  },
  {
    name: 'JFrog',
    where: 'The Artifactory server that issued it accepts it.',
    formats: [
      ['API key', /^AKCp[A-Za-z0-9]{68,70}$/, 'gitleaks rule artifactory-api-key'],
      [
        'reference token',
        /^cmVmdGtu[A-Za-z0-9]{56}$/,
        'trufflehog detector artifactoryreferencetoken',
      ],
    ],
  },
  {
    name: 'Cloudsmith',
    where: 'The Cloudsmith API (api.cloudsmith.io) accepts it.',
    formats: [
      ['API key', /^csa_[0-9a-f]{30}[A-Za-z0-9]{6}$/, 'betterleaks rule cloudsmith-api-key'],
    ],
  },
];
