/** The machine that is looked at: a test brings its own, so that everything here is a function of it. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
  /** The text of a file, or the code of the system's error: `ENOENT`, `EACCES`. */
  readonly readFile: (path: string) => Promise<string | { readonly error: string }>;
  /** The names in a folder, or the code of the system's error. */
  readonly listFolder: (path: string) => Promise<readonly string[] | { readonly error: string }>;
}
