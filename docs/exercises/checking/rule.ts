/** Where it is written that a program has to behave so. */
export type Rule =
	| { readonly type: 'rfc6455'; readonly section: string }
	/** A page of MDN below `Web/API/`, which is also its name. */
	| { readonly type: 'mdn'; readonly page: string }
	/** Bun's page on WebSockets. */
	| { readonly type: 'bun' }
	/** The page of the exercise says so, and nothing else does. */
	| { readonly type: 'task' };

/** A section of RFC 6455, such as `5.5.1`. */
export const rfc6455 = (section: string): Rule => ({ type: 'rfc6455', section });

/** A page of MDN, such as `WebSocket/send`. */
export const mdn = (page: string): Rule => ({ type: 'mdn', page });

/** Bun's page on WebSockets, which has its topics. */
export const bunTopics: Rule = { type: 'bun' };

/** What the page of the exercise asks for. */
export const theTask: Rule = { type: 'task' };
