import { expect, test } from 'bun:test';
import { encodeFrame, OPCODES, writeClose } from '#rfc6455';
import { FRAME_CASES } from '#demo-server/testing/rfc6455/cases';
import { answer } from '#demo-server/testing/rfc6455/heard';
import { DIFFERENCES, differenceOf } from '#demo-server/testing/rfc6455/peers/differences';
import { ListeningForClients, sendToServer } from '#demo-server/testing/rfc6455/peers/exchange';
import { PEERS, type PeerName, startPeer } from '#demo-server/testing/rfc6455/peers/peer';
import { octetsOf, type RuleCase, type Sender } from '#demo-server/testing/rfc6455/rule-case';

/** A machine with much else to do takes its time; a peer that hangs must not hang the tests. */
const AT_MOST = 60_000;

/** The cases that a peer without extensions can be given. */
const casesFrom = (sender: Sender) =>
	FRAME_CASES.filter((rule) => !rule.compression && (rule.sender ?? sender) === sender);

/** A close behind all, so that every case has an end. */
function octetsToSend(rule: RuleCase, sender: Sender): Uint8Array {
	const maskingKey = sender === 'client' ? Uint8Array.of(1, 2, 3, 4) : undefined;
	const end = encodeFrame({ opcode: OPCODES.close, payload: writeClose(1000), maskingKey });
	return Buffer.concat([octetsOf(rule, sender), end]);
}

/** What a peer owes for a case by the RFC: echoes, pongs, and a close frame with a code. */
function due({ heard }: RuleCase): string[] {
	const over = /^(violation|close) /.test(heard.at(-1) ?? '');
	return [...heard, ...(over ? [] : ['close 1000'])].flatMap((line) => answer(line) ?? []);
}

/** Short enough for a report of what differs, long enough to tell. */
const brief = (answers: readonly string[]) =>
	answers
		.map((line) => line.replace(/^(close \d+) .*/, '$1'))
		.map((line) => (line.length > 80 ? `${line.slice(0, 40)}… (${line.length})` : line))
		.join(', ');

/** Plays every case with a peer, eight at a time, and expects what is due, or what is listed. */
async function play(
	peer: PeerName,
	sender: Sender,
	send: (octets: Uint8Array) => Promise<string[]>,
): Promise<void> {
	const expected: Record<string, string> = {};
	const answered: Record<string, string> = {};
	const cases = casesFrom(sender);
	const queue = cases.values();
	const worker = async () => {
		for (const rule of queue) {
			const name = `${rule.group}: ${rule.name}`;
			expected[name] = brief(differenceOf(peer, sender, rule)?.answers(rule) ?? due(rule));
			answered[name] = brief(await send(octetsToSend(rule, sender)));
		}
	};
	await Promise.all(Array.from({ length: 8 }, worker));
	expect(Object.keys(answered).length).toBe(cases.length);
	expect(answered).toEqual(expected);
}

test.each(PEERS)(
	'the server of %s gives the verdict of the codec, or one that is listed',
	async (name) => {
		await using peer = await startPeer[name]();
		await play(name, 'client', (octets) => sendToServer(peer.port, octets));
	},
	AT_MOST,
);

test.each(PEERS)(
	'the client of %s gives the verdict of the codec, or one that is listed',
	async (name) => {
		await using peer = await startPeer[name]();
		await using clients = await ListeningForClients.open();
		await play(name, 'server', (octets) => clients.send(octets, peer.dial));
	},
	AT_MOST,
);

test('every difference that is listed is one', () => {
	for (const row of DIFFERENCES) {
		for (const sender of row.senders) {
			const cases = casesFrom(sender).filter(({ group, name }) =>
				row.cases.test(`${group}: ${name}`),
			);
			expect(cases.length).toBeGreaterThan(0);
			for (const rule of cases) expect(row.answers(rule)).not.toEqual(due(rule));
		}
	}
});
