import type { Check } from '#docs/exercises/checking/exercise';
import { rfc6455, theTask } from '#docs/exercises/checking/rule';
import { fields } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const left = (name: string) => ({ type: 'left', name });

export const checks = [
	{
		name: 'after-a-close',
		rule: rfc6455('7.1.1'),
		async run(probe) {
			const stays = await probe.connect({ name: probe.text('stays') });
			const name = probe.text('leaves');
			const leaves = await probe.connect({ name });
			leaves.close();
			await stays.hearsFields(left(name));
		},
	},
	{
		name: 'the-right-name',
		needs: 'after-a-close',
		rule: theTask,
		async run(probe) {
			const stays = await probe.connect({ name: probe.text('stays') });
			const [name, other] = [probe.text('花子 "H"'), probe.text('newest')];
			const leaves = await probe.connect({ name });
			await probe.connect({ name: other });
			leaves.close();
			await stays.hearsWithout([fields(left(other))], fields(left(name)));
		},
	},
	{
		name: 'everyone-is-told',
		needs: 'after-a-close',
		rule: theTask,
		async run(probe) {
			const stay = [
				await probe.connect({ name: probe.text('first') }),
				await probe.connect({ name: probe.text('second') }),
			];
			const name = probe.text('leaves');
			const leaves = await probe.connect({ name });
			// Another of the same name is another one.
			stay.push(await probe.connect({ name }));
			leaves.close();
			for (const one of stay) await one.hearsFields(left(name));
		},
	},
	{
		name: 'once',
		needs: 'after-a-close',
		rule: rfc6455('7.1.4'),
		async run(probe) {
			const stays = await probe.connect({ name: probe.text('stays') });
			const [name, marker] = [probe.text('first'), probe.text('second')];
			const first = await probe.connect({ name });
			const second = await probe.connect({ name: marker });
			first.close();
			await stays.hearsFields(left(name));
			second.close();
			await stays.hearsWithout([fields(left(name))], fields(left(marker)));
		},
	},
	{
		name: 'not-before',
		needs: 'after-a-close',
		rule: theTask,
		async run(probe) {
			const own = probe.text('stays');
			const stays = await probe.connect({ name: own });
			const [name, marker] = [probe.text('is-here'), probe.text('leaves')];
			const here = await probe.connect({ name });
			here.send(probe.text('I am here'));
			const leaves = await probe.connect({ name: marker });
			leaves.close();
			await stays.hearsWithout([fields(left(name)), fields(left(own))], fields(left(marker)));
		},
	},
	{
		name: 'after-a-cut',
		needs: 'after-a-close',
		rule: rfc6455('7.1.5'),
		async run(probe) {
			const stays = await probe.connect({ name: probe.text('stays') });
			const name = probe.text('cut-off');
			const leaves = await probe.connect({ name });
			leaves.cut();
			await stays.hearsFields(left(name));
		},
	},
] as const satisfies readonly Check[];
