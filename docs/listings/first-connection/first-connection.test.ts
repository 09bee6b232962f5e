import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { connect } from '#docs/listings/testing/connect';
import { startServer } from '#docs/listings/testing/start-server';

const serverOf = (step: string) =>
	startServer(join(import.meta.dir, step, 'server/src/index.ts'));

describe('1-hello', () => {
	test('the server speaks first', async () => {
		await using server = await serverOf('1-hello');
		const client = await connect(server.url);
		expect(await client.next()).toBe('Hello from the server');
	});
});

describe('2-echo', () => {
	test('the server answers each message, in order, and still speaks first', async () => {
		await using server = await serverOf('2-echo');
		const client = await connect(server.url);
		client.socket.send('one');
		client.socket.send('two');
		expect(await client.next()).toBe('Hello from the server');
		expect(await client.next()).toBe('You said: one');
		expect(await client.next()).toBe('You said: two');
	});

	test('a message reaches its sender only', async () => {
		await using server = await serverOf('2-echo');
		const sender = await connect(server.url);
		const other = await connect(server.url);
		sender.socket.send('for me');
		await sender.next();
		expect(await sender.next()).toBe('You said: for me');
		other.socket.send('mine');
		await other.next();
		expect(await other.next()).toBe('You said: mine');
	});

	test('a server that dies without a word leaves 1006', async () => {
		await using server = await serverOf('2-echo');
		const client = await connect(server.url);
		await server.kill();
		expect(await client.closed).toMatchObject({ code: 1006 });
	});
});

describe('3-close', () => {
	test('the server closes with the code and the reason of its choice', async () => {
		await using server = await serverOf('3-close');
		const client = await connect(server.url);
		client.socket.send('bye');
		expect(await client.closed).toEqual({ code: 4001, reason: 'See you' });
		await server.printed('Closed: 4001 See you');
	});

	test('the server hears the code and the reason that the client chose', async () => {
		await using server = await serverOf('3-close');
		const client = await connect(server.url);
		client.socket.close(1000, 'Done');
		await server.printed('Closed: 1000 Done');
	});

	test('a client that names no code is heard as 1005', async () => {
		await using server = await serverOf('3-close');
		const client = await connect(server.url);
		client.socket.close();
		await server.printed('Closed: 1005');
	});

	test('a client that drops the connection is heard as 1006', async () => {
		await using server = await serverOf('3-close');
		const client = await connect(server.url);
		client.socket.terminate();
		await server.printed('Closed: 1006');
	});
});
