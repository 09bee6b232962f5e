/** Characters of code in one row of a phone that is 390 pixels wide. */
const ROOM = 28;

/**
 * Has each code block say how many rows it has on a phone, where long lines wrap. The phone then lays
 * out a block only when it comes near the screen, and knows beforehand how much room it takes
 * (docs/styles/site.css): a lesson with thirty listings is there at once.
 */
export function blockHeight() {
	return {
		name: 'block height',
		hooks: {
			/** @type {import('@expressive-code/core').ExpressiveCodePluginHooks['postprocessRenderedBlock']} */
			postprocessRenderedBlock({ codeBlock, renderData }) {
				const rows = codeBlock.getLines().reduce((sum, { text }) => sum + rowsOf(text), 0);
				const { properties } = renderData.blockAst;
				// The line numbers have said there how wide they are.
				properties.style = [properties.style, `--rows:${rows}`].filter(Boolean).join(';');
			},
		},
	};
}

/**
 * How many rows a line takes. A line wraps between words, and goes on below its own indentation; a
 * tab takes two columns, and so does a letter of Japanese.
 */
function rowsOf(/** @type {string} */ line) {
	const indentation = columnsOf(/^\s*/.exec(line)?.[0] ?? '');
	const width = ROOM - indentation;
	let rows = 1;
	let taken = 0;
	for (const word of line.trimStart().match(/\S+\s*/g) ?? []) {
		const columns = columnsOf(word.trimEnd());
		if (taken > 0 && taken + columns > width) {
			rows += 1;
			taken = 0;
		}
		// A word that is longer than a row is broken anywhere.
		rows += Math.ceil(columns / width) - 1;
		taken = (taken + columnsOf(word)) % width;
	}
	return rows;
}

const columnsOf = (/** @type {string} */ text) =>
	text.length + (text.match(/[\t\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]/g)?.length ?? 0);
