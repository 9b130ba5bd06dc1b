import { generate } from 'selfsigned';

const day = 86_400_000;

/** A certificate and its key, in PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

const pairOf = async (...args: Parameters<typeof generate>): Promise<Pair> => {
  const { cert, private: key } = await generate(...args);
  return { cert, key };
};

/** Somebody who signs certificates: a company, or nobody that anyone knows. */
export const makeAuthority = (name = 'Test authority'): Promise<Pair> =>
  pairOf([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });

/** A server's certificate; without an authority it signs itself. Dates in days from today. */
export const makeCertificate = ({
  authority,
  names = ['localhost'],
  ip = '127.0.0.1',
  from = -1,
  to = 30,
}: {
  authority?: Pair;
  names?: readonly string[];
  ip?: string | null;
  from?: number;
  to?: number;
} = {}): Promise<Pair> =>
  pairOf([{ name: 'commonName', value: 'test server' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + to * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...(ip === null ? [] : [{ type: 7 as const, ip }]),
        ],
      },
    ],
    ...(authority && { ca: authority }),
  });
