/**
 * Headers whose values let somebody in. A browser sends the cookies of this host name, whichever
 * port has set them (RFC 6265, section 8.5): they may be another program's. A value goes on in each
 * line that begins with a space (RFC 9112, section 5.2).
 */
const SECRET =
	/^((?:cookie|authorization|proxy-authorization)[ \t]*:[ \t]*)(.*(?:\r?\n[ \t].*)*)/gim;

/**
 * Overwrites what is secret in a request, octet for octet, so that all else stays where it is.
 * @param octets - the whole head, and what came behind it
 * @returns a copy: the octets themselves are still to be sent
 */
export function hideSecrets(octets: Uint8Array): Uint8Array<ArrayBuffer> {
	const text = Buffer.from(octets).toString('latin1');
	const end = text.indexOf('\r\n\r\n');
	const head = end < 0 ? text : text.slice(0, end);
	const hidden = head.replace(
		SECRET,
		(_line, name: string, value: string) => name + value.replace(/[^\r\n]/g, '*'),
	);
	const copy = Uint8Array.from(octets);
	copy.set(Buffer.from(hidden, 'latin1'));
	return copy;
}
