import { type Received, VIOLATIONS } from '#rfc6455';

/** One line for what was received, as the tables write it. */
export function heard(received: Received): string {
	switch (received.type) {
		case 'text':
			return `text ${received.text}`;
		case 'binary':
			return `binary ${received.octets.toHex()}`;
		case 'compressed':
			return `compressed ${received.opcode} ${received.octets.toHex()}`;
		case 'ping':
		case 'pong':
			return `${received.type} ${received.octets.toHex()}`;
		case 'close':
			return `close ${received.code} ${received.reason}`.trimEnd();
		case 'violation':
			return `violation ${received.rule} ${VIOLATIONS[received.rule].closeCode}`;
		default:
			return received satisfies never;
	}
}

/** What a peer has to answer that echoes messages, so that it can be compared with one that does. */
export function answer(line: string): string | undefined {
	const [kind = '', ...rest] = line.split(' ');
	switch (kind) {
		case 'ping':
			return ['pong', ...rest].join(' ');
		case 'pong':
			return undefined;
		case 'close':
			return `close ${rest[0]}`;
		case 'violation':
			return `close ${rest.at(-1)}`;
		default:
			return line;
	}
}
