// Rules of a policy while they are written: words to go on with, and what is wrong, both from the server.
(() => {
  "use strict";
  const WORD = /[A-Za-z_][A-Za-z0-9_]*$/;
  const PAUSE = 250;

  const ask = async (path, parameters) => {
    const answer = await fetch(path + "?" + new URLSearchParams(parameters), { headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : null;
  };

  for (const area of document.querySelectorAll("textarea[data-rule]")) {
    const field = area.closest(".field");
    const fault = field.querySelector(".fault");
    const list = document.createElement("ul");
    list.className = "policy-offers";
    list.id = area.id + "-offers";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.querySelector("label").textContent);
    field.append(list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", list.id);
    let chosen = -1;
    let timer = 0;
    let turn = 0;

    const written = () => (WORD.exec(area.value.slice(0, area.selectionStart)) || [""])[0];

    const close = () => {
      list.hidden = true;
      chosen = -1;
      area.removeAttribute("aria-activedescendant");
    };

    const choose = (index) => {
      const offers = [...list.children];
      chosen = (index + offers.length) % offers.length;
      offers.forEach((offer, i) => offer.setAttribute("aria-selected", String(i === chosen)));
      area.setAttribute("aria-activedescendant", offers[chosen].id);
      offers[chosen].scrollIntoView({ block: "nearest" });
    };

    const take = (offer) => {
      const end = area.selectionStart;
      area.setRangeText(offer.dataset.word, end - written().length, end, "end");
      close();
      area.focus();
      check();
    };

    const offer = async () => {
      const word = written();
      const mine = ++turn;
      const found = word.length < 2 ? [] : await ask("/policy/rules/completions", { written: word });
      if (mine !== turn || !found || found.length === 0 || (found.length === 1 && found[0].word === word)) {
        if (mine === turn) close();
        return;
      }
      list.replaceChildren(...found.map((one, i) => {
        const item = document.createElement("li");
        const code = document.createElement("code");
        const label = document.createElement("span");
        item.id = list.id + "-" + i;
        item.setAttribute("role", "option");
        item.dataset.word = one.word;
        code.textContent = one.word;
        label.textContent = one.label;
        item.append(code, label);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(item);
        });
        return item;
      }));
      list.hidden = false;
      choose(0);
    };

    const check = async () => {
      const asked = area.value;
      const answer = asked.trim() === "" ? null : await ask("/policy/rules/problems", { condition: asked });
      if (answer && asked === area.value) {
        fault.textContent = answer.problem;
        area.setAttribute("aria-invalid", String(answer.problem !== ""));
      }
    };

    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        offer();
        check();
      }, PAUSE);
    });
    area.addEventListener("blur", () => {
      turn++;
      close();
    });
    area.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(list.children[chosen]);
      } else if (event.key === "Escape") {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
  }
})();
