// Numbers for people: three significant digits, SI prefixes, binary ones for bytes; like every report.
const prefixes = ['f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binaryPrefixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

function significant(value) {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  if (magnitude >= 1e6 || magnitude < 1e-4) return value.toExponential(2);
  return magnitude >= 99.95 ? value.toLocaleString('en', { maximumFractionDigits: 0 }) : value.toPrecision(3);
}

function withPrefix(value, unit) {
  if (value === 0) return `0\u00a0${unit}`;
  const step = Math.max(-5, Math.min(6, Math.floor(Math.log10(Math.abs(value) * 1.0005) / 3)));
  return `${significant(value / 1000 ** step)}\u00a0${prefixes[step + 5]}${unit}`;
}

function written(value, unit) {
  if (!Number.isFinite(value)) return '–';
  switch (unit) {
    case 's': case 'J': case 'W': return withPrefix(value, unit);
    case 'B': {
      const step = value < 1000 ? 0 : Math.min(5, Math.floor(Math.log2(value * 1.024) / 10));
      return `${significant(value / 1024 ** step)}\u00a0${binaryPrefixes[step]}B`;
    }
    case 'mm²': return `${significant(value)}\u00a0mm²`;
    case 'µm²': return `${significant(value / 1e6)}\u00a0mm²`;
    case '%': return `${significant(value * 100)}\u00a0%`;
    case '×': return `${significant(value)}×`;
    default: return significant(value);
  }
}

// A round value on an axis: without digits that say nothing.
const tickText = (value, unit) => written(Number(value.toPrecision(6)), unit).replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
