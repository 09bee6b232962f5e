import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The order in which the workbook is read. Labels of pages are their titles. */
export const sidebar: StarlightUserConfig['sidebar'] = [
	{
		label: 'レッスン',
		translations: { en: 'Lessons' },
		items: [
			'lessons/why-websocket',
			'lessons/first-connection',
			'lessons/handshake',
			'lessons/frames',
			'lessons/pub-sub',
			'lessons/chat-app',
		],
	},
	{
		label: '練習問題',
		translations: { en: 'Exercises' },
		items: [
			'exercises',
			'exercises/echo',
			'exercises/not-to-me',
			'exercises/two-topics',
			'exercises/bad-input',
			'exercises/history-once',
			'exercises/accept-key',
			'exercises/decode-frame',
			'exercises/rooms',
			'exercises/goodbye',
			'exercises/come-back',
			'exercises/find-the-faults',
			'exercises/chat',
		],
	},
	{
		label: 'リファレンス',
		translations: { en: 'Reference' },
		items: [
			'reference/cheat-sheet',
			'reference/glossary',
			'reference/troubleshooting',
			'reference/in-your-browser',
			'reference/progress',
			'reference/offline',
			'reference/in-page-bun',
			'reference/protocol',
			'reference/errors',
			'reference/close-codes',
			'reference/frame-rules',
			'reference/refusals',
		],
	},
];
