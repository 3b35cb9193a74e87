import { onMount, tick, untrack } from 'svelte';
import type { IdentityView } from '../generated/IdentityView';
import { session } from './state.svelte';

/**
 * The keys on this computer, the one that is to sign, and its passphrase while it is typed.
 * Made while a component is being set up.
 */
export class KeyChoice {
  /** Every key here, once they are loaded. */
  all = $state.raw<IdentityView[]>([]);
  loaded = $state(false);
  /** Whether a new key is being made. */
  making = $state(false);
  passphrase = $state('');
  private picked = $state<string | null>(null);

  /** `offer` says which keys may sign, the likeliest first. */
  constructor(private offer: (all: IdentityView[]) => IdentityView[]) {
    onMount(() => {
      void session.attempt(async () => {
        this.all = await session.host.identities();
        this.loaded = true;
      });
    });
    // Another key has another passphrase; the sample keys' are no secret.
    $effect(() => {
      void this.chosen?.id;
      untrack(() => this.forget());
    });
  }

  get fitting(): IdentityView[] {
    return this.offer(this.all);
  }

  /** The key that was picked, else the likeliest. */
  get chosen(): IdentityView | undefined {
    const { fitting } = this;
    return fitting.find((identity) => identity.id === this.picked) ?? fitting[0];
  }

  pick = (id: string) => (this.picked = id);

  /** Takes a key that has just been made, and leads on to its passphrase. */
  take = (identity: IdentityView) => {
    this.all = [...this.all, identity];
    this.picked = identity.id;
    this.making = false;
    void tick().then(() => document.getElementById('sign-key')?.focus());
  };

  /** Forgets what was typed. */
  forget() {
    this.passphrase = this.chosen?.sample_passphrase ?? '';
  }
}
