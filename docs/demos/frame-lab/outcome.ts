import { NO_STATUS, OPCODES, readClose, type Received } from '#rfc6455';

/** What a server can do about what it was sent. */
export type Outcome =
	/** It says a message back. */
	| 'echo'
	| 'echo-twice'
	| 'pong'
	| 'pong-echo'
	| 'echo-pong'
	/** It goes on, and says nothing. */
	| 'nothing'
	/** It answers a close frame with one of the same code. */
	| 'close-back'
	| 'close-1002'
	| 'close-1007'
	| 'close-1009'
	| 'close-other'
	/** The connection ends without a close frame. */
	| 'torn'
	| 'other';

/** A frame that the server sent, as far as an outcome asks. */
export interface Heard {
	readonly opcode: number;
	readonly payload: Uint8Array;
}

/**
 * Names what the server did.
 * @param closed - the code of the reader's own close frame, where there was one
 */
export function outcomeOf(
	heard: readonly Heard[],
	ended: boolean,
	closed: number | undefined,
): Outcome {
	const close = heard.find(({ opcode }) => opcode === OPCODES.close);
	if (close) {
		const said = readClose(close.payload);
		const code = said.ok ? said.code : NO_STATUS;
		return code === closed ? 'close-back' : closeWith(code);
	}
	if (ended) return 'torn';
	return ofMessages(heard.map(({ opcode }) => (opcode === OPCODES.pong ? 'pong' : 'echo')));
}

/** Names what a server that keeps to RFC 6455 does about what it has received. */
export function outcomeByRfc(
	received: readonly Received[],
	closeCode: number | undefined,
): Outcome {
	if (closeCode !== undefined) return closeWith(closeCode);
	if (received.some(({ type }) => type === 'close')) return 'close-back';
	return ofMessages(
		received
			.filter(({ type }) => type !== 'pong')
			.map(({ type }) => (type === 'ping' ? 'pong' : 'echo')),
	);
}

function closeWith(code: number): Outcome {
	switch (code) {
		case 1002:
		case 1007:
		case 1009:
			return `close-${code}`;
		default:
			return 'close-other';
	}
}

const IN_ORDER: Readonly<Record<string, Outcome>> = {
	'': 'nothing',
	echo: 'echo',
	'echo echo': 'echo-twice',
	pong: 'pong',
	'pong echo': 'pong-echo',
	'echo pong': 'echo-pong',
};

function ofMessages(order: readonly ('echo' | 'pong')[]): Outcome {
	return IN_ORDER[order.join(' ')] ?? 'other';
}
