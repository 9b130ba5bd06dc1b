// What pure code may use beyond the language: the parts of the web platform that compute and
// never reach outside. Anything missing here does not compile in a pure folder, on purpose.

interface URLSearchParams extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}
interface URL {
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly searchParams: URLSearchParams;
}
declare var URL: { new (url: string, base?: string): URL; canParse(url: string): boolean };
declare var URLSearchParams: { new (init: string): URLSearchParams };
declare function atob(data: string): string;
declare function btoa(data: string): string;
/** Only ever passed on by pure code. */
interface AbortSignal {
  readonly aborted: boolean;
}
