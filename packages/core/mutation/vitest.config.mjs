import { defineConfig } from 'vitest/config';
import config from '../vitest.config.ts';
import { parts } from './parts.mjs';

const { tests } = parts[process.env.MUTATION_PART ?? 'rules'];

export default defineConfig({ ...config, test: { ...config.test, include: tests } });
