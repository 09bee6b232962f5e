import type { Actor, Case, Stage } from '#docs/playground/bun/differential/stage';

const listing = (step: string, play: Case['play']): Case => ({
	name: `listing ${step}`,
	server: `listings/${step}/server/src/index.ts`,
	play,
});

const say = (id: string, text: string) => JSON.stringify({ type: 'say', id, text });
const join = (name: string, more: object = {}) => JSON.stringify({ type: 'join', name, ...more });

/** Two people in one room: one speaks, leaves, and a third comes. */
async function chat(stage: Stage, { path = '/ws', joins = join } = {}): Promise<void> {
	const aki = await stage.connect('aki', path);
	aki.send(joins('Aki'));
	await aki.heard(1);
	const ben = await stage.connect('ben', path);
	ben.send(joins('Ben'));
	await ben.heard(1);
	aki.send(say('a1', 'one'));
	aki.send(JSON.stringify({ type: 'say', text: 'two', id: 'a2' }));
	await heardLast(stage, 'ben', 'two');
	ben.close(1000, 'bye');
	await ben.over();
	const eve = await stage.connect('eve', path);
	eve.send(joins('Eve'));
	await eve.heard(1);
	eve.send(say('e1', 'last'));
	await heardLast(stage, 'aki', 'last');
}

const heardLast = (stage: Stage, name: string, text: string) =>
	stage.until(() => stage.transcript.clients[name]?.at(-1)?.includes(text) ?? false);

async function bad(stage: Stage, actor: Actor, name: string): Promise<void> {
	for (const message of ['{', 'null', '[]', '7', '{"type":"x"}', say('x', ''), say('', 'x')]) {
		actor.send(message);
	}
	await stage.until(() => (stage.transcript.clients[name]?.length ?? 0) >= 8);
}

export const LISTINGS: Case[] = [
	listing('first-connection/1-hello', async (stage) => {
		const one = await stage.connect('one');
		await one.heard(1);
		one.send('nobody answers');
		one.close();
		await one.over();
	}),
	listing('first-connection/2-echo', async (stage) => {
		const one = await stage.connect('one');
		one.send('hi');
		one.send('');
		one.send('日本語 🎈');
		await one.heard(4);
		one.close(4000, 'done');
		await one.over();
	}),
	listing('first-connection/3-close', async (stage) => {
		const one = await stage.connect('one');
		one.send('bye');
		await one.over();
		const two = await stage.connect('two');
		two.close(1000, 'Done');
		await two.over();
		await stage.printed('Closed: 1000');
	}),
	listing('pub-sub/1-everyone', async (stage) => {
		const one = await stage.connect('one');
		const two = await stage.connect('two');
		one.send('to all');
		await two.heard(1);
		two.send('and back');
		await one.heard(2);
		await two.heard(2);
	}),
	listing('pub-sub/2-others', async (stage) => {
		const one = await stage.connect('one');
		const two = await stage.connect('two');
		await one.heard(1);
		one.send('to the other');
		await two.heard(1);
		two.close();
		await one.heard(2);
	}),
	listing('pub-sub/3-topics', async (stage) => {
		const one = await stage.connect('one');
		const two = await stage.connect('two');
		two.send('join news');
		two.send('say random nobody');
		two.send('join random');
		two.send('join elsewhere');
		two.send('say news lonely');
		await two.handled();
		one.send('join random');
		await one.handled();
		two.send('say random hello');
		await one.heard(1);
		one.send('say news hello');
		await two.heard(1);
		two.send('leave news');
		await two.handled();
		one.send('say news unheard');
		one.send('say random heard');
		await two.heard(2);
	}),
	listing('chat-app/1-join', async (stage) => {
		const aki = await stage.connect('aki');
		const ben = await stage.connect('ben');
		ben.send(join('Ben'));
		ben.send(say('b1', 'nobody is there yet'));
		await ben.handled();
		aki.send(join('Aki'));
		aki.send(say('a1', 'one'));
		await ben.heard(1);
		ben.close();
		await ben.over();
	}),
	listing('chat-app/2-history', (stage) => chat(stage)),
	listing('chat-app/3-presence', (stage) => chat(stage)),
	listing('chat-app/4-rooms', async (stage) => {
		await chat(stage, { path: '/ws?room=tea' });
		const lost = await stage.connect('lost', '/ws?room=nowhere');
		await lost.over();
	}),
	listing('chat-app/5-bad-input', async (stage) => {
		await chat(stage, { path: '/ws?room=lobby' });
		const mal = await stage.connect('mal', '/ws?room=lobby');
		await bad(stage, mal, 'mal');
	}),
	listing('chat-app/6-come-back', async (stage) => {
		// Its welcome names an epoch of this run; the case looks at what does not.
		const mal = await stage.connect('mal', '/ws?room=lobby');
		await bad(stage, mal, 'mal');
		mal.close(1000);
		await mal.over();
	}),
	listing('why-websocket/clock', async (stage) => {
		await stage.ask('elsewhere', '/nothing');
		await stage.ask('preflight', '/clock/now', {
			method: 'OPTIONS',
			headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'GET' },
		});
		const one = await stage.connect('one');
		await one.heard(1);
		one.close(1000);
		await one.over();
	}),
];
