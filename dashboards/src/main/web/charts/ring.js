// What ties households, persons, accounts and phones, as a graph; the reason stands on each edge.
import { draw, palette, token, type } from './chart.js'

/** @param {HTMLElement} element */
export function drawRing(element) {
  return draw(element, (rows) => {
    const kinds = [...new Set(rows.flatMap((row) => [row.row.dataset.fromKind, row.row.dataset.toKind]))]
    const colors = palette()
    const start = element.dataset.start
    const nodes = new Map()
    for (const row of rows) {
      nodes.set(row.from.text, row.row.dataset.fromKind)
      nodes.set(row.to.text, row.row.dataset.toKind)
    }
    const many = nodes.size > 40
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      legend: { data: kinds.map((kind) => element.dataset['kind' + kind] ?? kind), top: 0, textStyle: { color: token('ink') } },
      series: [{
        type: 'graph', layout: 'force', roam: true, top: 40,
        force: { repulsion: many ? 60 : 160, edgeLength: many ? 40 : 80 },
        categories: kinds.map((kind, i) => ({ name: element.dataset['kind' + kind] ?? kind, itemStyle: { color: colors[i] } })),
        data: [...nodes].map(([name, kind]) => ({
          name, category: kinds.indexOf(kind), symbolSize: name === start ? 26 : kind === 'household' ? 16 : 10,
          label: { show: !many || name === start || kind === 'household' }
        })),
        links: rows.map((row) => ({ source: row.from.text, target: row.to.text, name: row.reason.text })),
        edgeLabel: { show: !many, formatter: (edge) => edge.data.name, color: token('ink-soft'), fontSize: type(0.6875) },
        label: { color: token('ink'), fontSize: type(0.75), position: 'right' },
        lineStyle: { color: token('line-strong') }, emphasis: { focus: 'adjacency' }
      }]
    }
  })
}
