import type { Attachment } from 'svelte/attachments';

/** A point on the floor of a stage, in CSS pixels from its top left corner. */
export interface Point {
	x: number;
	y: number;
}

/** Where the things of a picture stand, asked at the moment when something sets off. */
export class Places {
	readonly #elements = new Map<string, Element>();
	#floor: Element | undefined;

	/** The element that points are measured from. */
	readonly floor: Attachment = (element) => {
		this.#floor = element;
		return () => {
			this.#floor = undefined;
		};
	};

	/** Gives an element a name, for as long as it stands. */
	mark(name: string): Attachment {
		return (element) => {
			this.#elements.set(name, element);
			return () => {
				if (this.#elements.get(name) === element) this.#elements.delete(name);
			};
		};
	}

	/** The middle of the upper edge of what has that name. */
	top(name: string): Point | undefined {
		const box = this.#box(name);
		return box && { x: box.x + box.width / 2, y: box.y };
	}

	/** The middle of what has that name. */
	middle(name: string): Point | undefined {
		const box = this.#box(name);
		return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	}

	#box(name: string): DOMRect | undefined {
		const element = this.#elements.get(name);
		if (!element || !this.#floor) return undefined;
		const floor = this.#floor.getBoundingClientRect();
		const { x, y, width, height } = element.getBoundingClientRect();
		return new DOMRect(x - floor.x, y - floor.y, width, height);
	}
}
