import { expect, test } from 'bun:test';
import { acceptKey } from '#protocol';
import { encodeFrame, OPCODES, REQUEST_FAULTS } from '#rfc6455';
import {
	ACCEPT,
	REQUEST_CASES,
	RESPONSE_CASES,
} from '#demo-server/testing/rfc6455/handshake-cases';
import { ask, ListeningForClients } from '#demo-server/testing/rfc6455/peers/exchange';
import {
	REQUEST_ANSWERS,
	RESPONSES_TAKEN,
} from '#demo-server/testing/rfc6455/peers/handshake-answers';
import { PEERS, startPeer } from '#demo-server/testing/rfc6455/peers/peer';

const AT_MOST = 60_000;
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** The status of the codec: that of the first fault. */
function due([fault]: (typeof REQUEST_CASES)[number]['faults']): number {
	return fault === undefined ? 101 : REQUEST_FAULTS[fault].status;
}

test.each(PEERS)(
	'the server of %s gives the status of the codec, or one that is listed',
	async (name) => {
		await using peer = await startPeer[name]();
		const expected: Record<string, number | 'gone'> = {};
		const answered: Record<string, number | 'gone'> = {};
		for (const { name: title, request, faults } of REQUEST_CASES) {
			const listed = REQUEST_ANSWERS.find(({ cases }) => cases.includes(title));
			expected[title] = listed?.answers[name] ?? due(faults);
			answered[title] = await ask(peer.port, latin1(request));
		}
		expect(answered).toEqual(expected);
	},
	AT_MOST,
);

test.each(PEERS)(
	'the client of %s opens where the codec finds nothing wrong, or it is listed',
	async (name) => {
		await using peer = await startPeer[name]();
		await using clients = await ListeningForClients.open();
		// Only a client that has opened answers a ping.
		const ping = encodeFrame({ opcode: OPCODES.ping });
		const expected: Record<string, boolean> = {};
		const opened: Record<string, boolean> = {};
		for (const { name: title, response, faults } of RESPONSE_CASES) {
			const listed = RESPONSES_TAKEN.some((row) => row.peer === name && row.name === title);
			expected[title] = faults.length === 0 || listed;
			const answers = await clients.send(ping, peer.dial, (key) =>
				latin1(response.replaceAll(ACCEPT, acceptKey(key))),
			);
			opened[title] = answers.some((line) => line.startsWith('pong'));
		}
		expect(opened).toEqual(expected);
	},
	AT_MOST,
);

test('every answer that is listed belongs to a case, and is another than that of the codec', () => {
	for (const { cases, answers } of REQUEST_ANSWERS) {
		for (const title of cases) {
			const rule = REQUEST_CASES.find(({ name }) => name === title);
			expect(rule).toBeDefined();
			for (const status of Object.values(answers)) expect(status).not.toBe(due(rule?.faults ?? []));
		}
	}
	for (const { name } of RESPONSES_TAKEN) {
		expect(RESPONSE_CASES.find((one) => one.name === name)?.faults).not.toEqual([]);
	}
});
