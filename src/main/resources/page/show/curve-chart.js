/** Draws two curves over time with Chart.js. */
import '../lib/chart.js';
import { duration, readable } from './numbers.js';
import { offset, time } from './times.js';

const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE);

/** A chart on a canvas: `show(points, metric, zone, earlier)`, `destroy()`. */
export function curveChart(canvas) {
  const chart = new globalThis.Chart(canvas, {
    type: 'line',
    data: { datasets: [{}, {}] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: false }, tooltip: { displayColors: false, padding: 10 } },
      elements: { point: { radius: 0, hitRadius: 12, hoverRadius: 4 }, line: { borderWidth: 2 } },
    },
  });
  return {
    show: (points, metric, zone, earlier) => {
      fill(chart, points, metric, zone, earlier, look(canvas));
      chart.update();
    },
    destroy: () => chart.destroy(),
  };
}

function fill(chart, points, { name, format, label }, zone, earlier, colour) {
  const interval = points.length > 1 ? points.at(-1).timestamp - points.at(-2).timestamp : MINUTE;
  const at = (point) => point.timestamp - interval / 2;
  const data = (values) => points.map((point) => ({ x: at(point), y: point[values]?.[name] ?? null }));
  const last = points.length - 2;
  chart.data.datasets = [
    {
      label,
      data: data('values'),
      borderColor: colour.line,
      backgroundColor: colour.area,
      fill: 'origin',
      tension: 0.25,
      // The last interval is not over yet.
      segment: { borderDash: (segment) => (segment.p0DataIndex === last ? [3, 4] : undefined) },
    },
    {
      label: earlier,
      data: data('compared'),
      borderColor: colour.muted,
      borderWidth: 1.5,
      borderDash: [5, 5],
      tension: 0.25,
      pointHoverBackgroundColor: colour.muted,
    },
  ];
  chart.options.scales = scales(points, interval, format, zone, colour);
  Object.assign(chart.options.plugins.tooltip, {
    callbacks: {
      title: ([item]) =>
        `${time(item.parsed.x - interval / 2, zone)} – ${time(item.parsed.x + interval / 2, zone)}`,
      label: (item) => `${item.dataset.label}: ${readable(format, item.parsed.y)}`,
    },
  });
}

function scales(points, interval, format, zone, colour) {
  const ticks = { color: colour.text, font: { size: colour.size }, maxRotation: 0 };
  const first = points[0]?.timestamp - interval;
  const last = points.at(-1)?.timestamp;
  return {
    x: {
      type: 'linear',
      min: first,
      max: last,
      grid: { display: false },
      border: { color: colour.grid },
      afterBuildTicks: (axis) => {
        axis.ticks = ticksBetween(first, last, zone, axis.width);
      },
      ticks: { ...ticks, autoSkip: false, callback: (value) => time(value, zone) },
    },
    y: {
      beginAtZero: true,
      grid: { color: colour.grid },
      border: { display: false },
      ticks: {
        ...ticks,
        maxTicksLimit: 6,
        precision: format === 'count' ? 0 : undefined,
        callback: (value) => (format === 'duration' ? duration(value) : readable(format, value)),
      },
    },
  };
}

/** Round local times, as many as there is room for. */
function ticksBetween(first, last, zone, width) {
  const most = Math.max(2, Math.floor(width / 80));
  const step = STEPS.find((each) => (last - first) / each <= most) ?? STEPS.at(-1);
  const ahead = offset(first, zone);
  const ticks = [];
  for (let at = Math.ceil((first + ahead) / step) * step - ahead; at <= last; at += step) {
    ticks.push({ value: at });
  }
  return ticks;
}

/** The theme's colours and the size of letters, as the canvas needs them: worked out by the browser. */
function look(canvas) {
  const probe = canvas.parentElement;
  const of = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    line: of('--accent'),
    area: of('--accent-faint'),
    muted: of('--earlier'),
    grid: of('--line'),
    text: of('--muted'),
    size: parseFloat(getComputedStyle(probe).fontSize),
  };
  probe.style.color = '';
  return found;
}
