// The print button of a customer's page; the browser's own menu does the same.
(() => {
  "use strict";
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.addEventListener("click", () => window.print());
  });
})();
