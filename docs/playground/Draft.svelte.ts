import { digest } from './digest';
import { keepEdits, MOST_ASIDE, readEdits, type Program, type Store } from './edits';
import type { Files } from './run/contract';
import type { Shared } from './share';

/**
 * What the reader still has to know about the program in the editor: it began from an older
 * listing, or it came by a link, from the listing as it is or from another.
 */
export type Question = 'newer' | 'shared' | 'shared-newer';

/** The reader's copy of a lesson's program. Whatever replaces it, it can be taken back. */
export class Draft {
	readonly step: string;
	readonly listing: Files;
	readonly #current: string;
	readonly #store: Store | undefined;
	#base: string;
	#files = $state.raw<Files>({});
	#own: Program | undefined;
	#aside = $state.raw<readonly Program[]>([]);
	#question = $state<Question>();
	#kept = $state(true);

	/** @param shared - a program that came by a link; the reader's own waits untouched meanwhile */
	constructor(step: string, listing: Files, store: Store | undefined, shared?: Shared) {
		this.step = step;
		this.listing = listing;
		this.#store = store;
		this.#current = digest(listing);
		const { own, aside } = readEdits(store, step);
		this.#own = own;
		this.#aside = aside;
		const shown = shared ?? own;
		this.#base = shown?.base ?? this.#current;
		this.#files = this.#fitted(shown?.files ?? {});
		if (shared) this.#question = this.isOutdated ? 'shared-newer' : 'shared';
		else if (this.isOutdated) this.#question = 'newer';
	}

	/** Every file as it stands in the editor, by its path. */
	get files(): Files {
		return this.#files;
	}

	/** The paths of the files that are not as the lesson has them. */
	get changed(): readonly string[] {
		return Object.keys(this.listing).filter((path) => this.#files[path] !== this.listing[path]);
	}

	get question(): Question | undefined {
		return this.#question;
	}

	/** How many versions can be taken back. */
	get aside(): number {
		return this.#aside.length;
	}

	/** Whether the reader has a version of their own beside the shared one that is shown. */
	get hasOwn(): boolean {
		return this.#question !== undefined && this.#own !== undefined;
	}

	/** Whether the last change will be there after a reload. */
	get kept(): boolean {
		return this.#kept;
	}

	/** Whether it began from another listing than the lesson shows today. */
	get isOutdated(): boolean {
		return this.#base !== this.#current;
	}

	/** What a link to this program carries. */
	get shared(): Shared {
		const files = Object.fromEntries(this.changed.map((path) => [path, this.#files[path] ?? '']));
		return { step: this.step, base: this.#base, files };
	}

	/** The reader has typed. A shared program becomes theirs with that. */
	write(path: string, text: string): void {
		if (this.#files[path] === text || !(path in this.listing)) return;
		this.#adopt();
		this.#files = { ...this.#files, [path]: text };
		this.#keep();
	}

	/** Puts one file, or all, back to what the lesson shows. */
	reset(path?: string): void {
		this.#adopt();
		this.#putAside(this.#program());
		this.#files = path === undefined ? this.listing : { ...this.#files, ...this.#pick(path) };
		if (this.changed.length === 0) this.#base = this.#current;
		this.#question = undefined;
		this.#keep();
	}

	/** Goes on with the version that began from an older listing. */
	goOn(): void {
		this.#base = this.#current;
		this.#question = undefined;
		this.#keep();
	}

	/** Leaves a shared program for the reader's own, or for the listing when there is none. */
	leaveShared(): void {
		this.#question = undefined;
		this.#base = this.#own?.base ?? this.#current;
		this.#files = this.#fitted(this.#own?.files ?? {});
		if (this.isOutdated) this.#question = 'newer';
	}

	/** Brings the newest version back that was put aside; the present one takes the last place. */
	takeBack(): void {
		this.#adopt();
		const [back, ...rest] = this.#aside;
		if (!back) return;
		const present = this.changed.length > 0 ? [this.#program()] : [];
		this.#aside = [...rest, ...present];
		this.#base = back.base;
		this.#files = this.#fitted(back.files);
		this.#question = this.isOutdated ? 'newer' : undefined;
		this.#keep();
	}

	/**
	 * Another tab has kept something: it is shown here too, so that neither writes over the other.
	 * What could not be kept stands nowhere else, and stays; so does a shared program.
	 */
	hear(): void {
		if (!this.#kept) return;
		const { own, aside } = readEdits(this.#store, this.step);
		this.#own = own;
		this.#aside = aside;
		if (this.#question !== undefined && this.#question !== 'newer') return;
		this.#base = own?.base ?? this.#current;
		this.#files = this.#fitted(own?.files ?? {});
		this.#question = this.isOutdated ? 'newer' : undefined;
	}

	/** Makes a shared program the reader's, and their own waits aside. */
	#adopt(): void {
		if (this.#question === undefined || this.#question === 'newer') return;
		this.#question = undefined;
		if (this.#own) this.#putAside(this.#own);
	}

	#program(): Program {
		return { base: this.#base, files: { ...this.#files } };
	}

	#putAside(program: Program): void {
		const same = JSON.stringify(program.files);
		const others = this.#aside.filter(({ files }) => JSON.stringify(files) !== same);
		this.#aside = [program, ...others].slice(0, MOST_ASIDE);
	}

	#keep(): void {
		this.#own = this.changed.length > 0 ? this.#program() : undefined;
		this.#kept = keepEdits(this.#store, this.step, { own: this.#own, aside: [...this.#aside] });
	}

	#pick(path: string): Files {
		const text = this.listing[path];
		return text === undefined ? {} : { [path]: text };
	}

	/** The listing with the files of a program in it; a path that it does not have is left out. */
	#fitted(files: Files): Files {
		return Object.fromEntries(
			Object.entries(this.listing).map(([path, text]) => [path, files[path] ?? text]),
		);
	}
}
