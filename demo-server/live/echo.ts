import { type ErrorCode, LIMITS } from '#protocol';
import { Inbound } from '#demo-server/guards/inbound';
import type { CreateEvents, Live } from './live';

/** The codes that RFC 6455, section 7.4, lets an endpoint put into a close frame. */
const POSSIBLE = /^(100[0-3]|100[7-9]|101[0-4]|[34]\d{3})$/;
const CLOSE_COMMAND = /^\/close(?: +(\S+)(?: +(.*))?)?$/s;

/** What you send comes back. `/close 4001 bye` and `/cut` end the connection, from this side. */
export function echo({ env, limits, onClosing }: Live): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return () => {
		const inbound = new Inbound(guard);
		return {
			onMessage(event, ws) {
				const text = inbound.read(ws, event.data);
				if (text === undefined || !inbound.spend(ws)) return;

				const close = CLOSE_COMMAND.exec(text);
				if (text === '/cut') ws.raw?.terminate();
				else if (!close) ws.send(text);
				else if (POSSIBLE.test(close[1] ?? '')) ws.close(Number(close[1]), close[2]);
				else ws.send('possible close codes: 1000-1003, 1007-1014, 3000-4999');
			},
		};
	};
}

function decode(data: unknown) {
	if (typeof data !== 'string') return { ok: false, code: 'binary-data' } as const;
	if (data.length > LIMITS.textLength) return { ok: false, code: 'text-too-long' } as const;
	return { ok: true, message: data } as const;
}

function writeError(code: ErrorCode): string {
	return `error: ${code}`;
}
