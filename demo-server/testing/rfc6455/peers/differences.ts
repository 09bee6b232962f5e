import { OPCODES } from '#rfc6455';
import type { RuleCase, Sender } from '#demo-server/testing/rfc6455/rule-case';
import type { PeerName } from './peer';

/** Where a peer answers otherwise than the RFC has it, and why. A test holds each row. */
interface Difference {
	readonly peers: readonly PeerName[];
	/** Who sends to the peer: from a client, the peer is a server. */
	readonly senders: readonly Sender[];
	/** The cases, by group and name. */
	readonly cases: RegExp;
	readonly answers: (rule: RuleCase) => string[];
	readonly reason: string;
}

/** The peer takes the message as if it were good, and echoes it. */
function taken({ frames }: RuleCase): string[] {
	const payload = Buffer.concat(frames.map((frame) => frame.payload ?? new Uint8Array()));
	const isText = frames[0]?.opcode === OPCODES.text;
	return [isText ? `text ${payload.toString()}` : `binary ${payload.toHex()}`, 'close 1000'];
}

export const DIFFERENCES: readonly Difference[] = [
	{
		peers: ['bun', 'ws'],
		senders: ['client', 'server'],
		cases: /^framing: .* bytes whose length takes (16|64) bits$/,
		answers: taken,
		reason:
			'Section 5.2 says MUST of the end that writes the length. It says nothing of the end that ' +
			'reads it, and both take the frame. The codec names the rule, for it teaches who writes.',
	},
	{
		peers: ['bun', 'ws'],
		senders: ['client', 'server'],
		cases: /^framing: a length that says (the top bit|nearly all of 64 bits)/,
		answers: () => ['close 1009'],
		reason:
			'Both compare the length with their limit before they look at its top bit: what is ' +
			'forbidden is also too big.',
	},
	{
		peers: ['bun'],
		senders: ['server'],
		cases: /^limits: one byte too long/,
		answers: taken,
		reason:
			"Bun's client is a browser's WebSocket, whose limit nobody can set; ours is not too long.",
	},
	{
		peers: ['bun'],
		senders: ['server'],
		cases: /^limits: a length that is too long, and no byte of it$/,
		answers: () => ['gone'],
		reason: 'The same: it waits for the bytes, and the connection ends before they come.',
	},
];

/** The row for a case, if the peer is known to answer it otherwise. */
export function differenceOf(peer: PeerName, sender: Sender, { group, name }: RuleCase) {
	return DIFFERENCES.find(
		({ peers, senders, cases }) =>
			peers.includes(peer) && senders.includes(sender) && cases.test(`${group}: ${name}`),
	);
}
