import { matchPrecache } from 'workbox-precaching';

/** The document in which the playground runs programs; see docs/playground/run/sandboxed-frame.ts. */
const FRAME = 'playground/frame.html';
/** Gives a document an origin of its own (CSP Level 3, section 6.3.1). */
const SANDBOX = 'sandbox allow-scripts allow-forms';

/** Names a document whose CSS shows that it is a copy. */
const marked = (html: string) => html.replace('<html', '<html data-from-copy');

/**
 * What the browser keeps of the workbook: all that was fetched when the worker was installed, and
 * the files that are too heavy for that, once somebody has used them.
 */
export class Copies {
	readonly #scope: string;
	readonly #heavy: ReadonlySet<string>;

	/**
	 * @param scope - the folder that the workbook is served from, as a whole address
	 * @param heavy - the paths of the heavy files, from there
	 */
	constructor(scope: string, heavy: readonly string[]) {
		this.#scope = scope;
		this.#heavy = new Set(heavy.map((path) => new URL(path, scope).href));
	}

	/** The copy of any file, by its address without query. */
	async of(address: string): Promise<Response | undefined> {
		if (this.#heavy.has(address)) return (await this.#used()).match(address);
		return matchPrecache(address);
	}

	/**
	 * The copy of a page, marked as one. The address of a folder leads to its page, as on the
	 * server; one that nothing is kept for gets the page for what is missing, in its language.
	 */
	async ofPage(address: string): Promise<Response | undefined> {
		const page = await matchPrecache(address === this.#scope ? `${address}index.html` : address);
		if (page && address === this.#scope + FRAME) {
			return copied(page, 200, { 'content-security-policy': SANDBOX });
		}
		if (page) return copied(page, 200);
		if (await matchPrecache(`${address}/`)) return Response.redirect(`${address}/`);
		const [language = ''] = address.slice(this.#scope.length).split('/');
		const missing =
			(await matchPrecache(`${this.#scope}${language}/404/`)) ??
			(await matchPrecache(`${this.#scope}404.html`));
		return missing && copied(missing, 404);
	}

	/** Keeps a file that was used, if it is a heavy one; the others are kept already. */
	async keep(address: string, response: Response): Promise<void> {
		if (!response.ok || !this.#heavy.has(address)) return;
		await (await this.#used()).put(address, response.clone());
	}

	/** Lets go of the heavy files that this version does not have. */
	async forgetOld(): Promise<void> {
		const used = await this.#used();
		for (const { url } of await used.keys()) if (!this.#heavy.has(url)) await used.delete(url);
	}

	#used(): Promise<Cache> {
		return caches.open(`used ${this.#scope}`);
	}
}

async function copied(
	page: Response,
	status: number,
	more: Readonly<Record<string, string>> = {},
): Promise<Response> {
	const headers = new Headers(page.headers);
	for (const [name, value] of Object.entries(more)) headers.set(name, value);
	// They speak of the bytes that came over the wire.
	headers.delete('content-encoding');
	headers.delete('content-length');
	return new Response(marked(await page.text()), { status, headers });
}
