import { type Level, createConsole } from '#docs/playground/bun/program-console';
import type { Report } from '#docs/playground/run/messages';

import { Brake, Stopped } from './Brake';
import { cut } from './cut';
import { BYTES, LONGEST_PRINT, PRINTED, PRINTS, TIMERS } from './limits';
import { LineReport } from './LineReport';
import { placeInStack } from './place-in-stack';
import { type Limits, Rate } from './rate';
import { TaskWatch } from './TaskWatch';

/** Taken before the reader's code can exchange them. */
const now = performance.now.bind(performance);
const after = setTimeout.bind(globalThis);

/** The realm that a program of the reader's runs in: it says what happens, and stops what must. */
export class Realm {
	readonly brake: Brake;
	/** The clock, in milliseconds. */
	readonly now = now;
	readonly console: ReturnType<typeof createConsole>;
	readonly #report: (report: Report) => void;
	readonly #files: readonly string[];
	readonly #tasks: TaskWatch;
	readonly #lines: LineReport;
	readonly #messages: Rate;
	readonly #bytes = new Rate(BYTES, now);
	readonly #prints = new Rate(PRINTS, now);
	readonly #printed = new Rate(PRINTED, now);

	/**
	 * @param files - the reader's, by their paths
	 * @param messages - how many it may send
	 * @param report - tells the page
	 */
	constructor(files: readonly string[], messages: Limits, report: (report: Report) => void) {
		this.#messages = new Rate(messages, now);
		this.#files = files;
		this.#report = report;
		this.brake = new Brake((reason) => {
			report({ type: 'stopped', reason });
		});
		this.console = createConsole(this.print);
		this.#lines = new LineReport({
			now,
			after: (milliseconds, callback) => void after(callback, milliseconds),
			send: (lines) => {
				report({ type: 'lines', lines });
			},
		});
		this.#tasks = new TaskWatch({
			now,
			afterTask: createAfterTask(),
			tooBusy: () => {
				this.brake.pull('busy');
			},
			ended: () => {
				this.#lines.flush();
			},
		});
	}

	/** What the compiled code calls at each line that it runs. */
	readonly at = (file: number, line: number): void => {
		this.brake.check();
		this.#tasks.line();
		this.#lines.add(file, line);
		this.brake.check();
	};

	readonly print = (level: Level, text: string): void => {
		if (this.brake.pulled) return;
		const shown = cut(text, LONGEST_PRINT);
		if (this.#prints.add() && this.#printed.add(shown.length)) {
			this.#report({ type: 'console', level, text: shown });
		} else this.brake.pull('console');
	};

	/** A message goes out on one of its sockets. */
	readonly count = (bytes: number): void => {
		if (!this.#messages.add() || !this.#bytes.add(bytes)) this.brake.pull('flood');
		this.brake.check();
	};

	/** One more timer is pending. */
	readonly timer = (pending: number): void => {
		if (pending > TIMERS) this.brake.pull('busy');
		this.brake.check();
	};

	/** An error that nobody caught. */
	readonly problem = (error: unknown, kind: 'thrown' | 'rejection'): void => {
		if (this.brake.pulled || error instanceof Stopped) return;
		const place = placeInStack(error, this.#files);
		const message = cut(describe(error), LONGEST_PRINT);
		this.#report({ type: 'problem', kind, message, ...(place && { place }) });
	};
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.name && error.name !== 'Error' ? `${error.name}: ${error.message}` : error.message;
}

/** A task of its own that no throttling of timers holds back. */
function createAfterTask(): (callback: () => void) => void {
	const { port1, port2 } = new MessageChannel();
	const waiting: (() => void)[] = [];
	port1.onmessage = () => {
		waiting.shift()?.();
	};
	return (callback) => {
		waiting.push(callback);
		port2.postMessage(null);
	};
}
