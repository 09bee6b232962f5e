/** Whom a request is for, and what it begins with. */
export interface Request {
	readonly target: string;
	readonly host: string;
	readonly origin: string;
	/** The base64 of 16 random bytes. */
	readonly key: string;
}

/** Something to try: a change to the request that a browser would send. */
export interface Experiment {
	readonly name: string;
	readonly change: (lines: readonly string[], request: Request) => readonly string[];
}

/** The request of a browser, as far as WebSocket needs it (RFC 6455, section 4.1). */
export function linesOf({ target, host, origin, key }: Request): readonly string[] {
	return [
		`GET ${target} HTTP/1.1`,
		`Host: ${host}`,
		'Upgrade: websocket',
		'Connection: Upgrade',
		`Origin: ${origin}`,
		`Sec-WebSocket-Key: ${key}`,
		'Sec-WebSocket-Version: 13',
	];
}

type Change = Experiment['change'];

const without =
	(name: string): Change =>
	(lines) =>
		lines.filter((line) => !line.startsWith(`${name}:`));

const set =
	(name: string, value: string): Change =>
	(lines) =>
		lines.map((line) => (line.startsWith(`${name}:`) ? `${name}: ${value}` : line));

const add =
	(header: string): Change =>
	(lines) => [...lines, header];

const replaceFirst =
	(from: RegExp, to: string): Change =>
	([first = '', ...rest]) => [first.replace(from, to), ...rest];

/** From the one that works to the strange; the words are the pages'. */
export const EXPERIMENTS: readonly Experiment[] = [
	{ name: 'good', change: (lines) => lines },
	{ name: 'no-upgrade', change: without('Upgrade') },
	{ name: 'no-connection', change: without('Connection') },
	{ name: 'no-key', change: without('Sec-WebSocket-Key') },
	{
		name: 'misspelt-key',
		change: (lines) => lines.map((line) => line.replace('Sec-WebSocket-Key', 'Sec-WebSocket-Kye')),
	},
	{ name: 'short-key', change: set('Sec-WebSocket-Key', 'aGVsbG8=') },
	{ name: 'version-8', change: set('Sec-WebSocket-Version', '8') },
	{ name: 'no-version', change: without('Sec-WebSocket-Version') },
	{ name: 'subprotocol', change: add('Sec-WebSocket-Protocol: superchat, chat') },
	{ name: 'extension', change: add('Sec-WebSocket-Extensions: permessage-deflate') },
	{ name: 'post', change: replaceFirst(/^GET/, 'POST') },
	{ name: 'http-1.0', change: replaceFirst(/HTTP\/1\.1$/, 'HTTP/1.0') },
	{ name: 'wrong-path', change: replaceFirst(/ \S+ /, ' /live/nowhere ') },
	{ name: 'other-origin', change: set('Origin', 'https://somebody.example') },
	{ name: 'no-origin', change: without('Origin') },
	{ name: 'other-host', change: set('Host', 'somebody.example') },
	{ name: 'no-host', change: without('Host') },
	{
		name: 'lower-case',
		change: ([first = '', ...rest]) => [
			first,
			...rest.map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase())),
		],
	},
	{ name: 'eager', change: (lines) => lines },
	{ name: 'nonsense', change: () => ['Hello, server. How are you'] },
];

/** What goes behind the empty line: a frame that did not wait for the 101. */
export const EAGER = 'eager';
