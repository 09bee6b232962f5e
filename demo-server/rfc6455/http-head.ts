/** One header, with where its parts lie in the bytes. */
export interface HeaderLine {
	/** As it was written; compare in lower case. */
	readonly name: string;
	/** Without the spaces around it. */
	readonly value: string;
	/** The first byte of the line. */
	readonly at: number;
	readonly valueAt: number;
	/** Bytes in the line, without its CR LF. */
	readonly length: number;
}

/** The start line and the headers of an HTTP/1.1 message (RFC 9112, section 2.1). */
export interface Head {
	readonly startLine: string;
	readonly headers: readonly HeaderLine[];
	/** Lines that are no header (section 5.1). */
	readonly malformed: readonly { readonly at: number; readonly length: number }[];
	/** Bytes, with the empty line that ends it. */
	readonly size: number;
}

/** A token, a colon without a space before it, and a value without control characters. */
const HEADER = /^([!#$%&'*+.^_`|~\w-]+):([ \t]*)([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/;

/** Reads a whole head. A byte is a character here: headers are Latin-1 (RFC 9110, section 5.5). */
export function readHead(octets: Uint8Array): Head {
	const lines = latin1(octets)
		.replace(/\r\n\r\n$/, '')
		.split('\r\n');
	const [startLine = '', ...rest] = lines;
	const headers: HeaderLine[] = [];
	const malformed: { at: number; length: number }[] = [];
	let at = startLine.length + 2;
	for (const line of rest) {
		const { length } = line;
		const [, name, spaces = '', value = ''] = HEADER.exec(line) ?? [];
		if (name === undefined) malformed.push({ at, length });
		else headers.push({ name, value, at, valueAt: at + name.length + 1 + spaces.length, length });
		at += length + 2;
	}
	return { startLine, headers, malformed, size: octets.length };
}

/** All headers of a name, which is given in lower case. */
export function headersOf({ headers }: Head, name: string): HeaderLine[] {
	return headers.filter((header) => header.name.toLowerCase() === name);
}

/** Writes a head. */
export function writeHead(
	startLine: string,
	headers: readonly (readonly [name: string, value: string])[],
): Uint8Array<ArrayBuffer> {
	const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
	const text = `${startLine}\r\n${lines.join('')}\r\n`;
	return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

/** By hand: what the Encoding Standard calls latin1 is windows-1252. */
function latin1(octets: Uint8Array): string {
	let text = '';
	for (const octet of octets) text += String.fromCharCode(octet);
	return text;
}
