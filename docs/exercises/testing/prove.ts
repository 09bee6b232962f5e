import { Glob } from 'bun';
import { describe, expect, test } from 'bun:test';

import { type Exercise, fileOf } from '#docs/exercises/checking/exercise';
import type { Verdict } from '#docs/exercises/checking/verdict';
import { check, PATIENCE } from './check';

/** Of a test, which also waits for its turn. */
const LONGEST = 120_000;

/**
 * Proves that an exercise's checks judge what a program does: its solution and each of
 * `testing/right/` pass, twice on the same process; its starter and each of `testing/wrong/` fail,
 * the latter at the check that its name says, and at none before it.
 * @param folder - of the exercise
 */
export function prove(exercise: Exercise, folder: string): void {
	const right = [...new Glob('*.{ts,mjs}').scanSync(`${folder}/testing/right`)].sort();
	const wrong = [...new Glob('*.{ts,mjs}').scanSync(`${folder}/testing/wrong`)].sort();
	const names = exercise.checks.map(({ name }) => name);

	test('there are three right programs at least, in three styles, and five wrong ones', () => {
		expect(right.length).toBeGreaterThanOrEqual(3);
		expect(wrong.length).toBeGreaterThanOrEqual(5);
	});

	test('a check that another needs stands before it', () => {
		for (const [index, { needs }] of exercise.checks.entries()) {
			if (needs !== undefined) expect(names.slice(0, index)).toContain(needs);
		}
	});

	test.concurrent(
		'the starter fails as documented',
		async () => {
			const file = `${folder}/starter/${fileOf(exercise)}`;
			await expectToFail(exercise, file, exercise.words.starterFails);
		},
		LONGEST,
	);

	const programs = [
		`solution/${fileOf(exercise)}`,
		...right.map((file) => `testing/right/${file}`),
	];
	test.concurrent.each(programs)(
		'%s passes, and passes again',
		async (file) => {
			const verdicts = await check(exercise, `${folder}/${file}`, {
				patience: PATIENCE.ample,
				mustRun: true,
				rounds: 2,
			});
			expect(verdicts.filter(({ type }) => type !== 'passed')).toEqual([]);
			expect(verdicts.map(({ check }) => check)).toEqual([...names, ...names]);
		},
		LONGEST,
	);

	describe('a wrong program fails where its fault is:', () => {
		test.concurrent.each(wrong)(
			'%s',
			async (file) => {
				const blamed = file.split('.')[1] ?? '';
				expect(names).toContain(blamed);
				// What comes after the first that fails is not waited for.
				await expectToFail(exercise, `${folder}/testing/wrong/${file}`, [blamed], 'failed');
			},
			LONGEST,
		);
	});
}

/**
 * Expects a program to fail these checks and no other. Nearly all of it is waiting for what never
 * comes. So it gets little patience first; where that fails another check, the machine may have been
 * slow, and ample patience decides.
 */
async function expectToFail(
	exercise: Exercise,
	file: string,
	names: readonly string[],
	last?: Verdict['type'],
): Promise<void> {
	const failedWithin = async (patience: number) => {
		const verdicts = await check(exercise, file, { patience, ...(last && { last }) });
		return verdicts.filter(({ type }) => type === 'failed').map(({ check }) => check);
	};
	const failed = await failedWithin(PATIENCE.little);
	if (Bun.deepEquals(failed, names)) return;
	expect(await failedWithin(PATIENCE.ample)).toEqual([...names]);
}
