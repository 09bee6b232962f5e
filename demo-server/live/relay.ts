import type { Context } from 'hono';
import { type ErrorCode, relayServerCodec } from '#protocol';
import { Inbound } from '#demo-server/guards/inbound';
import type { CreateEvents, Live } from './live';
import { type Dial, RelayedConnection } from './relayed-connection';

const { decode, encode } = relayServerCodec;

/**
 * Bytes of yours, on a TCP connection to this very server: for a page has no TCP.
 * @param dialFor - makes what dials for whoever sent a request; none where there is no TCP
 */
export function relay(
	{ env, limits, onClosing }: Live,
	dialFor: ((c: Context) => Dial) | undefined,
): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		const dial = dialFor?.(c) ?? (() => 'unavailable' as const);
		let connection: RelayedConnection | undefined;

		return {
			onMessage(event, ws) {
				const socket = ws.raw;
				if (!socket) return;
				if (typeof event.data !== 'string') {
					if (!(event.data instanceof ArrayBuffer)) return;
					// A stream with a piece missing is worth nothing.
					if (inbound.spend(ws)) connection?.write(new Uint8Array(event.data));
					else connection?.end('relay', 'too-fast');
					return;
				}
				const message = inbound.read(ws, event.data);
				if (!message || !inbound.spend(ws)) return;
				switch (message.type) {
					case 'open': {
						if (connection?.isOpen) {
							ws.send(encode({ type: 'refused', reason: 'already-open' }));
							return;
						}
						connection = new RelayedConnection(env, {
							tell: (told) => socket.send(encode(told)),
							send: (bytes) => socket.send(bytes),
						});
						connection.open(dial);
						return;
					}
					case 'end':
						connection?.end('page');
						return;
					default:
						message satisfies never;
				}
			},
			onClose: () => connection?.end('page'),
		};
	};
}

function writeError(code: ErrorCode): string {
	return encode({ type: 'error', code });
}
