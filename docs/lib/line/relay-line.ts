import { RELAY_LIMITS, relayClientCodec, type RelayServerMessage } from '#protocol';
import { demoHost } from '#docs/lib/connection/DemoHost.svelte';
import type { Diagnosis } from '#docs/lib/connection/diagnose';
import { liveUrl } from '#docs/lib/connection/live-url';
import type { Line, LineEvents, NoLine } from './line';

/** What stands behind these is no server of ours, or one that cannot be reached. */
const OUT_OF_REACH: ReadonlySet<Diagnosis> = new Set<Diagnosis>([
	'unreachable',
	'no-demo-server',
	'upgrade-required',
	'bad-upgrade',
]);

type Refused = Extract<RelayServerMessage, { type: 'refused' }>['reason'];

const WHY: Readonly<Record<Refused, NoLine>> = {
	unavailable: 'unavailable',
	'already-open': 'refused',
	'too-many': 'too-many',
	'too-often': 'too-often',
	loop: 'refused',
	'no-answer': 'no-answer',
};

const ENDED_BY = { page: 'client', server: 'server', relay: 'between' } as const;

/**
 * Opens a TCP connection to the server of this page by way of `/live/relay`, for a page has no TCP
 * of its own. One WebSocket carries one connection and goes with it.
 */
export function openRelayLine(events: LineEvents): Line {
	const { decode, encode } = relayClientCodec;
	// In the page there is no TCP, so there is nobody to ask.
	const inPage = demoHost.kind === 'in-page';
	const socket = inPage ? undefined : demoHost.createSocket(() => liveUrl('relay'));
	const over = new AbortController();
	if (!socket) {
		queueMicrotask(() => {
			if (!over.signal.aborted) events.failed('unavailable');
		});
		return { write: () => undefined, end: () => undefined, dispose: () => over.abort() };
	}
	let greeted = false;
	let opened = false;
	const dispose = () => {
		over.abort();
		socket.close();
	};

	const hear = (message: RelayServerMessage) => {
		switch (message.type) {
			case 'opened':
				opened = true;
				events.opened();
				return;
			case 'refused':
				dispose();
				events.failed(WHY[message.reason]);
				return;
			case 'ended':
				dispose();
				events.ended(ENDED_BY[message.by], message.reason && `end.${message.reason}`);
				return;
			case 'error':
				return;
			default:
				message satisfies never;
		}
	};

	socket.binaryType = 'arraybuffer';
	socket.addEventListener(
		'open',
		() => {
			greeted = true;
			socket.send(encode({ type: 'open' }));
		},
		{ signal: over.signal },
	);
	socket.addEventListener(
		'message',
		({ data }: MessageEvent<unknown>) => {
			if (data instanceof ArrayBuffer) {
				events.received(new Uint8Array(data));
				return;
			}
			const decoded = decode(data);
			if (decoded.ok) hear(decoded.message);
		},
		{ signal: over.signal },
	);
	socket.addEventListener(
		'close',
		() => {
			over.abort();
			if (opened) events.ended('between', 'end.lost');
			else if (greeted) events.failed('refused');
			else void findOut(events);
		},
		{ signal: over.signal },
	);

	return {
		write(octets) {
			for (let at = 0; at < octets.length; at += RELAY_LIMITS.chunkBytes) {
				socket.send(octets.slice(at, at + RELAY_LIMITS.chunkBytes));
			}
		},
		end: () => socket.send(encode({ type: 'end' })),
		dispose,
	};
}

/** Asks in words why the handshake failed: a browser says no more than 1006. */
async function findOut(events: LineEvents): Promise<void> {
	const diagnosis = await demoHost.diagnose(liveUrl('relay'));
	if (diagnosis === 'too-many-connections' || diagnosis === 'server-full') {
		events.failed('too-many');
	} else if (diagnosis === 'too-many-handshakes') events.failed('too-often');
	else events.failed(OUT_OF_REACH.has(diagnosis) ? 'unavailable' : 'refused');
}
