import { parseArgs } from 'node:util';

import { exercises } from '#docs/exercises/exercises';
import type { Exercise, ServerExercise } from '#docs/exercises/checking/exercise';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#docs/languages';
import { type TerminalWords, terminalWords } from './words';

const PORT = 3000;

/** What the reader asked for. */
export interface Options {
	readonly language: Language;
	readonly exercise: Exercise;
	readonly task:
		| { readonly type: 'copy'; readonly folder: string }
		/** No file named: wherever the reader's is likely to be. */
		| { readonly type: 'start'; readonly file: string | undefined; readonly port: number }
		| { readonly type: 'dial'; readonly exercise: ServerExercise; readonly url: string };
	readonly once: boolean;
	readonly hints: number;
}

/** What is wrong with what the reader typed, in their language. */
export class UsageError extends Error {}

/**
 * Reads the command line.
 * @throws {UsageError} when it makes no sense
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
	const { values, positionals, tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		allowPositionals: true,
		options: {
			new: { type: 'boolean' },
			file: { type: 'string' },
			url: { type: 'string' },
			port: { type: 'string' },
			once: { type: 'boolean' },
			hints: { type: 'string' },
			lang: { type: 'string' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	const text = (name: string) => {
		const value = values[name];
		return typeof value === 'string' ? value : undefined;
	};
	const language = chooseLanguage(text('lang'), env);
	const words = terminalWords[language];
	const usage = words.usage(exercises.map(({ slug }) => slug).join(' '));
	const known = ['new', 'file', 'url', 'port', 'once', 'hints', 'lang', 'help'];
	for (const token of tokens) {
		if (token.kind === 'option' && !known.includes(token.name)) {
			throw new UsageError(`${words.noSuchOption(token.rawName)}\n\n${usage}`);
		}
	}
	const [slug, extra] = positionals;
	if (slug === undefined || values.help === true) throw new UsageError(usage);
	const exercise = exercises.find((candidate) => candidate.slug === slug);
	if (!exercise) throw new UsageError(`${words.noSuchExercise(slug)}\n\n${usage}`);
	// An address may stand there without its option.
	const url = text('url') ?? (values.new === true ? undefined : extra);
	return {
		language,
		exercise,
		task: readTask(exercise, { isNew: values.new === true, extra, url, text }, words),
		once: values.once === true,
		hints: Number(text('hints') ?? 0) || 0,
	};
}

function readTask(
	exercise: Exercise,
	asked: {
		readonly isNew: boolean;
		readonly extra: string | undefined;
		readonly url: string | undefined;
		readonly text: (name: string) => string | undefined;
	},
	words: TerminalWords,
): Options['task'] {
	const { isNew, extra, url, text } = asked;
	if (isNew) return { type: 'copy', folder: extra ?? `mine/${exercise.slug}` };
	if (url === undefined) {
		return { type: 'start', file: text('file'), port: readPort(text('port'), words) };
	}
	if (exercise.program === 'client') throw new UsageError(words.noUrl(exercise.slug));
	return { type: 'dial', exercise, url: readUrl(url, words) };
}

function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
	const spoken = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
	if (spoken === '') return DEFAULT_LANGUAGE;
	const found = Object.keys(LANGUAGES).find((language) => spoken.startsWith(language));
	return found === 'ja' ? 'ja' : 'en';
}

function readPort(given: string | undefined, words: TerminalWords): number {
	const port = given === undefined ? PORT : Number(given);
	if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
	throw new UsageError(words.badPort(given ?? ''));
}

function readUrl(given: string, words: TerminalWords): string {
	const url = URL.parse(given);
	if (url?.protocol === 'ws:') return url.href;
	throw new UsageError(words.badUrl(given));
}
