import { expect } from 'bun:test';
import { handshake, Raw, statusOf } from './raw';
import { startTestServer } from './server';

/** A server with its tap open. */
export async function startTapped(options: Parameters<typeof startTestServer>[0] = {}) {
	const server = startTestServer(options);
	const tapPort = await server.openTap(0);
	const atTap = `localhost:${tapPort}`;
	return Object.assign(server, {
		tapPort,
		atTap,
		/** Shakes hands through the tap, as a page of the site does. */
		async shake(path: string, headers: Record<string, string> = {}): Promise<Raw> {
			const raw = await Raw.open(tapPort);
			raw.write(handshake(path, atTap, { Origin: `http://${server.host}`, ...headers }));
			expect(statusOf(await raw.until(/\r\n\r\n/))).toBe(101);
			return raw;
		},
	});
}
