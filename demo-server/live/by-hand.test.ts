import { expect, test } from 'bun:test';
import { LIMITS } from '#protocol';
import { Receiver } from '#rfc6455';
import { FRAMES_BY_HAND, type FramesByHand } from '#demo-server/testing/frames-by-hand';
import { handshake, statusOf } from '#demo-server/testing/raw';
import { RelayClient } from '#demo-server/testing/relay-client';
import { REQUESTS_BY_HAND, type RequestByHand } from '#demo-server/testing/requests-by-hand';
import { answer, heard } from '#demo-server/testing/rfc6455/heard';
import { octetsOf } from '#demo-server/testing/rfc6455/rule-case';
import { startTestServer } from '#demo-server/testing/server';

const notFound = { pages: (c) => Promise.resolve(c.notFound()) } satisfies Parameters<
	typeof startTestServer
>[0];
/** Comes behind all, so that what is answered before it is all that is answered. */
const LAST = '\x89\x84\0\0\0\0last';

/** Shakes hands, sends the frames, and a ping behind them; what came back, and how it ended. */
async function play({ frames, ends }: FramesByHand) {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	client.write(handshake('/live/echo', server.host));
	const head = await client.until(/\r\n\r\n/);
	client.write(octetsOf({ frames }, 'client'));
	if (ends) expect(await client.told()).toEqual({ type: 'ended', by: 'server' });
	else {
		client.write(LAST);
		await client.until(/last$/);
	}
	const octets = Buffer.from(client.received.slice(head.length), 'latin1');
	const answers = new Receiver({ sender: 'server' }).push(octets).map(heard);
	return ends ? answers : answers.slice(0, -1);
}

test.each(FRAMES_BY_HAND)('by hand, frames: $name', async (row) => {
	expect(await play(row)).toEqual([...row.answers]);
});

test.each(FRAMES_BY_HAND)('the codec expects it, unless it is said to be unlike: $name', (row) => {
	const codec = new Receiver({ sender: 'client', longestMessage: LIMITS.frameBytes });
	const due = codec
		.push(octetsOf(row, 'client'))
		.map(heard)
		.flatMap((line) => answer(line) ?? []);
	const answered = row.answers.map((line) => line.replace(/^(close \d+) .*/, '$1'));
	const echoed = due.map((line) => line.replace(/^binary .*/, 'text error: binary-data'));
	if (row.unlike === undefined) expect(answered).toEqual(echoed);
	else expect(answered).not.toEqual(echoed);
});

test.each(REQUESTS_BY_HAND)('by hand, a request: $name', async (row: RequestByHand) => {
	await using server = startTestServer(notFound);
	const client = await RelayClient.open(server);
	client.write(row.request(server.host));
	if (row.ends) {
		expect(await client.told()).toEqual({ type: 'ended', by: 'server' });
	} else {
		await client.until(/\r\n\r\n/);
	}
	if (row.status === 0) {
		expect(client.received).toBe('');
		return;
	}
	const parts = [...(row.says ?? []), ...(row.error ? [`"error":"${row.error}"`] : [])];
	for (const part of parts) await client.until(new RegExp(RegExp.escape(part)));
	expect(statusOf(client.received)).toBe(row.status);
	expect(client.received).not.toMatch(/^sec-websocket-(protocol|extensions):/im);
});

test('by hand, a request: the server waits for the empty line that ends it', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	const request = handshake('/live/echo', server.host);
	client.write(request.slice(0, -2));
	// What comes later on another connection is answered, and this one still is not.
	expect((await fetch(server.http('/healthz'))).status).toBe(200);
	expect(client.received).toBe('');
	client.write(request.slice(-2));
	expect(statusOf(await client.until(/\r\n\r\n/))).toBe(101);
});
