import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.webmanifest': 'application/manifest+json',
};

/**
 * A static host at its barest: it serves a folder below a path, and knows no compression, no
 * headers, and no page for what is missing.
 */
export class StaticHost {
	readonly #folder: string;
	readonly #base: string;
	#server: Server | undefined;
	#port = 0;

	/** @param base - where it serves the folder, such as `/workbook`; or nothing, for the root */
	constructor(folder: string, base = '') {
		this.#folder = folder;
		this.#base = base;
	}

	get origin(): string {
		return `http://localhost:${String(this.#port)}`;
	}

	/** Begins to listen; after a stop, on the same port again. */
	async start(): Promise<void> {
		const server = createServer(({ url = '' }, response) => {
			const { pathname } = new URL(url, this.origin);
			const path = decodeURIComponent(pathname);
			let file = join(this.#folder, normalize(path.slice(this.#base.length)));
			const isFolder = existsSync(file) && statSync(file).isDirectory();
			if (isFolder && !path.endsWith('/')) {
				response.writeHead(301, { location: `${pathname}/` }).end();
				return;
			}
			if (isFolder) file = join(file, 'index.html');
			if (!path.startsWith(`${this.#base}/`) || !existsSync(file) || statSync(file).isDirectory()) {
				response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
				return;
			}
			response.writeHead(200, {
				'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
			});
			createReadStream(file).pipe(response);
		});
		this.#server = server;
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
		});
		const address = server.address();
		if (typeof address === 'object' && address) this.#port = address.port;
	}

	/** Ends it, and every connection that a browser still holds. */
	async stop(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (!server) return;
		const closed = new Promise((resolve) => server.close(resolve));
		server.closeAllConnections();
		await closed;
	}
}
