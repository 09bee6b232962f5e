import { Glob } from 'bun';
import { describe, expect, test } from 'bun:test';

import { type Lesson, readLesson } from './lesson';

const LESSONS = `${import.meta.dir}/../content/docs`;
const slugs = [...new Glob('*.mdx').scanSync(`${LESSONS}/ja/lessons`)].sort();

async function read(language: string, file: string): Promise<Lesson> {
	const source = await Bun.file(`${LESSONS}/${language}/lessons/${file}`).text();
	return readLesson(source.replace(/^---\n[^]*?\n---\n/, ''));
}

test('there are lessons to be put on paper', () => {
	expect(slugs).toContain('pub-sub.mdx');
});

describe.each(slugs)('the worksheet of %s', (file) => {
	test.each(['ja', 'en'])('has goals, steps, questions and an exercise (%s)', async (language) => {
		const { goals, trial, questions, exercise } = await read(language, file);
		expect(goals.blocks.some(({ type }) => type === 'list')).toBeTrue();
		expect(trial.blocks).toHaveLength(1);
		expect(questions.length).toBeGreaterThan(0);
		expect(exercise.blocks.length).toBeGreaterThan(0);
	});

	test('asks the same in both languages', async () => {
		const [inJapanese, inEnglish] = await Promise.all([read('ja', file), read('en', file)]);
		const asked = ({ questions, traces }: Lesson) => ({
			questions: questions.map(({ kind, id }) => `${kind} ${id}`),
			traces: traces.map(({ task }) => task.steps.map(({ side }) => side)),
		});
		expect(asked(inEnglish)).toEqual(asked(inJapanese));
	});
});

const FRAME = (blocks: string) =>
	`## Goals\n\n- one\n\n## Try\n\n<ADemo />\n\n${blocks}\n\n## Exercise\n\n## Sum\n\n## Next\n`;

test('what a lesson asks is found in folds, too', () => {
	const lesson = readLesson(
		FRAME(`## Middle

<details>
  <summary>More</summary>
  <Question id="deep" prompt="Why?" options={[{ text: 'a', correct: true, feedback: 'b' }]} />
</details>`),
	);
	expect(lesson.questions).toMatchObject([{ kind: 'Question', id: 'deep', several: false }]);
});

test('a question that lacks its feedback is refused', () => {
	const source = FRAME(`## Middle\n\n<Question id="a" prompt="b" options={[{ text: 'c' }]} />`);
	expect(() => readLesson(source)).toThrow('feedback');
});

test('a text that is built otherwise is refused', () => {
	expect(() => readLesson('## Goals\n\nNothing else.\n')).toThrow('begins with its goals');
});
