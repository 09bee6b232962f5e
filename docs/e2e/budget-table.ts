import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

/**
 * Prints what each page weighs, heaviest first, from the annotations of pages.test.ts, and how long
 * each exercise's verdict takes, from those of exercises.test.ts.
 */
export default class BudgetTable implements Reporter {
	readonly #rows: { page: string; weight: string }[] = [];

	readonly #verdicts: string[] = [];

	onBegin(_config: FullConfig, _suite: Suite): void {
		this.#rows.length = 0;
		this.#verdicts.length = 0;
	}

	onTestEnd(test: TestCase, result: TestResult): void {
		const verdicts = result.annotations.filter(({ type }) => type === 'verdict');
		const browser = test.parent.project()?.name ?? '';
		this.#verdicts.push(...verdicts.map(({ description = '' }) => `${description} (${browser})`));
		const budget = result.annotations.find(({ type }) => type === 'budget')?.description;
		if (budget === undefined) return;
		this.#rows.push({ page: test.title.split(' ')[0] ?? '', weight: budget });
	}

	onEnd(): void {
		if (this.#verdicts.length > 0) console.log('\nFrom the click on Check to the verdict:');
		for (const verdict of this.#verdicts) console.log(`  ${verdict}`);
		if (this.#rows.length === 0) return;
		const kilobytes = ({ weight }: { weight: string }) => Number.parseFloat(weight.slice(5));
		const rows = this.#rows.sort((a, b) => kilobytes(b) - kilobytes(a));
		console.log('\nOver the wire before the first click:');
		for (const { page, weight } of rows) console.log(`  ${weight.padEnd(14)} ${page}`);
	}
}
