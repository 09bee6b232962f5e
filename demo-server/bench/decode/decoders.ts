import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { Receiver } from '#rfc6455';

/** What was read of a workload, so that a decoder that skips work is found out. */
export interface Read {
	messages: number;
	payload: number;
}

export type Decode = (pieces: readonly Buffer[]) => Read;

type WsReceiver = new (options: { isServer: boolean; maxPayload: number }) => Writable;

// By its file: the package does not hand it out. The path is from where the script is run.
const require = createRequire(`${process.cwd()}/package.json`);
const Foreign = require('./node_modules/ws/lib/receiver.js') as WsReceiver;
const LONGEST = 2 ** 24;

export const DECODERS = {
	ours(pieces) {
		const read = { messages: 0, payload: 0 };
		const receiver = new Receiver({ sender: 'client', longestMessage: LONGEST });
		for (const piece of pieces) {
			for (const received of receiver.push(piece)) {
				if (received.type === 'text') {
					read.messages += 1;
					read.payload += Buffer.byteLength(received.text);
				} else if (received.type === 'binary') {
					read.messages += 1;
					read.payload += received.octets.length;
				}
			}
		}
		return read;
	},

	/** With a text made of each text, as ours does: it hands out bytes, which nobody wants of a text. */
	ws(pieces) {
		const read = { messages: 0, payload: 0 };
		const receiver = new Foreign({ isServer: true, maxPayload: LONGEST });
		receiver.on('message', (data: Buffer, isBinary: boolean) => {
			read.messages += 1;
			read.payload += isBinary ? data.length : Buffer.byteLength(data.toString());
		});
		for (const piece of pieces) receiver.write(piece);
		return read;
	},
} satisfies Record<string, Decode>;

export type DecoderName = keyof typeof DECODERS;
