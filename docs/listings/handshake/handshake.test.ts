import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { startServer } from '#docs/listings/testing/start-server';

import { acceptKey } from './by-hand/server/src/accept-key';

const program = join(import.meta.dir, 'by-hand/server/src/handshake.ts');

/** The server that the reader wrote in the lesson before. */
const startHello = () =>
	startServer(
		join(import.meta.dir, '../first-connection/1-hello/server/src/index.ts'),
	);

const GOOD = [
	'GET /ws HTTP/1.1',
	'Host: localhost',
	'Upgrade: websocket',
	'Connection: Upgrade',
	'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
	'Sec-WebSocket-Version: 13',
];

const without = (name: string) =>
	GOOD.filter((line) => !line.startsWith(`${name}:`));

/** Sends a request as it is, and returns the head of the answer. */
async function ask(url: string, lines: readonly string[]): Promise<string[]> {
	const socket = connect(Number(new URL(url).port), 'localhost');
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);
	let answer = '';
	for await (const bytes of socket) {
		answer += String(bytes);
		if (answer.includes('\r\n\r\n')) break;
	}
	return (answer.split('\r\n\r\n')[0] ?? '').split('\r\n');
}

test('the accept key is that of RFC 6455, section 1.3, and of the exercise', () => {
	expect(acceptKey('dGhlIHNhbXBsZSBub25jZQ==')).toBe(
		's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
	);
	expect(acceptKey('AQIDBAUGBwgJCgsMDQ4PEA==')).toMatch(/^C\/0n.*pY=$/);
});

describe('the handshake by hand', () => {
	test('is accepted by the server of the lesson before', async () => {
		await using server = await startHello();
		const { port } = new URL(server.url);
		const child = Bun.spawn([process.execPath, program, port], {
			stdout: 'pipe',
		});
		const output = await new Response(child.stdout).text();
		expect(await child.exited).toBe(0);
		expect(output).toContain(`GET /ws HTTP/1.1\r\nHost: localhost:${port}\r\n`);
		expect(output).toContain('HTTP/1.1 101 Switching Protocols\r\n');
		expect(output).toContain('Accepted: true\n');
	});

	test('makes another key each time', async () => {
		await using server = await startHello();
		const { port } = new URL(server.url);
		const keyOf = async () => {
			const child = Bun.spawn([process.execPath, program, port], {
				stdout: 'pipe',
			});
			const output = await new Response(child.stdout).text();
			return /Sec-WebSocket-Key: (\S{22}==)\r/.exec(output)?.[1];
		};
		const [first, second] = [await keyOf(), await keyOf()];
		expect(first).toBeString();
		expect(second).toBeString();
		expect(first).not.toBe(second);
	});
});

describe('what goes wrong, as the lesson says:', () => {
	test.each([
		['no Upgrade header', without('Upgrade')],
		['no Sec-WebSocket-Key', without('Sec-WebSocket-Key')],
		['POST', ['POST /ws HTTP/1.1', ...GOOD.slice(1)]],
		['another path', ['GET /nothing HTTP/1.1', ...GOOD.slice(1)]],
	])('with %s, Hono finds no such page', async (_, lines) => {
		await using server = await startHello();
		const [status] = await ask(server.url, lines);
		expect(status).toBe('HTTP/1.1 404 Not Found');
	});

	test.each([
		[
			'version 8',
			[...without('Sec-WebSocket-Version'), 'Sec-WebSocket-Version: 8'],
		],
		['no version', without('Sec-WebSocket-Version')],
	])('with %s, Bun says which version it speaks', async (_, lines) => {
		await using server = await startHello();
		const [status, ...headers] = await ask(server.url, lines);
		expect(status).toBe('HTTP/1.1 426 Upgrade Required');
		expect(headers).toContain('Sec-WebSocket-Version: 13');
	});

	test('with no Host, Bun takes it for no HTTP at all', async () => {
		await using server = await startHello();
		const [status] = await ask(server.url, without('Host'));
		expect(status).toBe('HTTP/1.1 400 Bad Request');
	});

	test('with no Connection header, Bun switches all the same', async () => {
		await using server = await startHello();
		const [status] = await ask(server.url, without('Connection'));
		expect(status).toBe('HTTP/1.1 101 Switching Protocols');
	});

	test('any Origin is let in, because nobody looks', async () => {
		await using server = await startHello();
		const lines = [...GOOD, 'Origin: https://somebody.example'];
		const [status] = await ask(server.url, lines);
		expect(status).toBe('HTTP/1.1 101 Switching Protocols');
	});

	test('the first subprotocol on offer is taken, known or not', async () => {
		await using server = await startHello();
		const lines = [...GOOD, 'Sec-WebSocket-Protocol: chat, superchat'];
		const headers = await ask(server.url, lines);
		expect(headers).toContain('Sec-WebSocket-Protocol: chat');
	});

	test('an extension on offer is not taken', async () => {
		await using server = await startHello();
		const lines = [...GOOD, 'Sec-WebSocket-Extensions: permessage-deflate'];
		const headers = await ask(server.url, lines);
		expect(headers.join('\n')).not.toContain('Sec-WebSocket-Extensions');
	});
});
