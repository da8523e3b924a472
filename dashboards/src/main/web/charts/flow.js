// Money from where it comes to what it is for, as a Sankey diagram.
import { draw, token, type } from './chart.js'

const yuan = (value) => value >= 1e8 ? (value / 1e8).toFixed(2) + ' 亿元' : (value / 1e4).toLocaleString('en', { maximumFractionDigits: 1 }) + ' 万元'
const yuanEn = (value) => (value / 1e6).toLocaleString('en', { maximumFractionDigits: 2 }) + ' m yuan'

/** @param {HTMLElement} element */
export function drawFlow(element) {
  return draw(element, (rows) => {
    const shown = document.documentElement.lang === 'en' ? yuanEn : yuan
    const links = rows.filter((row) => (row.amount.value ?? 0) > 0)
      .map((row) => ({ source: row.from.text, target: row.to.text, value: row.amount.value }))
    const names = [...new Set(links.flatMap((link) => [link.source, link.target]))]
    const narrow = element.clientWidth < 560
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      tooltip: {
        renderMode: 'richText', confine: true,
        formatter: (item) => item.dataType === 'edge'
          ? item.data.source + ' → ' + item.data.target + '\n' + shown(item.value) : item.name + '\n' + shown(item.value)
      },
      series: [{
        type: 'sankey', left: 4, right: narrow ? 92 : 130, top: 6, bottom: 6, nodeGap: narrow ? 5 : 7, nodeWidth: 12,
        draggable: false, labelLayout: { hideOverlap: true }, emphasis: { focus: 'adjacency' }, layoutIterations: 48,
        data: names.map((name) => ({ name })), links,
        label: { color: token('ink'), fontSize: type(narrow ? 0.6875 : 0.75), overflow: 'truncate', width: narrow ? 86 : 122 },
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 }
      }]
    }
  })
}
