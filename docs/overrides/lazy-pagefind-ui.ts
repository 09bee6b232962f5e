type Options = Readonly<Record<string, unknown>>;

/**
 * Stands before Pagefind's own class of this name and takes the same options. It builds the real
 * one when the reader points at the search button, reaches it by keyboard, or opens the dialog.
 */
export class PagefindUI {
	readonly #options: Options;
	readonly #dialog: HTMLDialogElement | null;
	#loading: Promise<void> | undefined;

	constructor(options: Options) {
		this.#options = options;
		this.#dialog = document.querySelector('site-search dialog');
		const button = document.querySelector('site-search [data-open-modal]');
		const load = () => void this.#load();
		button?.addEventListener('pointerenter', load);
		button?.addEventListener('focus', load);
		if (this.#dialog?.open) load();
		if (this.#dialog) {
			new MutationObserver(load).observe(this.#dialog, { attributeFilter: ['open'] });
		}
	}

	#load(): Promise<void> {
		this.#loading ??= this.#build().catch(() => {
			// The network was gone. The next opening tries again.
			this.#loading = undefined;
		});
		return this.#loading;
	}

	async #build(): Promise<void> {
		const { PagefindUI: RealPagefindUI } = await import('@pagefind/default-ui');
		new RealPagefindUI(this.#options);
		if (this.#dialog?.open) this.#dialog.querySelector('input')?.focus();
	}
}
