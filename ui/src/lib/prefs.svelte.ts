const STORED = 'varsam-digits';

/** Choices about the keyboard that the person has made on this computer. */
class Preferences {
  digits = $state(localStorage.getItem(STORED) !== 'off');

  setDigits(on: boolean): void {
    this.digits = on;
    localStorage.setItem(STORED, on ? 'on' : 'off');
  }
}

export const prefs = new Preferences();
