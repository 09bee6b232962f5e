import { expect, test } from 'bun:test';
import { hideSecrets } from './hide-secrets';

const hide = (text: string) =>
	Buffer.from(hideSecrets(Buffer.from(text, 'latin1'))).toString('latin1');
const request = (...lines: string[]) => ['GET / HTTP/1.1', ...lines, '', ''].join('\r\n');

test.each([
	['Cookie: a=b; c=d', 'Cookie: ********'],
	['cookie:a', 'cookie:*'],
	['COOKIE:\t a \xe9', 'COOKIE:\t ***'],
	['Cookie : a', 'Cookie : *'],
	['Cookie: a\r\n bc\r\n\td', 'Cookie: *\r\n***\r\n**'],
	['Authorization: Basic Og==', 'Authorization: **********'],
	['Proxy-Authorization: x', 'Proxy-Authorization: *'],
	['Cookie:', 'Cookie:'],
])('of %j no value is left', (line, hidden) => {
	expect(hide(request('Host: a', line, 'Origin: b'))).toBe(request('Host: a', hidden, 'Origin: b'));
	expect(hide(request(line, line))).toBe(request(hidden, hidden));
});

test.each(['X-Cookie: a', 'Cookies: a', 'X: Cookie: a', 'X: a\r\n cookie: a'])(
	'%j stays',
	(line) => {
		expect(hide(request(line))).toBe(request(line));
	},
);

test('what comes behind the head stays, and so do the octets that are handed in', () => {
	const text = `${request('Cookie: a')}\x81\x80\xff\r\nCookie: b\r\n\r\n`;
	const octets = Buffer.from(text, 'latin1');
	const hidden = Buffer.from(hideSecrets(octets)).toString('latin1');
	expect(hidden).toBe(text.replace('Cookie: a', 'Cookie: *'));
	expect(octets.toString('latin1')).toBe(text);
});
