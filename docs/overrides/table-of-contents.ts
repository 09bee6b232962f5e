import { whenIdle } from '#docs/lib/when-idle';

/** Below the header, the line at which a heading becomes the current one, in CSS pixels. */
const BELOW_HEADER = 32 + 53;
/** More than any page is long, in CSS pixels. */
const EVERYTHING_ABOVE = 1_000_000;

/**
 * Marks the current section in the table of contents. It stands in for Starlight's element of the
 * same name (see astro.config.mjs), which observes every element of a page and looks into each for
 * headings: on a phone that kept a lesson with thirty listings busy for most of a second. This one
 * observes the headings alone: the current one is the last that has come up to the header.
 */
export class StarlightTOC extends HTMLElement {
	readonly #links = new Map<Element, HTMLAnchorElement>();
	readonly #above = new Set<Element>();
	#current: Element | null = null;
	#observer: IntersectionObserver | undefined;

	connectedCallback(): void {
		for (const link of this.querySelectorAll('a')) {
			const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
			if (heading) this.#links.set(heading, link);
		}
		this.#current = this.querySelector('a[aria-current="true"]');
		whenIdle(() => this.#observe());
		addEventListener('resize', () => whenIdle(() => this.#observe()));
	}

	/** Starlight's element for narrow pages shows the text of the current link, too. */
	protected set current(link: HTMLAnchorElement) {
		this.#current?.removeAttribute('aria-current');
		link.setAttribute('aria-current', 'true');
		this.#current = link;
	}

	#observe(): void {
		this.#observer?.disconnect();
		this.#above.clear();
		const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0;
		const header =
			heightOf(document.querySelector('header')) + heightOf(this.querySelector('summary'));
		const below = header + BELOW_HEADER - document.documentElement.clientHeight;
		this.#observer = new IntersectionObserver((entries) => this.#note(entries), {
			rootMargin: `${EVERYTHING_ABOVE}px 0px ${below}px`,
		});
		for (const heading of this.#links.keys()) this.#observer.observe(heading);
	}

	#note(entries: readonly IntersectionObserverEntry[]): void {
		for (const { isIntersecting, target } of entries) {
			if (isIntersecting) this.#above.add(target);
			else this.#above.delete(target);
		}
		const links = [...this.#links];
		const [, link] = links.findLast(([heading]) => this.#above.has(heading)) ?? links[0] ?? [];
		if (link && link !== this.#current) this.current = link;
	}
}

customElements.define('starlight-toc', StarlightTOC);
