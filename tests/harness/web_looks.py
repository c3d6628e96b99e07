"""What a browser is asked about the looks of a page: scripts that list what is wrong with it."""

PALE = """() => {
  const part = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => part(c).slice(0, 3).map(v => linear(v / 255))
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const clear = e => { const p = part(getComputedStyle(e).backgroundColor); return p.length > 3 && p[3] === 0; };
  const contrast = el => {
    let ground = el;
    while (ground.parentElement && clear(ground)) ground = ground.parentElement;
    const a = light(getComputedStyle(el).color), b = light(getComputedStyle(ground).backgroundColor);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return Array.from(document.body.querySelectorAll("*"))
    .filter(e => e.innerText && e.offsetParent && contrast(e) < 7).map(e => e.outerHTML);
}"""  # elements whose text stands out too little
ODD = """() => {
  const controls = document.querySelectorAll(".button, .say input:not([type=hidden])");
  const boxes = Array.from(controls).filter(e => e.offsetParent).map(e => [e.outerHTML, e.getBoundingClientRect()]);
  const small = boxes.filter(([, b]) => b.height < 48 || b.left < 0 || b.right > innerWidth).map(([html]) => html);
  const tiny = Array.from(document.querySelectorAll(".says p, .says li, .button"))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) < 20).map(e => e.outerHTML);
  const lines = e => Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight));
  const torn = Array.from(document.querySelectorAll(".button > span"))
    .filter(e => e.offsetParent && !e.querySelector("small") && lines(e) > e.innerText.split(/\\s+/).length);
  return small.concat(tiny, torn.map(e => e.outerHTML));
}"""  # controls that are too small or stick out, texts that are too small, labels broken within a word
COVERED = """() => {
  const lead = document.querySelector(".lead"), box = lead && lead.getBoundingClientRect();
  if (!box) return [];
  const under = e => { const b = e.getBoundingClientRect(); return b.top < box.bottom - 1 && b.bottom > box.top + 1; };
  return Array.from(document.querySelectorAll(".button, a, input:not([type=hidden])"))
    .filter(e => e.offsetParent && !lead.contains(e) && under(e)).map(e => e.outerHTML);
}"""  # controls that lie under the button at the lower edge
