import { describe, expect, test } from 'bun:test';

import { startTestServer } from '#demo-server/testing/server';
import { openOwnLine } from '#docs/lib/line/own-line';
import { tcpLine, until } from '#docs/stage/raw/testing/tcp-line';
import { EXPERIMENTS } from './experiments';
import { type Answered, RawHandshake } from './RawHandshake.svelte';

/** Sends one experiment to a server on that port, and waits for the head of its answer. */
async function send(name: string, port: number): Promise<Answered> {
	const host = `localhost:${String(port)}`;
	const server = () => ({ target: '/live/echo', host, origin: `http://${host}` });
	const lines = { relay: tcpLine(port), own: openOwnLine, clock: () => 0 };
	const handshake = new RawHandshake(server, lines);
	handshake.choose(name);
	handshake.send();
	const answered = await until(() => handshake.answered);
	handshake.dispose();
	return answered;
}

/** What the live server answers, and what RFC 6455 asks for. The two are not always the same. */
const ROWS: readonly [name: string, status: number, due: number][] = [
	['good', 101, 101],
	['no-upgrade', 426, 426],
	['no-connection', 101, 400],
	['no-key', 400, 400],
	['misspelt-key', 400, 400],
	['short-key', 400, 400],
	['version-8', 426, 426],
	['no-version', 426, 400],
	['subprotocol', 101, 101],
	['extension', 101, 101],
	['post', 404, 405],
	['http-1.0', 101, 400],
	['wrong-path', 404, 101],
	['other-origin', 403, 101],
	['no-origin', 101, 101],
	['other-host', 421, 101],
	['no-host', 400, 400],
	['lower-case', 101, 101],
	['eager', 101, 101],
	['nonsense', 400, 400],
];

test('each experiment has its row', () => {
	expect(EXPERIMENTS.map(({ name }) => name)).toEqual(ROWS.map(([name]) => name));
});

describe.each(ROWS)('%s', (name, status, due) => {
	test('is answered by the live server, and judged by RFC 6455', async () => {
		await using server = startTestServer({ pages: (c) => Promise.resolve(c.notFound()) });
		expect(await send(name, server.port)).toMatchObject({ status, due });
	});
});

test('the accept value of a 101 is held against the key that was sent', async () => {
	await using server = startTestServer();
	expect(await send('good', server.port)).toMatchObject({ accepts: true, fault: undefined });
});

test('of the subprotocols on offer, this server chooses none', async () => {
	await using server = startTestServer();
	expect((await send('subprotocol', server.port)).protocol).toBeUndefined();
});
