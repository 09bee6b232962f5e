import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colours are custom properties of `code.css`, so that light and dark need no second theme. */
const colours = HighlightStyle.define([
	{ tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
	{ tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
	{ tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
	{ tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
	{
		tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
		color: 'var(--code-function)',
	},
	{ tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--code-type)' },
	{ tag: tags.tagName, color: 'var(--code-tag)' },
	{ tag: tags.attributeName, color: 'var(--code-attribute)' },
]);

const look = EditorView.theme({
	'&': { blockSize: '100%', color: 'var(--stage-ink)', backgroundColor: 'var(--stage-card)' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': {
		fontFamily: 'var(--sl-font-mono)',
		fontSize: 'var(--code-size)',
		lineHeight: '1.65',
		overscrollBehavior: 'contain',
	},
	'.cm-content': { paddingBlock: '0.5rem', caretColor: 'var(--stage-ink)' },
	'.cm-cursor': { borderInlineStartColor: 'var(--stage-ink)' },
	'.cm-gutters': {
		backgroundColor: 'var(--stage-card)',
		color: 'var(--code-line-number)',
		border: 'none',
	},
	'.cm-activeLine': { backgroundColor: 'var(--code-active)' },
	'.cm-activeLineGutter': { backgroundColor: 'var(--code-active)', color: 'var(--stage-ink)' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
		{ background: 'var(--code-selection)' },
	'.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
		backgroundColor: 'var(--code-selection)',
	},
	'.cm-lit': {
		backgroundColor: 'var(--code-lit)',
		boxShadow: 'inset 3px 0 var(--stage-5)',
	},
	'.cm-tooltip': {
		border: '1px solid var(--stage-line)',
		borderRadius: '0.5rem',
		backgroundColor: 'var(--stage-card)',
		color: 'var(--stage-ink)',
		fontSize: 'var(--code-size)',
	},
	'.cm-diagnostic': { paddingBlock: '0.3rem', fontFamily: 'var(--sl-font)' },
	'.cm-changedLine, &.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--code-added)' },
	'.cm-deletedChunk': { backgroundColor: 'var(--code-removed)' },
	'&.cm-merge-b .cm-changedText, .cm-deletedChunk .cm-deletedText': {
		background: 'none',
		textDecoration: 'none',
		fontWeight: '700',
	},
	'.cm-changeGutter': { inlineSize: '3px' },
	'.cm-changedLineGutter': { backgroundColor: 'var(--stage-ok)' },
	'.cm-deletedLineGutter': { backgroundColor: 'var(--stage-2)' },
});

/** How the editor looks. */
export const theme = [look, syntaxHighlighting(colours)];
