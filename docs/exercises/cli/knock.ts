import { connect } from 'node:net';

import type { Knock } from '#docs/exercises/checking/diagnose';

const PATIENCE = 1_000;

/**
 * Shakes hands by hand, because the `WebSocket` of Bun keeps the status to itself. It has no Origin,
 * as a program has none.
 */
export function knock(url: string): Promise<Knock> {
	const { hostname, port, pathname, search, host } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect({ host: hostname, port: Number(port || 80) });
		let answer = '';
		const end = (result: Knock) => {
			socket.destroy();
			resolve(result);
		};
		socket.setEncoding('latin1').setTimeout(PATIENCE, () => end({ type: 'silence' }));
		socket.on('connect', () => socket.write(handshake(`${pathname}${search}`, host)));
		socket.on('data', (part: string) => {
			answer += part;
			if (!answer.includes('\r\n')) return;
			const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1];
			end(status === undefined ? { type: 'silence' } : { type: 'status', status: Number(status) });
		});
		socket.on('error', () => end({ type: 'nobody' }));
		socket.on('close', () => end({ type: 'silence' }));
	});
}

/** The opening handshake of RFC 6455, section 4.1, with the key of its section 1.3. */
const handshake = (path: string, host: string) =>
	[
		`GET ${path} HTTP/1.1`,
		`Host: ${host}`,
		'Upgrade: websocket',
		'Connection: Upgrade',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
		'Sec-WebSocket-Version: 13',
		'',
		'',
	].join('\r\n');
