import type { Language } from '#docs/languages';
import type { Rule } from './rule';
import { checkingWords } from './words';

/** What a rule is called, and where it can be read; the task's own stands on the page. */
export function tellRule(rule: Rule, language: Language): { label: string; url?: string } {
	switch (rule.type) {
		case 'rfc6455':
			return {
				label: `RFC 6455 §${rule.section}`,
				url: `https://www.rfc-editor.org/rfc/rfc6455#section-${rule.section}`,
			};
		case 'mdn':
			return {
				label: `MDN: ${rule.page}`,
				url: `https://developer.mozilla.org/${language === 'ja' ? 'ja' : 'en-US'}/docs/Web/API/${rule.page}`,
			};
		case 'bun':
			return { label: 'Bun: WebSockets', url: 'https://bun.com/docs/runtime/http/websockets' };
		case 'task':
			return { label: checkingWords[language].theTask };
		default:
			return rule satisfies never;
	}
}
