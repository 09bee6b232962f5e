import { expect, test } from 'bun:test';

import { EventStreamParser } from './event-stream-parser';

const STREAM =
	': a comment\r\nevent: tick\r\ndata: one\r\ndata: two\r\nid: 7\r\n\r\ndata\n\nretry: 20\ndata:no space\rdata:  two spaces\n\nid: 8\n\n';
const EVENTS = [
	{ type: 'tick', data: 'one\ntwo', id: '7' },
	{ type: 'message', data: '', id: '7' },
	{ type: 'message', data: 'no space\n two spaces', id: '7' },
];

test('reads a stream, wherever it is cut', () => {
	for (let cut = 0; cut <= STREAM.length; cut += 1) {
		const parser = new EventStreamParser();
		const events = [...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))];
		expect(events).toEqual(EVENTS);
		expect(parser.retry).toBe(20);
	}
});
