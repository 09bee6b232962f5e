import { expect, test } from 'bun:test';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { ChatClient, newChat } from '#demo-server/testing/chat-client';
import type { StartHost } from '#demo-server/testing/host';
import { newId } from '#demo-server/testing/room-client';

const { rate } = INBOUND_LIMITS;

/** What the chat does for a client that was cut off. */
export function chatRecovery(start: StartHost): void {
	test('after a cut a client gets what it has not seen, and only that', async () => {
		await using server = start();
		const room = newChat();
		const session = newId();
		const aoi = await ChatClient.join(server, room, { session });
		const ben = await ChatClient.join(server, room, { name: 'Ben' });
		await ben.said(0, 'seen');
		const { seq } = await aoi.until('message');
		aoi.client.cut();
		await ben.until('left');
		await ben.said(1, 'missed');
		await ben.said(2, 'missed too');
		const back = await ChatClient.join(server, room, {
			session,
			number: aoi.welcome.you,
			seen: { epoch: aoi.welcome.epoch, seq },
		});
		expect(back.welcome).toMatchObject({ you: aoi.welcome.you, seq: 3, missed: 0 });
		expect(back.welcome.history.map(({ text }) => text)).toEqual(['missed', 'missed too']);
		expect(back.welcome.lastRef).toBeUndefined();
		expect(await ben.until('joined')).toMatchObject({ member: { number: aoi.welcome.you } });
		await ben.said(3, 'live again');
		expect(await back.until('message')).toMatchObject({ seq: 4, text: 'live again' });
	});

	test('what was never answered is sent again, and said once', async () => {
		await using server = start();
		const room = newChat();
		const session = newId();
		const aoi = await ChatClient.join(server, room, { session });
		const ben = await ChatClient.join(server, room);
		aoi.say(1, 'taken, but the answer is lost');
		const { seq, at } = await ben.until('message');
		aoi.client.cut();
		await ben.until('left');
		server.time.advance(60_000);

		const back = await ChatClient.join(server, room, { session });
		expect(back.welcome.lastRef).toBe(1);
		back.say(1, 'taken, but the answer is lost');
		back.say(2, 'never arrived');
		expect(await back.until('said')).toEqual({ type: 'said', ref: 1, seq, at });
		expect(await back.until('said')).toMatchObject({ ref: 2, seq: 2 });
		expect(await ben.until('message')).toMatchObject({ seq: 2, text: 'never arrived' });
		expect(await ben.settled()).toEqual([]);
	});

	test('a message that was told to slow down may be sent again after later ones', async () => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		for (let ref = 0; ref <= rate.burst; ref += 1) aoi.say(ref);
		expect((await aoi.settled()).at(-1)).toEqual({
			type: 'error',
			code: 'slow-down',
			ref: rate.burst,
		});
		server.time.advance(1_000);
		expect(await aoi.said(rate.burst + 1)).toBe(rate.burst + 1);
		expect(await aoi.said(rate.burst)).toBe(rate.burst + 2);
	});

	test('a ref from before all that is remembered is refused, not taken twice', async () => {
		await using server = start();
		const aoi = await ChatClient.join(server, newChat());
		for (let ref = 0; ref < 17; ref += 1) await aoi.said(ref);
		aoi.say(0);
		expect(await aoi.next()).toEqual({ type: 'error', code: 'bad-message', ref: 0 });
		expect(await aoi.said(1)).toBe(2);
		expect(await aoi.said(17)).toBe(18);
	});

	test('another session has refs of its own', async () => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		const ben = await ChatClient.join(server, room);
		expect(await aoi.said(0)).toBe(1);
		expect(await ben.said(0)).toBe(2);
	});

	test('a client that comes back without its session is given its number when it is free', async () => {
		await using server = start();
		const room = newChat();
		await ChatClient.join(server, room);
		expect((await ChatClient.join(server, room, { number: 9 })).welcome.you).toBe(9);
		expect((await ChatClient.join(server, room, { number: 9 })).welcome.you).toBe(2);
	});
}
