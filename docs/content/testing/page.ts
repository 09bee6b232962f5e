/** A heading of a page, as its author wrote it. */
export interface Heading {
	level: number;
	text: string;
}

/** What a page is made of, apart from its words. */
export interface Page {
	headings: Heading[];
	/** Each component, in order, with what does not depend on the language: `Listing file=…`. */
	components: string[];
	/** The text of each block of code, in order. */
	blocks: string[];
	/** The text below the heading `text`, up to the next one of any level. */
	section: (text: string) => string;
}

const FENCE = /^```.*\n([\s\S]*?)^```$/gm;
const TAG = /^[ \t]*<([A-Z]\w*)\b([\s\S]*?)\/?>/gm;
/** Props that name a thing; and within props, who acts in a trace, which answer is correct, and what a prediction stands for. */
const SHAPE =
	/\b(?:id|run|file|region|before|live|type|href)="[^"]*"|\btab(?=\s*\/?$)|\bseveral(?=\n)|\bside: '\w+'|\btext:|\bcode:|\bcorrect: true|\boutcome: '[\w-]+'/g;

/** Reads what a page is made of. */
export async function readPage(file: string): Promise<Page> {
	const source = await Bun.file(file).text();
	const body = source.replace(/^---\n[\s\S]*?\n---\n/, '');
	const prose = body.replace(FENCE, '');
	return {
		headings: [...prose.matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks = '', text = '']) => ({
			level: marks.length,
			text,
		})),
		components: [...prose.matchAll(TAG)].map(([, name = '', props = '']) =>
			[name, ...(props.match(SHAPE) ?? [])].join(' ').replace(/href="\/(?:ja|en)\//g, 'href="/'),
		),
		blocks: [...body.matchAll(FENCE)].map(([, code = '']) => code),
		section(text) {
			const lines = body.split('\n');
			const start = lines.findIndex((line) => /^#{1,6} /.test(line) && line.endsWith(` ${text}`));
			if (start === -1) return '';
			const rest = lines.slice(start + 1);
			const end = rest.findIndex((line) => /^#{1,6} /.test(line));
			return rest.slice(0, end === -1 ? undefined : end).join('\n');
		},
	};
}
