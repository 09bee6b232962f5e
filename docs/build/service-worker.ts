import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';

import type { Precache } from '#docs/offline/worker-scope';

import { precacheOf } from './precache';

const WORKER = fileURLToPath(new URL('../offline/worker.ts', import.meta.url));

/**
 * Makes the service worker, which knows every file of the build: so it comes after all that writes
 * one, and before they are compressed. Why not workbox-build: docs/decisions/0005-offline.md.
 */
export function serviceWorker(): AstroIntegration {
	return {
		name: 'service-worker',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const root = fileURLToPath(dir);
				const entries = await readdir(root, { recursive: true, withFileTypes: true });
				const files = await Promise.all(
					entries
						.filter((entry) => entry.isFile())
						.map(async ({ parentPath, name }) => {
							const file = join(parentPath, name);
							const path = file.slice(root.length).replaceAll(sep, '/');
							return { path, bytes: await readFile(file) };
						}),
				);
				const precache = precacheOf(files);
				await writeFile(join(root, 'service-worker.js'), await bundle(precache));
				logger.info(
					`${String(precache.entries.length)} files to keep, ${String(precache.heavy.length)} once used.`,
				);
			},
		},
	};
}

/** Makes one script of the worker and its parts, with what it is to keep on the first line. */
async function bundle(precache: Precache): Promise<string> {
	const { outputs } = await Bun.build({
		entrypoints: [WORKER],
		target: 'browser',
		format: 'iife',
		minify: true,
		define: { 'process.env.NODE_ENV': '"production"' },
	});
	const [output] = outputs;
	if (!output) {
		throw new AstroError('There is no service worker', `Bun made nothing of ${WORKER}.`);
	}
	return `self.precache = ${JSON.stringify(precache)};\n${await output.text()}`;
}
