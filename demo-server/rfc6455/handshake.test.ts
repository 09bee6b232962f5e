import { describe, expect, test } from 'bun:test';
import {
	HeadDecoder,
	headersOf,
	readHead,
	readRequest,
	readResponse,
	REQUEST_FAULTS,
	RESPONSE_FAULTS,
	writeRequest,
	writeResponse,
} from '#rfc6455';
import {
	ACCEPT,
	KEY,
	REQUEST_CASES,
	RESPONSE_CASES,
} from '#demo-server/testing/rfc6455/handshake-cases';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const names = (faults: readonly { fault: string }[]) => faults.map(({ fault }) => fault);

describe('a request', () => {
	test.each(REQUEST_CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
		const read = readRequest(readHead(latin1(one.request)));
		expect(names(read.faults)).toEqual([...one.faults]);
	});
});

describe('a response', () => {
	test.each(RESPONSE_CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
		const read = readResponse(readHead(latin1(one.response)), { key: KEY });
		expect(names(read.faults)).toEqual([...one.faults]);
	});
});

test('every fault of the lists has a case', () => {
	const shown = (cases: readonly { faults: readonly string[] }[]) =>
		new Set([...cases.flatMap(({ faults }) => faults), 'head-too-large']);
	const of = (faults: object, cases: readonly { faults: readonly string[] }[]) =>
		Object.keys(faults).filter((fault) => !shown(cases).has(fault));
	expect(of(REQUEST_FAULTS, REQUEST_CASES)).toEqual([]);
	expect(of(RESPONSE_FAULTS, RESPONSE_CASES)).toEqual([]);
});

describe('where things lie', () => {
	const text = `GET /chat HTTP/1.1\r\nHost:  localhost \r\nUpgrade: h2c\r\n\r\n`;
	const head = readHead(latin1(text));

	test('a header is told with the place of its line and of its value', () => {
		const places = head.headers.map(({ name, value, at, valueAt, length }) => {
			expect(text.slice(valueAt, valueAt + value.length)).toBe(value);
			return [name, text.slice(at, at + length)];
		});
		expect(places).toEqual([
			['Host', 'Host:  localhost '],
			['Upgrade', 'Upgrade: h2c'],
		]);
	});

	test('a fault points at its line, or at the empty line where something is missing', () => {
		const { faults } = readRequest(head);
		const shown = faults.map(({ fault, at, length }) => [fault, text.slice(at, at + length), at]);
		expect(shown).toEqual([
			['upgrade-not-websocket', 'Upgrade: h2c', text.indexOf('Upgrade')],
			['connection-not-upgrade', '', text.length - 2],
			['key-missing', '', text.length - 2],
			['version-missing', '', text.length - 2],
		]);
	});
});

test('a head is complete at its empty line, however the bytes are cut', () => {
	for (const { request } of REQUEST_CASES) {
		const octets = latin1(`${request}\x81\x00`);
		for (const size of [1, 2, 3, 7, octets.length]) {
			const decoder = new HeadDecoder();
			let rest = octets;
			let progress = decoder.push(rest.subarray(0, size));
			while (progress.state === 'incomplete' && rest.length > 0) {
				rest = rest.subarray(size);
				progress = decoder.push(rest.subarray(0, size));
			}
			if (progress.state !== 'complete') throw new Error('The head has no end.');
			expect(progress.head).toEqual(readHead(latin1(request)));
			const behind = Buffer.concat([progress.rest, rest.subarray(size)]);
			expect(behind.toString('latin1')).toBe('\x81\x00');
		}
	}
});

test('a head without an end is waited for no longer than agreed', () => {
	const decoder = new HeadDecoder(100);
	expect(decoder.push(latin1('a'.repeat(99)))).toEqual({ state: 'incomplete' });
	expect(decoder.push(latin1('a'))).toEqual({ state: 'too-large' });
	expect(decoder.push(latin1('\r\n\r\n'))).toEqual({ state: 'too-large' });
	expect(REQUEST_FAULTS['head-too-large'].status).toBe(431);
});

test('a written request and its written response have nothing wrong with them', () => {
	const asked = {
		target: '/chat?room=1',
		host: 'localhost:4321',
		key: KEY,
		origin: 'http://localhost:4321',
		protocols: ['chat', 'superchat'],
		extensions: 'permessage-deflate; client_max_window_bits=15',
	};
	expect(readRequest(readHead(writeRequest(asked)))).toEqual({
		target: asked.target,
		key: KEY,
		protocols: asked.protocols,
		extensions: [{ name: 'permessage-deflate', parameters: [['client_max_window_bits', '15']] }],
		faults: [],
	});
	const head = readHead(
		writeResponse(KEY, { protocol: 'superchat', extensions: 'permessage-deflate' }),
	);
	expect(headersOf(head, 'sec-websocket-accept').map(({ value }) => value)).toEqual([ACCEPT]);
	expect(readResponse(head, asked)).toEqual({
		status: 101,
		protocol: 'superchat',
		extensions: [{ name: 'permessage-deflate', parameters: [] }],
		faults: [],
	});
});
