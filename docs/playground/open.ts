import { mount, unmount } from 'svelte';

import { browserStore } from '#docs/lib/browser-store';
import BrokenLink from './BrokenLink.svelte';
import { Draft } from './Draft.svelte';
import { fetchRecord } from './fetch-record';
import { forgetLink } from './link';
import Playground from './Playground.svelte';
import type { Shared } from './share';

/** Where the reader comes in. */
export interface Entrance {
	/** The lesson's program, such as `pub-sub/2-others`. */
	step: string;
	/** The file whose listing they came from, and the line that it begins at. */
	path: string;
	line: number;
	/** After which element the playground is put. */
	after: Element;
	/** A program that came by a link. */
	shared?: Shared | undefined;
	/** The reader has left again. */
	closed: () => void;
}

/** The playground that is open; a page has one at a time. */
let leave: (() => void) | undefined;

/**
 * Opens the playground, with the program and the words that it needs.
 * @throws {Error} when they cannot be fetched
 */
export async function openPlayground(entrance: Entrance): Promise<void> {
	const language = document.documentElement.lang === 'en' ? 'en' : 'ja';
	const [listing, words] = await Promise.all([
		fetchRecord(`listings/${entrance.step}.json`),
		fetchRecord(`${language}/playground.json`),
	]);
	leave?.();
	const place = document.createElement('div');
	place.className = 'not-content';
	place.dataset.pagefindIgnore = '';
	entrance.after.after(place);
	const draft = new Draft(entrance.step, listing, browserStore(), entrance.shared);
	const { path, line } = entrance;
	const playground = mount(Playground, {
		target: place,
		props: { draft, path, line, language, words, closed: () => leave?.() },
	});
	leave = () => {
		leave = undefined;
		forgetLink();
		void unmount(playground);
		place.remove();
		entrance.closed();
	};
}

/** Says that the program in the page's address cannot be read. Nothing else is touched. */
export async function sayBroken(): Promise<void> {
	const language = document.documentElement.lang === 'en' ? 'en' : 'ja';
	const words = await fetchRecord(`${language}/playground.json`);
	const place = document.createElement('div');
	place.className = 'not-content';
	document.body.append(place);
	const notice = mount(BrokenLink, {
		target: place,
		props: {
			words,
			closed: () => {
				forgetLink();
				void unmount(notice);
				place.remove();
			},
		},
	});
}
