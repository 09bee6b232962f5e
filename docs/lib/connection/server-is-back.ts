import { liveUrl } from './live-url';

/** Milliseconds after which silence is an answer. */
const LONGEST = 3_000;

/**
 * Asks whether the live server can be reached: first for a word over plain HTTP, which costs
 * little, and only if that comes for a handshake. Where something on the way blocks WebSocket, the
 * first succeeds and the second does not.
 */
export async function serverIsBack(): Promise<boolean> {
	const echo = liveUrl('echo');
	const health = new URL('../healthz', echo);
	health.protocol = location.protocol;
	try {
		const response = await fetch(health, {
			cache: 'no-store',
			signal: AbortSignal.timeout(LONGEST),
		});
		const body: unknown = await response.json();
		const isOurs = typeof body === 'object' && body && 'status' in body && body.status === 'ok';
		return isOurs === true && (await shakesHands(echo));
	} catch {
		return false;
	}
}

function shakesHands(url: URL): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = new WebSocket(url);
		socket.addEventListener('open', () => {
			resolve(true);
			socket.close();
		});
		socket.addEventListener('close', () => {
			resolve(false);
		});
	});
}
