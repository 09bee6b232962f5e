import { NOTHING, type Progress, readProgress, writeProgress } from './progress';

const KEY = 'websocket-hands-on.progress';
/** What an older or newer workbook has kept, and this one cannot read. */
const ASIDE = `${KEY}.unreadable`;

/** Part of `Storage` that progress needs. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The reader's progress, in this browser and nowhere else. */
export class ProgressStore {
	readonly #store: Store | undefined;
	/** What a browser that keeps nothing knows for as long as the page is there. */
	#unkept: Progress = NOTHING;

	constructor(store: Store | undefined) {
		this.#store = store;
	}

	/** Whether a change of the browser's storage is one of progress; no key: all was cleared. */
	static concerns({ key }: Pick<StorageEvent, 'key'>): boolean {
		return key === KEY || key === null;
	}

	/** Read anew each time: another tab may have come further. */
	get progress(): Progress {
		const text = this.#kept();
		if (text === null) return this.#unkept;
		const progress = readProgress(text);
		return typeof progress === 'string' ? NOTHING : progress;
	}

	/** Changes the progress. Tells whether it will be there after a reload. */
	change(how: (progress: Progress) => Progress): boolean {
		const before = this.progress;
		const after = how(before);
		if (after === before) return true;
		this.#unkept = after;
		try {
			const text = this.#kept();
			if (text !== null && typeof readProgress(text) === 'string') {
				this.#store?.setItem(ASIDE, text);
			}
			this.#store?.setItem(KEY, writeProgress(after));
			return this.#store !== undefined;
		} catch {
			// Full, or forbidden by the browser's settings.
			return false;
		}
	}

	#kept(): string | null {
		try {
			return this.#store?.getItem(KEY) ?? null;
		} catch {
			return null;
		}
	}
}
