import { Command, Fold } from './parts.tsx';

const account = 'https://api.digitalocean.com/v2/account';

/** How programs send a token. Always from a variable: the value belongs in no further place. */
const ways: readonly (readonly [program: string, head: string, code: string])[] = [
  ['curl', 'In a shell', `curl -sS -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" ${account}`],
  ['doctl', 'In a shell', 'DIGITALOCEAN_ACCESS_TOKEN="$DIGITALOCEAN_TOKEN" doctl account get'],
  [
    'Terraform',
    'In a shell: the provider reads this variable by itself',
    'export DIGITALOCEAN_TOKEN\nterraform plan',
  ],
  [
    'GitHub Actions',
    'A step of a job, with a secret of the repository',
    `- run: curl -sS -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" ${account}
  env:
    DIGITALOCEAN_TOKEN: \${{ secrets.DIGITALOCEAN_TOKEN }}`,
  ],
  [
    'Kubernetes Secret',
    'In a shell: kubectl encodes the value itself',
    'kubectl -n kube-system create secret generic digitalocean \\\n  --from-literal=access-token="$DIGITALOCEAN_TOKEN"',
  ],
  [
    'Node',
    'In an ES module',
    `const response = await fetch('${account}', {
  headers: { Authorization: \`Bearer \${process.env.DIGITALOCEAN_TOKEN}\` },
});
console.log(response.status);`,
  ],
  [
    'Python',
    'With requests',
    `import os
import requests

token = os.environ["DIGITALOCEAN_TOKEN"]
response = requests.get("${account}", headers={"Authorization": f"Bearer {token}"})
print(response.status_code)`,
  ],
];

/** Tabs that need no script. `id` tells several of them on one page apart. */
export function SendItRight({ id }: { id: string }) {
  return (
    <Fold title="Send it right" kind="screen">
      <fieldset class="tabs">
        <legend>In which program?</legend>
        {ways.map(([program], index) => (
          <label>
            <input type="radio" name={`program-${id}`} checked={index === 0} />
            {program}
          </label>
        ))}
        {ways.map(([program, head, code]) => (
          <Command
            head={`${program}: ${head.charAt(0).toLowerCase()}${head.slice(1)}`}
            code={code}
          />
        ))}
      </fieldset>
    </Fold>
  );
}
