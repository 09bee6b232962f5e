import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { fileOf } from '#docs/exercises/checking/exercise';
import { exercises } from '#docs/exercises/exercises';
import { freePort } from '#docs/exercises/testing/free-port';
import { plain } from './report';

/** Starters that end by themselves, and what the terminal tells of their end. */
const ENDS_AT_ONCE: Readonly<Record<string, string>> = {
	chat: '(exit code 0)',
	'find-the-faults': 'EADDRINUSE',
};

/** `npm run exercise <slug> -- --once` for a program that stands in the folder of the exercise. */
async function checked(slug: string, file: string, port?: number) {
	const child = Bun.spawn(
		[
			process.execPath,
			join(import.meta.dir, 'main.ts'),
			...[slug, '--once', '--lang', 'en', '--file', join(import.meta.dir, '..', slug, file)],
			// A client is served: it needs no port, and is told that it cannot have one.
			...(port === undefined ? [] : ['--port', String(port)]),
		],
		{ env: { ...process.env, NO_COLOR: '1' }, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' },
	);
	const [output] = await Promise.all([new Response(child.stdout).text(), child.exited]);
	return { code: child.exitCode, output };
}

describe.each(exercises.map((exercise) => [exercise.slug, exercise] as const))(
	'%s in a terminal',
	(slug, exercise) => {
		const file = fileOf(exercise);
		const portOf = async () => (exercise.program === 'client' ? undefined : freePort());
		const inAll = exercise.checks.length;

		test('the starter fails as documented', async () => {
			const { code, output } = await checked(slug, `starter/${file}`, await portOf());
			expect(code).toBe(1);
			// Nothing is checked of a program that is over: an empty file, or one that serves twice, and
			// ends so soon that only sometimes the first check still reaches it.
			const over = ENDS_AT_ONCE[slug];
			if (over !== undefined && output.includes('Your server ended before it took a connection')) {
				expect(output).toContain(over);
				return;
			}
			for (const name of exercise.words.starterFails) {
				const said = exercise.words.checks[name]?.name.en;
				expect(output).toContain(`✗ failed  ${plain(said ?? name)}`);
			}
			expect(output).not.toContain(`${String(inAll)}/${String(inAll)} passed`);
		});

		test('the solution passes', async () => {
			const { code, output } = await checked(slug, `solution/${file}`, await portOf());
			expect(output).toContain(`${String(inAll)}/${String(inAll)} passed`);
			expect(code).toBe(0);
		});
	},
);
