import type { Context } from 'hono';
import { acceptKey, type ErrorCode, type Handshake, handshakeServerCodec } from '#protocol';
import { Inbound } from '#demo-server/guards/inbound';
import type { CreateEvents, Live } from './live';
import { targetOf } from './wire-bytes';

const { decode, encode } = handshakeServerCodec;

/** Headers whose values are nobody's business, not even on the reader's own screen. */
const SECRET = new Set(['authorization', 'cookie']);

/** You connect, and are shown the two halves of the handshake that you have just made. */
export function handshake({ env, limits, onClosing }: Live): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		// Bun would write a date of its own, up to two seconds old; it takes ours instead.
		const date = new Date(env.wallTime()).toUTCString();
		c.header('date', date);
		const told = encode(describe(c, date));

		return {
			onOpen: (_event, ws) => ws.send(told),
			onMessage: (event, ws) => inbound.read(ws, event.data),
		};
	};
}

/** Says what the client asked and what Bun answers (RFC 6455, section 4.2.2). */
function describe({ req }: Context, date: string): Handshake {
	const { method, url, headers } = req.raw;
	return {
		type: 'handshake',
		request: {
			method,
			target: targetOf(url),
			headers: [...headers].map(([name, value]) => [name, SECRET.has(name) ? '(hidden)' : value]),
		},
		response: {
			status: 101,
			headers: [
				['connection', 'Upgrade'],
				['date', date],
				['sec-websocket-accept', acceptKey(headers.get('sec-websocket-key') ?? '')],
				['upgrade', 'websocket'],
			],
		},
	};
}

function writeError(code: ErrorCode): string {
	return encode({ type: 'error', code });
}
