import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { AstroIntegration } from 'astro';

/** Text, and WebAssembly. What Pagefind writes for itself (`.pf_…`, `.pagefind`) is gzip already. */
const COMPRESSIBLE = /\.(?:html|css|js|mjs|json|svg|txt|xml|wasm|webmanifest)$/;
/** Below it a response fits in one packet anyway. */
const SMALLEST = 256;

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

const variants = [
	{
		extension: 'br',
		compress: (bytes: Buffer) =>
			brotli(bytes, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
					[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
				},
			}),
	},
	{
		extension: 'gz',
		compress: (bytes: Buffer) => gunzippable(bytes, { level: constants.Z_BEST_COMPRESSION }),
	},
];

/**
 * Puts `<file>.br` and `<file>.gz` beside each built file that shrinks by it, so that the server
 * only picks one. It has to be the last step that touches the build.
 */
export function precompress(): AstroIntegration {
	return {
		name: 'precompress',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const root = fileURLToPath(dir);
				const files = (await readdir(root, { recursive: true })).filter((file) =>
					COMPRESSIBLE.test(file),
				);
				let written = 0;
				await Promise.all(
					files.map(async (file) => {
						const path = join(root, file);
						const bytes = await readFile(path);
						if (bytes.length < SMALLEST) return;
						await Promise.all(
							variants.map(async ({ extension, compress }) => {
								const smaller = await compress(bytes);
								if (smaller.length >= bytes.length) return;
								await writeFile(`${path}.${extension}`, smaller);
								written += 1;
							}),
						);
					}),
				);
				logger.info(`${String(written)} compressed files for ${String(files.length)} files.`);
			},
		},
	};
}
