import { expect, test } from 'bun:test';
import type { StartHost } from '#demo-server/testing/host';

/** What echo does wherever it runs. */
export function echoBehaviour(start: StartHost): void {
	test('what a client sends comes back, in order', async () => {
		await using server = start();
		const client = await server.connect('/live/echo');
		const texts = [
			'hello',
			'こんにちは 👋',
			'',
			'__proto__',
			'/closer',
			'{"a":1}',
			'x'.repeat(500),
		];
		for (const text of texts) client.send(text);
		for (const text of texts) expect(await client.next()).toBe(text);
	});

	test.each([1000, 1001, 1003, 1008, 1011, 1014, 3000, 4001, 4999])(
		'/close %i closes with that code',
		async (code) => {
			await using server = start();
			const client = await server.connect('/live/echo');
			client.send(`/close ${code} good bye`);
			expect(await client.closed).toEqual({ code, reason: 'good bye' });
		},
	);

	test.each([
		'',
		' 0',
		' 999',
		' 1004',
		' 1005',
		' 1006',
		' 1015',
		' 2999',
		' 5000',
		' 1e3',
		' 4000x',
	])('/close%s says which codes are possible, and the socket stays open', async (rest) => {
		await using server = start();
		const client = await server.connect('/live/echo');
		client.send(`/close${rest}`);
		expect(await client.next()).toBe('possible close codes: 1000-1003, 1007-1014, 3000-4999');
		client.send('still here');
		expect(await client.next()).toBe('still here');
	});

	test('a close reason of more than 123 bytes is cut to what a close frame holds', async () => {
		await using server = start();
		const client = await server.connect('/live/echo');
		client.send(`/close 4000 ${'あ'.repeat(100)}`);
		expect(await client.closed).toEqual({ code: 4000, reason: 'あ'.repeat(41) });
	});

	test('/cut drops the connection without a close frame', async () => {
		await using server = start();
		const client = await server.connect('/live/echo');
		client.send('/cut');
		expect((await client.closed).code).toBe(1006);
	});

	test('binary data is answered with a code, and the socket stays open', async () => {
		await using server = start();
		const client = await server.connect('/live/echo');
		client.send(new Uint8Array([1, 2, 3]));
		client.send('x'.repeat(501));
		client.send('fine');
		expect(await client.next()).toBe('error: binary-data');
		expect(await client.next()).toBe('error: text-too-long');
		expect(await client.next()).toBe('fine');
	});
}
