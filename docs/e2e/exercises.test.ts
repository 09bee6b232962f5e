import { writeFile } from 'node:fs/promises';

import { fileOf as programFile } from '#docs/exercises/checking/exercise';
import { checkingWords } from '#docs/exercises/checking/words';
import { exercises } from '#docs/exercises/exercises';

import { ExercisePage, fileOf, firstWrong, programOf } from './exercise-page';
import { expect, test } from './fixtures';
import { ReaderPrograms } from './reader-programs';

const url = 'ws://localhost:3000/ws';

test(
	'in the page, each starter fails as documented, and each solution passes at once',
	{ tag: '@firefox' },
	async ({ page }, testInfo) => {
		test.slow();
		const exercise = new ExercisePage(page);
		for (const one of exercises) {
			const { slug, checks, words } = one;
			await test.step(slug, async () => {
				await exercise.visit(slug, 'en');
				await exercise.openEditor();
				await exercise.check();
				expect(await exercise.with('failed'), 'the starter').toEqual([...words.starterFails]);

				await exercise.write(programOf(slug, `solution/${programFile(one)}`));
				const took = await exercise.check();
				expect(await exercise.with('passed')).toEqual(checks.map(({ name }) => name));
				testInfo.annotations.push({
					type: 'verdict',
					description: `${slug} ${took.toFixed(0)} ms`,
				});
			});
		}
	},
);

test(
	'on port 3000, each starter fails as documented, and each solution passes',
	{ tag: '@firefox' },
	async ({ page, faults }) => {
		test.slow();
		// It is the reader's own machine, and a click asked for it.
		faults.expected(/localhost:3000/);
		const exercise = new ExercisePage(page);
		const programs = new ReaderPrograms();
		await programs.takeTurn();
		try {
			for (const { slug, program, checks, words } of exercises) {
				// A page cannot serve: its words say so, and lead to the terminal.
				if (program === 'client') continue;
				await test.step(slug, async () => {
					await exercise.visit(slug, 'en');
					// Two starters end at once, which is what their first check finds.
					const starter = fileOf(slug, 'starter/server/src/index.ts');
					await programs.startFile(starter).catch(() => undefined);
					await exercise.checkOwn();
					expect(await exercise.with('failed'), 'the starter').toEqual([...words.starterFails]);
					await programs.stopServer();

					await programs.startFile(fileOf(slug, 'solution/server/src/index.ts'));
					await exercise.checkOwn();
					const skipped = await exercise.with('skipped');
					const passed = checks.map(({ name }) => name).filter((name) => !skipped.includes(name));
					expect(await exercise.with('passed')).toEqual(passed);
					// Only a cut wire is out of a page's reach.
					const cuts = { goodbye: 'after-a-cut', chat: 'left-after-a-cut' };
					expect(skipped).toEqual(
						Object.entries(cuts).flatMap(([of, cut]) => (of === slug ? [cut] : [])),
					);
					await expect(page.locator('[data-progress-here]')).toHaveAttribute(
						'data-progress-here',
						'done',
					);
					if (skipped.length > 0) {
						await expect(exercise.status).toContainText(
							`npm run exercise ${slug} -- --url ws://localhost:3000/ws`,
						);
					}
					await programs.stopServer();
				});
			}
		} finally {
			await programs.stop();
		}
	},
);

for (const language of ['ja', 'en'] as const) {
	const words = checkingWords[language];

	test(`a fault is found where it is, and told with what to do (${language})`, async ({
		page,
		faults,
	}, testInfo) => {
		faults.expected(/localhost:3000/);
		const exercise = new ExercisePage(page);
		const echo = exercises.find(({ slug }) => slug === 'echo');
		await exercise.visit('echo', language);
		await exercise.openEditor();
		const { path, blamed } = firstWrong('echo');
		await exercise.write(programOf('echo', path));
		await exercise.check();
		expect((await exercise.with('failed'))[0], path).toBe(blamed);
		await expect(exercise.status).toContainText(
			plain(echo?.words.checks[blamed]?.name[language] ?? blamed),
		);
		await expect(exercise.verdict(blamed)).toContainText(words.failed);

		const about = { url, prints: 'page' } as const;
		await exercise.visit('bad-input', language);
		await exercise.openEditor();
		await exercise.check();
		const survives = exercise.verdict('survives-not-json');
		await expect(survives).toContainText(plain(words.diagnosis.ended(about)));
		await expect(exercise.bench).toContainText('SyntaxError');

		await exercise.visit('echo', language);
		await exercise.openEditor();
		const first = exercise.verdict('comes-back');
		for (const [program, diagnosis] of [
			["throw new Error('not today');", 'threw'],
			['// nothing', 'not-running'],
			['for (;;);', 'stopped'],
		] as const) {
			await exercise.write(program);
			await exercise.check();
			await expect(first).toContainText(plain(words.diagnosis[diagnosis](about)));
			// What to look at in a program that runs would lead away from that.
			await expect(first).not.toContainText(words.look);
			await expect(first).not.toContainText(words.rule);
		}
		await exercise.write("import * as v from 'valibot';");
		await exercise.bench.locator('[data-check-page]').click();
		await expect(exercise.status).toHaveAttribute('data-status', 'unread');
		await expect(exercise.status).toContainText({ ja: 'モジュール', en: 'module' }[language]);
		await expect(exercise.bench.locator('[data-problem="lacking"]')).toContainText('valibot');
		await expect(exercise.bench.locator('.problems .hint')).toContainText('Hono');

		await exercise.visit('rooms', language);
		await exercise.openEditor();
		await exercise.write(
			programOf('rooms', 'testing/right/bun-serve.ts').replace(
				/fetch\([^)]*\) \{/,
				"$& if (!new URL(request.url).searchParams.get('room')) return new Response('', { status: 404 });",
			),
		);
		await exercise.check();
		expect(await exercise.with('failed')).toEqual(['no-room-no-connection']);
		expect(await exercise.with('left-out')).toEqual([]);
		await expect(exercise.verdict('no-room-no-connection')).toContainText(
			plain(words.diagnosis.refused({ ...about, status: 404, code: 4404 })),
		);

		await exercise.visit('come-back', language);
		await exercise.openEditor();
		await exercise.write("throw new Error('not today');");
		await exercise.check();
		await expect(exercise.verdict('greets')).toContainText(
			plain(words.diagnosis['client-ended'](about)),
		);
		await exercise.write('export const begin = 1;');
		await exercise.check();
		await expect(exercise.verdict('greets')).toContainText(
			plain(words.diagnosis['no-start'](about)),
		);

		await whatStandsInTheWay(exercise, testInfo.outputPath('no-socket.ts'));
	});

	/** What keeps the page from the reader's own server is named. */
	async function whatStandsInTheWay(exercise: ExercisePage, other: string): Promise<void> {
		const about = { url, prints: 'terminal' } as const;
		const programs = new ReaderPrograms();
		await programs.takeTurn();
		try {
			await exercise.visit('echo', language);
			await exercise.checkOwn();
			const first = exercise.verdict('comes-back');
			await expect(first).toContainText(plain(words.diagnosis['not-running'](about)));

			await writeFile(
				other,
				"Bun.serve({ port: 3000, fetch: () => new Response('', { status: 404 }) }); console.log('up');",
			);
			await programs.startFile(other);
			await exercise.checkOwn();
			const { origin } = new URL(exercise.page.url());
			await expect(first).toContainText(plain(words.diagnosis['no-socket']({ ...about, origin })));
			await expect(first).toContainText(origin);
			await programs.stopServer();

			await writeFile(
				other,
				"require('node:net').createServer(() => {}).listen(3000, () => console.log('up'));",
			);
			await programs.startFile(other);
			await exercise.checkOwn();
			await expect(first).toContainText(plain(words.diagnosis['no-answer'](about)));
			// It is not waited for as a browser is that asks the reader first.
			expect(Number(await exercise.status.getAttribute('data-took'))).toBeLessThan(9_000);
			await programs.stopServer();

			await exercise.visit('bad-input', language);
			await programs.startFile(fileOf('bad-input', 'starter/server/src/index.ts'));
			await exercise.checkOwn();
			const survives = exercise.verdict('survives-not-json');
			await expect(survives).toContainText(plain(words.diagnosis.ended(about)));
			await programs.stopServer();
		} finally {
			await programs.stop();
		}
	}
}

/** Words between backticks are shown as code, without these. */
const plain = (text: string) => text.replaceAll('`', '');
