/**
 * `npm run dev`: the same as `npm start`, with reload on save. Two processes: Astro's dev server
 * makes the pages, and the demo server stands before it, so that pages and sockets share an origin.
 */
import { at, bun, runCommand } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { addressOf, ensurePortIsFree, freePort } from './port.mjs';
import { run } from './process.mjs';

const flags = process.argv.slice(2);

await runCommand(async () => {
	await ensurePortIsFree(addressOf(flags));
	await ensureInstalled();
	const astroPort = String(await freePort());
	const over = new AbortController();
	const pages = run(
		bun,
		[
			at('node_modules', 'astro', 'bin', 'astro.mjs'),
			'dev',
			'--port',
			astroPort,
			'--host',
			'127.0.0.1',
			'--ignore-lock',
		],
		{
			show: true,
			stop: over.signal,
			env: { ASTRO_DEV_PORT: astroPort, ASTRO_TELEMETRY_DISABLED: '1' },
		},
	);
	const server = run(
		bun,
		[
			'--watch',
			'--no-clear-screen',
			at('demo-server', 'main.ts'),
			'--pages',
			`http://127.0.0.1:${astroPort}`,
			...flags,
		],
		{ show: true, stop: over.signal },
	);
	const { code } = await Promise.race([pages, server]);
	over.abort();
	await Promise.all([pages, server]);
	return code;
});
