import type { Check } from '#docs/exercises/checking/exercise';
import type { Client } from '#docs/exercises/checking/client';
import { bunTopics, theTask } from '#docs/exercises/checking/rule';
import type { Probe } from '#docs/exercises/checking/probe';
import { exactly } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

type Topic = 'tea' | 'coffee';

/** Joins, and goes on once the server has confirmed it: from then on it has to deliver. */
async function join(client: Client, topic: Topic): Promise<void> {
	client.send(`join ${topic}`);
	await client.hears(`joined ${topic}`);
}

async function leave(client: Client, topic: Topic): Promise<void> {
	client.send(`leave ${topic}`);
	await client.hears(`left ${topic}`);
}

const heard = (topic: Topic, text: string) => exactly(`${topic} ${text}`);

/** Of what the speaker says on both topics, the listener hears this one alone. */
async function hearsOnly(
	topic: Topic,
	probe: Probe,
	{ speaker, listener }: { readonly speaker: Client; readonly listener: Client },
): Promise<void> {
	const other = topic === 'tea' ? 'coffee' : 'tea';
	const [unheard, marker] = [probe.text('unheard'), probe.text('heard')];
	speaker.send(`say ${other} ${unheard}`);
	speaker.send(`say ${topic} ${marker}`);
	await listener.hearsWithout([heard(other, unheard)], heard(topic, marker));
}

export const checks = [
	{
		name: 'confirms',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(a, 'tea');
			await join(a, 'coffee');
			await leave(a, 'tea');
			// It is for whoever asked: B, who has asked for coffee alone, hears of nothing else.
			b.send('join coffee');
			await b.hearsWithout(['joined tea', 'left tea'].map(exactly), exactly('joined coffee'));
		},
	},
	{
		name: 'subscribers-hear',
		needs: 'confirms',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const c = await probe.connect();
			await join(a, 'tea');
			await join(b, 'tea');
			await join(b, 'coffee');
			await join(c, 'coffee');
			const [tea, coffee] = [probe.text('sencha'), probe.text('mocha')];
			a.send(`say tea ${tea}`);
			await b.hears(`tea ${tea}`);
			b.send(`say coffee ${coffee} please`);
			await c.hears(`coffee ${coffee} please`);
		},
	},
	{
		name: 'speaking-needs-no-joining',
		needs: 'subscribers-hear',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(b, 'tea');
			const text = probe.text('from-outside');
			a.send(`say tea ${text}`);
			await b.hears(`tea ${text}`);
		},
	},
	{
		name: 'nobody-else-hears',
		needs: 'speaking-needs-no-joining',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(b, 'coffee');
			await hearsOnly('coffee', probe, { speaker: a, listener: b });
		},
	},
	{
		name: 'nothing-before-joining',
		needs: 'speaking-needs-no-joining',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(a, 'tea');
			const [early, marker] = [probe.text('early'), probe.text('late')];
			b.send(`say tea ${early}`);
			await a.hears(`tea ${early}`);
			const c = await probe.connect();
			c.send('join tea');
			await c.hearsWithout([heard('tea', early)], exactly('joined tea'));
			b.send(`say tea ${marker}`);
			await c.hearsWithout([heard('tea', early)], heard('tea', marker));
		},
	},
	{
		name: 'leaving-works',
		needs: 'speaking-needs-no-joining',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(b, 'coffee');
			await join(b, 'tea');
			await leave(b, 'tea');
			await hearsOnly('coffee', probe, { speaker: a, listener: b });
			// The other one as well, and whoever has left may come again.
			await leave(b, 'coffee');
			await join(b, 'tea');
			await hearsOnly('tea', probe, { speaker: a, listener: b });
		},
	},
	{
		name: 'leaving-is-for-oneself',
		needs: 'speaking-needs-no-joining',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const c = await probe.connect();
			await join(b, 'tea');
			await join(c, 'tea');
			await leave(b, 'tea');
			const text = probe.text('still-here');
			a.send(`say tea ${text}`);
			await c.hears(`tea ${text}`);
		},
	},
	{
		name: 'joining-twice-delivers-once',
		needs: 'speaking-needs-no-joining',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			await join(b, 'tea');
			await join(b, 'tea');
			const [text, marker] = [probe.text('once'), probe.text('end')];
			a.send(`say tea ${text}`);
			a.send(`say tea ${marker}`);
			await b.hearsEachOnce([heard('tea', text)], heard('tea', marker));
		},
	},
] as const satisfies readonly Check[];
