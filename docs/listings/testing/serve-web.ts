import { createServer } from 'node:http';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** A listing's page, served. */
export interface RunningWeb extends AsyncDisposable {
	/** Where the page is, without a slash at the end. */
	url: string;
}

const ENTRY = 'virtual:listing';

/**
 * Bundles a listing's `App.svelte` as the reader's Vite does, and serves it on its own.
 * It runs in Node and in Bun, and fails when the port is taken.
 * @param app - absolute path of an `App.svelte`
 * @param port - 5173 unless told, the reader's; 0 picks a free one
 */
export async function serveWeb(app: string, port = 5173): Promise<RunningWeb> {
	const script = await bundle(app);
	const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>web</title><body><div id="app"></div><script type="module" src="/main.js"></script>`;
	const server = createServer((request, response) => {
		const isScript = request.url === '/main.js';
		const type = isScript ? 'text/javascript' : 'text/html';
		response.setHeader('Content-Type', `${type}; charset=utf-8`);
		response.end(isScript ? script : page);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, 'localhost', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string')
		throw new Error('The server has no port.');
	return {
		url: `http://localhost:${address.port}`,
		[Symbol.asyncDispose]: () =>
			new Promise((resolve, reject) => {
				server.closeAllConnections();
				server.close((error) => (error ? reject(error) : resolve()));
			}),
	};
}

async function bundle(app: string): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, rolldownOptions: { input: ENTRY } },
		plugins: [
			svelte({ configFile: false, emitCss: false }),
			{
				name: 'listing-entry',
				resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : undefined),
				load: (id) =>
					id === `\0${ENTRY}`
						? `import { mount } from 'svelte';
import App from ${JSON.stringify(app)};
mount(App, { target: document.getElementById('app') });`
						: undefined,
			},
		],
	});
	const outputs = Array.isArray(built) ? built : [built];
	for (const output of outputs) {
		if (!('output' in output)) continue;
		for (const part of output.output)
			if (part.type === 'chunk') return part.code;
	}
	throw new Error(`Vite made no script of ${app}.`);
}
