export const languages = ['en', 'zh-CN', 'ja'];

/** The first language we have among `ui_locales` (space separated), then Accept-Language; else English. */
export function preferredLanguage(uiLocales, acceptLanguage) {
  const accepted = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag, ...parameters] = range.trim().split(';');
    const quality = parameters.map((parameter) => parameter.trim().match(/^q=([\d.]+)$/)?.[1]).find(Boolean);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  accepted.sort((first, second) => second.quality - first.quality);
  const wanted = [...(uiLocales ?? '').split(' '), ...accepted.map(({ tag }) => tag)];
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === primary);
    if (found) return found;
  }
  return 'en';
}
