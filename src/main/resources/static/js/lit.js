// The one place that says where templates come from: lit-html, from its WebJar.
export { html, svg, nothing, render } from "/webjars/lit-html/lit-html.js";
export { repeat } from "/webjars/lit-html/directives/repeat.js";
export { ref } from "/webjars/lit-html/directives/ref.js";
export { live } from "/webjars/lit-html/directives/live.js";
