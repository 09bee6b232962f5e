import { type FromClient, type FromServer, type Pipe, pipeOf } from '#docs/playground/bun/wire';
import type { Program } from './compile/program';
import type { Place, Run, RunEvent, RunOptions } from './contract';
import type { Report } from './messages';
import type { Isolation } from './sandboxed-frame';
import { severable } from './sandbox/severable';
import { ServerRealm } from './ServerRealm';
import { TabRealm } from './TabRealm';

type Tab = 1 | 2 | 3;
const TABS: readonly Tab[] = [1, 2, 3];

/** What a client of the page's own speaks to the server through. */
export interface Line {
	readonly pipe: Pipe<FromClient, FromServer>;
	/** Ends it without a goodbye, as a pulled cable does; both ends see 1006. */
	readonly cut: () => void;
}

/** One run of the reader's program: a server and its browser tabs. */
export class InPageRun implements Run {
	readonly #isolation: Isolation;
	readonly #server: Program;
	readonly #client: Program | undefined;
	readonly #options: RunOptions;
	readonly #tabs = new Map<Tab, TabRealm>();
	readonly #severs = new Set<() => void>();
	#lines = 0;
	#serverRealm: ServerRealm | undefined;
	#wanted: number;
	#started = false;
	#stopped = false;

	/** @param client - none for a program that has no page */
	constructor(
		isolation: Isolation,
		server: Program,
		client: Program | undefined,
		options: RunOptions,
	) {
		this.#isolation = isolation;
		this.#server = server;
		this.#client = client;
		this.#options = options;
		this.#wanted = options.tabs;
	}

	/** The server first, so that the tabs find it. A program with mistakes does not start. */
	async start(): Promise<void> {
		if (this.#server.errors.length === 0) {
			this.#serverRealm = new ServerRealm({
				isolation: this.#isolation,
				start: this.#startOf(this.#server),
				hear: (report) => {
					this.#hear('server', this.#server, report);
				},
				stopped: (reason) => {
					this.#serverRealm = undefined;
					for (const tab of this.#tabs.values()) tab.sever();
					for (const sever of this.#severs) sever();
					this.#tell({ type: 'stopped', place: 'server', reason });
				},
			});
			await this.#serverRealm.ready;
		}
		this.#started = true;
		this.#arrange();
	}

	setTabs(tabs: 1 | 2 | 3): void {
		this.#wanted = tabs;
		if (this.#started) this.#arrange();
	}

	/** Connects a client that is no tab. It runs in the page, so it must not be the reader's. */
	connect(): Line {
		const { port1, port2 } = new MessageChannel();
		const { pipe, sever } = severable(pipeOf<FromClient, FromServer>(port1));
		this.#lines += 1;
		this.#severs.add(sever);
		if (this.#serverRealm) this.#serverRealm.open(TABS.length + this.#lines, port2);
		else sever();
		return {
			pipe,
			cut: () => {
				pipe.send({ type: 'gone' });
				sever();
			},
		};
	}

	stop(): void {
		this.#stopped = true;
		for (const tab of this.#tabs.values()) tab.end();
		this.#tabs.clear();
		this.#serverRealm?.end();
		this.#serverRealm = undefined;
	}

	#arrange(): void {
		const client = this.#client;
		if (this.#stopped || !client || client.errors.length > 0) return;
		for (const tab of TABS) {
			if (tab > this.#wanted) this.#close(tab);
			else if (!this.#tabs.has(tab)) this.#open(tab, client);
		}
	}

	#open(tab: Tab, client: Program): void {
		const { port1, port2 } = new MessageChannel();
		const realm = new TabRealm({
			isolation: this.#isolation,
			start: this.#startOf(client),
			port: port1,
			hear: (report) => {
				this.#hear(tab, client, report);
			},
			stopped: (reason) => {
				this.#serverRealm?.close(tab);
				this.#tell({ type: 'stopped', place: tab, reason });
			},
		});
		this.#tabs.set(tab, realm);
		if (this.#serverRealm) this.#serverRealm.open(tab, port2);
		else realm.sever();
		this.#options.mountTab(tab, realm.frame);
	}

	#close(tab: Tab): void {
		const realm = this.#tabs.get(tab);
		if (!realm) return;
		this.#tabs.delete(tab);
		realm.end();
		this.#serverRealm?.close(tab);
	}

	#startOf({ modules, entry }: Program) {
		return { modules, entry, language: this.#options.language };
	}

	#hear(place: Place, program: Program, report: Report): void {
		switch (report.type) {
			case 'console':
				this.#tell({ ...report, place });
				return;
			case 'problem': {
				const { kind, message, place: where } = report;
				this.#tell({ type: 'problem', place, kind, message, ...placeOf(program, where) });
				return;
			}
			case 'listening':
			case 'ended':
				if (place === 'server') this.#tell(report);
				return;
			case 'wire':
				if (place === 'server') return;
				for (const one of report.passed) this.#tell({ type: 'wire', tab: place, ...one });
				return;
			case 'lines':
				for (let index = 0; index < report.lines.length; index += 2) {
					const file = program.files[report.lines[index] ?? -1];
					const line = report.lines[index + 1];
					if (file !== undefined && line !== undefined) {
						this.#tell({ type: 'line', place, file, line });
					}
				}
				return;
			case 'alive':
			case 'started':
			case 'stopped':
				return;
			default:
				report satisfies never;
		}
	}

	#tell(event: RunEvent): void {
		if (!this.#stopped) this.#options.tell(event);
	}
}

/** Leads from a place in the compiled code to the reader's own line, as far as it is known. */
function placeOf(
	program: Program,
	place: Extract<Report, { type: 'problem' }>['place'],
): { file?: string; line?: number } {
	if (!place || !program.files.includes(place.file)) return {};
	const { file } = place;
	const line = program.lineOf(file, place.line, place.column);
	return { file, ...(line !== undefined && { line }) };
}
