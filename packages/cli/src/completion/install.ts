/** The line that switches completion on, and where to put it, for each shell. */
export const install = {
  // Not “source <(…)”: the bash 3.2 of macOS reads nothing from it.
  bash: { where: 'in ~/.bashrc', line: 'eval "$(token-check completion bash)"' },
  zsh: { where: 'in ~/.zshrc, after compinit', line: 'source <(token-check completion zsh)' },
  fish: {
    where: 'once, and after an update',
    line: 'token-check completion fish > ~/.config/fish/completions/token-check.fish',
  },
  powershell: {
    where: 'in $PROFILE',
    line: 'token-check completion powershell | Out-String | Invoke-Expression',
  },
} as const;

export type Shell = keyof typeof install;

/** For `token-check completion --help`. */
export const installHelp = `
To switch it on:
${Object.entries(install)
  .map(([shell, { where, line }]) => `  ${shell}, ${where}:\n    ${line}\n`)
  .join('')}`;
