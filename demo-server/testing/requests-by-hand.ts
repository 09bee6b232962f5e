import type { ByHand } from './by-hand';
import { handshake } from './raw';

/** Requests to the server, as bytes. */
export interface RequestByHand extends ByHand {
	request(host: string): string;
	/** 0 where it says nothing at all. */
	readonly status: number;
	/** Parts of the answer, as they are written. */
	readonly says?: readonly string[];
	/** Why it was refused, where the server says it in its own words. */
	readonly error?: string;
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const good = (host: string) => handshake('/live/echo', host);
/** The good request with one part replaced; whoever replaces nothing has made a mistake. */
const but = (part: string | RegExp, by: string) => (host: string) => {
	const bent = good(host).replace(part, by);
	if (bent === good(host)) throw new Error(`There is no ${String(part)} in the request.`);
	return bent;
};
const without = (name: string) => but(new RegExp(`^${name}:.*\r\n`, 'm'), '');
const withMore = (headers: Record<string, string>) => (host: string) =>
	handshake('/live/echo', host, headers);

export const REQUESTS_BY_HAND: readonly RequestByHand[] = [
	{
		name: 'as it should be',
		request: good,
		status: 101,
		says: [
			'Upgrade: websocket\r\n',
			'Connection: Upgrade\r\n',
			'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n',
		],
	},
	{ name: 'no Upgrade', request: without('Upgrade'), status: 426, error: 'upgrade-required' },
	{
		name: 'no Connection',
		request: without('Connection'),
		status: 101,
		unlike: 'Section 4.2.1 asks for it; Bun does not look.',
	},
	{ name: 'no key', request: without('Sec-WebSocket-Key'), status: 400, error: 'bad-upgrade' },
	{
		name: 'no version',
		request: without('Sec-WebSocket-Version'),
		status: 426,
		says: ['Sec-WebSocket-Version: 13\r\n'],
		ends: true,
	},
	{
		name: 'no Host',
		request: without('Host'),
		status: 400,
		ends: true,
	},
	{
		name: 'version 8',
		request: but('Version: 13', 'Version: 8'),
		status: 426,
		says: ['Sec-WebSocket-Version: 13\r\n'],
		ends: true,
	},
	{
		name: 'version 14',
		request: but('Version: 13', 'Version: 14'),
		status: 426,
		says: ['Sec-WebSocket-Version: 13\r\n'],
		ends: true,
	},
	{
		name: 'a key of 10 bytes',
		request: but(KEY, 'dGhlIHNhbXBsZQ=='),
		status: 400,
		error: 'bad-upgrade',
	},
	{
		name: 'the name of the key misspelt',
		request: but('Sec-WebSocket-Key', 'Sec-WebSocket-Kye'),
		status: 400,
		error: 'bad-upgrade',
	},
	{
		name: 'another key',
		request: but(KEY, 'AQIDBAUGBwgJCgsMDQ4PEA=='),
		status: 101,
		says: ['Sec-WebSocket-Accept: C/0nmHhBztSRGR1CwL6Tf4ZjwpY=\r\n'],
	},
	{
		name: 'subprotocols, of which the server speaks none',
		request: withMore({ 'Sec-WebSocket-Protocol': 'chat, superchat' }),
		status: 101,
	},
	{
		name: 'compression, which the server does not want',
		request: withMore({ 'Sec-WebSocket-Extensions': 'permessage-deflate' }),
		status: 101,
	},
	{
		name: 'POST',
		request: but('GET', 'POST'),
		status: 404,
		unlike: 'HTTP has 405 for it (RFC 9110, section 15.5.6); this server knows no such address.',
	},
	{
		name: 'get, in small letters',
		request: but('GET', 'get'),
		status: 0,
		ends: true,
		unlike: 'Methods heed case (RFC 9110, section 9.1), and 501 is due; Bun only ends.',
	},
	{
		name: 'HTTP/1.0',
		request: but('HTTP/1.1', 'HTTP/1.0'),
		status: 101,
		unlike: 'Section 4.1 asks for HTTP/1.1 or higher; Bun does not look.',
	},
	{ name: 'HTTP/2.0', request: but('HTTP/1.1', 'HTTP/2.0'), status: 505, ends: true },
	{ name: 'no version of HTTP', request: but(' HTTP/1.1', ''), status: 505, ends: true },
	{ name: 'no CR at the ends of lines', request: but(/\r/g, ''), status: 505, ends: true },
	{
		name: 'a space before a colon',
		request: but('Upgrade:', 'Upgrade :'),
		status: 400,
		ends: true,
	},
	{ name: 'no HTTP at all', request: () => 'hello\r\n\r\n', status: 400, ends: true },
	{
		name: 'a line that is too long',
		request: withMore({ X: '*'.repeat(20_000) }),
		status: 431,
		ends: true,
	},
	{ name: 'an address that there is not', request: but('/live/echo', '/live/eco'), status: 404 },
	{
		name: 'the right Origin',
		request: (host) => withMore({ Origin: `http://${host}` })(host),
		status: 101,
	},
	{
		name: 'the Origin of another site',
		request: withMore({ Origin: 'https://evil.example' }),
		status: 403,
		error: 'bad-origin',
	},
	{
		name: 'the Host of another site',
		request: withMore({ Host: 'evil.example' }),
		status: 421,
		error: 'bad-host',
	},
	{
		name: 'two Hosts',
		request: (host) => withMore({ Host: `${host}\r\nHost: ${host}` })(host),
		status: 421,
		error: 'bad-host',
		unlike: 'RFC 9112, section 3.2, asks for 400; Bun joins them, and no such host is known.',
	},
	{
		name: 'two requests at once: what follows the first is read as frames',
		request: (host) => good(host) + good(host),
		status: 101,
		says: ['Received an incorrectly masked frame'],
		ends: true,
	},
	{
		name: 'a frame right behind the request',
		request: (host) => `${good(host)}\x81\x85\0\0\0\0early`,
		status: 101,
		says: ['\x81\x05early'],
	},
];
