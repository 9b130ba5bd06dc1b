import { anyOf } from '../text/patterns.ts';

/** A reference in the syntax of a template language or a shell, of at most 120 characters. */
export const template = anyOf([
  /\$\{\{[^{}\n]{0,120}\}\}/, // GitHub Actions
  /\{\{[^{}\n]{0,120}\}\}/, // Jinja, Go, Postman
  /\$\{[^{}\n]{0,120}\}/, // shells, JavaScript, Terraform
  /\$\([^()\n]{0,120}\)/, // the output of a command, in shells
]);
