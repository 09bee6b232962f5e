import { shuffled } from '#docs/exercises/question/shuffled';
import type { Lesson } from './lesson';

/**
 * What the questions of a lesson are told once somebody has answered, by question and by the place
 * of the option on the page. `+` or `-` says whether it is right; of a part, its own place comes
 * first.
 */
export const answersOf = ({ questions }: Lesson): Readonly<Record<string, string>> =>
	Object.fromEntries(
		questions.flatMap((task): [string, string][] => {
			const { id } = task;
			switch (task.kind) {
				case 'Question':
					return task.options.map(({ correct, feedback }, index) => [
						`${id}.${String(index)}`,
						`${correct ? '+' : '-'}${feedback}`,
					]);
				case 'PutInOrder':
					return shuffled(task.parts.length, id).map((place, index) => [
						`${id}.${String(index)}`,
						`${String(place)} ${task.parts[place]?.feedback ?? ''}`,
					]);
				case 'Predict':
					return task.options.flatMap(({ outcome, came, missed }, index) =>
						Object.entries({ outcome, came, missed }).map(([what, text]): [string, string] => [
							`${id}.${String(index)}.${what}`,
							text,
						]),
					);
			}
		}),
	);
