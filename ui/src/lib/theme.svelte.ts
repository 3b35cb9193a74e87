export type Theme = 'light' | 'dark' | 'contrast';
export type ThemeChoice = Theme | 'system';

const STORED = 'varsam-theme';
const choices: readonly string[] = ['light', 'dark', 'contrast', 'system'];

/** Light, dark or high contrast: the system's, unless the person chose. */
class ThemeState {
  choice = $state<ThemeChoice>('system');
  private dark = $state(false);
  private contrast = $state(false);

  effective = $derived<Theme>(
    this.choice !== 'system' ? this.choice : this.contrast ? 'contrast' : this.dark ? 'dark' : 'light',
  );

  constructor() {
    const stored = localStorage.getItem(STORED);
    if (stored && choices.includes(stored)) this.choice = stored as ThemeChoice;
    this.follow('(prefers-color-scheme: dark)', (on) => (this.dark = on));
    this.follow('(prefers-contrast: more)', (on) => (this.contrast = on));
  }

  private follow(query: string, set: (on: boolean) => void): void {
    const media = matchMedia(query);
    set(media.matches);
    media.addEventListener('change', (event) => set(event.matches));
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    localStorage.setItem(STORED, choice);
  }

  /** Puts the theme on the page. */
  apply(): void {
    const root = document.documentElement;
    root.dataset['colorScheme'] = this.effective === 'light' ? 'light' : 'dark';
    if (this.effective === 'contrast') root.dataset['theme'] = 'hog-kontrast';
    else delete root.dataset['theme'];
  }
}

export const theme = new ThemeState();
