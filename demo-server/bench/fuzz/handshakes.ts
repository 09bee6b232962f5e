import type { Dice } from './dice';

const PATHS: readonly [string, ...string[]] = [
	'/',
	'/live/',
	'/live/echo/',
	'/live/pubsub',
	'/live/pubsub?room=short',
	'/live/push/now',
	'/live/push/now?after=%00',
	'/live/push/next?after=-1',
	'/live/push/next?after=1e9999',
	'/live/push/nothing',
	'/live/chat?room=short',
	'/live/handshake?x=%ff',
	'/live/pubsub?room=__proto__&room=x',
	'/live/echo?%',
	'/live/%65cho',
	'//live/echo',
	'/live/../live/echo',
	'http://127.0.0.1/live/echo',
	'*',
	'/metrics',
	'/healthz',
	'/addresses',
	`/${'a'.repeat(9_000)}`,
	'/\u00e9',
];

const HEADERS: readonly [string, ...string[]] = [
	'Sec-WebSocket-Key: short',
	'Sec-WebSocket-Version: 8',
	'Sec-WebSocket-Version: 13, 8',
	'Sec-WebSocket-Protocol: chat, superchat',
	'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
	'Sec-WebSocket-Extensions: nonsense; a="',
	'Origin: http://evil.example',
	'Origin: null',
	'Host: evil.example',
	'Host: ',
	'Host: [::1',
	'Host: 127.0.0.1:99999',
	'X-Forwarded-For: 1.2.3.4, evil',
	'Cookie: lang=xx; lang=ja',
	'Accept-Language: ja;q=9,*;q=-1',
	'Upgrade: h2c',
	'Connection: close',
	'Content-Length: 5',
	'Content-Length: -1',
	'Transfer-Encoding: chunked',
	'no colon at all',
	': no name',
	`X-Long: ${'y'.repeat(20_000)}`,
];

/** A handshake with something wrong, as bytes, one for each character. */
export function handshakeBytes(dice: Dice, path: string): string {
	const method = dice.percent(85)
		? 'GET'
		: dice.pick(['HEAD', 'POST', 'OPTIONS', 'CONNECT', 'get', '\0']);
	const target = dice.percent(60) ? path : dice.pick(PATHS);
	const version = dice.percent(95) ? 'HTTP/1.1' : dice.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '']);
	const lines = [
		'Host: 127.0.0.1',
		'Upgrade: websocket',
		'Connection: Upgrade',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
	];
	if (dice.percent(50)) lines.splice(dice.below(lines.length), 1);
	for (let extra = dice.below(3); extra > 0; extra -= 1) lines.push(dice.pick(HEADERS));
	const bytes = `${method} ${target} ${version}\r\n${lines.join('\r\n')}\r\n\r\n`;
	if (dice.percent(10)) return bytes.slice(0, dice.below(bytes.length));
	if (dice.percent(10)) return dice.bytes(dice.below(400)).toString('latin1');
	return bytes;
}
