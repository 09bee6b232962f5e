import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints what each page weighs, heaviest first, from the annotations of budget.test.ts. */
export default class BudgetTable implements Reporter {
	readonly #rows: { page: string; weight: string }[] = [];

	onBegin(_config: FullConfig, _suite: Suite): void {
		this.#rows.length = 0;
	}

	onTestEnd(test: TestCase, result: TestResult): void {
		const budget = result.annotations.find(({ type }) => type === 'budget')?.description;
		if (budget === undefined) return;
		this.#rows.push({ page: test.title.split(' ')[0] ?? '', weight: budget });
	}

	onEnd(): void {
		if (this.#rows.length === 0) return;
		const kilobytes = ({ weight }: { weight: string }) => Number.parseFloat(weight.slice(5));
		const rows = this.#rows.sort((a, b) => kilobytes(b) - kilobytes(a));
		console.log('\nOver the wire before the first click:');
		for (const { page, weight } of rows) console.log(`  ${weight.padEnd(14)} ${page}`);
	}
}
