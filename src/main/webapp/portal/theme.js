/* Before the first paint, so that a page that people want dark never flashes white: the one script that is no module. */
{
  const wanted = (() => {
    try {
      return localStorage.getItem('portal.theme');
    } catch {
      return null; // nothing is kept: as the system has it
    }
  })();
  if (wanted === 'light' || wanted === 'dark') {
    document.documentElement.dataset.theme = wanted;
  }
}
