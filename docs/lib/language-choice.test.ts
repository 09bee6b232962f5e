import { describe, expect, test } from 'bun:test';

import { greetingLanguage, languageCookie, languageOfPath } from './language-choice';

describe('greetingLanguage', () => {
	test('follows the choice before the wishes of the browser', () => {
		expect(greetingLanguage('theme=dark; lang=en', ['ja'])).toBe('en');
	});

	test('takes the first wish that the workbook can grant', () => {
		expect(greetingLanguage('', ['fr-CA', 'en-GB', 'ja'])).toBe('en');
	});

	test('reads a language tag in any case', () => {
		expect(greetingLanguage('', ['EN-us'])).toBe('en');
	});

	test('ignores a cookie that names no language of ours', () => {
		expect(greetingLanguage('lang=constructor', [])).toBe('ja');
		expect(greetingLanguage('slang=en', [])).toBe('ja');
	});
});

describe('languageOfPath', () => {
	test('is the first folder', () => {
		expect(languageOfPath('/en/lessons/pub-sub/')).toBe('en');
		expect(languageOfPath('/play/')).toBeUndefined();
	});

	test('is the first folder below the base', () => {
		expect(languageOfPath('/workbook/ja/', '/workbook')).toBe('ja');
		expect(languageOfPath('/workbook/ja/', '/workbook/')).toBe('ja');
	});
});

test('languageCookie holds for a year and the whole site', () => {
	expect(languageCookie('en')).toBe('lang=en; path=/; max-age=31536000; samesite=lax');
});

test('languageCookie keeps to the base, where the host is shared', () => {
	expect(languageCookie('en', '/workbook')).toContain('; path=/workbook/;');
});
