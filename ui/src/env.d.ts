/// <reference types="vite/client" />
/// <reference types="svelte" />

/** Whether the build carries the fake host. */
declare const __FAKE_HOST__: boolean;
