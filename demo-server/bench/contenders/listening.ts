import type { Server } from 'node:net';

/** Waits until a server of Node listens, and returns its port. */
export function listening(server: Server): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.once('listening', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
}
