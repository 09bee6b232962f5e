import { expect, test } from 'bun:test';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { readHandshake } from '#demo-server/testing/handshake-client';
import type { StartHost } from '#demo-server/testing/host';

/** What the handshake demo does wherever it runs. */
export function handshakeBehaviour(start: StartHost): void {
	test('it is told once, and whatever a client says is answered with a code', async () => {
		await using server = start();
		const client = await server.connect('/live/handshake');
		expect(readHandshake(await client.next()).type).toBe('handshake');
		client.send('{"type":"handshake"}');
		client.send('null');
		client.send('hello');
		client.send(new Uint8Array([1]));
		expect(await client.next()).toBe('{"type":"error","code":"bad-message"}');
		expect(await client.next()).toBe('{"type":"error","code":"bad-message"}');
		expect(await client.next()).toBe('{"type":"error","code":"bad-json"}');
		expect(await client.next()).toBe('{"type":"error","code":"binary-data"}');
		expect(client.drain()).toEqual([]);
	});

	test('a client that keeps talking is closed with 4400, and a bystander is not', async () => {
		await using server = start();
		const bystander = await server.connect('/live/handshake');
		const client = await server.connect('/live/handshake');
		for (let n = 0; n < INBOUND_LIMITS.mistakes; n += 1) client.send('{}');
		expect(await client.closed).toEqual({ code: 4400, reason: 'bad-messages' });
		bystander.send('{}');
		await bystander.next();
		expect(await bystander.next()).toBe('{"type":"error","code":"bad-message"}');
	});
}
