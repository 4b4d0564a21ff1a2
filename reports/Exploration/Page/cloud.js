// Dots into pixels, each blended over what is there: a hundred thousand of them in a few milliseconds.
function stampOf(radius, alpha) {
  const reach = Math.ceil(radius + 0.5);
  const stamp = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cover = Math.min(1, radius + 0.5 - Math.hypot(dx, dy));
      if (cover > 0) stamp.push([dx, dy, Math.round(cover * alpha * 256)]);
    }
  }
  return { reach, dx: stamp.map((s) => s[0]), dy: stamp.map((s) => s[1]), alpha: stamp.map((s) => s[2]), size: stamp.length };
}

// xs and ys hold pixels, or -1 for a point without a place; only points whose mark in `of` is `wanted` are drawn.
function drawDots(pixels, width, height, xs, ys, of, wanted, colourOf, colours, stamp) {
  const palette = colours.map(channels);
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i];
    const y = ys[i];
    if (of[i] !== wanted || x < stamp.reach || y < stamp.reach || x >= width - stamp.reach || y >= height - stamp.reach) continue;
    const [r, g, b] = palette[colourOf(i)];
    for (let s = 0; s < stamp.size; s++) {
      const at = ((y + stamp.dy[s]) * width + x + stamp.dx[s]) * 4;
      const alpha = stamp.alpha[s];
      pixels[at] += ((r - pixels[at]) * alpha) >> 8;
      pixels[at + 1] += ((g - pixels[at + 1]) * alpha) >> 8;
      pixels[at + 2] += ((b - pixels[at + 2]) * alpha) >> 8;
    }
  }
}

function fillPixels(pixels, colour) {
  const [r, g, b] = channels(colour);
  new Uint32Array(pixels.buffer).fill((255 << 24) | (b << 16) | (g << 8) | r);
}
