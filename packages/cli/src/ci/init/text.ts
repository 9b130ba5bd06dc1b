import { isForDigitalOcean, isVariableName, type SecretReader } from './found-secret.ts';

/**
 * Reads a file in which secrets are variables of the job, such as GitLab's. `what` is what the system
 * calls a secret.
 */
export const secretsInText =
  (what: string): SecretReader =>
  async (text) => {
    const code = text.replace(/^[ \t]*(?:#|\/\/).*$/gm, '');
    const names = new Set([...code.matchAll(/\b[A-Za-z_]\w{1,63}\b/g)].map(([name]) => name));
    const found = [...names].filter((name) => isVariableName(name) && isForDigitalOcean(name));
    return found.flatMap((variable) => {
      const secret = sourceOf(variable, code) ?? variable;
      // Another variable of the list has the value, and the job sets this one itself.
      if (secret !== variable && found.includes(secret)) return [];
      return [
        { secret, variable, expression: null, storedIn: `${what} ${secret}`, onForks: false },
      ];
    });
  };

/** Where a file takes the value of a variable from; null if it doesn't say it. */
function sourceOf(variable: string, code: string): string | null {
  const patterns = [
    // NAME: $OTHER, NAME="${OTHER}", NAME: $(other)
    new RegExp(`\\b${variable}["']?\\s*[:=]\\s*["']?\\$[{(]?([A-Za-z_][\\w.-]{0,63})`),
    // Jenkins: NAME = credentials('id')
    new RegExp(`\\b${variable}\\s*=\\s*credentials\\(\\s*['"]([\\w .-]{1,64})['"]`),
    // Jenkins: string(credentialsId: 'id', variable: 'NAME')
    new RegExp(
      `credentialsId:\\s*['"]([\\w .-]{1,64})['"]\\s*,\\s*variable:\\s*['"]${variable}['"]`,
    ),
    // Drone and Woodpecker: NAME: { from_secret: id }
    new RegExp(`\\b${variable}:\\s*\\{?\\s*from_secret:\\s*["']?([\\w.-]{1,64})`),
  ];
  for (const pattern of patterns) {
    const [, source] = pattern.exec(code) ?? [];
    if (source !== undefined && source !== variable) return source;
  }
  return null;
}
