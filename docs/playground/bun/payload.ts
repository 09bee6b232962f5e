/** What a WebSocket message can be made of. */
export type Payload = string | ArrayBuffer | ArrayBufferView;

const encoder = new TextEncoder();

/** How many bytes a text takes in UTF-8. */
export const utf8Length = (text: string): number => encoder.encode(text).byteLength;

/** The bytes of a buffer or a view, in a buffer of their own. */
export function copyBytes(data: ArrayBuffer | ArrayBufferView): ArrayBuffer {
	const view = ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data);
	return view.slice().buffer;
}

export const isBytes = (data: unknown): data is ArrayBuffer | ArrayBufferView =>
	data instanceof ArrayBuffer || ArrayBuffer.isView(data);

/**
 * What goes over the wire: bytes as they are, and the text of anything else, as Bun has it. Half a
 * character has no UTF-8, and U+FFFD goes in its place.
 */
export function toWire(data: unknown): string | ArrayBuffer {
	if (typeof data === 'symbol') throw new TypeError('Cannot convert a symbol to a string');
	return isBytes(data) ? copyBytes(data) : String(data).toWellFormed();
}

export const sizeOf = (data: string | ArrayBuffer): number =>
	typeof data === 'string' ? utf8Length(data) : data.byteLength;

/** At most so many bytes of a text, and no half of a character (RFC 6455, section 5.5: 125 − 2). */
export function cutReason(reason: string, longest = 123): string {
	let bytes = 0;
	let cut = '';
	for (const character of reason.toWellFormed()) {
		bytes += utf8Length(character);
		if (bytes > longest) break;
		cut += character;
	}
	return cut;
}
