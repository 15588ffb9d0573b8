// A button that leads elsewhere; Logto's page has buttons here too, not links.
for (const button of document.querySelectorAll('button[data-goto]')) {
  button.addEventListener('click', () => location.assign(button.dataset.goto));
}

// Cancelling a consent leaves no trace in the history and tells the application nothing.
for (const button of document.querySelectorAll('button[data-replace]')) {
  button.addEventListener('click', () => location.replace(button.dataset.replace));
}

document.querySelector('[data-submit] form')?.submit();
