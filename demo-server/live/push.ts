import { type ErrorCode, pushServerCodec } from '#protocol';
import { Inbound } from '#demo-server/guards/inbound';
import type { ClockTick, Ticker } from '#demo-server/rooms/ticker';
import type { CreateEvents, Live } from './live';
import { writeTick } from './tick';
import { frameHeaderBytes, requestBytes, UPGRADE_HEAD_BYTES } from './wire-bytes';

const { decode, encode } = pushServerCodec;
const TOPIC = 'push';

/** The server speaks first: every second, to everybody who is connected, without being asked. */
export function push({ env, limits, onClosing }: Live, ticker: Ticker): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };
	let connected = 0;
	let stopListening: (() => void) | undefined;

	return (c) => {
		const inbound = new Inbound(guard);
		const request = requestBytes(c.req.raw);
		const firstCost = (bytes: number) => UPGRADE_HEAD_BYTES + frameHeaderBytes(bytes);

		return {
			onOpen(_event, ws) {
				connected += 1;
				stopListening ??= ticker.listen(publish);
				ws.send(writeTick(env, ticker.newest(), request, firstCost));
				ws.raw?.subscribe(TOPIC);
			},
			onMessage: (event, ws) => inbound.read(ws, event.data),
			onClose() {
				connected -= 1;
				if (connected > 0) return;
				stopListening?.();
				stopListening = undefined;
			},
		};
	};

	/** One call for all sockets: the fan-out is Bun's. */
	function publish(tick: ClockTick): void {
		env.publish(TOPIC, writeTick(env, tick, 0, frameHeaderBytes));
	}
}

function writeError(code: ErrorCode): string {
	return encode({ type: 'error', code });
}
