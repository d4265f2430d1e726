/// The script of every page with a list of cases: filters, which the address keeps, and a button that copies.
/// Without it the page shows everything.
enum HTMLScript {
  static let text = """
    (() => {
      "use strict";
      const form = document.getElementById("filters");
      if (!form) return;
      form.hidden = false;
      const cases = [...document.querySelectorAll("details.case")];
      const files = [...document.querySelectorAll("section.file")];
      const shown = document.getElementById("shown");
      let texts = null;
      const textOf = (item) => (item.closest("section").dataset.text + " "
        + item.querySelector("summary").textContent).toLowerCase();
      const choices = [...form.querySelectorAll("select")].map((select) => select.name);
      const fields = ["q", ...choices];
      function apply() {
        texts = texts || cases.map(textOf);
        const words = form.q.value.toLowerCase().split(/\\s+/).filter(Boolean);
        let count = 0;
        cases.forEach((item, index) => {
          const data = item.dataset;
          const fits = choices.every((name) => !form[name].value || data[name] === form[name].value)
            && words.every((w) => texts[index].includes(w));
          item.hidden = !fits;
          if (fits) count += 1;
        });
        files.forEach((file) => { file.hidden = !file.querySelector("details.case:not([hidden])"); });
        shown.textContent = `${count} of ${cases.length} ${form.dataset.noun} shown`;
        const state = new URLSearchParams();
        fields.forEach((name) => { if (form[name].value) state.set(name, form[name].value); });
        try { history.replaceState(null, "", "#" + state); } catch { /* a page without an address */ }
      }
      const state = new URLSearchParams(location.hash.slice(1));
      fields.forEach((name) => { if (state.has(name)) form[name].value = state.get(name); });
      const [firstName, firstValue] = (form.dataset.first || "").split("=");
      if (!location.hash && firstName && cases.some((item) => item.dataset[firstName] === firstValue)) {
        form[firstName].value = firstValue;
      }
      form.addEventListener("input", apply);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(apply));
      document.querySelectorAll("[data-choose]").forEach((link) => link.addEventListener("click", (event) => {
        event.preventDefault();
        form.reset();
        const chosen = [...new URLSearchParams(link.dataset.choose)];
        chosen.forEach(([name, value]) => { form[name].value = value; });
        apply();
        document.getElementById("cases").scrollIntoView();
        form[chosen[0][0]].focus({ preventScroll: true });
      }));
      document.addEventListener("keydown", (event) => {
        const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
        if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          form.q.focus();
        }
      });
      document.querySelectorAll("button[data-copy]").forEach((button) => {
        button.hidden = !navigator.clipboard;
        button.addEventListener("click", async () => {
          await navigator.clipboard.writeText(button.previousElementSibling.textContent);
          button.textContent = "Copied";
        });
      });
      apply();
    })();

    """
}
