/** The machine that the doctor searches. A test brings its own, so the doctor is a function of it. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
  /** The text of a file, or the system's error code: `ENOENT`, `EACCES`. */
  readonly readFile: (path: string) => Promise<string | { readonly error: string }>;
  /** The names in a folder, or the system's error code. */
  readonly listFolder: (path: string) => Promise<readonly string[] | { readonly error: string }>;
}
