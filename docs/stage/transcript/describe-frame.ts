import {
	headerSize,
	mask,
	NO_STATUS,
	OPCODES,
	opcodeMeaning,
	readClose,
	readHeader,
} from '#rfc6455';

/** Characters of a payload that one line quotes. */
const QUOTED = 24;

/** A frame in one line, for the axis and for the exported text: what stands in the standard. */
export function describeFrame(octets: Uint8Array): string {
	const { fin, opcode, maskingKey, payloadLength } = readHeader(octets);
	const start = headerSize(octets);
	const there = octets.subarray(start, start + payloadLength);
	const payload = maskingKey ? mask(there, maskingKey) : there;
	const name = opcodeMeaning(opcode);
	const kind = name.startsWith('reserved') ? `opcode 0x${opcode.toString(16)}` : name;
	return [kind, ...(fin ? [] : ['FIN 0']), content(opcode, payload)]
		.filter((part) => part !== '')
		.join(' · ');
}

function content(opcode: number, payload: Uint8Array): string {
	if (opcode === OPCODES.close) {
		const close = readClose(payload);
		if (!close.ok) {
			const [high = 0, low] = payload;
			return low === undefined ? '?' : String((high << 8) | low);
		}
		return close.code === NO_STATUS ? '' : `${String(close.code)} ${close.reason}`.trim();
	}
	if (payload.length === 0) return '0 B';
	const size = `${payload.length.toLocaleString('en')} B`;
	if (opcode === OPCODES.binary) return size;
	const start = payload.subarray(0, QUOTED * 4);
	const text = new TextDecoder().decode(start).replace(/\p{Cc}/gu, '·');
	const characters = Array.from(text);
	const quoted = characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : text;
	return `“${quoted}” · ${size}`;
}
