import { dirname } from 'node:path';
import type { Report } from '@token-check/core';
import {
  formatPassports,
  newPassportBook,
  type Passport,
  type PassportBook,
  type PassportFault,
  type Proof,
  readPassports,
} from '@token-check/core/ci';
import { shown, UsageError, unreadable } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

/** The file of `--passports`. */
export interface PassportFile {
  readonly book: PassportBook;
  /** What the file proves about the value of a report. */
  readonly proofFor: (report: Report) => Proof | null;
  /** Adds the values that this run saw accepted. Trouble is a note, because the results don't change. */
  readonly save: (reports: readonly Report[]) => Promise<void>;
}

/** In bytes. 200 secrets take a tenth of it. */
const maxBytes = 1024 * 1024;

const faults: Readonly<Record<PassportFault, string>> = {
  broken: 'isn’t a valid passport file',
  foreign: 'isn’t a passport file',
  newer: 'is from a newer version of token-check',
};

/**
 * Opens the file; one that doesn't exist has no passports. What isn't a passport file of this version
 * counts as absent and stays as it is. Throws a `UsageError` for a file that can't be read.
 */
export async function openPassports(path: string, io: Io): Promise<PassportFile> {
  if (path === '' || path === '-') {
    throw new UsageError(
      path === '' ? 'missing-value' : 'invalid-value',
      path === ''
        ? '--passports has an empty value. Is the variable set?'
        : '--passports needs the path of a file.',
      'For example: --passports token-check-passports.json',
    );
  }
  const now = io.clock.now();
  const opened = await load(path, io);
  await refuseNoFolder(path, opened, io);
  if ('error' in opened) throw unreadable('--passports', path, opened.error);
  if ('fault' in opened) {
    io.note(`${shown(path)} ${faults[opened.fault]}, so this run neither uses nor changes it.`);
  }
  const book = newPassportBook('fault' in opened ? [] : opened.passports);
  return {
    book,
    proofFor: (report) => {
      const passport = book.of(report);
      return passport && { passport, now };
    },
    save: async (reports) => {
      if ('fault' in opened) return;
      // Another job may have written it in the meantime.
      const fresh = await load(path, io);
      if (!('passports' in fresh)) return;
      const text = formatPassports(book.renewed(fresh.passports, reports, now));
      if (text === formatPassports(fresh.passports)) return;
      const error = await io.replaceFile(path, text);
      if (error !== null) io.note(`${shown(path)} could not be written (${error}).`);
    },
  };
}

/** Without its folder, the file couldn't be written after the requests. */
async function refuseNoFolder(path: string, opened: Loaded, io: Io): Promise<void> {
  const isAbsent = 'passports' in opened && opened.passports.length === 0;
  const folder = dirname(path);
  if (!isAbsent || folder === '.') return;
  const read = await io.readFile(folder, 1);
  if (!('error' in read) || read.error !== 'ENOENT') return;
  throw new UsageError(
    'unwritable-output',
    `--passports can’t write to ${shown(path)}. The folder doesn’t exist.`,
    'For example: --passports token-check-passports.json',
  );
}

type Loaded =
  | { readonly passports: readonly Passport[] }
  | { readonly fault: PassportFault }
  /** The system's error code. */
  | { readonly error: string };

async function load(path: string, io: Io): Promise<Loaded> {
  const file = await io.readFile(path, maxBytes);
  if ('text' in file) {
    return file.text.length > maxBytes ? { fault: 'broken' } : readPassports(file.text);
  }
  return file.error === 'ENOENT' ? { passports: [] } : file;
}
