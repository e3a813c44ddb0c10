// What the other scripts say, and numbers, in the language of the page: the words stand in its <template class="words">,
// each under its data-name, with {names} for values; those that count hold a form for each kind of number that languages
// tell apart, the first for none. A plain script, not a module: browsers refuse modules to pages read from disk.
const saying = (() => {
  "use strict";
  const { lang } = document.documentElement;
  const numbers = new Intl.NumberFormat(lang, { numberingSystem: "latn" });
  const kinds = new Intl.PluralRules(lang);
  const words = document.querySelector("template.words")?.content;
  const named = (name) => words.querySelector(`[data-name="${name}"]`);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const number = (value) => numbers.format(value);

  return {
    number,
    say: (name, values = {}) => filled(named(name).textContent, values),
    count: (name, value) => {
      const [none, ...some] = named(name).children;
      const fits = (form) => kinds.select(Number(form.value)) === kinds.select(value);
      return filled((value ? some.find(fits) || some.at(-1) : none).textContent, { number: number(value) });
    },
    label: (name, value) => [...(named(name)?.children ?? [])].find((one) => one.value === value)?.textContent,
  };
})();
