import { describe, expect, test } from 'bun:test';
import { exchange, handshake, Raw, statusOf, textFrame } from '#demo-server/testing/raw';
import { TapClient } from '#demo-server/testing/tap-client';
import { startTapped } from '#demo-server/testing/tapped-server';

/** Of all that passed before, nothing was told: a marker, which the server answers in order, is next. */
async function expectNothingShown(page: TapClient): Promise<void> {
	page.client.send('no json');
	expect(await page.any()).toEqual({ type: 'error', code: 'bad-json' });
}

test('nobody is shown what is another’s, or nobody’s', async () => {
	await using server = await startTapped();
	const mine = await TapClient.watch(server);
	const yours = await TapClient.watch(server);
	for (const path of ['/live/echo', '/live/echo?tap=', `/live/echo?tap=${'A'.repeat(22)}`]) {
		(await server.shake(path)).end();
	}
	const raw = await server.shake(yours.path);
	raw.end();
	expect((await yours.untilEnded()).up).toContain(yours.id);
	await expectNothingShown(mine);
});

describe('a page is shown nothing', () => {
	// Other systems have one address of their own only, where nobody has configured another.
	test.if(process.platform === 'linux')('of a browser at another address', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const raw = await Raw.open(server.tapPort, { from: '127.0.0.7' });
		raw.write(handshake(page.path, server.atTap, { Origin: `http://${server.host}` }));
		expect(statusOf(await raw.until(/\r\n\r\n/))).toBe(101);
		raw.end();
		await expectNothingShown(page);
	});

	test('of a request that opens no WebSocket, nor of any behind it', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		for (const path of [page.path, `/?tap=${page.id}`, `/healthz?tap=${page.id}`]) {
			const raw = await Raw.open(server.tapPort);
			raw.write(`GET ${path} HTTP/1.1\r\nHost: ${server.atTap}\r\n\r\n`);
			await raw.until(/^HTTP\/1\.1 [^]*\r\n\r\n/);
			raw.write(handshake(page.path, server.atTap, { Origin: `http://${server.host}` }));
			await raw.until(/HTTP\/1\.1 101 /);
			raw.write(textFrame('hello'));
			await raw.until(/hello$/);
			raw.end();
		}
		await expectNothingShown(page);
	});

	test('of a request behind which another one waits', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const raw = await Raw.open(server.tapPort);
		const plain = `GET ${page.path} HTTP/1.1\r\nHost: ${server.atTap}\r\n\r\n`;
		raw.write(plain + handshake(page.path, server.atTap, { Origin: `http://${server.host}` }));
		await raw.until(/HTTP\/1\.1 101 /);
		raw.end();
		await expectNothingShown(page);
	});

	test('of what a page of another site has a browser dial', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const stranger = handshake(page.path, server.atTap, { Origin: 'http://evil.example' });
		expect(statusOf(await exchange(server.tapPort, stranger))).toBe(403);
		await expectNothingShown(page);
	});

	test('of another demo', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		(await server.shake(`/live/push?tap=${page.id}`)).end();
		await expectNothingShown(page);
	});
});

test('what lets somebody in elsewhere is shown as asterisks', async () => {
	await using server = await startTapped();
	const page = await TapClient.watch(server);
	const secrets = { Cookie: 'session=secret; a=b', Authorization: 'Basic c2VjcmV0' };
	(await server.shake(page.path, secrets)).end();
	const request = handshake(page.path, server.atTap, {
		Origin: `http://${server.host}`,
		Cookie: '*'.repeat(secrets.Cookie.length),
		Authorization: '*'.repeat(secrets.Authorization.length),
	});
	expect((await page.untilEnded()).up).toBe(request);
});
