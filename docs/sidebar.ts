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
			'lessons/pub-sub',
			'lessons/chat-app',
		],
	},
	{
		label: 'リファレンス',
		translations: { en: 'Reference' },
		items: [
			'reference/cheat-sheet',
			'reference/glossary',
			'reference/troubleshooting',
			'reference/protocol',
			'reference/errors',
			'reference/close-codes',
			'reference/refusals',
		],
	},
];
