import '../../parts/shell.js'
import { drawMap } from '../../charts/map.js'
import { drawTrend } from '../../charts/trend.js'
import { drawBars } from '../../charts/bars.js'

for (const [id, drawn] of /** @type {const} */ ([['map', drawMap], ['ranking', drawBars], ['trend', drawTrend]])) {
  const element = document.getElementById(id)
  if (element) {
    drawn(element)
  }
}
