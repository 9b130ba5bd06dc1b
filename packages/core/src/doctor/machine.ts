/** What the paths of a system look like: `path.posix` or `path.win32` of Node. */
export interface PathSyntax {
  readonly resolve: (...parts: string[]) => string;
  readonly sep: string;
  /** What separates the paths of a list such as KUBECONFIG. */
  readonly delimiter: string;
}

/** A node of a syntax tree, as `web-tree-sitter` returns it. */
export interface SyntaxNode {
  readonly type: string;
  readonly text: string;
  /** The positions in the whole text, in UTF-16 units; the end is exclusive. */
  readonly startIndex: number;
  readonly endIndex: number;
  /** Whether the node or one below it is a syntax error. */
  readonly hasError: boolean;
  readonly namedChildren: readonly SyntaxNode[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type GitState = 'tracked' | 'ignored' | 'untracked';

/**
 * The machine that the doctor searches, and all that the doctor sees of it. Nothing here writes, so
 * what the doctor says is a function of files and variables.
 */
export interface Machine {
  readonly env: Environment;
  /** As Node names it: `linux`, `darwin`, `win32`, … */
  readonly platform: string;
  readonly home: string;
  readonly cwd: string;
  readonly path: PathSyntax;
  /** The text of a file, or the system's error code: `ENOENT`, `EACCES`. */
  readonly readFile: (path: string) => Promise<string | { readonly error: string }>;
  /** The same for the last 1 MiB of a file, however large it is. */
  readonly readEnd: (path: string) => Promise<string | { readonly error: string }>;
  /** The permission bits of a file or folder, such as 0o644; null on Windows and without a file. */
  readonly modeOf: (path: string) => Promise<number | null>;
  /** What git does with a file; null without a repository, or if that can't be told. */
  readonly gitStateOf: (path: string) => Promise<GitState | null>;
  /** The names in a folder apart from those of folders, or the system's error code. */
  readonly listFolder: (path: string) => Promise<readonly string[] | { readonly error: string }>;
  /** The names of the folders in a folder, or the system's error code. */
  readonly listFolders: (path: string) => Promise<readonly string[] | { readonly error: string }>;
  /** Reads the format of `.env` files. */
  readonly parseEnv: (text: string) => Environment;
  /** Reads HCL by the grammar of `tree-sitter-hcl`; goes on after a syntax error. Loaded when called. */
  readonly parseHcl: (text: string) => Promise<SyntaxNode>;
}
