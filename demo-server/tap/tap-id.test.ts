import { expect, test } from 'bun:test';
import { TapIdFinder } from './tap-id';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const bytes = (text: string) => Buffer.from(text, 'latin1');

test('the id is found however the request line arrives', () => {
	const line = `GET /live/echo?a=1&tap=${ID}&b=2 HTTP/1.1\r\n`;
	for (let cut = 0; cut < line.length; cut += 1) {
		const finder = new TapIdFinder();
		expect(finder.push(bytes(line.slice(0, cut)))).toBeUndefined();
		expect(String(finder.push(bytes(line.slice(cut))))).toBe(ID);
	}
});

test.each([
	'GET /live/echo HTTP/1.1\r\n',
	'GET /live/echo?tap= HTTP/1.1\r\n',
	`GET /live/echo?tap=${ID}A HTTP/1.1\r\n`,
	`GET /live/echo?trap=${ID} HTTP/1.1\r\n`,
	`GET /live/echo HTTP/1.1\r\nX: ?tap=${ID}\r\n`,
	`GET /?tap=${ID} HTTP/1.1\r\n`,
	`GET /live/chat?tap=${ID} HTTP/1.1\r\n`,
	`GET /live/echo/?tap=${ID} HTTP/1.1\r\n`,
	`POST /live/echo?tap=${ID} HTTP/1.1\r\n`,
	'\r\n',
	`\x16\x03\x01${'x'.repeat(5_000)}`,
])('in %j there is none', (request) => {
	expect(String(new TapIdFinder().push(bytes(request)))).toBe('none');
});

test('a line that does not end is not waited for', () => {
	const finder = new TapIdFinder();
	let answer = finder.push(bytes('x'.repeat(1_000)));
	for (let more = 0; more < 3; more += 1) {
		expect(answer).toBeUndefined();
		answer = finder.push(bytes('x'.repeat(1_000)));
	}
	expect(answer).toBeUndefined();
	expect(finder.push(bytes('x'.repeat(1_000)))).toBe('none');
});
