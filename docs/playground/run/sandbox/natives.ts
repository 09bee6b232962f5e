/**
 * What leads out of a frame or a worker. The policy of the frame's document blocks each of them
 * anyway; that they are gone makes a program say what it misses, rather than wait for a network.
 */
const WAYS_OUT = [
	'BroadcastChannel',
	'EventSource',
	'FileSystemHandle',
	'Notification',
	'PushManager',
	'RTCPeerConnection',
	'SharedWorker',
	'WebSocket',
	'WebSocketStream',
	'WebTransport',
	'Worker',
	'XMLHttpRequest',
	'caches',
	'close',
	'cookieStore',
	'fetch',
	'fetchLater',
	'importScripts',
	'indexedDB',
	'open',
	'postMessage',
	'showOpenFilePicker',
	'showSaveFilePicker',
	'webkitRTCPeerConnection',
];

/** Takes the ways out from the realm, wherever on the chain of its global object they are. */
export function removeNatives(realm: object): void {
	for (const name of WAYS_OUT) {
		let holder: object | null = realm;
		while (holder !== null) {
			if (Object.hasOwn(holder, name)) Reflect.deleteProperty(holder, name);
			holder = Object.getPrototypeOf(holder) as object | null;
		}
	}
	const navigator: unknown = Reflect.get(realm, 'navigator');
	if (typeof navigator === 'object' && navigator !== null) {
		const prototype = Object.getPrototypeOf(navigator) as object;
		for (const name of ['sendBeacon', 'serviceWorker', 'storage', 'locks']) {
			Reflect.deleteProperty(prototype, name);
		}
	}
}

/** Gives a realm what a page on `localhost` has, and one on a plain LAN address has not. */
export function addRandomUuid(crypto: Crypto): void {
	if ('randomUUID' in crypto) return;
	Object.defineProperty(crypto, 'randomUUID', { value: () => randomUuid(crypto) });
}

/** A version 4 UUID (RFC 9562, section 5.4). */
function randomUuid(crypto: Crypto): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = Array.from(bytes, (byte, index) => {
		if (index === 6) return (byte & 0x0f) | 0x40;
		return index === 8 ? (byte & 0x3f) | 0x80 : byte;
	}).map((byte) => byte.toString(16).padStart(2, '0'));
	return [
		[0, 4],
		[4, 6],
		[6, 8],
		[8, 10],
		[10, 16],
	]
		.map(([from, to]) => hex.slice(from, to).join(''))
		.join('-');
}
