import type { Subject } from '#docs/exercises/checking/tell';
import type { Exercise } from '#docs/exercises/checking/exercise';
import type { Verdicts } from '#docs/exercises/checking/verdict';
import type { Language } from '#docs/languages';
import { Printed } from '#docs/playground/Printed.svelte';
import { Problems } from '#docs/playground/Problems.svelte';
import type { Files, RunEvent } from '#docs/playground/run/contract';
import type * as checking from './checking';
import { OWN_SERVER } from './own-server';
import type { ToldVerdict } from './tell-verdict';

/** All that a check needs, loaded with the first one. */
type Checking = typeof checking;

export type Target = 'page' | 'own';

/**
 * How far it has come. `unread`: the code has a mistake that keeps it from running. `broken`: what
 * checks could not be loaded.
 */
export type Status = 'idle' | 'preparing' | 'checking' | 'done' | 'unread' | 'broken';

type Stop = Extract<RunEvent, { type: 'stopped' }>['reason'];

interface Environment {
	readonly load: () => Promise<Checking>;
	readonly clock: () => number;
}

/** The checks of one exercise, run against the reader's program as often as they like. */
export class CheckRun {
	readonly slug: string;
	readonly language: Language;
	readonly problems = new Problems();
	readonly #environment: Environment;
	#printed = $state.raw(new Printed());
	#status = $state<Status>('idle');
	#target = $state<Target>('page');
	#verdicts = $state.raw<readonly ToldVerdict[]>([]);
	#took = $state<number>();
	#stopped = $state<Stop>();
	#turn = 0;

	constructor(slug: string, language: Language, environment: Environment) {
		this.slug = slug;
		this.language = language;
		this.#environment = environment;
	}

	get status(): Status {
		return this.#status;
	}

	/** Which program the verdicts are about. */
	get target(): Target {
		return this.#target;
	}

	/** One for each check that is decided, in their order. */
	get verdicts(): readonly ToldVerdict[] {
		return this.#verdicts;
	}

	/** From the click to the last verdict, in milliseconds. */
	get took(): number | undefined {
		return this.#took;
	}

	/** What the program printed, when it ran in the page. */
	get printed(): Printed {
		return this.#printed;
	}

	/** Why the workbook stopped the program while it was checked. */
	get stopped(): Stop | undefined {
		return this.#stopped;
	}

	get isBusy(): boolean {
		return this.#status === 'preparing' || this.#status === 'checking';
	}

	/** Loads what the first check would otherwise wait for. */
	prepare(): void {
		void this.#environment.load().catch(() => undefined);
	}

	/** Runs the program fresh in the page, and checks it. */
	async checkInPage(files: Files): Promise<void> {
		await this.#begin('page', async (checking, turn) => {
			const exercise = this.#exerciseOf(checking);
			const isClient = exercise.program === 'client';
			const run = await checking.serve(
				files,
				this.language,
				(event) => {
					if (turn === this.#turn) this.#hear(event);
				},
				{
					entry: checking.fileOf(exercise),
					...(isClient && { around: checking.onStage }),
				},
			);
			if (!run) return 'unread';
			try {
				const verdicts = isClient
					? checking.checkClient(exercise, await checking.openStage(run))
					: checking.checkProgram(exercise, OWN_SERVER, checking.surroundingsOf(run));
				return await this.#tell(verdicts, { prints: 'page' }, checking, turn);
			} finally {
				run.stop();
			}
		});
	}

	/** Checks the server that the reader has started. */
	async checkOwnServer(): Promise<void> {
		await this.#begin('own', (checking, turn) => {
			const exercise = this.#exerciseOf(checking);
			if (exercise.program === 'client') throw new Error('A page cannot serve a client.');
			const verdicts = checking.checkProgram(exercise, OWN_SERVER, checking.ownServer);
			const { origin } = location;
			return this.#tell(verdicts, { prints: 'terminal', origin }, checking, turn);
		});
	}

	/** What is still under way says nothing more. */
	dispose(): void {
		this.#turn += 1;
	}

	async #begin(
		target: Target,
		check: (checking: Checking, turn: number) => Promise<Status>,
	): Promise<void> {
		const begun = this.#environment.clock();
		const turn = ++this.#turn;
		this.#target = target;
		this.#status = 'preparing';
		this.#verdicts = [];
		this.#took = undefined;
		this.#stopped = undefined;
		this.#printed = new Printed();
		this.problems.clear();
		try {
			const status = await check(await this.#environment.load(), turn);
			if (turn !== this.#turn) return;
			this.#took = this.#environment.clock() - begun;
			this.#status = status;
		} catch {
			if (turn === this.#turn) this.#status = 'broken';
		}
	}

	/** What has been seen to end the program, when it ran in the page. */
	get #fate(): Subject['fate'] {
		if (this.#stopped) return 'stopped';
		return this.problems.list.length > 0 ? 'threw' : undefined;
	}

	#exerciseOf({ exercises }: Checking): Exercise {
		const exercise = exercises.find(({ slug }) => slug === this.slug);
		if (!exercise) throw new Error(`There is no exercise ${this.slug}.`);
		return exercise;
	}

	async #tell(
		verdicts: Verdicts,
		about: Pick<Subject, 'prints' | 'origin'>,
		checking: Checking,
		turn: number,
	): Promise<Status> {
		const exercise = this.#exerciseOf(checking);
		if (turn === this.#turn) this.#status = 'checking';
		for await (const verdict of verdicts) {
			if (turn !== this.#turn) break;
			const subject = { url: OWN_SERVER, ...about, fate: this.#fate };
			const told = checking.tellVerdict(verdict, exercise, subject, this.language);
			this.#verdicts = [...this.#verdicts, told];
		}
		return 'done';
	}

	#hear(event: RunEvent): void {
		if (event.type === 'console') this.#printed.add(event.level, event.text);
		else if (event.type === 'problem') this.problems.add(event);
		else if (event.type === 'stopped') this.#stopped = event.reason;
	}
}
