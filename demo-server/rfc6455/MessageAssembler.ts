import { readClose } from './close-frame';
import type { FrameEvent, Violation } from './FrameDecoder';
import type { FrameHeader } from './frame-header';
import { isControl, OPCODES, type OpcodeMeaning, opcodeMeaning } from './opcodes';
import { UTF8 } from './utf8';
import { Utf8Validator } from './Utf8Validator';
import type { ViolationRule } from './violations';

/** What one end has received; `at` is the first byte of the first frame, counted from the first. */
export type Received =
	| { readonly type: 'text'; readonly at: number; readonly frames: number; readonly text: string }
	| { readonly type: 'binary'; readonly at: number; readonly frames: number; octets: Uint8Array }
	/** A message of permessage-deflate: recognised, and left as it is. */
	| {
			readonly type: 'compressed';
			readonly at: number;
			readonly frames: number;
			readonly opcode: OpcodeMeaning;
			readonly octets: Uint8Array;
	  }
	| { readonly type: 'ping' | 'pong'; readonly at: number; readonly octets: Uint8Array }
	/** The last that is heard (RFC 6455, section 1.4); 1005 stands for a frame without a code. */
	| { readonly type: 'close'; readonly at: number; readonly code: number; readonly reason: string }
	| Violation;

/** A frame or message on its way. */
interface Arriving {
	readonly at: number;
	readonly first: FrameHeader;
	frames: number;
	length: number;
	readonly pieces: Uint8Array[];
}

/**
 * Puts frames together to messages (RFC 6455, section 5.4), lets control frames pass between them,
 * and judges what only shows there: the order of frames, text that is no UTF-8, close frames, and
 * length. It has heard enough after a close frame or a broken rule.
 */
export class MessageAssembler {
	readonly #longest: number;
	#message: Arriving | undefined;
	#control: Arriving | undefined;
	#header: FrameHeader | undefined;
	#utf8 = new Utf8Validator();
	#over = false;

	/** @param longest - the bytes that a message may have, in all of its frames */
	constructor(longest: number) {
		this.#longest = longest;
	}

	/** A close frame or a broken rule has come, and what follows is not read. */
	get over(): boolean {
		return this.#over;
	}

	/** Takes the next event of a `FrameDecoder`; answers with what is complete by it. */
	take(event: FrameEvent): Received | undefined {
		if (this.#over) return undefined;
		const received = this.#take(event);
		this.#over = received?.type === 'close' || received?.type === 'violation';
		return received;
	}

	#take(event: FrameEvent): Received | undefined {
		switch (event.type) {
			case 'header':
				return this.#begin(event.at, event.header);
			case 'payload':
				return this.#goOn(event.at, event.octets);
			case 'end':
				return this.#end(event.at);
			case 'violation':
				return event;
			default:
				return event satisfies never;
		}
	}

	#begin(at: number, header: FrameHeader): Received | undefined {
		this.#header = header;
		const fresh = { at, first: header, frames: 1, length: 0, pieces: [] };
		if (isControl(header.opcode)) {
			this.#control = fresh;
			return undefined;
		}
		const goesOn = header.opcode === OPCODES.continuation;
		if (goesOn && !this.#message) return broken('continuation-of-nothing', 'opcode', at);
		if (!goesOn && this.#message) return broken('message-inside-message', 'opcode', at);
		if (this.#message) this.#message.frames += 1;
		else this.#utf8 = new Utf8Validator();
		this.#message ??= fresh;
		// The length of the message is known before its bytes are.
		if (this.#message.length + header.payloadLength <= this.#longest) return undefined;
		const field = header.lengthForm === 7 ? 'payload-length' : 'extended-payload-length';
		return broken('message-too-big', field, at + (header.lengthForm === 7 ? 1 : 2));
	}

	#goOn(at: number, octets: Uint8Array): Received | undefined {
		const arriving = this.#control ?? this.#message;
		if (!arriving) return undefined;
		arriving.pieces.push(octets);
		arriving.length += octets.length;
		if (!isText(arriving.first)) return undefined;
		const bad = this.#utf8.push(octets);
		return bad < 0 ? undefined : broken('text-not-utf8', 'payload', at + bad);
	}

	#end(end: number): Received | undefined {
		if (this.#control) {
			const control = this.#control;
			this.#control = undefined;
			return endControl(control, end);
		}
		const message = this.#message;
		if (!message || this.#header?.fin !== true) return undefined;
		this.#message = undefined;
		const { at, frames, first } = message;
		const octets = join(message);
		const opcode = opcodeMeaning(first.opcode);
		if (first.rsv1) return { type: 'compressed', at, frames, opcode, octets };
		if (!isText(first)) return { type: 'binary', at, frames, octets };
		if (!this.#utf8.complete) return broken('text-not-utf8', 'payload', end);
		const text = UTF8.decode(octets);
		return { type: 'text', at, frames, text };
	}
}

function endControl(control: Arriving, end: number): Received {
	const { at, first, length } = control;
	const octets = join(control);
	if (first.opcode === OPCODES.ping) return { type: 'ping', at, octets };
	if (first.opcode === OPCODES.pong) return { type: 'pong', at, octets };
	const close = readClose(octets);
	if (close.ok) return { type: 'close', at, code: close.code, reason: close.reason };
	const field = close.rule === 'close-reason-not-utf8' ? 'close-reason' : 'close-code';
	return broken(close.rule, field, end - length + close.at);
}

/** Text that can be read as it comes; compressed text is judged when it is inflated (RFC 7692). */
function isText({ opcode, rsv1 }: FrameHeader): boolean {
	return opcode === OPCODES.text && !rsv1;
}

function broken(rule: ViolationRule, field: Violation['field'], at: number): Violation {
	return { type: 'violation', rule, field, at };
}

function join({ pieces, length }: Arriving): Uint8Array<ArrayBuffer> {
	const octets = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		octets.set(piece, at);
		at += piece.length;
	}
	return octets;
}
