import type { RequestFault } from './handshake-faults';
import { type Extension, readExtensions, readProtocols, tokensOf } from './header-lists';
import { type Head, type HeaderLine, headersOf, writeHead } from './http-head';

/** What is wrong, and the bytes that show it; 0 bytes where something is missing. */
export interface Fault<Name> {
	readonly fault: Name;
	readonly at: number;
	readonly length: number;
}

/** An upgrade request as a server understands it (RFC 6455, section 4.2.1). */
export interface HandshakeRequest {
	readonly target: string;
	readonly key: string;
	readonly protocols: readonly string[];
	readonly extensions: readonly Extension[];
	/** In the order of the bytes; what is missing comes last. The first decides the answer. */
	readonly faults: readonly Fault<RequestFault>[];
}

/** Reads an upgrade request and says everything that is wrong with it. */
export function readRequest(head: Head): HandshakeRequest {
	const faults: Fault<RequestFault>[] = head.malformed.map((line) => ({
		fault: 'header-malformed',
		...line,
	}));
	const missing = (fault: RequestFault) => faults.push({ fault, at: head.size - 2, length: 0 });
	const wrong = (fault: RequestFault, { at, length }: HeaderLine) =>
		faults.push({ fault, at, length });
	const check = (
		name: string,
		rules: { missing?: RequestFault; repeated?: RequestFault; wrong?: RequestFault },
		good: (values: string[]) => boolean,
	): string[] => {
		const lines = headersOf(head, name);
		const [first, second] = lines;
		const values = lines.map(({ value }) => value);
		if (!first) {
			if (rules.missing) missing(rules.missing);
		} else if (second && rules.repeated) wrong(rules.repeated, second);
		else if (rules.wrong && !good(values)) wrong(rules.wrong, first);
		return values;
	};

	const target = readRequestLine(head, faults);
	check('host', { missing: 'host-missing', repeated: 'host-repeated' }, () => true);
	check('upgrade', { missing: 'upgrade-missing', wrong: 'upgrade-not-websocket' }, (values) =>
		tokensOf(values).includes('websocket'),
	);
	check(
		'connection',
		{ missing: 'connection-not-upgrade', wrong: 'connection-not-upgrade' },
		(values) => tokensOf(values).includes('upgrade'),
	);
	const [key = ''] = check(
		'sec-websocket-key',
		{ missing: 'key-missing', repeated: 'key-repeated', wrong: 'key-malformed' },
		([value = '']) => isKey(value),
	);
	check(
		'sec-websocket-version',
		{ missing: 'version-missing', repeated: 'version-repeated', wrong: 'version-not-13' },
		([value]) => value === '13',
	);
	const protocols = check(
		'sec-websocket-protocol',
		{ wrong: 'protocols-malformed' },
		(values) => readProtocols(values) !== undefined,
	);
	const extensions = check(
		'sec-websocket-extensions',
		{ wrong: 'extensions-malformed' },
		(values) => readExtensions(values) !== undefined,
	);
	return {
		target,
		key,
		protocols: readProtocols(protocols) ?? [],
		extensions: readExtensions(extensions) ?? [],
		faults: faults.toSorted((a, b) => a.at - b.at),
	};
}

/** Method, target and version, with one space between (RFC 9112, section 3). */
function readRequestLine({ startLine }: Head, faults: Fault<RequestFault>[]): string {
	const wrong = (fault: RequestFault, at: number, length: number) => {
		faults.push({ fault, at, length });
	};
	const parts = /^(\S+) (\S+) HTTP\/(\d\.\d)$/.exec(startLine);
	if (!parts) {
		wrong('request-line-malformed', 0, startLine.length);
		return '';
	}
	const [, method = '', target = '', version = ''] = parts;
	const targetAt = method.length + 1;
	if (method !== 'GET') wrong('method-not-get', 0, method.length);
	if (!/^(\/|https?:\/\/[^/?#]+)[^#]*$/i.test(target)) {
		wrong('target-malformed', targetAt, target.length);
	}
	if (Number(version) < 1.1) wrong('http-version-too-old', startLine.length - 8, 8);
	return target;
}

/**
 * The base64 of 16 bytes: 22 characters and two signs of padding (section 4.2.1). Of the last
 * character two bits count; the other four may be anything (RFC 4648, section 3.5).
 */
function isKey(value: string): boolean {
	return /^[A-Za-z0-9+/]{22}==$/.test(value);
}

/** What a client asks for (section 4.1). */
export interface RequestToWrite {
	/** Path and query. */
	readonly target: string;
	readonly host: string;
	/** The base64 of 16 random bytes. */
	readonly key: string;
	readonly origin?: string | undefined;
	readonly protocols?: readonly string[] | undefined;
	/** As they are to stand in the header. */
	readonly extensions?: string | undefined;
}

/** Writes an upgrade request. */
export function writeRequest(request: RequestToWrite): Uint8Array<ArrayBuffer> {
	const { target, host, key, origin, protocols = [], extensions } = request;
	const headers: [string, string][] = [
		['Host', host],
		['Upgrade', 'websocket'],
		['Connection', 'Upgrade'],
		['Sec-WebSocket-Key', key],
		['Sec-WebSocket-Version', '13'],
	];
	if (origin !== undefined) headers.push(['Origin', origin]);
	if (protocols.length > 0) headers.push(['Sec-WebSocket-Protocol', protocols.join(', ')]);
	if (extensions !== undefined) headers.push(['Sec-WebSocket-Extensions', extensions]);
	return writeHead(`GET ${target} HTTP/1.1`, headers);
}
