import { mount } from 'svelte';

import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/index.css';
import App from './App.svelte';
import Projector from './views/projector/Projector.svelte';

// The second window has the same page and asks for nothing but what it shows.
mount(location.hash === '#projector' ? Projector : App, { target: document.getElementById('app')! });
