import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import { Tracer } from '#docs/stage/trace/Tracer.svelte';
import { type Frames, frames, Heaps } from './Heaps';
import { Printed } from './Printed.svelte';
import { Problems } from './Problems.svelte';
import { markOfLine } from './ran-line';
import type { Files, Place, Run, RunEvent, RunOptions, StartRun } from './run/contract';
import { TABS, type Tab } from './tabs';
import { Wires } from './Wires.svelte';

export type RunStatus = 'idle' | 'compiling' | 'running' | 'ended' | 'stopped';

type Reason = Extract<RunEvent, { type: 'stopped' }>['reason'];

/** Why the server runs no more: its exit code, or who stopped it. */
export type Ending =
	| { how: 'ended'; code: number }
	| { how: 'compile' | 'failed' | 'reader' }
	| { how: 'stopped'; reason: Reason };

interface Environment {
	/** Brings the runner, which is loaded on the first run. */
	load: () => Promise<StartRun>;
	language: RunOptions['language'];
	/** The accessible name of a tab's frame. */
	frameTitle: (tab: Tab) => string;
	/** When what is told is shown; with the page's frames, unless told. */
	frames?: Frames;
}

/** What a run has told, and when. */
interface Told {
	event: RunEvent;
	at: number;
}

/** The runs of the reader's program, one after the other, and what they tell. */
export class Session {
	readonly wires = new Wires();
	readonly tracer: Tracer;
	readonly problems = new Problems();
	readonly #environment: Environment;
	readonly #frames: Frames;
	/** A stream of messages or of output would take all of the page's time, shown one by one. */
	readonly #told: Heaps<Told>;
	readonly #hosts = new Map<Tab, HTMLElement>();
	readonly #printed = new SvelteMap<Place, Printed>();
	readonly #stopped = new SvelteMap<Tab, Reason>();
	#status = $state<RunStatus>('idle');
	#ending = $state.raw<Ending>();
	#address = $state<string>();
	#files = $state.raw<Files>({});
	#tabs = $state<1 | 2 | 3>(2);
	#active = $state(false);
	#run: Run | undefined;
	#turn = 0;

	constructor(environment: Environment) {
		this.#environment = environment;
		this.#frames = environment.frames ?? frames;
		this.#told = new Heaps((heap) => {
			for (const { event, at } of heap) this.#tell(event, at);
		}, this.#frames);
		this.tracer = new Tracer(this.wires.player);
	}

	get status(): RunStatus {
		return this.#status;
	}

	get ending(): Ending | undefined {
		return this.#ending;
	}

	/** Where the server listens. */
	get address(): string | undefined {
		return this.#address;
	}

	/** The files as they were when the run began: what its lines and mistakes are about. */
	get files(): Files {
		return this.#files;
	}

	get tabs(): readonly Tab[] {
		return TABS.slice(0, this.#tabs);
	}

	/** Whether there is something to stop: tabs go on when their server has ended. */
	get active(): boolean {
		return this.#active;
	}

	printedBy(place: Place): Printed | undefined {
		return this.#printed.get(place);
	}

	/** Why a tab was stopped, while the rest of the run went on. */
	stoppedBecause(tab: Tab): Reason | undefined {
		return this.#stopped.get(tab);
	}

	/** Names the element in which a tab's frame is shown, for as long as it stands. */
	host(tab: Tab) {
		return (element: HTMLElement) => {
			this.#hosts.set(tab, element);
			return () => {
				if (this.#hosts.get(tab) === element) this.#hosts.delete(tab);
			};
		};
	}

	/** Ends the run that is on, and starts another with these files. */
	async run(files: Files): Promise<void> {
		this.#end();
		const turn = this.#turn;
		this.#files = files;
		this.#status = 'compiling';
		this.#active = true;
		this.#ending = undefined;
		this.#address = undefined;
		this.problems.clear();
		this.#printed.clear();
		this.#stopped.clear();
		this.wires.reset(this.#frames.now());
		this.tracer.clear();
		try {
			const startRun = await this.#environment.load();
			if (turn !== this.#turn) return;
			const run = await startRun(files, this.#options(turn));
			if (turn === this.#turn) {
				this.#run = run;
				// A program with mistakes is not running.
				this.#told.flush();
				this.#begun();
			} else run.stop();
		} catch {
			if (turn !== this.#turn) return;
			this.#active = false;
			this.#finish('ended', { how: 'failed' });
		}
	}

	/** The reader has had enough. */
	stop(): void {
		if (!this.active) return;
		this.#told.flush();
		this.#end();
		this.#ending = undefined;
		this.#finish('stopped', { how: 'reader' });
	}

	async setTabs(tabs: 1 | 2 | 3): Promise<void> {
		this.#tabs = tabs;
		this.wires.forget((tab) => tab > tabs);
		// A frame needs the element of its tab.
		await tick();
		this.#run?.setTabs(tabs);
	}

	dispose(): void {
		this.#end();
		this.tracer.dispose();
		this.wires.dispose();
	}

	#options(turn: number): RunOptions {
		return {
			tabs: this.#tabs,
			language: this.#environment.language,
			mountTab: (tab, frame) => {
				frame.title = this.#environment.frameTitle(tab);
				this.#hosts.get(tab)?.replaceChildren(frame);
			},
			tell: (event) => {
				if (turn === this.#turn) this.#told.add({ event, at: this.#frames.now() });
			},
		};
	}

	#tell(event: RunEvent, at: number): void {
		switch (event.type) {
			case 'console':
				this.#print(event.place).add(event.level, event.text);
				break;
			case 'problem':
				this.problems.add(event);
				if (event.kind === 'compile') this.#finish('ended', { how: 'compile' });
				break;
			case 'listening':
				this.#address = event.url;
				this.#begun();
				this.wires.note(at, 'listening', undefined, { url: event.url });
				break;
			case 'ended':
				this.#finish('ended', { how: 'ended', code: event.code });
				this.wires.note(at, 'ended', undefined, { code: event.code });
				break;
			case 'stopped':
				if (event.place === 'server') {
					this.#finish('stopped', { how: 'stopped', reason: event.reason });
				} else this.#stopped.set(event.place, event.reason);
				break;
			case 'wire':
				this.wires.tell(event.tab, event.socket, event.what, at);
				break;
			case 'line':
				this.tracer.record(
					markOfLine(event.file, event.line),
					event.place === 'server' ? undefined : event.place,
				);
				break;
			default:
				event satisfies never;
		}
	}

	#begun(): void {
		if (this.#status === 'compiling') this.#status = 'running';
	}

	/** The first ending counts: what comes after it comes of it. */
	#finish(status: 'ended' | 'stopped', ending: Ending): void {
		if (this.#ending) return;
		this.#status = status;
		this.#ending = ending;
	}

	#end(): void {
		this.#turn += 1;
		this.#told.clear();
		this.#run?.stop();
		this.#run = undefined;
		this.#active = false;
	}

	#print(place: Place): Printed {
		const printed = this.#printed.get(place) ?? new Printed();
		this.#printed.set(place, printed);
		return printed;
	}
}
