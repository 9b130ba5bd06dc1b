import { anyOf, anyWord, group, sequence } from '../text/patterns.ts';

/** A reference in the syntax of a template language or a shell, of at most 120 characters. */
export const template = anyOf([
  /\$\{\{[^{}\n]{0,120}\}\}/, // GitHub Actions
  /\{\{[^{}\n]{0,120}\}\}/, // Jinja, Go, Postman
  /<%=[^<>\n]{0,120}%>/, // ERB
  /#\{[^{}\n]{0,120}\}/, // Ruby
  /\$\{[^{}\n]{0,120}\}/, // shells, JavaScript, Terraform
  /\$\([^()\n]{0,120}\)/, // the output of a command, in shells
]);

/**
 * How programs read a variable of the environment or of their configuration: a call or an index with
 * the name as a literal. The group contains the name, also with a wrong `$` before it.
 */
export const variableRead = sequence([
  anyOf([
    anyWord(`
      os\\.environ\\.get os\\.environ os\\.getenv os\\.Getenv os\\.LookupEnv environ\\.get getenv
      System\\.getenv System\\.getProperty Environment\\.GetEnvironmentVariable
      ENV\\.fetch ENV env std::env::var env::var option_env! Deno\\.env\\.get
      process\\.env import\\.meta\\.env \\$_ENV \\$_SERVER env\\.get env\\.str decouple\\.config config
      viper\\.GetString secrets\\.get Sys\\.getenv
    `),
  ]),
  /[([]{1,2}[ \t]{0,4}["']/,
  group('variable', /\$?[\w.:-]{1,80}/),
  /["'][^()[\]\n]{0,60}[)\]]{1,2}[?!]?(?:\.(?:unwrap|strip|trim|to_s|expect)\([^()\n]{0,40}\))?/,
]);
