import type { Context } from 'hono';
import { type ErrorCode, type RoomId, type TapServerMessage, tapServerCodec } from '#protocol';
import { Inbound } from '#demo-server/guards/inbound';
import type { CreateEvents, Live } from './live';

const { decode, encode } = tapServerCodec;

type Unavailable = Extract<TapServerMessage, { type: 'unavailable' }>['reason'];

/** The tap between a browser and this server. */
export interface OpenTap {
	/** Where it listens. */
	readonly port: number;
	/**
	 * Shows the connections with that id from now on, until what is returned is called; undefined
	 * where somebody watches them already.
	 */
	watch(id: RoomId, show: (message: TapServerMessage) => void): (() => void) | undefined;
}

/** The tap, or why there is none. */
export type Tap = OpenTap | Exclude<Unavailable, 'taken'>;

/** You watch the octets of your own connections, as they pass the tap. */
export function tap({ env, limits, onClosing }: Live, tapFor: (c: Context) => Tap): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		const own = tapFor(c);
		let stop: (() => void) | undefined;

		return {
			onMessage(event, ws) {
				const message = inbound.read(ws, event.data);
				const socket = ws.raw;
				if (!message || !socket || !inbound.spend(ws)) return;
				const show = (shown: TapServerMessage) => void socket.send(encode(shown));
				if (typeof own === 'string') {
					show({ type: 'unavailable', reason: own });
					return;
				}
				const watching = stop ? undefined : own.watch(message.id, show);
				if (!watching) {
					show({ type: 'unavailable', reason: 'taken' });
					return;
				}
				stop = watching;
				show({ type: 'watching', port: own.port });
			},
			onClose: () => stop?.(),
		};
	};
}

function writeError(code: ErrorCode): string {
	return encode({ type: 'error', code });
}
