import { fetchRecord } from '#docs/playground/fetch-record';

/** What a lesson does not carry itself: `docs/worksheets/answers.ts` writes it. */
export type Answers = Readonly<Record<string, string>>;

const known = new Map<string, Promise<Answers>>();

/**
 * Fetches the answers of a lesson, when somebody has answered first: a page does not carry them, so
 * that they neither weigh on it nor stand in its source. After a failure, the next try asks again.
 * @param sheet - the folder of the worksheet: `./sheet`
 */
export function answersOf(sheet: string): Promise<Answers> {
	const answers = known.get(sheet) ?? fetchRecord(`${sheet}answers.json`);
	known.set(sheet, answers);
	answers.catch(() => known.delete(sheet));
	return answers;
}
