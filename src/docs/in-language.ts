/**
 * The document as a reader of one language wants it. Texts are written "English 中文" on one line, or as paragraphs of either;
 * what is there in one language only stays as it is.
 */
import { ofLine } from '../platform/http/of-line.js';
import type { Language } from '../platform/http/texts.js';

type Json = Record<string, unknown>;

const HAN = /\p{Script=Han}/u;

export function ofParagraphs(text: string, language: Language): string {
  const paragraphs = text.split('\n\n');
  if (!paragraphs.some((one) => HAN.test(one)) || paragraphs.every((one) => HAN.test(one))) return text;
  // Without a letter of either kind of its own (a list of codes) a paragraph is for both.
  const isOther = (one: string): boolean =>
    isChinese(one) === (language === 'en') && /\p{L}{3}/u.test(one) && !isForBoth(one);
  return paragraphs.filter((one) => !isOther(one)).join('\n\n');
}

const isChinese = (text: string): boolean => (text.match(/\p{Script=Han}/gu) ?? []).length * 3 > text.length;
const isForBoth = (text: string): boolean => /^(From:|Permission:|Rules:)/.test(text);

export function inLanguage(document: Json, language: Language): Json {
  const paths = Object.fromEntries(
    Object.entries(document['paths'] as Record<string, Json>).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [method, operationIn(operation as Json, language)]),
      ),
    ]),
  );
  const tags = (document['tags'] as { name: string; description: string }[]).map((tag) => ({
    ...tag,
    description: ofLine(tag.description, language),
  }));
  const info = document['info'] as Json;
  const description = ofParagraphs(String(info['description']), language);
  const title = ofLine(String(info['title']), language);
  return { ...document, info: { ...info, title, description }, paths, tags };
}

const operationIn = (operation: Json, language: Language): Json => ({
  ...operation,
  summary: ofLine(String(operation['summary']), language),
  description: ofParagraphs(String(operation['description']), language),
});
