import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { startServer } from '#docs/listings/testing/start-server';

import { readFrame, writeFrame } from './by-hand/server/src/frame';

const program = join(import.meta.dir, 'by-hand/server/src/talk.ts');
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The server that the reader wrote in the lesson on the first connection. */
const startEcho = () =>
	startServer(
		join(import.meta.dir, '../first-connection/2-echo/server/src/index.ts'),
	);

describe('a frame by hand', () => {
	test('the masked Hello of RFC 6455, section 5.7, is read', () => {
		const bytes = Buffer.from('818537fa213d7f9f4d5158', 'hex');
		const frame = readFrame(bytes);
		expect(frame).toMatchObject({ fin: true, opcode: 1, size: 11 });
		expect(Buffer.from(frame?.payload ?? []).toString()).toBe('Hello');
	});

	test('what it writes, it reads', () => {
		for (const text of ['', 'お茶 🍵', '.'.repeat(125)]) {
			const frame = readFrame(writeFrame(1, utf8(text)));
			expect(Buffer.from(frame?.payload ?? []).toString()).toBe(text);
		}
	});

	test('a length of 16 or 64 bits is read', () => {
		const medium = Buffer.concat([
			Buffer.from('827e0100', 'hex'),
			Buffer.alloc(256),
		]);
		expect(readFrame(medium)).toMatchObject({ opcode: 2, size: 260 });
		const head = Buffer.from('827f0000000000010000', 'hex');
		const long = Buffer.concat([head, Buffer.alloc(65_536)]);
		expect(readFrame(long)?.payload).toHaveLength(65_536);
	});

	test('a frame that is not complete is none yet', () => {
		const whole = writeFrame(1, utf8('Hello'));
		for (let length = 0; length < whole.length; length += 1) {
			expect(readFrame(whole.subarray(0, length))).toBeUndefined();
		}
	});

	test('what seven bits cannot say is refused', () => {
		expect(() => writeFrame(1, utf8('.'.repeat(126)))).toThrow('seven bits');
	});
});

test('the program says Hello to the server of an earlier lesson, and goodbye', async () => {
	await using server = await startEcho();
	const { port } = new URL(server.url);
	const child = Bun.spawn([process.execPath, program, port], {
		stdout: 'pipe',
	});
	const output = await new Response(child.stdout).text();
	expect(await child.exited).toBe(0);
	expect(output).toMatch(/^→ 8185[0-9a-f]{18}$/m);
	expect(output).toContain('1 You said: Hello\n');
	expect(output).toMatch(/^→ 8882[0-9a-f]{12}$/m);
	expect(output).toContain('← 880203e8\n');
});
