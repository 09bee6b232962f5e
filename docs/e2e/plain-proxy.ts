import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A proxy as in some schools: requests pass, and a handshake passes as the request that it is. */
export class PlainProxy {
	readonly #server: Server;

	private constructor(server: Server) {
		this.#server = server;
	}

	/** Stands before a server, on a port that is free. */
	static async start(upstream: string): Promise<PlainProxy> {
		const server = createServer((request, response) => {
			const pass = async () => {
				const answer = await fetch(new URL(request.url ?? '/', upstream), { redirect: 'manual' });
				const type = answer.headers.get('content-type');
				response.writeHead(answer.status, type === null ? {} : { 'content-type': type });
				response.end(new Uint8Array(await answer.arrayBuffer()));
			};
			pass().catch(() => {
				response.writeHead(502).end();
			});
		});
		server.listen(0, 'localhost');
		await once(server, 'listening');
		return new PlainProxy(server);
	}

	get origin(): string {
		const address = this.#server.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		return `http://localhost:${String(port)}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}
