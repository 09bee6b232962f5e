import { pushClientCodec, type Tick } from '#protocol';

/** Reads a tick; fails on anything that the protocol does not know. */
export function readTick(json: string): Tick {
	const decoded = pushClientCodec.decode(json);
	if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}): ${json}`);
	return decoded.message;
}

/** The head of a plain request, with what a browser sends and a little more. */
export function getRequest(path: string, host: string, headers: Record<string, string> = {}) {
	const all = {
		Host: host,
		Accept: '*/*',
		'User-Agent': 'Mozilla/5.0 \xe9',
		'Sec-Fetch-Site': 'same-origin',
		Cookie: 'lang=ja; starlight=1',
		...headers,
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
