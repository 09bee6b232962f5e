import { type MdastNode, mdxToMdast, type MdxJsxFlowElement } from 'satteri';

import { literal } from './literal';
import { isTask, type Task, taskOf } from './tasks';

/** What stands below one heading of the second level: the heading's own parts, then the rest. */
export interface Section {
	title: readonly MdastNode[];
	blocks: readonly MdastNode[];
}

/** What a worksheet takes from its lesson. */
export interface Lesson {
	goals: Section;
	/** The steps to work through at the first live demo; a list at a later one explains. */
	trial: Section;
	/** The lines that ran, to be filled in, below the heading that they stand below. */
	traces: readonly { title: readonly MdastNode[]; task: Extract<Task, { kind: 'Trace' }> }[];
	questions: readonly Exclude<Task, { kind: 'Trace' }>[];
	exercise: Section;
}

/**
 * Reads a lesson from its MDX. A lesson is built in one order (CONTRIBUTING.md): its goals come
 * first; exercise, summary and what is next come last.
 * @throws {Error} when it is not built so
 */
export function readLesson(source: string): Lesson {
	const root = mdxToMdast(source, { position: false });
	const sections = sectionsOf(childrenOf(root));
	const [goals] = sections;
	const exercise = sections.at(-3);
	const trial = sections.find(({ blocks }) => blocks.some(isDemo));
	if (!goals || !exercise || !trial || sections.length < 5) {
		throw new Error(
			'A lesson begins with its goals, has a demo, and ends with exercise, summary and next.',
		);
	}
	const asked = sections.flatMap((section) =>
		section.blocks.flatMap((block) => tasksIn(block).map((task) => ({ section, task }))),
	);
	return {
		goals,
		trial: { ...trial, blocks: trial.blocks.filter(isSteps) },
		traces: asked.flatMap(({ section: { title }, task }) =>
			task.kind === 'Trace' ? [{ title, task }] : [],
		),
		questions: asked.flatMap(({ task }) => (task.kind === 'Trace' ? [] : [task])),
		exercise: {
			...exercise,
			blocks: exercise.blocks.filter(({ type }) => !type.startsWith('mdx')),
		},
	};
}

const childrenOf = (node: MdastNode): readonly MdastNode[] =>
	'children' in node ? node.children : [];

function sectionsOf(blocks: readonly MdastNode[]): Section[] {
	const sections: { title: readonly MdastNode[]; blocks: MdastNode[] }[] = [];
	for (const block of blocks) {
		if (block.type === 'heading' && block.depth === 2) {
			sections.push({ title: block.children, blocks: [] });
		} else sections.at(-1)?.blocks.push(block);
	}
	return sections;
}

const isComponent = (node: MdastNode): node is MdxJsxFlowElement =>
	node.type === 'mdxJsxFlowElement';

const isDemo = (node: MdastNode) => isComponent(node) && node.name?.endsWith('Demo') === true;

const isSteps = (node: MdastNode) => node.type === 'list' && node.ordered === true;

/** Every question and trace in a block, however deep it stands. */
function tasksIn(node: MdastNode): Task[] {
	if (isComponent(node) && isTask(node.name)) return [taskOf(node.name, propsOf(node))];
	return childrenOf(node).flatMap(tasksIn);
}

const propsOf = ({ attributes }: MdxJsxFlowElement): Readonly<Record<string, unknown>> =>
	Object.fromEntries(
		attributes.flatMap((attribute) => {
			if (attribute.type !== 'mdxJsxAttribute') return [];
			const { name, value } = attribute;
			// An attribute without a value is switched on.
			if (value === null || value === undefined) return [[name, true]];
			return [[name, typeof value === 'string' ? value : literal(value.value)]];
		}),
	);
