import { mount } from 'svelte';

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/index.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
