/** The language in use. Everything that shows a text follows it. */
class Language {
  code = $state<'sv' | 'en'>('sv');

  use(code: string): void {
    this.code = code === 'en' ? 'en' : 'sv';
    document.documentElement.lang = this.code;
  }
}

export const language = new Language();
