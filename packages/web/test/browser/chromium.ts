import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Where the browser unpacks itself: a folder of its own, because it reuses what it finds there. */
const folder = join(tmpdir(), 'token-check-chromium-147');

/**
 * Starts the headless shell of `@sparticuz/chromium`. Not with its own arguments: they contain
 * `--disable-web-security`, with which a page reads every answer and every test of CORS passes.
 */
export async function startBrowser(): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  // Only with this it unpacks the libraries that it brings along, such as libnss3.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  useFonts();
  return chromium.launch({
    executablePath,
    timeout: 60_000,
    args: ['--no-sandbox', '--no-zygote', '--headless=shell'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/**
 * Fonts from npm. The package's own configuration has one font without most signs, and the browser
 * ends where it has to look for another one.
 */
function useFonts(): void {
  const fonts = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  const configuration = join(folder, 'dejavu');
  mkdirSync(configuration, { recursive: true });
  writeFileSync(
    join(configuration, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><selectfont><rejectfont><glob>*Serif*</glob><glob>*Math*</glob><glob>*Condensed*</glob><glob>*ExtraLight*</glob></rejectfont></selectfont><cachedir>${configuration}/cache</cachedir><alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias><alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias><alias><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias></fontconfig>`,
  );
  process.env.FONTCONFIG_PATH = configuration;
}

/** Debian's browser, which writes session files as people's browsers do; null where it isn't. */
export const debianChromium = ['/usr/bin/chromium'].find((path) => existsSync(path)) ?? null;
